import type { Localizer } from '../../localization/localizer.js';
import type { Gap } from './heap.js';
import { make } from './row.js';

/** What stands in the place of rows that can’t be had: how many they are, and a button that asks for them again. */
export function makeGap({ page }: Gap, l10n: Localizer, retry: () => void): HTMLElement {
  const button = make('button', { part: 'retry' }, l10n.text('try-again'));
  button.onclick = retry;
  return make(
    'div',
    { role: 'listitem', tabindex: -1, part: 'signatory' },
    l10n.text('page-failed', { count: page.count }),
    ' ',
    button,
  );
}
