import { fixture, html } from '@open-wc/testing';
import type { OpenLetter } from '../../src/index.js';
import { serve } from '../loading/hosts.js';

/** Whole host pages in a frame, with the script as it is published. Nothing of src runs in them or beside them. */

export const script = '/dist/open-letter.js';
export const fallback = '<p>Read the <a href="/elsewhere">open letter</a> of the harbour circles.</p>';
export const scriptTag = `<script src="${script}"></script>`;
export const embedTag = (src: string, attributes = ''): string =>
  `<open-letter src="${src}" ${attributes}>${fallback}</open-letter>`;

export interface Page {
  frame: HTMLIFrameElement;
  window: Window & typeof globalThis;
  document: Document;
  letters: OpenLetter[];
  /** Errors and rejections that nobody caught, from the page’s first line on. */
  uncaught: string[];
  /** The types of the embeds’ events in their order. */
  events: string[];
}

type Noted = Window & typeof globalThis & { noted: { uncaught: string[]; events: string[] } };

const note = `<script>
  globalThis.noted = { uncaught: [], events: [] };
  addEventListener('error', (event) => event.message && noted.uncaught.push(event.message));
  addEventListener('unhandledrejection', (event) => noted.uncaught.push(String(event.reason)));
  for (const name of ['load', 'error', 'language', 'quote', 'expand'])
    addEventListener('open-letter-' + name, () => noted.events.push(name));
</script>`;

/**
 * Opens a page and waits until everything that its HTML names is loaded.
 * @param attributes of its root
 */
export async function openPage(body: string, head = '', attributes = 'lang="en"'): Promise<Page> {
  const { url } = await serve(
    `<!doctype html><html ${attributes}><head><meta charset="utf-8"><title>Harbour news</title>${note}${head}</head><body>${body}</body></html>`,
    {
      type: 'text/html',
    },
  );
  const frame = await fixture<HTMLIFrameElement>(html`<iframe title="Host page" width="1000" height="800"></iframe>`);
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    frame.src = url;
  });
  const window = frame.contentWindow as Noted;
  return {
    frame,
    window,
    document: window.document,
    ...window.noted,
    get letters() {
      return [...window.document.querySelectorAll('open-letter')];
    },
  };
}
