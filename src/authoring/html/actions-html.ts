import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Contact, LetterBundle } from '../../bundle/letter-bundle.js';
import { dayOf, heading, linked, separated, unordered, type HtmlContext } from './context.js';

/** What a reader can do; and, on a page of the letter’s own, whom the press can ask, what can be downloaded, what changed. */
export function actionsToHtml(bundle: LetterBundle, context: HtmlContext, everything: boolean): ElementContent[] {
  const { actions = [], contacts = [], attachments = [], revisions = [] } = bundle;
  const { l10n } = context;
  const section = (title: string, items: Element[]): ElementContent[] =>
    items.length ? [heading(context.level + 1, title), unordered(items)] : [];
  const links = actions.map(({ label, url }) => h('p', linked(label, url, context)));
  if (!everything) return links;
  return [
    ...links,
    ...section(
      l10n.text('press-contacts'),
      contacts.map((contact) => contactToHtml(contact, context)),
    ),
    ...section(
      l10n.text('downloads'),
      attachments.map(({ label, url, size }) =>
        h('li', [linked(label, url, context), ...(size ? [` (${Math.ceil(size / 1000).toLocaleString(l10n.tag)} kB)`] : [])]),
      ),
    ),
    ...section(
      l10n.text('changes-to-the-text'),
      revisions.map(({ date, note }) => h('li', l10n.text('note', { date: dayOf(date, context), note }))),
    ),
  ];
}

/** What dials a number, without the zero that is for callers at home; words are none. */
const telephone = (phone: string): string | undefined =>
  /^[+\d ().-]+$/.test(phone) ? `tel:${phone.replace(/\(0\)|[^+\d]/g, '')}` : undefined;

function contactToHtml({ name, organization, langs, email, phone, url }: Contact, context: HtmlContext): Element {
  const facts = [
    h('bdi', linked(name, url, context)),
    ...(organization ? [h('bdi', organization)] : []),
    ...(langs?.length ? [langs.map((lang) => context.l10n.language(lang)).join(', ')] : []),
    ...(email ? [linked(email, `mailto:${email}`, context)] : []),
    ...(phone ? [h('bdi', { dir: 'ltr' }, linked(phone, telephone(phone), context))] : []),
  ];
  return h('li', separated(facts, ' · '));
}
