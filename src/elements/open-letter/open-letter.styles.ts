import { css } from '../../styles/css.js';

export default css`
  /* A parent that centres its children, or shares a line out among them, gives it the room there is. */
  :host {
    place-self: stretch;
    flex-grow: 1;
    min-width: min(100%, 10em);
  }
  /* In a parent that is as wide as what is in it, a container is nothing wide. */
  article {
    line-height: 1.5;
    outline: 0;
    container-type: inline-size;
    contain-intrinsic-inline-size: 15em;
  }
  article > * + * {
    margin-top: var(--open-letter-gap, 2.5em);
  }
  [part='languages'],
  [part='date'] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.5em 1em;
    margin-top: 0.5em;
  }
  .muted + * {
    margin-top: 1em;
  }
  [part='action'] {
    font-weight: 700;
  }
  [aria-current] {
    font-weight: 700;
    text-decoration: none;
  }
  [part='kicker'] {
    color: var(--accent);
    font-weight: 700;
    margin-bottom: 0.5em;
  }
  [part='header'] {
    max-width: calc(var(--measure) * 1.25);
  }
  [part='title'] {
    font-size: clamp(1.5em, 6cqi, 2.5em);
  }
  [part='summary'] {
    font-size: 1.25em;
  }
  figure,
  [part='retry'] {
    margin-top: 1em;
  }
  img {
    display: block;
    max-width: 100%;
    height: auto;
  }
  [part='actions'] * + * {
    margin-top: 0.5em;
  }
  /* Of “none”, VoiceOver makes no list. */
  ul {
    padding: 0;
    list-style: '';
  }
  [part='actions'] {
    padding-block: 1.5em;
    border-block: 1px solid var(--line);
  }
  @media print {
    article::after {
      display: block;
      margin-top: 1em;
      content: attr(data-url);
      direction: ltr;
    }
    ::details-content {
      content-visibility: visible !important;
    }
  }
`;
