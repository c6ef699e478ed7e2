import { createReadStream } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { AuthoringProblem } from '../authoring/index.js';
import { onFile } from './failure.js';
import { printProblems } from './print.js';

const scriptName = /^open-letter\.[0-9a-f]{16}\.js$/;
const listName = /^signatories\/[\w-]{16,43}\.json$/;

/** Folders of version controls and tools, which may know every name; the one of RFC 8615 is for readers. */
const unserved = /^\.(?!well-known$)|^node_modules$/;

/** What knows names without anybody being led by it: an unfinished file of a build that was broken off, a file manager’s notes. */
const ignored = /\.\d+\.part$|(^|\/)\.DS_Store$/;

/**
 * Removes the scripts and list files that builds before left and nothing in the folder names any more, and says what that breaks.
 * @param written what the build has just written, which is needed and names nothing else
 */
export async function removeUnnamed(out: string, written: ReadonlySet<string>): Promise<void> {
  const files = await filesIn(out);
  const old = files.filter((name) => !written.has(name) && (scriptName.test(name) || listName.test(name)));
  const unnamed = new Set(old);
  // What a list file names it names only where something names that file.
  const waiting = files.filter(
    (name) => !unnamed.has(name) && !ignored.test(name) && !(written.has(name) && listName.test(name)),
  );
  for (let name = waiting.pop(); name !== undefined && unnamed.size; name = waiting.pop()) {
    for (const named of await onFile(join(out, name), namesIn(join(out, name), unnamed))) {
      if (unnamed.delete(named)) waiting.push(named);
    }
  }
  const removed = old.filter((name) => unnamed.has(name));
  for (const name of removed) {
    await onFile(join(out, name), rm(join(out, name)));
    process.stdout.write(`removed ${join(out, name)}\n`);
  }
  printProblems(broken(removed));
}

/**
 * Which of these names stand in a file of whatever kind: names are ASCII, so without NULs UTF-16 reads like UTF-8, and without
 * backslashes an escaped text like a plain one. A list file’s folder may be named elsewhere, or be the file’s own.
 */
async function namesIn(path: string, sought: ReadonlySet<string>): Promise<Set<string>> {
  const names = new Map([...sought].map((name) => [posix.basename(name), name]));
  const lengths = new Set([...names.keys()].map(({ length }) => length));
  const longest = Math.max(...lengths);
  const found = new Set<string>();
  let text = '';
  for await (const chunk of createReadStream(path, { encoding: 'latin1', highWaterMark: 2 ** 20 })) {
    text = text.slice(-longest) + (chunk as string).replace(/[\0\\]/g, '');
    for (const { index } of text.matchAll(/\.js/g)) {
      // By their ends, since what stands before a name may look like a part of it.
      for (const end of [index + '.js'.length, index + '.json'.length]) {
        for (const length of lengths) {
          const name = names.get(text.slice(Math.max(end - length, 0), end));
          if (name !== undefined) found.add(name);
        }
      }
    }
  }
  return found;
}

function broken(removed: readonly string[]): AuthoringProblem[] {
  const warnings: AuthoringProblem[] = removed
    .filter((name) => scriptName.test(name))
    .map((name) => ({ severity: 'warning', message: `Snippets that name ${name} show the fallback only.` }));
  const lists = removed.filter((name) => listName.test(name)).length;
  if (!lists) return warnings;
  const message = `Readers whose browser or proxy still has an earlier letter.json can’t load more of its names: ${lists} list files are gone.`;
  return [...warnings, { severity: 'warning', message }];
}

/** Files by their paths inside a folder; what hidden folders hold, as those of a version control, is nobody’s to name or to remove. */
async function filesIn(out: string, prefix = ''): Promise<string[]> {
  const folder = join(out, prefix);
  const found: string[] = [];
  for (const entry of await onFile(folder, readdir(folder, { withFileTypes: true }))) {
    const inside = prefix + entry.name;
    if (entry.isDirectory() && !unserved.test(entry.name)) found.push(...(await filesIn(out, `${inside}/`)));
    else if (entry.isFile()) found.push(inside);
  }
  return found;
}
