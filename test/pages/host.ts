import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { after, before } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type LaunchOptions, type Page } from 'playwright-core';
import { findBrowser } from '../tools/browsers.js';

/** Whole pages with their own headers, in Chromium. */

export interface File {
  body: string | Buffer;
  type: string;
  headers?: Record<string, string>;
  /** What is awaited before it is answered. */
  wait?: () => Promise<unknown>;
}

export const script: File = { body: readFileSync('dist/open-letter.js'), type: 'text/javascript' };

export const letter = {
  version: 1,
  id: 'tidal-flats',
  lang: 'en',
  title: 'Keep the tidal flats open',
  image: { src: 'flats.svg', alt: 'The flats at dawn', width: 40, height: 20 },
  statement: Array.from({ length: 60 }, (_, index) =>
    `Paragraph ${index + 1}. ${'The tide comes in and goes out. '.repeat(5)}`.trim(),
  ).join('\n\n'),
  quotes: ['Ada Brightwater', 'Cem Tidewell'].map((speaker) => ({ text: `So says ${speaker}.`, speaker })),
  signatories: { items: Array.from({ length: 30 }, (_, index) => ({ name: `Harbour Circle ${index + 1}`, country: 'CL' })) },
};

export const json = (value: unknown): File => ({ body: JSON.stringify(value), type: 'application/json' });

export const page = (body: string, headers: Record<string, string> = {}, head = ''): File => ({
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour news</title>${head}</head><body>${body}</body></html>`,
  type: 'text/html',
  headers,
});

export interface Site {
  origin: string;
  /** The same files at another origin: another port of the same host. */
  otherOrigin: string;
  /** Opens a page of the site. */
  open: (path: string, options?: BrowserContextOptions & { beforeScripts?: string }) => Promise<Page>;
  /** How often each path was asked for. */
  requests: Map<string, number>;
  /** Every request as it arrived, with its headers. */
  arrived: { url: string; headers: IncomingHttpHeaders }[];
}

/**
 * A site and a browser for the tests of one file.
 * @param files by path; one that is added or removed later is there or gone from then on
 * @param launch how the browser is started
 */
export function site(files: Record<string, File>, launch: LaunchOptions = {}): Site {
  const always: Record<string, File> = {
    '/open-letter.js': script,
    '/letter.json': json(letter),
    '/flats.svg': { body: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>', type: 'image/svg+xml' },
  };
  const requests = new Map<string, number>();
  const arrived: Site['arrived'] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    arrived.push({ url: `http://${request.headers.host}${request.url}`, headers: request.headers });
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.set(pathname, (requests.get(pathname) ?? 0) + 1);
    const file = files[pathname] ?? always[pathname];
    const { body, type, headers = {}, wait } = file ?? { body: '', type: 'text/plain' };
    await wait?.();
    response.writeHead(file ? 200 : 404, { 'Content-Type': type, ...headers });
    response.end(body);
  };
  const servers = [createServer(answer), createServer(answer)];
  let browser: Browser;
  const made: Site = {
    origin: '',
    otherOrigin: '',
    requests,
    arrived,
    async open(path, { beforeScripts, ...options } = {}) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(10_000);
      const opened = await context.newPage();
      if (beforeScripts) await opened.addInitScript(beforeScripts);
      await opened.goto(made.origin + path);
      return opened;
    },
  };
  before(async () => {
    for (const server of servers) await once(server.listen(0, '127.0.0.1'), 'listening');
    [made.origin = '', made.otherOrigin = ''] = servers.map(
      (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    );
    const executablePath = findBrowser('chromium')?.browser;
    if (!executablePath) throw new Error('Chromium is missing.');
    const container = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
    browser = await chromium.launch({ executablePath, args: container, ...launch });
  });
  after(async () => {
    await browser?.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });
  return made;
}
