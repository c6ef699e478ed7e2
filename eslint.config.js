import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom (test/structure/imports.test.ts proves the same for what is loaded in the end).
 * @type {Record<string, string[]>}
 */
const mayImport = {
  platform: [],
  bundle: [],
  localization: [],
  styles: [],
  loading: ['bundle', 'platform'],
  elements: ['bundle', 'localization', 'platform', 'styles'],
  authoring: ['bundle', 'localization'],
  cli: ['bundle', 'authoring', 'loading'],
};

/** What a folder may not reach, as zones of import-x; `elements/open-letter` alone may reach loading as well. */
const zones = Object.entries(mayImport).flatMap(([folder, allowed]) => ({
  target: folder === 'elements' ? ['./src/elements/!(open-letter)/**', './src/elements/*.ts'] : `./src/${folder}`,
  from: './src',
  except: [folder, ...allowed].map((name) => `./${name}`),
  message: `${folder} imports only ${[folder, ...allowed].join(', ')}.`,
}));
zones.push({
  target: './src/elements/open-letter',
  from: './src',
  except: ['elements', 'loading', ...(mayImport.elements ?? [])].map((name) => `./${name}`),
  message: 'open-letter imports only elements, loading, bundle, localization, platform, styles.',
});
zones.push({
  target: ['./src/index.ts', './src/define.ts', './src/embed.ts'],
  from: './src',
  except: ['./bundle', './elements', './localization', './loading', './platform', './styles', './define.ts', './index.ts'],
  message: 'What a page loads reaches neither authoring nor the command.',
});

export default defineConfig(
  { ignores: ['dist/', 'demo/out/', 'demo/pages/', 'demo/sample/', 'coverage/', 'screenshots/', 'test/.cache/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Flags every @click=${this.#onClick}, which Lit binds.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Knows neither what happens while a function awaits nor what a hostile bundle holds.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      // [...text] counts and cuts characters, which is what it is there for.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // An empty string is as good as none.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // `x!` is checked by a reader; where a test would be dead code it says more than one.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-unresolved': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  {
    // The letter as data, its words and dates, and the way from files to it know no Lit; only the command knows Node.
    files: ['src/{bundle,localization,authoring}/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['lit', 'lit/*', 'lit-html', '@lit/*', 'node:*'] }] },
  },
  {
    files: ['src/{elements,loading,platform,styles}/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*'] }] },
  },
  {
    files: ['src/elements/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement', 'LetterPart'] } },
    // TypeScript knows that the base class has the callback.
    rules: { 'wc/guard-super-call': 'off' },
  },
  // The command’s work is to speak to the console.
  { files: ['src/cli/**/*.ts', 'src/cli.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },
  { files: ['bench/measure.js', 'bench/pages/*.js'], languageOptions: { globals: globals.browser } },
  {
    files: ['test/**/*.ts'],
    rules: {
      // What JSON.parse gives is what a test is about.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // chai’s expect(x).to.be.true, and node:test’s promises, which the runner awaits.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'test', 'suite'], package: 'node:test' },
            // Only snapshots make a promise of it.
            { from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' },
          ],
        },
      ],
    },
  },
);
