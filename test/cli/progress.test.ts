import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ProgressBar } from '../../src/cli/progress.js';

/** What a bar writes to a stream that is a terminal, or is none. */
function written(isTTY: boolean, use: (bar: ProgressBar) => void): string {
  let text = '';
  const stream = { isTTY, write: (piece: string) => (text += piece) } as unknown as NodeJS.WriteStream;
  use(new ProgressBar(stream));
  return text;
}

describe('the progress bar', () => {
  it('says what is done and how much of the whole, and leaves an empty line', () => {
    const text = written(true, (bar) => {
      bar.show('read', 0);
      bar.show('list', 0);
      bar.clear();
    });
    const line = '\r\x1b[K';
    assert.equal(text, `${line}${'░'.repeat(30)} 0 % reading${line}███${'░'.repeat(27)} 11 % writing pages and index${line}`);
  });

  it('is written at most ten times a second', () => {
    const text = written(true, (bar) => {
      for (let step = 0; step < 1_000; step++) bar.show('list', step / 1_000);
    });
    assert.ok(text.split('\r').length < 20);
  });

  it('is nowhere where the stream is no terminal', () => {
    assert.equal(
      written(false, (bar) => {
        bar.show('check', 0);
        bar.clear();
      }),
      '',
    );
  });
});
