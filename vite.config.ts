import { execFileSync } from 'node:child_process';
import { chmod, copyFile, readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { minify, type MinifyOptions } from 'terser';
import ts from 'typescript';
import { defineConfig, parseSync, Visitor, type Plugin } from 'vite';
import { leanLit } from './test/tools/vite/lean-lit.js';

/** Terser finds another 1.5 % in what Vite has minified. */
const smallest: MinifyOptions = {
  ecma: 2022,
  compress: { passes: 3, unsafe: true, unsafe_arrows: true, keep_fargs: false },
  // Lit’s internals, which nobody else may use.
  mangle: { properties: { regex: /^_/ } },
  format: { comments: /^!/, ascii_only: true },
};

/** Checks the script as a whole, and makes it as short as it gets. */
function terseScript(): Plugin {
  return {
    name: 'terse-script',
    async generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        if (output.imports.length || output.exports.length) this.error('The script must import and export nothing.');
        const { code = '', map } = await minify(output.code, {
          ...smallest,
          ...(output.map && { sourceMap: { content: JSON.stringify(output.map), asObject: true } }),
        });
        // It is the same under every page’s encoding.
        const stray = /[^\0-\x7f]/.exec(code);
        if (stray) this.error(`The script must be ASCII, and has ${stray[0]}.`);
        output.code = code;
        if (output.map) Object.assign(output.map, map);
      }
    },
  };
}

const shorter: Record<string, (text: string) => string> = {
  // White space, comments, zeros and quotes that CSS can do without; strings stay, and the space that an operator of calc() needs.
  css: (text) =>
    text
      .replace(/("[^"]*"|'[^']*')|\/\*[^]*?\*\//g, (_all, string: string | undefined) => string ?? ' ')
      .replace(
        /("[^"]*"|'[^']*')|\s*([{};,>]|!important)\s*|(:)\s+|\s+/g,
        (_all, string?: string, sign?: string, colon?: string) => {
          return string ?? sign ?? colon ?? ' ';
        },
      )
      .replace(/(?<![^{};])[^{};@]+\{/g, (rule) => rule.replace(/ ([+~]) /g, '$1').replace(/=(["'])([a-z][\w-]*)\1\]/gi, '=$2]'))
      .replaceAll(';}', '}')
      .replace(/(?<=[\s:(,])0(?=\.\d)/g, ''),
  // A run of white space with a line break reads as one space, in text as between tags and attributes; before a tag’s end as none.
  html: (text) =>
    text
      .replace(/<!--[^]*?-->/g, '')
      .replace(/\s*\n\s*(\/?>)/g, '$1')
      .replace(/\s*\n\s*/g, ' ')
      .replace(/(\s[\w-]+=)"([\w-]+)"(?=[\s>])/g, '$1$2')
      // Terser leaves tagged templates as they are.
      .replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

function shortenTemplates(): Plugin {
  return {
    name: 'shorten-templates',
    // Before TypeScript is taken out, so that a source map still knows whose each part is.
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(css|html|svg)`/.test(code)) return null;
      const parts: { start: number; end: number; shorten: (text: string) => string }[] = [];
      new Visitor({
        TaggedTemplateExpression({ tag, quasi }) {
          const shorten = tag.type === 'Identifier' && shorter[tag.name === 'svg' ? 'html' : tag.name];
          if (shorten) parts.push(...quasi.quasis.map(({ start, end }) => ({ start, end, shorten })));
          // String.raw, which adds nothing.
          if (shorten === shorter.css && !code.slice(quasi.start, quasi.end).includes('\\'))
            parts.push({ ...tag, shorten: () => '' });
        },
      }).visit(parseSync(id, code).program);
      // From the end, so that the positions before it stay right.
      for (const { start, end, shorten } of parts.sort((a, b) => b.start - a.start)) {
        code = code.slice(0, start) + shorten(code.slice(start, end)) + code.slice(end);
      }
      return { code, map: null };
    },
  };
}

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
  plugins: [shortenTemplates(), leanLit(), terseScript(), npmPackage()],
  // Fields are assignments, as in tsconfig.json: a reactive property is a setter.
  oxc: {
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  build: {
    target: 'es2022',
    lib: { entry: 'src/embed.ts', formats: ['iife'], name: 'openLetter', fileName: () => 'open-letter.js' },
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        minify: true,
        postBanner: '/*! open-letter (MIT), with Lit: (c) 2017 Google LLC (BSD-3-Clause) */',
      },
    },
  },
});
