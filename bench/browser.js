// @ts-check
// A Chromium page for each run, driven through the DevTools protocol alone: Playwright’s own helpers would count as the page’s.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { findBrowser } from '../test/tools/browsers.js';

/**
 * How fast a reader’s machine and line are.
 * @typedef {{ title: string, cpu: number, network?: { latency: number, download: number } }} Speed
 */

/** @type {Record<string, Speed>} */
export const speeds = {
  full: { title: 'full speed', cpu: 1 },
  slow: { title: 'CPU ÷4, 1.6 Mbit/s, 150 ms', cpu: 4, network: { latency: 150, download: 1_600_000 / 8 } },
};

const measure = readFileSync(new URL('measure.js', import.meta.url), 'utf8');

export async function launch() {
  const executablePath = findBrowser('chromium')?.browser;
  if (!executablePath) throw new Error('Chromium is missing: install Chromium or Chrome, or set CHROME_PATH to one.');
  const container = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
  return chromium.launch({ executablePath, args: ['--disable-gpu', ...container] });
}

/**
 * Opens a page that nothing is cached for.
 * @param {import('playwright-core').Browser} browser
 * @param {Speed} speed
 */
export async function openPage(browser, { cpu, network }) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  const traffic = { requests: 0, bytes: 0, scriptBytes: 0, pending: 0, urls: /** @type {string[]} */ ([]) };
  const scripts = new Set();
  const asked = new Set();
  client.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (request.url.startsWith('data:') || asked.has(requestId)) return;
    asked.add(requestId);
    if (type === 'Script') scripts.add(requestId);
    traffic.urls.push(request.url);
    traffic.requests++;
    traffic.pending++;
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!asked.has(requestId)) return;
    traffic.pending--;
    traffic.bytes += encodedDataLength;
    if (scripts.has(requestId)) traffic.scriptBytes += encodedDataLength;
  });
  client.on('Network.loadingFailed', ({ requestId }) => void (asked.has(requestId) && traffic.pending--));
  await client.send('Network.enable');
  await client.send('Page.enable');
  await client.send('Page.addScriptToEvaluateOnNewDocument', { source: measure });
  await client.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  if (network) {
    const { latency, download } = network;
    const throughput = { downloadThroughput: download, uploadThroughput: download / 2 };
    await client.send('Network.emulateNetworkConditions', { offline: false, latency, ...throughput });
  }

  /** @param {string} expression @returns {Promise<unknown>} its value, awaited */
  const evaluate = async (expression) => {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await client.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value;
  };

  return {
    traffic,
    client,
    evaluate,

    /** @param {string} url */
    async goTo(url) {
      const loaded = page.waitForEvent('load', { timeout: 120_000 });
      await client.send('Page.navigate', { url });
      await loaded;
    },

    /** Waits until an expression is true in the page. @param {string} expression */
    async until(expression, timeout = 120_000) {
      const deadline = Date.now() + timeout;
      while (!(await evaluate(expression))) {
        if (Date.now() > deadline) throw new Error(`Never came true: ${expression}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },

    /** Clicks as a reader does; whether there is something to click. @param {string} selector */
    async click(selector) {
      const place = /** @type {{ x: number, y: number } | undefined} */ (
        await evaluate(`bench.place(${JSON.stringify(selector)})`)
      );
      if (!place) return false;
      for (const type of /** @type {const} */ (['mouseMoved', 'mousePressed', 'mouseReleased']))
        await client.send('Input.dispatchMouseEvent', { type, ...place, button: 'left', clickCount: 1 });
      return true;
    },

    /** Types one letter. @param {string} key */
    async press(key) {
      await client.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
      await client.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    },

    /** What is reachable after garbage collection, in bytes: JavaScript’s, and with the DOM’s and buffers’. */
    async heap() {
      await client.send('HeapProfiler.enable');
      await client.send('HeapProfiler.collectGarbage');
      await client.send('HeapProfiler.collectGarbage');
      const usage = /** @type {{ usedSize: number, embedderHeapUsedSize?: number, backingStorageSize?: number }} */ (
        await client.send('Runtime.getHeapUsage')
      );
      return { js: usage.usedSize, all: usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0) };
    },

    close: () => context.close(),
  };
}
