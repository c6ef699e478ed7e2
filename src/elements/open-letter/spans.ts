import { html } from 'lit/html.js';

/** What stands side by side in a line; what isn’t there leaves no gap. */
export const spans = (items: readonly unknown[]): unknown[] => items.map((item) => item && html`<span>${item}</span>`);
