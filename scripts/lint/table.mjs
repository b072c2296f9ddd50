const rooms = (...names) => `^(\\.\\./)+(${names.join('|')})(/|$)`;
const only = (packages, message) => ({
  group: [
    '*',
    '!./**',
    '!../**',
    ...packages.flatMap((p) => (p.startsWith('node:') ? ['!' + p] : [`!${p}`, `!${p}/**`])),
  ],
  message,
});
const no = (regex, message) => ({ regex, message });
const rule = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'];
const code = (files, ...patterns) => ({
  files: Array.isArray(files) ? files : [files],
  excludeFiles: TESTS,
  rules: rule(...patterns),
});
const test = (room, ...patterns) => ({
  files: [`src/${room}/**/*.test.ts`, `src/${room}/**/*.test.tsx`, `src/${room}/**/testing/**`],
  rules: rule(...patterns),
});

const ipc = {
  group: ['electron', 'electron/*'],
  importNames: ['ipcMain', 'ipcRenderer'],
  message:
    'Raw IPC lives in src/main/bridge and src/preload alone: add a call or an announcement to shared/bridge instead.',
};
const noElectron = 'Only src/main and src/preload know Electron: have what you need handed in.';
const serverRooms = no(
  rooms('client', 'main', 'preload', 'renderer'),
  'The server is plain Node and knows no app: what both sides need belongs in src/shared or src/node.',
);

const rendererPackages = [
  'react',
  'react-dom',
  '@mui',
  '@emotion',
  '@fontsource-variable',
  'virtua',
  'uqr',
  'i18next',
];
const renderer = [
  only(
    rendererPackages,
    'The renderer has React, MUI and window.hearth, no Node, no Electron and no socket: ask for a call in shared/bridge.',
  ),
  no(
    rooms('node', 'server', 'client', 'main', 'preload'),
    'The renderer reaches the rest of the app through window.hearth alone: use src/renderer/src/bridge.',
  ),
  no(
    '(^|/)shared/(protocol|hosting)(/|$)',
    'The renderer does not speak the protocol: take types from shared/model and shared/bridge.',
  ),
];
const otherFeature =
  'A feature does not know another one: move what both need to components, bridge or theme, or join them in app.';
const feature = (depth) => ({
  files: ['ts', 'tsx'].map((ext) => `src/renderer/src/features/${'*/'.repeat(depth)}*.${ext}`),
  excludeFiles: TESTS,
  rules: rule(
    ...renderer,
    no(`^(\\.\\./)+features(/|$)`, otherFeature),
    no(`^${'\\.\\./'.repeat(depth)}[^.]`, otherFeature),
  ),
});

/** The whole lint configuration; `node scripts/lint/write.mjs` prints it into `.oxlintrc.json`. */
export const config = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'react', 'jsx-a11y'],
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['out/**', 'dist/**', '.cache/**', 'test-results/**'],
  rules: {
    'import/no-cycle': 'error',
    'max-lines': ['error', { max: 600 }],
    eqeqeq: 'error',
    'no-var': 'error',
    'no-console': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
    'no-restricted-properties': [
      'error',
      {
        object: 'electron',
        property: 'ipcMain',
        message: 'Raw IPC lives in src/main/bridge alone.',
      },
      {
        object: 'electron',
        property: 'ipcRenderer',
        message: 'Raw IPC lives in src/preload alone.',
      },
    ],
    'typescript/no-explicit-any': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': [
      'error',
      { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
    ],
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/switch-exhaustiveness-check': [
      'error',
      { considerDefaultExhaustiveForUnions: true },
    ],
    'typescript/no-non-null-assertion': 'error',
    'react/no-danger': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    // Off, each with its reason:
    // JSX is compiled by the automatic runtime.
    'react/react-in-jsx-scope': 'off',
    // Fonts, styles and reflect-metadata are imported for what they do.
    'import/no-unassigned-import': 'off',
    // Branded ids are made by assertions behind a schema.
    'typescript/no-unsafe-type-assertion': 'off',
    // The compiler already checks returns, with fewer false alarms.
    'typescript/consistent-return': 'off',
    // A function reads best beside its only use.
    'unicorn/consistent-function-scoping': 'off',
    'no-shadow': 'off',
    // We await; and a socket acknowledgement is a callback that may stand in an async handler.
    'promise/always-return': 'off',
    'promise/no-promise-in-callback': 'off',
  },
  overrides: [
    code(
      'src/shared/**',
      only(
        ['zod'],
        'shared imports nothing but itself and zod, so that it runs anywhere: have the rest handed in.',
      ),
      no(
        rooms('node', 'server', 'client', 'main', 'preload', 'renderer'),
        'shared lies under every room and knows none of them.',
      ),
    ),
    code(
      'src/shared/texts/**',
      only(['zod', 'i18next'], 'shared/texts imports nothing but shared and i18next.'),
      no(
        rooms('node', 'server', 'client', 'main', 'preload', 'renderer'),
        'shared lies under every room and knows none of them.',
      ),
    ),
    test(
      'shared',
      no(
        rooms('node', 'server', 'client', 'main', 'preload', 'renderer'),
        'A test of shared needs no other room.',
      ),
    ),

    code(
      'src/node/**',
      only(
        ['node:*', '@peculiar/x509', 'reflect-metadata', 'uuid'],
        'src/node is what plain Node gives both sides: shared, node:*, @peculiar/x509 and uuid only.',
      ),
      no(
        rooms('server', 'client', 'main', 'preload', 'renderer'),
        'src/node lies under server and main and knows neither.',
      ),
    ),
    test(
      'node',
      no(
        rooms('server', 'client', 'main', 'preload', 'renderer'),
        'src/node lies under server and main and knows neither.',
      ),
    ),

    code(
      'src/server/**',
      only(
        ['node:*', 'zod', 'uuid', 'uqr', 'socket.io', '@peculiar/x509', 'reflect-metadata'],
        noElectron,
      ),
      serverRooms,
    ),
    code(
      'src/server/process.ts',
      only(
        ['node:*', 'zod', 'electron/utility'],
        'The starter in the utility process only starts: put the work behind createChatServer.',
      ),
      serverRooms,
    ),
    code(
      'src/server/store/**',
      only(
        ['node:*', 'zod', 'uuid', '@photostructure/sqlite'],
        'The store knows SQLite and nothing above itself.',
      ),
      serverRooms,
      no(
        rooms('domain', 'transport', 'discovery'),
        'The store never calls up: return what changed and let the caller tell others.',
      ),
    ),
    code(
      'src/server/domain/**',
      only(
        ['node:*', 'zod', 'uuid'],
        'The domain knows no socket, no SQL and no network: it gets its store and clock handed in.',
      ),
      no(
        '^node:(http|https|http2|net|tls|dgram|fs|sqlite)(/|$)',
        'The domain does no input or output of its own: have it handed in by the transport or the store.',
      ),
      {
        group: ['../**/store/**', '!../**/store/store'],
        message: "The domain knows the store's interface (store/store) alone, no body of it.",
      },
      no(
        rooms('transport', 'discovery'),
        'The domain does not know who listens: return what changed, the transport tells.',
      ),
      serverRooms,
    ),
    code(
      'src/server/transport/**',
      only(
        ['node:*', 'zod', 'uuid', 'socket.io'],
        'The transport knows Socket.IO, node:* and the domain.',
      ),
      no(
        '(^|/)store/(sqlite|memory)',
        'The transport goes through the domain: it never opens the store itself.',
      ),
      serverRooms,
    ),
    code(
      'src/server/discovery/**',
      only(
        ['node:*', 'zod', 'uuid'],
        'Discovery announces what it is given: shared, src/node and node:* only.',
      ),
      no(rooms('domain', 'transport', 'store'), 'Discovery announces what it is given.'),
      serverRooms,
    ),
    test('server', serverRooms),

    code(
      'src/client/**',
      only(
        ['socket.io-client', 'zod'],
        'The client core is plain TypeScript: no node:*, no Electron, no DOM. What differs per platform is handed in.',
      ),
      no(
        rooms('node', 'server', 'main', 'preload', 'renderer'),
        'The client core knows shared alone: what differs per platform is handed in.',
      ),
    ),
    test(
      'client',
      {
        group: ['../**/server/**', '!../**/server/index', '!../**/server/testing/**'],
        message: 'A test meets the server at its door: server/index or server/testing.',
      },
      no(rooms('main', 'preload', 'renderer'), 'The client core knows no app.'),
    ),

    code(
      'src/main/**',
      only(
        [
          'electron/main',
          'electron/common',
          'node:*',
          'zod',
          'uuid',
          'i18next',
          'uqr',
          'socket.io-client',
          '@photostructure/sqlite',
        ],
        'Import Electron from electron/main; a new package for main is a decision to write down in docs/decisions.',
      ),
      no(
        rooms('server', 'preload', 'renderer'),
        'main starts the server by the path of its process entry and talks to the page through the bridge: it imports neither.',
      ),
      ipc,
    ),
    code(
      'src/main/bridge/**',
      only(
        ['electron/main', 'electron/common', 'node:*', 'zod'],
        'The bridge knows Electron, shared/bridge and zod: the work behind a call is handed in.',
      ),
      no(rooms('server', 'preload', 'renderer'), 'The bridge is typed by shared/bridge alone.'),
    ),
    code(
      'src/main/hosting/**',
      only(
        ['electron/main', 'electron/common', 'node:*', 'zod'],
        'Hosting starts, watches and stops a process: Electron, node:* and shared/hosting only.',
      ),
      no(
        rooms('server', 'client', 'preload', 'renderer'),
        'Hosting starts the server by path (out/main/server-process.js) and speaks shared/hosting with it.',
      ),
      ipc,
    ),
    test(
      'main',
      {
        group: ['../**/server/**', '!../**/server/index', '!../**/server/testing/**'],
        message: 'A test meets the server at its door: server/index or server/testing.',
      },
      no(rooms('preload', 'renderer'), 'main and the page meet at shared/bridge.'),
    ),

    code(
      'src/preload/**',
      only(
        ['electron/renderer'],
        'The preload exposes the bridge and nothing more: shared/bridge and electron/renderer only.',
      ),
      no(
        rooms('node', 'server', 'client', 'main', 'renderer'),
        'The preload exposes the bridge and nothing more.',
      ),
      no(
        '(^|/)shared/(model|protocol|hosting|lib|texts)(/|$)',
        'The preload needs shared/bridge alone.',
      ),
    ),

    code('src/renderer/**', ...renderer),
    code(
      'src/renderer/src/{components,bridge,theme}/**',
      ...renderer,
      no(
        '^(\\.\\./)+(features|app)(/|$)',
        'Components, bridge and theme lie under the features and know none.',
      ),
    ),
    feature(1),
    feature(2),
    feature(3),
    test(
      'renderer',
      no(
        rooms('node', 'server', 'client', 'main', 'preload'),
        'A test of the renderer hands in a fake window.hearth.',
      ),
    ),

    {
      files: ['e2e/**'],
      rules: rule(
        only(
          ['node:*', '@playwright/test', '@axe-core/playwright'],
          'A story drives real apps from outside.',
        ),
        no(
          '(^|/)src/(node|server|client|main|preload|renderer)(/|$)',
          'A story drives real apps from outside: shared types only, no internals.',
        ),
      ),
    },
    {
      files: ['bench/**'],
      rules: rule(
        {
          group: ['../**/src/server/**', '!../**/src/server/index', '!../**/src/server/testing/**'],
          message: 'A benchmark enters through public doors: server/index or server/testing.',
        },
        no('(^|/)src/(main|preload|renderer)(/|$)', 'A benchmark enters through public doors.'),
      ),
    },
    {
      files: ['examples/**'],
      rules: {
        ...rule({
          group: ['*', '!node:*', '!socket.io-client'],
          message: 'An example shows what anybody can do with socket.io-client and node:* alone.',
        }),
        'no-console': 'off',
      },
    },

    {
      files: ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'e2e/**'],
      plugins: [
        'eslint',
        'typescript',
        'unicorn',
        'oxc',
        'import',
        'promise',
        'react',
        'jsx-a11y',
        'vitest',
      ],
      rules: {
        'typescript/no-non-null-assertion': 'off',
        'vitest/no-focused-tests': 'error',
        'vitest/no-disabled-tests': 'error',
      },
    },
    { files: ['scripts/**', 'bench/**', 'src/server/cli.ts'], rules: { 'no-console': 'off' } },
    // Ambient globals can only be declared with var.
    { files: ['**/*.d.ts'], rules: { 'no-var': 'off' } },
  ],
};
