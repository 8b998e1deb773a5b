import tseslint from 'typescript-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';

/** Forbids `patterns` to the files of one layer; the message says which way the dependencies run. */
const layer = (files, patterns, message) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: patterns, message }] }],
  },
});

export default tseslint.config(
  {
    ignores: ['dist', 'out', '.vscode-test', 'node_modules', 'test/fixtures', 'snippets', 'bench/plain-tree'],
  },
  ...tseslint.configs.recommendedTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  { files: ['*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    // Every file that is loaded later has our classes anew.
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "BinaryExpression[operator='instanceof'][right.name=/.Error$/]:not([right.name=/^(Type|Range|Aggregate)Error$/])",
          message:
            "Another file's errors are not instances of this file's class: isNamed<TheError>(error, 'TheError').",
        },
      ],
    },
  },
  {
    // Tests may leave a describe or it unawaited: mocha collects them.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['describe', 'it'] }],
    },
  },
  layer(
    ['src/core/**/*.ts'],
    [
      'vscode',
      'node:*',
      '@aws-sdk/*',
      'dockerode',
      '**/adapters/**',
      '**/ui/**',
      '**/cli/**',
      '**/extension*',
    ],
    'core is pure: it imports only core and @lezer.',
  ),
  layer(
    ['src/adapters/**/*.ts'],
    ['**/ui/**', '**/cli/**', '**/extension*'],
    'adapters import only core: extension.ts brings adapters and views together.',
  ),
  layer(
    ['src/ui/**/*.ts'],
    ['**/adapters/**', '**/cli/**', '**/extension*', '@aws-sdk/*', 'dockerode'],
    'ui imports only core: extension.ts brings adapters and views together.',
  ),
  layer(
    ['src/cli/**/*.ts'],
    ['vscode', '**/adapters/**', '**/ui/**', '**/extension*'],
    'cli imports only core.',
  ),
);
