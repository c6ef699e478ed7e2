import { css } from '../../styles/css.js';

export default css`
  :host {
    max-inline-size: var(--measure);
    line-height: 1.6;
    text-wrap: pretty;
  }
  p,
  ul,
  ol,
  blockquote,
  hr,
  button,
  #rest,
  .notes {
    margin-block-start: 1em;
  }
  div > :first-child,
  li > :first-child,
  blockquote > :first-child {
    margin-block-start: 0;
  }
  .plain {
    white-space: pre-line;
  }
  ul,
  ol {
    padding-inline-start: 1.5em;
    list-style: disc;
  }
  ol {
    list-style: decimal;
  }
  li + li {
    margin-block-start: 0.4em;
  }
  .title {
    font-size: 1.5em;
  }
  .heading {
    margin-block: 1.75em 0.5em;
    font-size: 1.125em;
  }
  .heading + * {
    margin-block-start: 0;
  }
  [part='addressees'] {
    margin-block: 1em 1.75em;
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
    border: 0 solid var(--line);
    border-block-start-width: 1px;
    padding-block-start: 1em;
  }
  .notes p:nth-last-child(2) {
    display: inline;
  }
  sup {
    line-height: 0;
  }
`;
