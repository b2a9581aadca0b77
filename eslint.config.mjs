import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const callingCode = {
  group: ['@pipecat-ai/*', '@daily-co/*'],
  message: 'Pipecat and Daily are imported in src/sdk/call/ alone, which is loaded lazily.',
};
const userInterface = {
  group: ['lit', 'lit/*', '**/element/*', '**/element/**'],
  message: 'The SDK stands alone: it knows no user interface.',
};
const layer = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  // Frameworks' own compilers check what is written for them (test/package/typings.test.ts).
  {
    ignores: [
      ...['dist', 'coverage', '.cache', 'node_modules', 'shots'],
      ...['demo/frameworks', 'test/typings'],
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.node.json', './tsconfig.browser-tests.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/only-throw-error': 'off',
      eqeqeq: ['error', 'smart'],
    },
  },
  {
    files: ['src/element/**/*.ts'],
    ...lit['flat/recommended'],
  },
  {
    files: ['src/element/**/*.ts'],
    ...wc['flat/recommended'],
  },
  layer(['src/element/**/*.ts', 'src/*.ts'], callingCode),
  layer(['src/sdk/**/*.ts'], callingCode, userInterface),
  layer(['src/sdk/api/**/*.ts'], callingCode, userInterface, {
    group: ['**/session/*', '**/call/*'],
    message: 'The API layer lies below the session.',
  }),
  layer(['src/sdk/call/**/*.ts'], userInterface, {
    group: ['**/session/*', '**/api/*'],
    message: 'The call layer lies below the session.',
  }),
  {
    ...layer(['src/sdk/*.ts', 'src/sdk/transcript/**/*.ts'], callingCode, userInterface, {
      group: ['**/session/*', '**/call/*', '**/api/*'],
      message: 'What the layers share, and the transcript, know none of them.',
    }),
    ignores: ['src/sdk/{client,join-room,index,runtime}.ts'],
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'test', 'describe'], package: 'node:test' },
            // By its types equal() answers with a promise, which is meant for equal.snapshot().
            { from: 'package', name: 'Equal', package: '@types/chai' },
          ],
        },
      ],
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: globals.node } },
);
