import { html, type TemplateResult } from 'lit/html.js';

/**
 * Words in a language of their own, inside a sentence in another (WCAG 3.1.2).
 * @param sentence has a line break in the place of the words, which without one stand behind it
 */
export function inLanguage(lang: string, words: string, sentence = ''): TemplateResult {
  const [before, after] = sentence.split('\n');
  return html`${before}<bdi lang=${lang}>${words}</bdi>${after}`;
}
