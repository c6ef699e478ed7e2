// @ts-check
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findBrowser } from './browsers.js';
import { faults } from './faults.js';
import { sample } from './sample.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Far west of UTC, where a day that is read as midnight in UTC is the day before. */
export const timeZone = 'Pacific/Honolulu';

/**
 * A launcher of one engine, one page at a time: what tests of focus, selection and visibility need.
 * @param {import('./browsers.js').Engine} engine
 * @param {number} driverPort where WebKitWebDriver listens
 */
function launcher(engine, driverPort) {
  const { browser: executablePath = '' } = findBrowser(engine) ?? {};
  switch (engine) {
    case 'chromium': {
      const quiet = [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ];
      // Chromium’s sandbox refuses root, and a container’s shared memory is too small for it.
      const container = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
      return chromeLauncher({
        concurrency: 1,
        launchOptions: { executablePath, args: [...quiet, ...container], env: { ...process.env, TZ: timeZone } },
      });
    }
    case 'firefox':
      return chromeLauncher({
        puppeteer: puppeteerCore,
        concurrency: 1,
        // Firefox refuses to run as root in another user’s home.
        launchOptions: {
          browser: 'firefox',
          executablePath,
          headless: true,
          env: { ...process.env, TZ: timeZone, HOME: tmpdir() },
        },
      });
    case 'webkit': {
      const launcher = webdriverLauncher({
        hostname: '127.0.0.1',
        port: driverPort,
        path: '/',
        logLevel: 'error',
        capabilities: /** @type {WebdriverIO.Capabilities} */ ({
          browserName: 'MiniBrowser',
          'wdio:enforceWebDriverClassic': true,
          'webkitgtk:browserOptions': { binary: executablePath, args: ['--automation'] },
        }),
      });
      return Object.assign(launcher, { concurrency: 1 });
    }
  }
}

/**
 * @param {object} options
 * @param {import('./browsers.js').Engine} options.engine
 * @param {number} options.port
 * @param {number} options.driverPort
 * @param {string[]} options.files
 * @param {import('@web/test-runner').Reporter} options.reporter
 * @returns {import('@web/test-runner').TestRunnerConfig}
 */
export const config = ({ engine, port, driverPort, files, reporter }) => ({
  rootDir: root,
  files,
  // By its address, so that http://localhost is another origin, answered by the same server.
  hostname: '127.0.0.1',
  port,
  nodeResolve: { browser: true, exportConditions: ['production', 'default'] },
  browsers: [launcher(engine, driverPort)],
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 120_000,
  testFramework: { config: { timeout: '20000' } },
  middleware: [faults(), sample()],
  plugins: [esbuildPlugin({ ts: true, json: true, target: 'esnext', tsconfig: join(root, 'tsconfig.json') })],
  staticLogging: true,
  reporters: [reporter],
});
