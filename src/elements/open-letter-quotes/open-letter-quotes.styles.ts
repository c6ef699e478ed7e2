import { css } from '../../styles/css.js';

export default css`
  section {
    max-width: calc(var(--measure) * 1.25);
    padding-block: 1.5em;
    border-block: 1px solid var(--line);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    margin-bottom: 1em;
  }
  [aria-controls='content'] {
    min-width: 44px;
    font-size: 2em;
    text-decoration: none;
  }
  [part='position'] {
    min-width: 4em;
    text-align: center;
  }
  #content {
    display: grid;
    touch-action: pan-y pinch-zoom;
  }
  [part='quote'] {
    grid-area: 1 / 1;
  }
  .other {
    visibility: hidden;
  }
  blockquote {
    font-family: var(--open-letter-heading-font);
    font-size: clamp(1.25em, 6cqi, 1.5em);
  }
  /* Nobody takes the last line that is seen for the end of what was said. */
  @media screen {
    .long {
      max-height: 6lh;
      overflow: hidden;
      mask: linear-gradient(#000 5lh, #0000);
    }
  }
  p + p,
  [part='attribution'] {
    margin-top: 1lh;
  }
  bdi:first-child {
    display: block;
    font-weight: 700;
  }
  button {
    padding: 0 0.25em;
    border: 0;
    text-decoration: underline;
  }
  @media print {
    [part='quote'] {
      grid-area: auto;
      visibility: visible;
      margin-bottom: 1em;
    }
  }
`;
