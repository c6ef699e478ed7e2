import { css } from '../../styles/css.js';

export default css`
  [part='count'] {
    color: var(--accent);
  }
  .controls {
    row-gap: 0.5em;
  }
  input,
  select {
    width: 100%;
  }
  /* They stand on the browser’s own ground. */
  option {
    background: Canvas;
    color: CanvasText;
  }
  section > * + * {
    margin-top: 1em;
  }
  .controls,
  .block:not([hidden]) {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
    column-gap: 2em;
  }
  /* The last one, which has fewer rows than it would be taken for, is laid out at once. */
  .block + .block + .block:not([hidden], :last-child) {
    content-visibility: auto;
    contain-intrinsic-height: auto 1800px;
    overflow-clip-margin: 4px;
  }
  [role='listitem'] {
    line-height: 1.25;
    padding-block: 0.5em;
  }
  [part~='partner'] {
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--accent);
    font-weight: 700;
  }
  br ~ bdi {
    color: var(--open-letter-muted);
    font-size: 0.875em;
  }
  [role='listitem'] a {
    text-decoration: 1px var(--line) underline;
  }
  mark {
    background: none;
    color: inherit;
    text-decoration: 2px underline;
  }
  @media print {
    .block {
      display: block;
      columns: 15em;
    }
  }
`;
