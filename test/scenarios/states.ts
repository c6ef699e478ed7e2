import type { OpenLetter } from '../../src/index.js';
import { all, make, settled, textOf, the, type Attributes } from '../elements/helpers.js';
import { fault, serve } from '../loading/hosts.js';
import { fullLetter, letter, quotes, signatories, type Written } from '../loading/letters.js';
import { waitUntil } from '../wait-until.js';

/** Everything that a reader may have before her: the element’s attributes, where the letter comes from, what she did. */

const long = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ');

const text = (value: string): unknown => ({ type: 'text', value });
const paragraph = (...children: unknown[]): unknown => ({ type: 'paragraph', children });

/** Something of everything, in four languages of which one can’t be had. */
async function everything(parts: Written = {}): Promise<string> {
  const folder = crypto.randomUUID();
  const beside = (name: string, parts: Written): Promise<unknown> => serve(letter(parts), { name: `${folder}/${name}` });
  await beside('ar.json', { lang: 'ar', title: 'أبقوا السواحل مفتوحة', statement: 'نطلب من المجلس.' });
  await beside('zh.json', { lang: 'zh-Hans', title: '让潮间带保持开放', statement: '我们请求理事会。' });
  const bundle = fullLetter({
    url: 'https://flats.example/',
    translations: [
      { lang: 'ar', src: 'ar.json', status: 'unofficial' },
      { lang: 'zh-Hans', src: 'zh.json', stale: true },
      { lang: 'fr', src: 'missing.json' },
      { lang: 'es', url: 'https://flats.example/es/' },
    ],
    signatories: { items: signatories(30) },
    quotes: [{ text: long, speaker: 'Ada Brightwater', url: 'https://ada.example/' }, ...quotes(3)],
    statement: [
      { type: 'heading', depth: 2, children: [text('Why')] },
      paragraph(text('See '), { type: 'footnoteReference', identifier: 'a' }),
      { type: 'heading', depth: 3, children: [text('Why now')] },
      paragraph({ type: 'link', url: 'https://flats.example/survey', children: [text('The survey')] }, text(' says it.')),
      { type: 'list', ordered: true, children: [{ type: 'listItem', children: [paragraph(text('One'))] }] },
      { type: 'footnoteDefinition', identifier: 'a', children: [paragraph(text('Note'))] },
    ] as never,
    ...parts,
  });
  return (await serve(bundle, { name: `${folder}/letter.json` })).url;
}

const press = async (element: OpenLetter, name: string | RegExp): Promise<void> => {
  the(element, 'button', name).click();
  await element.updateComplete;
};

async function type(element: OpenLetter, words: string, told: string): Promise<void> {
  const box = the(element, 'searchbox') as HTMLInputElement;
  box.value = words;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await waitUntil(() => all(element, 'status').some((status) => textOf(status).includes(told)), told);
}

async function group(element: OpenLetter): Promise<void> {
  const order = the(element, 'combobox', 'Order') as HTMLSelectElement;
  // Countries are offered once they are counted.
  await waitUntil(() => order.options.length > 2);
  order.value = '2';
  order.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => all(element, 'heading', /^Chile/).length);
}

interface State {
  attributes?: Attributes;
  src?: () => string | Promise<string>;
  steps?: (element: OpenLetter) => Promise<unknown>;
  /** Where it isn’t a letter that is shown. */
  shows?: 'loading' | 'error' | 'idle';
}

/** A list of so many rows, of which some are in a page. */
const paged = (items: number, src: string): Promise<string> =>
  everything({
    signatories: { items: signatories(items), pages: [{ src, count: 500, integrity: `sha256-${'A'.repeat(43)}=` }] },
  });

export const states: Record<string, State> = {
  'as it loads': { src: () => fault('hang').url, shows: 'loading' },
  'with a notice': { src: () => fault('status/404').url, shows: 'error' },
  'under embargo': {
    src: async () => (await serve({ version: 1, lang: 'en', embargo: '2999-01-01T00:00:00Z' })).url,
    shows: 'idle',
  },
  'as it comes': {},
  'without a header': { attributes: { show: 'quotes signatories', 'heading-level': '1' } },
  'with a partner': { attributes: { partner: 'Harbour Circle 3' } },
  folded: { attributes: { 'visible-paragraphs': '1' } },
  unfolded: {
    attributes: { 'visible-paragraphs': '1' },
    steps: async (element) => {
      for (const more of all(element, 'button', /^Read the whole/)) more.click();
      await element.updateComplete;
    },
  },
  'at another quote': { steps: (element) => press(element, 'Next quote') },
  'with one quote': { src: () => everything({ quotes: quotes(1) }) },
  'with its list expanded': { steps: (element) => press(element, 'Show all 30 signatories') },
  'grouped by country': { steps: group },
  'expanded and grouped': { steps: (element) => press(element, 'Show all 30 signatories').then(() => group(element)) },
  searched: { steps: (element) => type(element, 'circle 29', '1 signatory matches') },
  'searched in vain': { steps: (element) => type(element, 'nobody', 'No signatory matches') },
  'with a paged list': {
    src: () => paged(1_000, 'page.json'),
    steps: (element) => press(element, 'Show signatories').then(() => press(element, 'Show 100 more')),
  },
  'with a page that can’t be had': {
    src: () => paged(10, 'missing.json'),
    steps: async (element) => {
      await press(element, 'Show all 510 signatories');
      await waitUntil(() => all(element, 'button', 'Try again').length);
    },
  },
  'with more who signed than are listed': { src: () => everything({ signatories: { total: 321, items: signatories(8) } }) },
  'with a translation that can’t be had': {
    steps: async (element) => {
      the(element, 'link', 'Français').click();
      await waitUntil(() => all(element, 'status').some((status) => textOf(status).startsWith('This language')));
    },
  },
  'in Arabic': { attributes: { lang: 'ar' } },
  'in Chinese': { attributes: { lang: 'zh-Hans' } },
};

/** Brings an element into a state. */
export async function show({ attributes, src = everything, steps, shows }: State, box: Element): Promise<OpenLetter> {
  const element = make({ src: await src(), ...attributes });
  if (shows === 'loading' || shows === 'idle') {
    box.append(element);
    await element.updateComplete;
    await waitUntil(() => element.state === shows);
    await element.updateComplete;
  } else await settled(element, box);
  if (element.state !== (shows ?? 'ready')) throw new Error(`${element.state}: ${JSON.stringify(element.problems)}`);
  await steps?.(element);
  return element;
}
