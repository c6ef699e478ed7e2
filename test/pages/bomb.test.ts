import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { before, describe, it } from 'node:test';
import { createGzip } from 'node:zlib';
import type { Page } from 'playwright-core';
import { letter, page as html, site, type File } from './host.js';

const mebibyte = 2 ** 20;

/** So many mebibytes of one byte, compressed as they are made: all of them at once would be the bomb. */
async function bomb(byte: string, mebibytes: number, start = ''): Promise<File> {
  const gzip = createGzip({ level: 1 });
  const block = Buffer.alloc(mebibyte, byte);
  const chunks: Buffer[] = [];
  const read = (async () => {
    for await (const chunk of gzip) chunks.push(chunk as Buffer);
  })();
  gzip.write(start);
  for (let written = 0; written < mebibytes; written++)
    if (!gzip.write(block)) await new Promise((drained) => gzip.once('drain', drained));
  gzip.end();
  await read;
  return { body: Buffer.concat(chunks), type: 'application/json', headers: { 'Content-Encoding': 'gzip' } };
}

const beginning = JSON.stringify(letter).slice(0, -1);

const files: Record<string, File> = {
  '/page': html('<main></main><script src="open-letter.js"></script>'),
};
const host = site(files);

/** What a line of `/proc/ID/status` says of a process, in bytes. */
const memory = (id: number, line: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${line}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1024;

/** The processes of a page’s browser: its pages, what fetches and decompresses for them, and itself. */
async function processes(page: Page): Promise<number[]> {
  const session = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.map(({ id }) => id);
}

/** Loads a letter, and says what came of it: problems’ codes, or nothing where it is shown. */
const load = (page: Page, src: string): Promise<string[]> =>
  page.evaluate(`new Promise((done) => {
    const letter = document.createElement('open-letter');
    for (const type of ['load', 'error']) letter.addEventListener('open-letter-' + type, () => done(letter.problems.map(({ code }) => code)));
    letter.src = '${src}';
    document.querySelector('main').append(letter);
  })`);

describe('300 MiB that come as one', () => {
  before(async () => {
    files['/spaces.json'] = await bomb(' ', 300);
    files['/zeros.json'] = await bomb('\0', 300);
    files['/letter-then-spaces.json'] = await bomb(' ', 300, beginning);
  });

  for (const name of ['spaces', 'zeros', 'letter-then-spaces']) {
    it(`as ${name} are cut off, and no process of the browser grows by 60 MB meanwhile`, async () => {
      assert.ok(files[`/${name}.json`]!.body.length < 2 * mebibyte);
      // The browser takes 30 to 70 MB for whatever it reads of 8 MiB, by chance; a bomb that goes off would always take hundreds.
      const grown: string[] = [];
      const enough = async (): Promise<boolean> => {
        const page = await host.open('/page');
        assert.deepEqual(await load(page, 'letter.json'), []);
        // Only Linux keeps the peak of a process.
        const ids = process.platform === 'linux' ? await processes(page) : [];
        // The peak begins anew at what the process has now.
        for (const id of ids) writeFileSync(`/proc/${id}/clear_refs`, '5');
        const before = ids.map((id) => memory(id, 'VmRSS'));
        assert.deepEqual(await load(page, `${name}.json`), ['too-large']);
        const bytes = ids.map((id, at) => memory(id, 'VmHWM') - before[at]!);
        await page.context().close();
        grown.push(bytes.join(' '));
        return Math.max(0, ...bytes) < 60e6;
      };
      assert.ok((await enough()) || (await enough()) || (await enough()), `bytes: ${grown.join(', ')}`);
    });
  }
});
