import { css } from '../../styles/css.js';

export default css`
  :host {
    min-inline-size: min(15em, 100%);
    line-height: 1.5;
  }
  article {
    container-type: inline-size;
    outline: 0;
  }
  article > * + * {
    margin-block-start: var(--open-letter-gap, 2.5em);
  }
  [part='languages'],
  [part='date'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-block-start: 0.75em;
  }
  [part='languages'] a {
    display: inline-block;
    padding-block: 0.4em;
  }
  [part='languages'] + * {
    margin-block-start: 1em;
  }
  [aria-current] {
    font-weight: 700;
    text-decoration: none;
  }
  [part='kicker'] {
    margin-block-end: 0.5em;
    color: var(--accent);
    font-size: 0.875em;
    font-weight: 700;
  }
  [part='title'] {
    max-inline-size: 22em;
    font-size: clamp(1.6em, 6cqi, 2.4em);
  }
  [part='summary'] {
    max-inline-size: 30em;
    margin-block-start: 0.75em;
    font-size: 1.2em;
  }
  figure,
  [part='notice']:not(:empty) {
    margin-block: 1em;
  }
  img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
  }
  .heading {
    margin-block: 1.25em 0.25em;
  }
  ul {
    padding: 0;
    list-style: none;
  }
  [part='action'] {
    font-weight: 700;
  }
  li span + span::before {
    content: ' · ';
  }
  [part='actions'] {
    padding-block-start: 1.5em;
    border-block-start: 1px solid var(--line);
  }
`;
