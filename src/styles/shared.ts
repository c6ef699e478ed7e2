import { css } from './css.js';

/**
 * What every element shares: colours mixed from the host page’s own, one focus ring, controls and headings. The host page’s opinions
 * end here: what inherits and would make the text unreadable is set back.
 */
export const sharedStyles = css`
  :host {
    --accent: var(--open-letter-accent, currentColor);
    --line: var(--open-letter-line, color-mix(in srgb, currentColor 25%, transparent));
    --measure: var(--open-letter-measure, 34em);
    display: block;
    text-transform: none;
    letter-spacing: normal;
    word-spacing: normal;
    text-indent: 0;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  slot[hidden] {
    display: none !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.18em;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  [role='heading'] {
    font-family: var(--open-letter-heading-font, inherit);
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
  }
  button,
  input,
  select {
    min-height: 2.75em;
    max-width: 100%;
    padding: 0.4em 1em;
    border: 1px solid;
    border-radius: var(--open-letter-radius, 0.25em);
    background: transparent;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }
  button {
    cursor: pointer;
  }
  ::placeholder {
    color: inherit;
    opacity: 0.8;
  }
  .muted {
    color: var(--open-letter-muted, color-mix(in srgb, currentColor 80%, transparent));
    font-size: 0.875em;
  }
  @media print {
    button,
    .controls {
      display: none !important;
    }
    [hidden='until-found'] {
      display: block !important;
      content-visibility: visible !important;
    }
  }
`;
