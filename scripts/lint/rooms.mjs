import { anywhere, code, noPath, noRooms, only, onlyDoors, tests } from './patterns.mjs';

// The import table of docs/ARCHITECTURE.md: who may know whom, each refusal with what to do instead.

const underShared = noRooms(
  ['node', 'server', 'client', 'main', 'preload', 'renderer'],
  'shared lies under every room and knows none of them.',
);

const shared = [
  code(
    'src/shared/**',
    only(
      ['zod'],
      'shared imports nothing but itself and zod, so that it runs anywhere: have the rest handed in.',
    ),
    underShared,
  ),
  code(
    'src/shared/texts/**',
    only(['zod', 'i18next'], 'shared/texts imports nothing but shared and i18next.'),
    underShared,
  ),
  code(
    'src/shared/markdown/**',
    only(
      ['zod', '@lezer/markdown', '@lezer/common'],
      'shared/markdown reads words and nothing else: shared and the parser alone.',
    ),
    underShared,
  ),
  tests('shared', underShared),
];

const underNode = noRooms(
  ['server', 'client', 'main', 'preload', 'renderer'],
  'src/node lies under server and main and knows neither.',
);

const node = [
  code(
    'src/node/**',
    only(
      [
        'node:*',
        'zod',
        '@peculiar/x509',
        'reflect-metadata',
        'uuid',
        '@scure/bip39/*',
        'dns-packet',
      ],
      'src/node is what plain Node gives both sides: shared, node:*, keys, words and the codec of discovery only.',
    ),
    underNode,
  ),
  tests('node', underNode),
];

const noApp = noRooms(
  ['client', 'main', 'preload', 'renderer'],
  'The server is plain Node and knows no app: what both sides need belongs in src/shared or src/node.',
);

const server = [
  code(
    'src/server/**',
    only(
      [
        'node:*',
        'zod',
        'uuid',
        'uqr',
        'socket.io',
        'socket.io-parser',
        '@peculiar/x509',
        'reflect-metadata',
      ],
      'The server is plain Node: no Electron, no window, and SQLite only in its store.',
    ),
    noApp,
  ),
  code(
    'src/server/process.ts',
    only(
      ['node:*', 'zod', 'electron/utility'],
      'The starter in the utility process only starts: put the work behind createChatServer.',
    ),
    noApp,
  ),
  code(
    'src/server/store/**',
    only(
      ['node:*', 'zod', 'uuid', '@photostructure/sqlite'],
      'The store knows SQLite and nothing above itself.',
    ),
    noRooms(
      ['domain', 'transport', 'discovery'],
      'The store never calls up: return what changed and let the caller tell others.',
    ),
    noApp,
  ),
  code(
    'src/server/domain/**',
    only(
      ['node:*', 'zod', 'uuid'],
      'The domain knows no socket, no SQL and no network: its store and clock are handed in.',
    ),
    noPath(
      '^node:(http|https|http2|net|tls|dgram|fs|sqlite)(/|$)',
      'The domain does no input or output of its own: have it handed in by the transport or the store.',
    ),
    noPath(
      '^(\\.\\./)+store/(sqlite|memory|[^/]+/)',
      "The domain knows the store's interface (store/store) alone, no body of it.",
    ),
    noRooms(
      ['transport', 'discovery'],
      'The domain does not know who listens: return what changed, the transport tells.',
    ),
    noApp,
  ),
  code(
    'src/server/transport/**',
    only(
      ['node:*', 'zod', 'uuid', 'socket.io', 'socket.io-parser'],
      'The transport knows Socket.IO, node:* and the domain.',
    ),
    noPath(
      '(^|/)store/(sqlite|memory)',
      'The transport goes through the domain: it never opens the store itself.',
    ),
    noApp,
  ),
  code(
    'src/server/discovery/**',
    only(
      ['node:*', 'zod', 'uuid'],
      'Discovery announces what it is given: shared, src/node and node:* only.',
    ),
    noRooms(['domain', 'transport', 'store'], 'Discovery announces what it is given.'),
    noApp,
  ),
  tests('server', noApp),
];

const serverAtItsDoor = onlyDoors(
  'server',
  ['index', 'testing/**'],
  'Meet the server at its door: server/index or server/testing.',
);

const client = [
  code(
    'src/client/**',
    only(
      ['socket.io-client', 'zod'],
      'The client core is plain TypeScript: no node:*, no Electron, no DOM. What differs per platform is handed in.',
    ),
    noRooms(
      ['node', 'server', 'main', 'preload', 'renderer'],
      'The client core knows shared alone: what differs per platform is handed in.',
    ),
  ),
  tests(
    'client',
    serverAtItsDoor,
    noRooms(['main', 'preload', 'renderer'], 'The client core knows no app.'),
  ),
];

const noRawIpc = {
  regex: '^electron(/|$)',
  importNames: ['ipcMain', 'ipcRenderer'],
  message:
    'Raw IPC lives in src/main/bridge and src/preload alone: add a call or an announcement to shared/bridge instead.',
};

const mainPackages = [
  'electron/main',
  'electron/common',
  'node:*',
  'zod',
  'uuid',
  'i18next',
  'uqr',
  'socket.io-client',
  '@photostructure/sqlite',
];

const main = [
  code(
    'src/main/**',
    only(
      mainPackages,
      'Import Electron from electron/main; a new package in main is a decision to write down in docs/decisions.',
    ),
    noRooms(
      ['server', 'preload', 'renderer'],
      'main starts the server by the path of its process entry and talks to the page through the bridge: it imports neither.',
    ),
    noRawIpc,
  ),
  code(
    'src/main/bridge/**',
    only(
      ['electron/main', 'electron/common', 'node:*', 'zod'],
      'The bridge knows Electron, shared/bridge and zod: the work behind a call is handed in.',
    ),
    noRooms(['server', 'preload', 'renderer'], 'The bridge is typed by shared/bridge alone.'),
  ),
  code(
    'src/main/hosting/**',
    only(
      ['electron/main', 'electron/common', 'node:*', 'zod'],
      'Hosting starts, watches and stops a process: Electron, node:* and shared/hosting only.',
    ),
    noRooms(
      ['server', 'client', 'preload', 'renderer'],
      'Hosting starts the server by path (out/main/server-process.js) and speaks shared/hosting with it.',
    ),
    noRawIpc,
  ),
  code(
    'src/main/updates/{engine,load-engine}.ts',
    only(
      [...mainPackages, 'electron-updater'],
      'The engine of updates is loaded late, and electron-updater with it: nothing else imports it.',
    ),
    noRooms(['server', 'preload', 'renderer'], 'Updates know neither the server nor the page.'),
    noRawIpc,
  ),
  tests(
    'main',
    serverAtItsDoor,
    noRooms(['preload', 'renderer'], 'main and the page meet at shared/bridge.'),
  ),
];

const preload = [
  code(
    'src/preload/**',
    only(
      ['electron/renderer'],
      'The preload exposes the bridge and nothing more: shared/bridge and electron/renderer only.',
    ),
    noRooms(
      ['node', 'server', 'client', 'main', 'renderer'],
      'The preload exposes the bridge and nothing more.',
    ),
    noPath(
      '(^|/)shared/(model|protocol|hosting|lib|texts|markdown)(/|$)',
      'The preload needs shared/bridge alone.',
    ),
  ),
];

const insideRenderer = [
  only(
    [
      'react',
      'react-dom',
      '@mui',
      '@emotion',
      '@fontsource-variable',
      'virtua',
      'uqr',
      'i18next',
      'lowlight',
      'highlight.js',
      'htmlparser2',
    ],
    'The renderer has React, MUI and window.hearth, no Node, no Electron and no socket: ask for a call in shared/bridge.',
  ),
  noRooms(
    ['node', 'server', 'client', 'main', 'preload'],
    'The renderer reaches the rest of the app through window.hearth alone: use src/renderer/src/bridge.',
  ),
  noPath(
    '(^|/)shared/(protocol|hosting)(/|$)',
    'The renderer does not speak the protocol: take types from shared/model and shared/bridge.',
  ),
  {
    regex: '^@mui/material(/styles)?$|^@emotion/styled$',
    importNames: ['styled', 'default'],
    message: 'Styled elements come from src/renderer/src/theme/styled: they cost a third.',
  },
];

const otherFeature =
  'A feature does not know another one: move what both need to components, bridge or theme, or join them in app.';

/**
 * Files that lie so many folders deep inside features: going up as far leads to another feature.
 * @param {number} depth
 */
function featureFiles(depth) {
  return code(
    ['ts', 'tsx'].map((ending) => `src/renderer/src/features/${'*/'.repeat(depth)}*.${ending}`),
    ...insideRenderer,
    noPath('^(\\.\\./)+features(/|$)', otherFeature),
    noPath(`^${'\\.\\./'.repeat(depth)}[^.]`, otherFeature),
  );
}

const renderer = [
  code('src/renderer/**', ...insideRenderer),
  code(
    'src/renderer/src/{components,bridge,theme}/**',
    ...insideRenderer,
    noPath(
      '^(\\.\\./)+(features|app)(/|$)',
      'Components, bridge and theme lie under the features and know none: hand in what they need.',
    ),
  ),
  ...[1, 2, 3].map((depth) => featureFiles(depth)),
  tests(
    'renderer',
    noRooms(
      ['node', 'server', 'client', 'main', 'preload'],
      'A test of the renderer hands in a fake window.hearth.',
    ),
  ),
];

const outside = [
  anywhere(
    'e2e/**',
    only(
      ['node:*', '@playwright/test', '@axe-core/playwright', 'fast-check', 'ws'],
      'A story drives real apps from outside.',
    ),
    noPath(
      '(^|/)src/(server|client|main|preload|renderer)(/|$)',
      'A story drives real apps from outside: shared and src/node only, no internals.',
    ),
  ),
  anywhere(
    'e2e/support/browser/**',
    only(['electron/main'], 'A browser of somebody else is the engine alone.'),
  ),
  anywhere(
    'bench/**',
    onlyDoors(
      'src/server',
      ['index', 'testing/**'],
      'A benchmark enters through public doors: server/index or server/testing.',
    ),
    noPath('(^|/)src/(main|preload|renderer)(/|$)', 'A benchmark enters through public doors.'),
  ),
  anywhere(
    'faults/**',
    onlyDoors(
      'src/server',
      ['testing/**'],
      'The fault suite breaks processes from outside: it starts the server by its bundle, or meets it at server/testing.',
    ),
    onlyDoors(
      'src/main',
      ['sessions/platform', 'sessions/local-store/sqlite-store'],
      'A participant is the client core on what the desktop gives it: its platform and its local store, nothing else of main.',
    ),
    noPath('(^|/)src/(preload|renderer)(/|$)', 'The fault suite has no windows.'),
  ),
  anywhere(
    'hostile/**',
    onlyDoors(
      'src/server',
      ['testing/**', 'transport/wire-codec'],
      'The hostile suite attacks processes from outside: it starts the server by its bundle, or meets it at server/testing. Only the reader of packets is fed alone, because no network is fast enough for it.',
    ),
    noPath(
      '(^|/)src/(client|main|preload|renderer)(/|$)',
      'A client is attacked as a process, too.',
    ),
  ),
  anywhere(
    'faults/checker/**',
    only(
      ['node:*', '@photostructure/sqlite', 'fast-check', 'vitest'],
      'The checker is independent: it knows files, SQL and nothing of the suite.',
    ),
    noPath(
      '(^|/)(src|harness|participant|control|runs)(/|$)',
      'The checker is independent: a mistake of what it judges must not hide itself here.',
    ),
  ),
  anywhere('examples/**', {
    group: ['*', '!node:*', '!socket.io-client'],
    message: 'An example shows what anybody can do with socket.io-client and node:* alone.',
  }),
];

/** The import table, room by room. */
export const rooms = [
  ...shared,
  ...node,
  ...server,
  ...client,
  ...main,
  ...preload,
  ...renderer,
  ...outside,
];
