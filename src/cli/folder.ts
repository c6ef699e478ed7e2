import { mkdir, readdir, readFile, rename, rm, stat, writeFile as write } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { SourceFiles } from '../authoring/index.js';
import { Failure, onFile } from './failure.js';
import { printProblems } from './print.js';

/** A letter folder has its files, and a folder a language. */
const deepest = 2;

/** In bytes. An attachment may be large; a film would be a mistake. */
const largestFile = 64 * 1024 * 1024;

/** In bytes. A list has millions of rows at most. */
const largestSheet = 512 * 1024 * 1024;

/** Reads a letter folder: no hidden files, none but regular ones, two levels deep. */
export async function readFolder(dir: string): Promise<SourceFiles> {
  const names = await onFile(dir, readdir(dir));
  if (!names.some((name) => /^(letter|statement)\./i.test(name))) {
    throw new Failure(`${dir} holds no letter: there is no letter.yaml in it.`);
  }
  const files = new Map<string, Uint8Array>();
  const read = async (prefix: string, depth: number): Promise<void> => {
    const path = join(dir, prefix);
    for (const entry of await onFile(path, readdir(path, { withFileTypes: true }))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const inside = prefix + entry.name;
      const { size, isFile, isFolder } = await look(join(dir, inside));
      if (isFolder && depth < deepest) await read(`${inside}/`, depth + 1);
      else if (isFile && size <= (/\.csv$/i.test(inside) ? largestSheet : largestFile))
        files.set(inside, await onFile(join(dir, inside), readFile(join(dir, inside))));
      else if (isFile) {
        const message = `The file is not read: it has ${Math.ceil(size / 2 ** 20)} MiB.`;
        printProblems([{ severity: 'warning', file: inside, message }], dir);
      }
    }
  };
  await read('', 1);
  return files;
}

/** What a path leads to, a link followed; one that leads nowhere is neither. */
async function look(path: string): Promise<{ size: number; isFile: boolean; isFolder: boolean }> {
  const found = await stat(path).catch(() => undefined);
  return { size: found?.size ?? 0, isFile: found?.isFile() ?? false, isFolder: found?.isDirectory() ?? false };
}

/** The name that a folder has, also where it is given as `.`. */
export const nameOf = (dir: string): string => basename(resolve(dir));

/** Whether a path leads into a folder, links aside; a name in it may begin with two dots. */
export function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

/** Whether a file in the folder that `build` writes is a bundle, by its name. */
export const isBundle = (name: string): boolean => /^letter(\.[\w-]+)?\.json$/.test(name);

/** The bundles that have a signature in a folder now. */
export async function signedBundles(out: string): Promise<string[]> {
  const names = await readdir(out).catch(() => []);
  return names
    .filter((name) => name.endsWith('.sig'))
    .map((name) => name.slice(0, -4))
    .filter(isBundle);
}

/** The bundles that stand in a folder now; none where there is no such folder yet. */
export async function readBundles(out: string): Promise<Map<string, Uint8Array>> {
  const names = await readdir(out).catch(() => []);
  const bundles = names.filter(isBundle).sort();
  return new Map(
    await Promise.all(bundles.map(async (name) => [name, await onFile(join(out, name), readFile(join(out, name)))] as const)),
  );
}

/**
 * Writes files, each at once: whoever asks for one meanwhile gets it as it was or as it will be. The script comes first and pages that
 * name it last.
 */
export async function writeFiles(out: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const scriptsFirst = [...files].sort(([a], [b]) => +b.endsWith('.js') - +a.endsWith('.js'));
  for (const [name, content] of scriptsFirst) await writeFile(out, name, content);
}

/** Writes one file at once, and the folders that it lies in. */
export async function writeFile(out: string, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(out, name);
  const unfinished = `${path}.${process.pid}.part`;
  const work = async (): Promise<void> => {
    await write(unfinished, content);
    await rename(unfinished, path);
  };
  await onFile(dirname(path), mkdir(dirname(path), { recursive: true }));
  try {
    await onFile(path, work());
  } catch (failure) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw failure;
  }
}
