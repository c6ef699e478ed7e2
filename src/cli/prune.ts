import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AuthoringProblem } from '../authoring/index.js';
import { onFile } from './failure.js';
import { printProblems } from './print.js';

const scriptName = /^open-letter\.[0-9a-f]{16}\.js$/;
const listName = /^signatories\/[\w-]{16,43}\.json$/;

/** What may name a file: pages, bundles, feeds, rules of a host. */
const texts = /(^|\/)_\w+$|\.(html?|xhtml|xml|json|m?js|css|md|txt|svg|webmanifest)$/i;

/**
 * Removes the scripts and list files that builds before left and nothing in the folder names any more, and says what that breaks.
 * @param written what the build has just written, which is needed and names nothing else
 */
export async function removeUnnamed(out: string, written: ReadonlySet<string>): Promise<void> {
  const files = await filesIn(out);
  const old = files.filter((name) => !written.has(name) && (scriptName.test(name) || listName.test(name)));
  const unnamed = new Set(old);
  // What a list file names it names only where something names that file.
  const waiting = files.filter((name) => !unnamed.has(name) && texts.test(name) && !(written.has(name) && listName.test(name)));
  for (let name = waiting.pop(); name !== undefined && unnamed.size; name = waiting.pop()) {
    const text = (await onFile(join(out, name), readFile(join(out, name)))).toString();
    for (const named of namesIn(text)) {
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

/** Every name of a script or a list file in a text, however it is written there. */
const namesIn = (text: string): Set<string> =>
  new Set(text.match(/open-letter\.[0-9a-f]{16}\.js(?!\w)|signatories\/[\w-]{16,43}\.json(?!\w)/g));

function broken(removed: readonly string[]): AuthoringProblem[] {
  const warnings: AuthoringProblem[] = removed
    .filter((name) => scriptName.test(name))
    .map((name) => ({ severity: 'warning', message: `Snippets that name ${name} show the fallback only.` }));
  const lists = removed.filter((name) => listName.test(name)).length;
  if (!lists) return warnings;
  const message = `Readers whose browser or proxy still has an earlier letter.json can’t load more of its names: ${lists} list files are gone.`;
  return [...warnings, { severity: 'warning', message }];
}

/** Files by their paths inside a folder; hidden ones, as those of a version control, are nobody’s to name or to remove. */
async function filesIn(out: string, prefix = ''): Promise<string[]> {
  const folder = join(out, prefix);
  const found: string[] = [];
  for (const entry of await onFile(folder, readdir(folder, { withFileTypes: true }))) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const inside = prefix + entry.name;
    if (entry.isDirectory()) found.push(...(await filesIn(out, `${inside}/`)));
    else if (entry.isFile()) found.push(inside);
  }
  return found;
}
