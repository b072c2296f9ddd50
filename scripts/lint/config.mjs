import { testFiles } from './patterns.mjs';
import { rooms } from './rooms.mjs';

const plugins = [
  'eslint',
  'typescript',
  'unicorn',
  'oxc',
  'import',
  'promise',
  'react',
  'jsx-a11y',
];

const rules = {
  'import/no-cycle': 'error',
  'max-lines': ['error', { max: 600 }],
  eqeqeq: 'error',
  'no-var': 'error',
  'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  'no-console': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
  'no-restricted-properties': [
    'error',
    { object: 'electron', property: 'ipcMain', message: 'Raw IPC lives in src/main/bridge alone.' },
    { object: 'electron', property: 'ipcRenderer', message: 'Raw IPC lives in src/preload alone.' },
  ],
  'typescript/no-explicit-any': 'error',
  'typescript/ban-ts-comment': 'error',
  'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  'typescript/no-floating-promises': 'error',
  'typescript/no-misused-promises': 'error',
  'typescript/await-thenable': 'error',
  'typescript/only-throw-error': 'error',
  'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  'typescript/no-non-null-assertion': 'error',
  'react/no-danger': 'error',
  'react/rules-of-hooks': 'error',
  'react/exhaustive-deps': 'error',
};

/** Rules of the chosen categories that are off, each with its reason. */
const off = {
  // JSX is compiled by the automatic runtime.
  'react/react-in-jsx-scope': 'off',
  // Fonts, styles and reflect-metadata are imported for what they do.
  'import/no-unassigned-import': 'off',
  // `fc.string()` and `React.memo()` say where a thing comes from.
  'import/no-named-as-default-member': 'off',
  // A live region is a div with a role: `output` belongs to forms.
  'jsx-a11y/prefer-tag-over-role': 'off',
  // `createX` gives closures: taking a function out of such an object is safe.
  'typescript/unbound-method': 'off',
  // Messages go to processes and ports, which have no origin; the page posts to nobody.
  'unicorn/require-post-message-target-origin': 'off',
  // Branded ids are made by assertions behind a schema.
  'typescript/no-unsafe-type-assertion': 'off',
  // The compiler checks returns, with fewer false alarms.
  'typescript/consistent-return': 'off',
  // A function reads best beside its only use, and a short name may be used twice.
  'unicorn/consistent-function-scoping': 'off',
  'no-shadow': 'off',
  // We await; and a socket's acknowledgement is a callback that may stand in an async handler.
  'promise/always-return': 'off',
  'promise/no-promise-in-callback': 'off',
};

/** The whole lint configuration; `node scripts/lint/write.mjs` writes it to `.oxlintrc.json`. */
export const config = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins,
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['out/**', 'dist/**', '.cache/**', 'test-results/**'],
  rules: { ...rules, ...off },
  overrides: [
    ...rooms,
    {
      files: [...testFiles, 'e2e/**'],
      plugins: [...plugins, 'vitest'],
      rules: {
        'typescript/no-non-null-assertion': 'off',
        'vitest/no-focused-tests': 'error',
        'vitest/no-disabled-tests': 'error',
      },
    },
    // Programs for the terminal.
    {
      files: ['scripts/**', 'bench/**', 'examples/**', 'src/server/cli.ts'],
      rules: { 'no-console': 'off' },
    },
    // Ambient globals can only be declared with var.
    { files: ['**/*.d.ts'], rules: { 'no-var': 'off' } },
  ],
};
