import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Who may import whom (DESIGN): a folder's own modules, these folders, and these packages. */
const mayImport: Record<string, { folders: string[]; packages?: RegExp }> = {
  bundle: { folders: [] },
  localization: { folders: [] },
  styles: { folders: [] },
  platform: { folders: [] },
  loading: { folders: ['bundle', 'platform'] },
  elements: { folders: ['bundle', 'localization', 'platform', 'styles'], packages: /^lit(\/|$)/ },
  'elements/open-letter': {
    folders: ['bundle', 'localization', 'platform', 'styles', 'elements', 'loading'],
    packages: /^lit(\/|$)/,
  },
  authoring: { folders: ['bundle', 'localization'], packages: /^(?!node:|lit(\/|$))/ },
  cli: { folders: ['bundle', 'authoring', 'loading'], packages: /^(?!lit(\/|$))/ },
};

const modules = new Map<string, { modules: string[]; packages: string[] }>();
for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
  const imported = ts
    .preProcessFile(readFileSync(join(src, file), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName);
  const [own, packages] = [imported.filter((name) => name.startsWith('.')), imported.filter((name) => !name.startsWith('.'))];
  const resolved = own.map((name) => relative(src, resolve(src, dirname(file), name)).replace(/\.js$/, '.ts'));
  modules.set(file.split(sep).join('/'), { modules: resolved.map((name) => name.split(sep).join('/')), packages });
}

/** The folder whose rule a module is under; none for the entries. */
const folderOf = (file: string): string => /^elements\/open-letter(?=\/)|^\w+(?=\/)/.exec(file)?.[0] ?? '';

/** Everything that is loaded with a module. */
function loadedWith(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  for (const next of modules.get(entry)?.modules ?? []) loadedWith(next, found);
  return found;
}

describe('imports', () => {
  for (const [folder, { folders, packages }] of Object.entries(mayImport)) {
    it(`of ${folder} go only where they may`, () => {
      const inside = [...modules].filter(([file]) => folderOf(file) === folder);
      const own = [folder.split('/')[0], ...folders];
      const strays = inside.flatMap(([file, imported]) => [
        ...imported.modules.filter((name) => !own.includes(name.split('/')[0])).map((name) => `${file} → ${name}`),
        ...imported.packages.filter((name) => !packages?.test(name)).map((name) => `${file} → ${name}`),
      ]);
      assert.deepEqual(strays, []);
    });
  }

  it('of every folder have a rule', () => {
    const folders = new Set([...modules.keys()].map(folderOf).filter(Boolean));
    assert.deepEqual(
      [...folders].filter((folder) => !(folder in mayImport)),
      [],
    );
  });

  it('never go round in a circle', () => {
    for (const file of modules.keys()) {
      const back = modules.get(file)?.modules.find((next) => loadedWith(next).has(file));
      assert.equal(back, undefined, `${file} → ${back} → … → ${file}`);
    }
  });

  for (const entry of ['index.ts', 'define.ts', 'embed.ts']) {
    it(`of ${entry} reach neither authoring nor the command`, () => {
      const loaded = [...loadedWith(entry)];
      assert.ok(loaded.includes('elements/open-letter/open-letter.ts'), 'the letter itself is loaded');
      assert.deepEqual(
        loaded.filter((name) => /^(authoring|cli|press-room)\b/.test(name) || !modules.has(name)),
        [],
      );
    });
  }
});
