import { css } from '../../styles/css.js';

export default css`
  [part='count'] {
    color: var(--accent);
    font-size: 1.5em;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em 1.5em;
    align-items: center;
    margin-top: 1em;
  }
  .controls > * {
    min-width: 0;
  }
  [part='search'] {
    flex: 1 1 14em;
    max-width: 24em;
  }
  select {
    color: CanvasText;
    background: Canvas;
  }
  #list,
  [part='more'],
  [part='expand'],
  [part='group'] + [part='group']:not([hidden]) {
    margin-top: 1em;
  }
  .block:not([hidden]) {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
    column-gap: 2em;
    align-items: start;
  }
  .block + .block:not([hidden]) {
    content-visibility: auto;
    contain-intrinsic-height: auto 1800px;
  }
  [role='listitem'] {
    padding-block: 0.4em;
    line-height: 1.35;
    outline: 0;
  }
  [part~='partner'] {
    padding-inline-start: 0.75em;
    border-inline-start: 3px solid var(--accent);
    font-weight: 700;
  }
  .muted {
    display: block;
  }
  mark {
    background: var(--line);
    color: inherit;
  }
  @media print {
    .block {
      display: block;
      columns: 15em;
    }
    [role='listitem'] {
      break-inside: avoid;
    }
  }
`;
