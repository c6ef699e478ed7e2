/** A tag as `Intl` takes it; of an odd one (`en_US`, an empty one, `x`) what can be made of it. Pages say `no` and `nb` for one language. */
function locale(tag: string): Intl.Locale {
  try {
    return new Intl.Locale(tag.replace(/_/g, '-').replace(/^nb\b/, 'no'));
  } catch {
    return locale('und');
  }
}

/** A tag that every `Intl` constructor takes, without extensions, which are a reader’s settings and not a text’s. */
export const intlTag = (tag: string): string => locale(tag).baseName.replace(/^und\b/, 'en');

/** The direction in which a language is written, from its script: Arabic, Hebrew, Syriac, Thaana, N’Ko, Adlam or Hanifi Rohingya. */
export const directionOf = (tag: string): 'ltr' | 'rtl' =>
  /Ara|Heb|Syr|Thaa|Nko|Adl|Roh/.test(locale(tag).maximize().script!) ? 'rtl' : 'ltr';

/**
 * Chooses among languages by RFC 4647 lookup over maximized tags: `fr-CH` finds `fr`, `zh-TW` finds `zh-Hant`.
 * @param wanted the reader’s language
 * @param available tags, the preferred ones first
 */
export function lookUpLanguage(wanted: string, available: readonly string[]): string | undefined {
  if (locale(wanted).baseName.startsWith('und')) return undefined;
  /** Language and script, and the region if it is to count. */
  const find = (parts: number): string | undefined => {
    const likely = (tag: string): string => locale(tag).maximize().baseName.split('-', parts).join();
    return available.find((tag) => likely(tag) === likely(wanted));
  };
  return find(3) ?? find(2);
}

/**
 * The language an element stands in: its own `lang`, else the nearest ancestor’s, across shadow roots; may be empty.
 * @param watch is told of every change that may make it another
 */
export function languageAround(element: Element, watch?: MutationObserver): string {
  const root = element.getRootNode();
  watch?.observe(root, { __proto__: null, subtree: true, attributeFilter: ['lang'] } as MutationObserverInit);
  return (
    element.closest('[lang]')?.getAttribute('lang') ??
    // A document has a `host` too where the page names a form or an image so.
    (root instanceof ShadowRoot ? languageAround(root.host, watch) : '')
  );
}
