import { css } from '../../styles/css.js';

export default css`
  :host {
    min-width: min(15em, 100%);
    line-height: 1.5;
  }
  article {
    container-type: inline-size;
    outline: 0;
  }
  article > * + * {
    margin-top: var(--open-letter-gap, 2.5em);
  }
  [part='languages'],
  [part='date'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-top: 0.75em;
  }
  [part='languages'] a {
    display: inline-block;
    padding-block: 0.4em;
  }
  [part='languages'] + * {
    margin-top: 1em;
  }
  [aria-current] {
    font-weight: 700;
    text-decoration: none;
  }
  [part='kicker'] {
    margin-bottom: 0.5em;
    color: var(--accent);
    font-size: 0.875em;
    font-weight: 700;
  }
  [part='title'] {
    max-width: 22em;
    font-size: clamp(1.6em, 6cqi, 2.4em);
  }
  [part='summary'] {
    max-width: 30em;
    margin-top: 0.75em;
    font-size: 1.2em;
  }
  figure,
  [part='notice']:not(:empty) {
    margin-block: 1em;
  }
  img {
    display: block;
    max-width: 100%;
    height: auto;
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
    padding-top: 1.5em;
    border-top: 1px solid var(--line);
  }
`;
