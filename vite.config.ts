import { execFileSync } from 'node:child_process';
import { chmod, copyFile, readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import ts from 'typescript';
import { defineConfig, type Plugin } from 'vite';
import { leanLit } from './test/tools/vite/lean-lit.js';
import { shortenTemplates } from './test/tools/vite/shorten-templates.js';
import { terseScript } from './test/tools/vite/terse-script.js';

/** What is put right in the manifest of the elements. */
interface Manifest {
  modules: {
    path: string;
    declarations: {
      name: string;
      attributes?: { name: string }[];
      events?: { name?: string }[];
      members?: { attribute?: string }[];
      tagName?: string;
      customElement?: boolean;
    }[];
  }[];
}

const kebab = (name: string): string => name.replace(/(?<!^)[A-Z]/g, '-$&').toLowerCase();

/** Describes the elements for editors and frameworks; the analyzer knows properties as Lit's elements declare them, not as ours do. */
async function describeElements(): Promise<void> {
  const analyzer = 'node_modules/@custom-elements-manifest/analyzer/cem.js';
  execFileSync(process.execPath, [
    analyzer,
    'analyze',
    '--litelement',
    '--quiet',
    '--globs',
    'src/elements/**/*.ts',
    '--outdir',
    'dist',
  ]);
  const manifest = JSON.parse(await readFile('dist/custom-elements.json', 'utf8')) as Manifest;
  for (const { path, declarations } of manifest.modules) {
    const [, properties = ''] = /static [^=]*\bproperties\b[^=]*= \{([^}]*)\}/.exec(await readFile(path, 'utf8')) ?? [];
    const unread = new Set(Array.from(properties.matchAll(/(\w+): null/g), ([, name]) => name));
    for (const declaration of declarations) {
      const { name, attributes, events, members = [] } = declaration;
      if (path.endsWith(`/${kebab(name)}/${kebab(name)}.ts`))
        Object.assign(declaration, { tagName: kebab(name), customElement: true });
      declaration.attributes = attributes
        ?.filter(({ name }) => !unread.has(name))
        .map((entry) => ({ ...entry, name: kebab(entry.name) }));
      // An event is named as in the contract, or it is a guess of the analyzer's.
      declaration.events = events?.filter(({ name }) => name?.startsWith('open-letter-'));
      for (const member of members) {
        if (unread.has(member.attribute)) delete member.attribute;
        else if (member.attribute) member.attribute = kebab(member.attribute);
      }
    }
  }
  const published = JSON.stringify(manifest, null, 2).replace(/"(\/?)src\/([^"]+)\.[jt]s"/g, '"$1dist/$2.js"');
  await writeFile('dist/custom-elements.json', `${published}\n`);
}

/** The rest of the package: every module with its types, the elements’ manifest, the schema. */
function npmPackage(): Plugin {
  return {
    name: 'npm-package',
    async writeBundle() {
      await copyFile('src/bundle/letter.schema.json', 'dist/letter.schema.json');
      await describeElements();

      const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => this.error('tsconfig.json can’t be read') };
      const overrides = { noEmit: false, outDir: 'dist', rootDir: 'src' };
      const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', overrides, host);
      const files = ts.sys.readDirectory('src', ['.ts']).filter((file) => !file.endsWith('/embed.ts'));
      const program = ts.createProgram(files, config?.options ?? {});
      const faults = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
      if (ts.sys.fileExists('dist/cli.js')) await chmod('dist/cli.js', 0o755);
      if (faults.length) this.error(ts.formatDiagnostics(faults, ts.createCompilerHost({})));
    },
  };
}

export default defineConfig({
  plugins: [npmPackage(), shortenTemplates(), leanLit(), terseScript()],
  // Fields are assignments, as in tsconfig.json: a reactive property is a setter.
  oxc: {
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  // The script is for browsers alone.
  define: { 'typeof HTMLElement': '"function"' },
  build: {
    target: 'es2022',
    lib: {
      entry: 'src/embed.ts',
      formats: ['iife'],
      name: 'openLetter',
      fileName: () => 'open-letter.js',
    },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
        postBanner: '/*! MIT; Lit: BSD-3-Clause */',
      },
    },
  },
});
