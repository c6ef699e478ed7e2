import { css } from '../../styles/css.js';

export default css`
  section {
    padding-block: 1.5em;
    border-block: 1px solid var(--line);
  }
  .controls {
    display: flex;
    align-items: center;
    margin-bottom: 0.75em;
    margin-inline-start: -0.75em;
  }
  .controls button {
    width: max(2.75em, 44px);
    height: max(2.75em, 44px);
    padding: 0.5em;
    border-color: transparent;
  }
  svg {
    display: block;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  [part='previous']:dir(ltr) svg,
  [part='next']:dir(rtl) svg {
    scale: -1 1;
  }
  [part='position'] {
    min-width: 4em;
    text-align: center;
  }
  #slides {
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
    max-width: calc(0.85 * var(--measure));
    font-family: var(--open-letter-heading-font, inherit);
    font-size: clamp(1.2em, 4.5cqi, 1.5em);
    line-height: 1.45;
  }
  .folded {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 8;
  }
  p + p,
  [part='attribution'] {
    margin-top: 1em;
  }
  [part='attribution'] bdi:first-child {
    display: block;
    font-weight: 600;
  }
  [part='more'],
  [part='copy'] {
    padding: 0;
    border: 0;
    text-decoration: underline;
  }
  @media print {
    [part='quote'] {
      grid-area: auto;
      visibility: visible;
      margin-bottom: 1.5em;
    }
    .folded {
      display: block;
    }
  }
`;
