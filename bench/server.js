// @ts-check
// A static host on this machine: every answer compressed once, as a content network keeps it.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { bundle } from './lists.js';

const compress = promisify(brotliCompress);

/** What stands before a list is expanded. */
const few = 12;

/** @type {Partial<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

/** @param {string} path from this folder */
const file = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

/** The page that has every name in its HTML. @param {number} count */
function plainHtml(count) {
  const regions = new Intl.DisplayNames('en', { type: 'region', style: 'short' });
  const rows = bundle(count).signatories.items.map(
    ({ name, country }) => `<li><bdi>${name}</bdi><span>${regions.of(country) ?? country}</span></li>`,
  );
  return file('pages/plain-html.html')
    .replace('<!-- first names -->', () => rows.slice(0, few).join('\n'))
    .replace('<!-- other names -->', () => rows.slice(few).join('\n'));
}

/**
 * What `/COUNT/NAME` answers.
 * @param {number} count
 * @param {string} name
 */
function content(count, name) {
  if (name === 'letter.json') return JSON.stringify(bundle(count));
  if (name === 'plain-html.html') return plainHtml(count);
  return file(name === 'open-letter.js' ? '../dist/open-letter.js' : `pages/${name}`);
}

/**
 * Serves on any free port.
 * @param {(path: string) => string | Uint8Array} read what stands at a path; throws where there is nothing
 */
export async function serve(read) {
  /** @type {Map<string, Promise<Buffer>>} */
  const cache = new Map();
  const server = createServer(async ({ url = '/' }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    try {
      const type = types[extname(path)];
      if (!cache.has(path)) {
        const body = Buffer.from(read(path));
        // The best quality takes half a minute for a long list and saves little.
        const quality = body.length < 1e6 ? 11 : 9;
        const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
        // Hosts compress what they know to be text.
        cache.set(path, type ? compress(body, { params }) : Promise.resolve(body));
      }
      const body = await cache.get(path);
      const encoding = type ? { 'Content-Type': type, 'Content-Encoding': 'br' } : { 'Content-Type': 'application/octet-stream' };
      response.writeHead(200, { ...encoding, 'Content-Length': body?.length, 'Cache-Control': 'max-age=600' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Serves the competitors’ pages, each below a folder named after how many names it is to show. */
export const servePages = () =>
  serve((path) => {
    const [, count, name = ''] = path.split('/');
    return content(Number(count), name);
  });
