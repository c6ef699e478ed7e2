import { css } from '../../styles/css.js';

export default css`
  :host {
    max-inline-size: var(--measure);
    line-height: 1.6;
    text-wrap: pretty;
  }
  * + * {
    margin-block-start: 1em;
  }
  .plain {
    white-space: pre-line;
  }
  ul,
  ol {
    padding-inline-start: 1.5em;
  }
  li + li {
    margin-block-start: 0.4em;
  }
  .title {
    font-size: 1.5em;
  }
  .heading {
    margin-block-end: 0.5em;
    font-size: 1.125em;
  }
  * + .heading {
    margin-block-start: 1.75em;
  }
  .heading + * {
    margin-block-start: 0;
  }
  [part='addressees'] {
    margin-block-end: 1.75em;
    padding: 0;
    list-style: none;
    font-weight: 600;
  }
  blockquote {
    padding-inline-start: 1.25em;
    border-inline-start: 3px solid var(--line);
  }
  hr,
  .notes {
    padding-block-start: 1em;
    border: 0;
    border-block-start: 1px solid var(--line);
  }
  .notes p:nth-last-child(2) {
    display: inline;
  }
  sup {
    line-height: 0;
  }
`;
