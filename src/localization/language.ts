/** A tag as `Intl` takes it; of an odd one (`en_US`, an empty one, `x`) what can be made of it. */
function locale(tag: string): Intl.Locale {
  try {
    return new Intl.Locale(tag.replace(/_/g, '-'));
  } catch {
    return new Intl.Locale('und');
  }
}

/** A tag that every `Intl` constructor takes, without extensions, which are a reader’s settings and not a text’s. */
export const intlTag = (tag: string): string => locale(tag).baseName.replace(/^und\b/, 'en');

/** The direction in which a language is written, from its script. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  /Arab|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg/.test(locale(tag).maximize().script!) ? 'rtl' : 'ltr';

/**
 * Chooses among languages by RFC 4647 lookup over maximized tags: `fr-CH` finds `fr`, `zh-TW` finds `zh-Hant`.
 * @param wanted the reader’s language
 * @param available tags, the preferred ones first
 */
export function lookUpLanguage(wanted: string, available: readonly string[]): string | undefined {
  if (locale(wanted).language === 'und') return undefined;
  const likely = (tag: string): string[] => [...locale(tag).maximize().baseName.split('-'), tag];
  const [language, script, ...more] = likely(wanted);
  const written = available.filter((tag) => likely(tag)[0] === language && likely(tag)[1] === script);
  return written.find((tag) => tag === wanted) ?? written.find((tag) => likely(tag)[2] === more[0]) ?? written[0];
}

/** The language an element stands in: its own `lang`, else the nearest ancestor’s, across shadow roots; may be empty. */
export function languageAround(element: Element): string {
  const holder = element.closest('[lang]');
  if (holder) return holder.getAttribute('lang')!;
  const root = element.getRootNode();
  // A document has a `host` too where the page names a form or an image so.
  return root instanceof ShadowRoot ? languageAround(root.host) : '';
}
