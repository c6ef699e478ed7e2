// @ts-check
// Hosts as they fail in the wild, for tests over real HTTP: a koa middleware under /faults/.
//
//   status/404   hang   stall   endless   html   empty   truncated   bom   invalid-utf8   slow?ms=500   redirect?to=/faults/…
//   PUT store/NAME, then GET store/NAME?type=application/json; with sig=503 the first request for store/NAME.sig is answered so
//   count/NAME: how many requests had that NAME, as ?name=NAME or as store/NAME (PUT not counted)
//
// Everything is closed to other origins unless ?cors is given, so that http://localhost is a host without CORS for a page on 127.0.0.1.
import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

const letter = JSON.stringify({ version: 1, lang: 'en', title: 'A letter', statement: 'Hear us.' });

/** @typedef {{ path: string, query: Record<string, string | undefined>, name: string }} Fault what was asked for, after /faults/ */

/**
 * The bodies that come whole.
 * @type {Record<string, (fault: Fault) => { status?: number, type?: string, body: string | Buffer }>}
 */
const whole = {
  status: ({ path }) => ({ status: Number(path.split('/')[1]), type: 'text/html', body: '<!doctype html><p>Sorry.' }),
  html: () => ({ type: 'text/html', body: '<!doctype html><title>Home</title><p>Welcome.' }),
  empty: () => ({ body: '' }),
  truncated: () => ({ body: letter.slice(0, -20) }),
  bom: () => ({ body: `\uFEFF${letter}` }),
  'invalid-utf8': () => ({ body: Buffer.from(letter.replace('Hear', 'Hear\xff'), 'latin1') }),
  slow: () => ({ body: letter }),
};

/**
 * A string that never ends: 32 MiB as fast as the reader takes it, then nothing. WebKitGTK goes on reading for a while after it was
 * told to stop, and a flood without end would starve the tests that follow.
 */
async function* endless() {
  yield letter.slice(0, -2);
  const more = 'a'.repeat(65_536);
  for (let sent = 0; sent < 512; sent++) yield more;
  await new Promise(() => {});
}

/** Half a body, then silence. */
async function* stall() {
  yield letter.slice(0, 30);
  await new Promise(() => {});
}

/** @returns {import('koa').Middleware} */
export function faults() {
  /** @type {Map<string, Buffer>} */
  const store = new Map();
  /** @type {Map<string, number>} */
  const counts = new Map();

  return async (context, next) => {
    if (!context.path.startsWith('/faults/')) return next();
    const path = decodeURIComponent(context.path.slice('/faults/'.length));
    const [kind = '', ...rest] = path.split('/');
    const query = /** @type {Record<string, string | undefined>} */ ({ ...context.query });
    const name = query.name ?? (kind === 'store' ? rest.join('/') : '');

    if (kind === 'count') {
      context.body = String(counts.get(rest.join('/')) ?? 0);
      return;
    }
    if (kind === 'store' && context.method === 'PUT') {
      store.set(name, Buffer.concat(await context.req.toArray()));
      context.status = 204;
      return;
    }
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);

    if ('cors' in query) {
      context.set('Access-Control-Allow-Origin', '*');
      context.set('Timing-Allow-Origin', '*');
    }
    context.set('Cache-Control', query.cache ?? 'no-store');
    context.type = query.type ?? 'application/json';
    if (query.ms) await delay(Number(query.ms));

    if (kind === 'hang') context.respond = false;
    else if (kind === 'stall') context.body = Readable.from(stall());
    else if (kind === 'endless') context.body = Readable.from(endless());
    else if (kind === 'redirect') context.redirect(query.to ?? '/');
    else if (kind === 'store') {
      const body = store.get(name);
      if (query.sig && name.endsWith('.sig') && counts.get(name) === 1) context.status = Number(query.sig);
      else if (body) context.body = body;
      else context.status = 404;
    } else {
      const answer = whole[kind]?.({ path, query, name });
      if (!answer) return;
      context.status = answer.status ?? 200;
      if (answer.type) context.type = answer.type;
      context.body = answer.body;
    }
  };
}
