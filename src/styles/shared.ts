import { css } from './css.js';

/**
 * What every element shares: colours mixed from the host page’s own, one focus ring, controls and headings. The host page’s opinions
 * end here: what inherits and would make the text unreadable is set back. A custom property that the page doesn’t set leaves what is
 * inherited as it is: text mixed with its ground would have too little contrast on a grey page.
 */
export const sharedStyles = css`
  :host {
    --line: var(--open-letter-line, color-mix(in srgb, currentColor 25%, transparent));
    --measure: var(--open-letter-measure, 34em);
    --accent: var(--open-letter-accent, currentColor);
    display: block;
  }
  :host,
  article {
    letter-spacing: normal;
    word-spacing: normal;
    word-break: normal;
    text-shadow: none;
    text-transform: none;
    text-align: start;
    overflow-wrap: anywhere;
    white-space: normal;
    text-indent: 0;
  }
  :host([hidden]),
  slot[hidden] {
    display: none !important;
  }
  /* Parts alone: the fallback inherits from the whole, and must not move when the script comes. */
  :host([part]:is(:lang(ar), :lang(fa), :lang(ja), :lang(ko), :lang(zh))) {
    line-height: 1.8;
  }
  /* In a shadow tree Firefox knows the language of the host alone. */
  :host([part]:is(:lang(ar), :lang(fa), :lang(ja), :lang(ko), :lang(zh))) em {
    font-style: normal;
    font-weight: 700;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  /* A target is at least 24 pixels high (WCAG 2.2, 2.5.8); on a line of text that moves nothing. */
  a {
    color: var(--accent);
    padding-block: 0.3em;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
  }
  [role='heading'] {
    font-size: 1.5em;
    font-family: var(--open-letter-heading-font);
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
    break-after: avoid;
  }
  .heading {
    margin-top: 1em;
    font-size: 1.25em;
  }
  button,
  input,
  select {
    min-height: 44px;
    max-width: 100%;
    padding: 0.5em 1em;
    border: 1px solid;
    border-radius: var(--open-letter-radius, 0.25em);
    background: none;
    color: inherit;
    font: inherit;
  }
  button {
    cursor: pointer;
  }
  .muted {
    color: var(--open-letter-muted);
    font-size: 0.875em;
  }
  @media (prefers-contrast: more) {
    :host {
      --line: currentColor;
    }
  }
  @media print {
    button,
    .controls,
    [part='languages'] {
      display: none !important;
    }
    [hidden='until-found'] {
      display: block !important;
      content-visibility: visible !important;
    }
  }
`;
