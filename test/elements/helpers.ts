import { fixture, html, oneEvent } from '@open-wc/testing';
import type { OpenLetter, OpenLetterSignatories } from '../../src/index.js';
import { serve } from '../loading/hosts.js';
import type { Written } from '../loading/letters.js';
import { waitUntil } from '../wait-until.js';

/** What stands on the page, found as assistive technology finds it: by role and name, through shadow roots. Imports no element. */

const implicitRoles: Record<string, string> = {
  'a[href]': 'link',
  article: 'article',
  blockquote: 'blockquote',
  button: 'button',
  del: 'deletion',
  em: 'emphasis',
  'h1, h2, h3, h4, h5, h6': 'heading',
  hr: 'separator',
  'img[alt]:not([alt=""])': 'img',
  'input[type=search]': 'searchbox',
  li: 'listitem',
  option: 'option',
  p: 'paragraph',
  'section[aria-label], section[aria-labelledby]': 'region',
  select: 'combobox',
  strong: 'strong',
  summary: 'summary',
  time: 'time',
  'ul, ol': 'list',
};

export const roleOf = (element: Element): string | undefined =>
  element.getAttribute('role') ?? Object.entries(implicitRoles).find(([selector]) => element.matches(selector))?.[1];

/** Whether the whole of an element is inside the viewport, which scrolls by whole pixels. */
export function inSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top > -1 && bottom < innerHeight + 1;
}

/** The text of an element without doubled white space. */
export const textOf = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The accessible name, as far as it is used here. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy)
    return labelledBy
      .split(/\s+/)
      .map((id) => textOf(root.getElementById(id)))
      .join(' ');
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  if (element.localName === 'img') return (element as HTMLImageElement).alt;
  const { labels } = element as HTMLInputElement;
  if (labels?.length) {
    // The label’s own words, not those of the options inside it.
    return [...labels[0]!.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.textContent)
      .join('')
      .trim();
  }
  return textOf(element);
}

/** Whether an element is shown: neither hidden nor waiting to be found. */
export const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false }) &&
  !element.closest('[hidden]') &&
  hostIsShown(element);

function hostIsShown(element: Element): boolean {
  const root = element.getRootNode() as ShadowRoot;
  // A document has a `host` too where the page names a form so.
  return root.nodeType !== Node.DOCUMENT_FRAGMENT_NODE || isShown(root.host);
}

/** Every element under a root, through shadow roots, in the order in which they are seen. */
export function everything(root: ParentNode | Element): Element[] {
  // Without `instanceof`: an element in a frame is of another window’s class.
  const { shadowRoot, localName } = root as Element;
  const inside = localName === 'slot' ? (root as HTMLSlotElement).assignedElements() : [...(shadowRoot ?? root).children];
  return inside.flatMap((element) => [element, ...everything(element)]);
}

/** All that are shown with a role and, where given, a name. */
export function all(root: ParentNode, role: string, name?: string | RegExp): HTMLElement[] {
  return everything(root).filter((element): element is HTMLElement => {
    if (roleOf(element) !== role || !isShown(element)) return false;
    return name === undefined || (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element)));
  });
}

/** The only one with a role and a name; anything else is an error that says what there is. */
export function the(root: ParentNode, role: string, name?: string | RegExp): HTMLElement {
  const found = all(root, role, name);
  if (found.length === 1) return found[0]!;
  const names = all(root, role).map((element) => `“${nameOf(element)}”`);
  throw new Error(`There are ${found.length} of role ${role} named ${String(name)}; there are: ${names.join(', ') || 'none'}`);
}

/** Asserts that nothing of a role, and name where given, is shown. Elements in an assertion of chai’s would hang the runner where it fails. */
export function none(root: ParentNode, role: string, name?: string | RegExp): void {
  const names = all(root, role, name).map(nameOf);
  if (names.length) throw new Error(`There must be no ${role}, but there are: ${names.map((found) => `“${found}”`).join(', ')}`);
}

const tagOf = (element: Element | null | undefined): string => (element?.cloneNode() as Element | undefined)?.outerHTML ?? 'none';

/** Asserts that an element is another one, the focused one by default. */
export function isSame(expected: Element | null | undefined, actual: Element | null | undefined = focused()): void {
  if (actual !== expected) throw new Error(`Expected ${tagOf(expected)} but got ${tagOf(actual)}`);
}

/** What is focused, through shadow roots. */
export function focused(): Element | null {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement;
}

export type Attributes = Record<string, string>;

/** An element that isn’t in the page yet. */
export function make(
  attributes: Attributes,
  fallback = '<p>The <a href="/elsewhere">open letter</a> of the harbour circles.</p>',
): OpenLetter {
  const element = document.createElement('open-letter');
  element.innerHTML = fallback;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Puts an element into the page and waits until there is a letter or a notice. */
export async function settled(element: OpenLetter, box?: Element): Promise<OpenLetter> {
  const place = box ?? (await fixture(html`<div></div>`));
  const loaded = oneEvent(element, 'open-letter-load');
  const failed = oneEvent(element, 'open-letter-error');
  place.append(element);
  await Promise.race([loaded, failed]);
  return element;
}

/** A letter on the page, from a host of its own. */
export async function embed(bundle: Written, attributes: Attributes = {}, fallback?: string, box?: Element): Promise<OpenLetter> {
  const { url } = await serve(bundle);
  const element = await settled(make({ src: url, ...attributes }, fallback), box);
  if (element.state !== 'ready') throw new Error(`No letter: ${JSON.stringify(element.problems)}`);
  return element;
}

/** Writes down the events of a kind that reach the document. */
export function collect<Name extends keyof HTMLElementEventMap>(
  name: Name,
  target: EventTarget = document,
): HTMLElementEventMap[Name][] {
  const events: HTMLElementEventMap[Name][] = [];
  target.addEventListener(name, (event) => events.push(event as HTMLElementEventMap[Name]));
  return events;
}

/** The next frame, after layout: when observers have been told and nothing more is to come from what was done. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

/** What nobody caught on a page while something was done; a frame later, since it is told in a task of its own. */
export async function uncaughtDuring(act: () => unknown, page: Window = window): Promise<string[]> {
  const found: string[] = [];
  const threw = (event: ErrorEvent): number => found.push(event.message);
  const rejected = (event: PromiseRejectionEvent): void => {
    found.push(String(event.reason));
    event.preventDefault();
  };
  page.addEventListener('error', threw);
  page.addEventListener('unhandledrejection', rejected);
  await act();
  await nextFrame();
  page.removeEventListener('error', threw);
  page.removeEventListener('unhandledrejection', rejected);
  return found;
}

/** A short list once it has been looked through, which is done in stretches, each in a task of its own. */
export async function lookedThrough(element: OpenLetterSignatories): Promise<void> {
  await element.updateComplete;
  await nextFrame();
  await element.updateComplete;
}

/** Writes into a list’s search field. */
export async function search(element: OpenLetterSignatories, words: string): Promise<void> {
  const box = the(element, 'searchbox', 'Search signatories') as HTMLInputElement;
  box.value = words;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await lookedThrough(element);
}

/** Chooses from one of a list’s selects, “Order” or “Filter”, once it offers that. */
export async function choose(element: OpenLetterSignatories, name: string, label: string | RegExp): Promise<void> {
  const box = the(element, 'combobox', name) as HTMLSelectElement;
  const wanted = ({ text }: HTMLOptionElement): boolean =>
    typeof label === 'string' ? text.trim() === label : label.test(text.trim());
  await waitUntil(() => [...box.options].some(wanted), `${name} offers ${String(label)}`);
  box.value = [...box.options].find(wanted)!.value;
  box.dispatchEvent(new Event('change', { bubbles: true }));
  await lookedThrough(element);
}
