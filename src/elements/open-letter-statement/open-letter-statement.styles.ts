import { css } from '../../styles/css.js';

export default css`
  :host {
    max-width: var(--measure);
    line-height: 1.6;
    text-wrap: pretty;
  }
  * + * {
    margin-top: 1em;
  }
  .plain {
    white-space: pre-line;
  }
  ul,
  ol {
    padding-inline-start: 1.5em;
  }
  :host(:lang(fa)) ol {
    list-style: persian;
  }
  li + li {
    margin-top: 0.5em;
  }
  * + .heading {
    margin-top: 1.5em;
  }
  .heading + * {
    margin-top: 0.5em;
  }
  [part='addressees'] {
    margin-bottom: 1.5em;
    padding: 0;
    list-style: '';
    font-weight: 700;
  }
  blockquote {
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--line);
  }
  hr,
  section {
    padding-top: 1em;
    border: 0;
    border-top: 1px solid var(--line);
  }
  section p:only-of-type {
    display: inline;
  }
  sup {
    line-height: 0;
  }
`;
