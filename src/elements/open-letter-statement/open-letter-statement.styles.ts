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
  li + li {
    margin-top: 0.4em;
  }
  .title {
    font-size: 1.5em;
  }
  .heading {
    margin-bottom: 0.5em;
    font-size: 1.125em;
  }
  * + .heading {
    margin-top: 1.75em;
  }
  .heading + * {
    margin-top: 0;
  }
  [part='addressees'] {
    margin-bottom: 1.75em;
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
    padding-top: 1em;
    border: 0;
    border-top: 1px solid var(--line);
  }
  .notes p:nth-last-child(2) {
    display: inline;
  }
  sup {
    line-height: 0;
  }
`;
