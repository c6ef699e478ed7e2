// @ts-check
// Finds the three engines; where one is missing, installs it as root on Debian and Ubuntu, else says how to get it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** @type {Engine[]} */
export const engines = ['chromium', 'firefox', 'webkit'];

const programs = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(
  (folder) => folder !== undefined,
);
const applications = ['/Applications', join(homedir(), 'Applications')];

/**
 * The first that exists: a path, or a command’s name on PATH.
 * @param {(string | undefined)[]} candidates
 */
function firstOf(...candidates) {
  for (const candidate of candidates) {
    if (!candidate) continue;
    const paths = /[/\\]/.test(candidate)
      ? [candidate]
      : (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, candidate));
    const found = paths.find((path) => existsSync(path));
    if (found) return found;
  }
  return undefined;
}

/** MiniBrowser belongs to the library and lies beside it, in a folder named after the processor. */
function findMiniBrowser() {
  const libraries = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((folder) => existsSync(folder));
  const folders = libraries.flatMap((folder) => [
    folder,
    ...readdirSync(folder)
      .filter((name) => name.includes('-linux-'))
      .map((name) => join(folder, name)),
  ]);
  return firstOf(
    ...['4.1', '4.0', '6.0'].flatMap((api) => folders.map((folder) => join(folder, `webkit2gtk-${api}`, 'MiniBrowser'))),
  );
}

/**
 * @param {Engine} engine
 * @returns {Record<string, string> | undefined} the programs that the engine needs, or nothing where one of them is missing
 */
export function findBrowser(engine) {
  const found = {
    chromium: () => ({
      browser: firstOf(
        process.env.CHROME_PATH,
        'chromium',
        'chromium-browser',
        'google-chrome-stable',
        'google-chrome',
        ...applications.flatMap((folder) => [
          `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`,
          `${folder}/Chromium.app/Contents/MacOS/Chromium`,
        ]),
        ...programs.map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
      ),
    }),
    firefox: () => ({
      browser: firstOf(
        process.env.FIREFOX_PATH,
        'firefox-esr',
        'firefox',
        ...applications.map((folder) => `${folder}/Firefox.app/Contents/MacOS/firefox`),
        ...programs.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
      ),
    }),
    webkit: () => ({ driver: firstOf('WebKitWebDriver'), browser: findMiniBrowser(), display: firstOf('Xvfb') }),
  }[engine]();
  return Object.values(found).every(Boolean) ? /** @type {Record<string, string>} */ (found) : undefined;
}

/** @type {Record<Engine, { packages: string[], advice: string }>} */
const ways = {
  chromium: { packages: ['chromium'], advice: 'Chromium is missing: install Chromium or Chrome, or set CHROME_PATH to one.' },
  firefox: { packages: ['firefox-esr'], advice: 'Firefox is missing: install Firefox, or set FIREFOX_PATH to one.' },
  webkit: {
    packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
    advice:
      'WebKit is missing: it runs on Linux, with WebKitWebDriver, WebKitGTK’s MiniBrowser and Xvfb (Debian: webkit2gtk-driver, xvfb).',
  },
};

/** `debian`, `ubuntu` or another system’s name. */
function systemName() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID="?(\w+)/m.exec(release)?.[1] ?? process.platform;
}

/**
 * Installs what is missing, if that is possible here.
 * @param {Engine[]} wanted
 * @returns {Map<Engine, string>} a sentence for each engine that can’t be had
 */
export function ensureBrowsers(wanted) {
  const system = systemName();
  const missing = wanted.filter((engine) => !findBrowser(engine));
  // Ubuntu’s chromium and firefox packages are snaps, which containers can’t run and drivers can’t reach.
  const installable = missing.filter((engine) => system === 'debian' || (system === 'ubuntu' && engine === 'webkit'));
  if (installable.length && process.getuid?.() === 0) {
    const packages = installable.flatMap((engine) => ways[engine].packages);
    console.log(`Installing ${packages.join(' ')} (apt-get) …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
      const { status, stderr, error } = spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' });
      if (status !== 0) console.error(`apt-get ${args[0]} failed: ${error?.message ?? stderr}`);
    }
  }
  const sentences = missing
    .filter((engine) => !findBrowser(engine))
    .map((engine) => {
      const snap = system === 'ubuntu' && engine !== 'webkit' ? ' Ubuntu’s own package is a snap, which can’t be used here.' : '';
      return /** @type {const} */ ([engine, ways[engine].advice + snap]);
    });
  return new Map(sentences);
}
