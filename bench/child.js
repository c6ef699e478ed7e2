// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

// Node tells nobody what a child has used, but the child itself, at its end.
const report = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

/**
 * Runs a script of Node’s to its end.
 * @param {string[]} args
 * @returns {Promise<{ seconds: number, megabytes: number, status: number | null, said: string }>} how long it took, the most memory it
 *   held, its exit code and what it wrote to stderr
 */
export async function measureNode(args) {
  const started = performance.now();
  const preload = `--import=data:text/javascript,${encodeURIComponent(report)}`;
  const child = spawn(process.execPath, [preload, ...args], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const texts = [2, 3].map((descriptor) => {
    const texts = { all: '' };
    const stream = /** @type {import('node:stream').Readable} */ (child.stdio[descriptor]);
    stream.setEncoding('utf8').on('data', (piece) => (texts.all += piece));
    return texts;
  });
  const [status] = await once(child, 'close');
  const [said, kilobytes] = texts;
  return {
    seconds: (performance.now() - started) / 1000,
    megabytes: Number(kilobytes?.all || NaN) / 1024,
    status,
    said: said?.all ?? '',
  };
}
