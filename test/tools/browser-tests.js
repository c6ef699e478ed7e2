// @ts-check
// Runs the tests of one engine: node test/tools/browser-tests.js ENGINE FILES…. Sends the counts of each file to the process that started it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { startTestRunner } from '@web/test-runner';
import { findBrowser } from './browsers.js';
import { reporter } from './browser-reporter.js';
import { config, timeZone } from './web-test-runner.config.js';

const engine = /** @type {import('./browsers.js').Engine} */ (process.argv[2]);
const files = process.argv.slice(3);

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await once(server.close(), 'close');
  return port;
}

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
const endChildren = () => children.forEach((child) => child.kill());
process.on('exit', endChildren);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/** Starts a display of its own and, on it, the driver. */
async function startWebKitDriver() {
  const { display, driver } = findBrowser('webkit') ?? {};
  if (!display || !driver) throw new Error('WebKit is missing.');
  const screen = spawn(display, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(screen);
  const [number] = await once(/** @type {import('node:stream').Readable} */ (screen.stdio[3]), 'data');
  const port = await freePort();
  const env = { ...process.env, TZ: timeZone, DISPLAY: `:${String(number).trim()}`, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' };
  children.push(spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' }));
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return port;
    await delay(100);
  }
  throw new Error('WebKitWebDriver did not start.');
}

const driverPort = engine === 'webkit' ? await startWebKitDriver() : 0;
const options = { engine, port: await freePort(), driverPort, files, reporter: reporter((counts) => process.send?.(counts)) };
const runner = await startTestRunner({
  config: config(options),
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
});
if (!runner) throw new Error('The test runner did not start.');
await new Promise((resolve) => runner.on('stopped', resolve));
// Nothing that was sent is lost: the channel closes behind it.
process.once('disconnect', () => process.exit());
process.disconnect?.();
