import eslint from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

// Imports point one way: a folder may import from the folders listed for it, and from itself.
const mayImport = {
  'src/model': [],
  'src/client': [],
  'src/threads': [],
  'src/worker-activities': [],
  'src/jsonnet': ['src/model', 'src/threads'],
  'src/schemas': ['src/model', 'src/threads'],
  'src/ledger': ['src/model'],
  'src/iceberg': ['src/model'],
  'src/functions': ['src/model'],
  'src/sinks': ['src/model', 'src/jsonnet', 'src/iceberg', 'src/functions'],
  'src/tables': ['src/model', 'src/ledger', 'src/iceberg', 'src/sinks'],
  'src/sources': ['src/model', 'src/jsonnet', 'src/schemas', 'src/ledger', 'src/iceberg', 'src/sinks', 'src/tables'],
  'src/dispatch': ['src/model', 'src/ledger', 'src/sinks'],
  activities: ['src/model', 'src/jsonnet', 'src/ledger', 'src/sinks', 'src/iceberg', 'src/tables', 'workflows'],
  'src/engine': ['src/model', 'src/ledger', 'src/sinks', 'src/tables', 'src/dispatch', 'activities', 'workflows'],
  'src/api': [
    'src/model',
    'src/jsonnet',
    'src/schemas',
    'src/ledger',
    'src/iceberg',
    'src/sinks',
    'src/tables',
    'src/sources',
    'src/dispatch',
    'src/engine',
  ],
};
const folders = [...Object.keys(mayImport), 'src/cli', 'src/program', 'src/demo', 'workflows'];

const direction = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(src/)?(${folders
              .filter((other) => other !== folder && !allowed.includes(other))
              .map((other) => other.replace('src/', ''))
              .join('|')})/`,
            message: `${folder} may import only from: ${allowed.join(', ') || 'nothing of ours'}.`,
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  // AssemblyScript, in assembly/, is checked by its compiler.
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.penstock/', 'assembly/'] },
  eslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', '*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-extraneous-dependencies': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['**/*.{mjs,js}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', module: 'writable', require: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  ...direction,
  {
    files: ['workflows/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\./|@temporalio/workflow$|@temporalio/common$)',
              allowTypeImports: true,
              message: 'workflows import only @temporalio/workflow, their own files, and types.',
            },
          ],
        },
      ],
    },
  },
);
