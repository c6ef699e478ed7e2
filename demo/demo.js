// @ts-check
// npm run demo [-- DIR]: builds a letter folder, by default the sample, and serves it with pages as partners have them.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { relative, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../test/tools/build.js';
import { ensureInstalled } from '../test/tools/install.js';
import { galleryPage, hostPage } from './gallery.js';

ensureInstalled();
const { default: sirv } = await import('sirv');

const at = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
// npm runs scripts in the project’s folder, whatever folder its caller stands in.
const caller = process.env.INIT_CWD ?? process.cwd();
const folder = process.argv[2] ?? relative(caller, at('sample'));

/**
 * Listens on the port wanted, or on the next one that is free.
 * @param {number} port
 * @returns {Promise<import('node:http').Server>}
 */
function listen(port) {
  const server = createServer();
  return new Promise((done, fail) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && port < 65_535) done(listen(port + 1));
      else fail(error);
    });
    server.listen(port, () => done(server));
  });
}

/** @param {string} path in what the command wrote */
const built = (path) => readFileSync(resolve(out, path), 'utf8').trim();

/** @param {string} file @param {string} comment @param {string} content what stands in the comment’s place */
const filled = (file, comment, content) => readFileSync(at(file), 'utf8').replace(comment, () => content);

/**
 * The pages; partners paste the same snippets into their own. `?snippet=full` or `short` puts the other one in.
 * @type {Record<string, (snippet: string | null) => string>}
 */
const pages = {
  '/': () => filled('pages/index.html', '<!-- letter-title -->', title()),
  '/news/': (snippet) => filled('pages/news/index.html', '<!-- snippet -->', snippetOf(snippet ?? 'full')),
  '/blog/': (snippet) => filled('pages/blog/index.html', '<!-- snippet -->', snippetOf(snippet ?? 'short')),
  '/gallery/': galleryPage,
};

/** @param {string} length */
const snippetOf = (length) => built(length === 'full' ? 'snippet-full.html' : 'snippet.html');

function title() {
  /** @type {Record<string, string>} */
  const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return String(JSON.parse(built('letter.json')).title).replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
}

if (!ensureBuilt()) process.exit(1);
const server = await listen(Number(process.env.PORT ?? 8000));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const home = `http://localhost:${port}/`;
// Two demos may run side by side.
const out = at(`out/${port}`);

// The command never takes away what an earlier build left, which here may be of another letter.
rmSync(out, { recursive: true, force: true });
const build = ['build', folder, '--out', relative(caller, out), '--base-url', `${home}letter/`];
const { status } = spawnSync(process.execPath, [at('../dist/cli.js'), ...build], { cwd: caller, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const files = {
  letter: sirv(out, { dev: true, setHeaders: (response) => response.setHeader('Access-Control-Allow-Origin', '*') }),
  pages: sirv(at('pages'), { dev: true }),
};

server.on('request', (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', home);
  const [, host] = /^\/gallery\/([\w-]+)\/$/.exec(pathname) ?? [];
  const page = host ? hostPage(host, built('snippet.html')) : pages[pathname]?.(searchParams.get('snippet'));
  const notFound = () => void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
  if (page) {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' }).end(page);
  } else if (/^\/(letter|news|blog|gallery|gallery\/[\w-]+)$/.test(pathname)) {
    response.writeHead(302, { Location: `${pathname}/` }).end();
  } else if (pathname.startsWith('/letter/')) {
    request.url = request.url?.slice('/letter'.length);
    files.letter(request, response, notFound);
  } else files.pages(request, response, notFound);
});

console.log(`
The letter of ${folder} stands on

  ${home}        all pages
  ${home}news/   a news page, light
  ${home}blog/   a blog, dark
  ${home}gallery/ host pages that hurt
  ${home}letter/ the letter’s own page

Ctrl-C ends it.`);
