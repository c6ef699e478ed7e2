// @ts-check
// Runs in a page before its own scripts: sees when names are painted after the navigation, a click or a key.
{
  const rows = '[role=listitem], .names > li';
  const lists = '[role=list], .names';

  /** @type {(Document | ShadowRoot)[]} */
  const roots = [document];
  /** @type {PerformanceEntry[]} */
  const tasks = [];
  /** @type {PerformanceEntry[]} */
  const events = [];
  let shift = 0;

  /**
   * What is measured now, in milliseconds since the navigation; `unchanged` is for a key that leaves the list as it was, `enough` for
   * when as many names as expected were there.
   */
  let operation = { started: 0, first: 0, last: 0, unchanged: 0, enough: 0 };
  /** The words that names are expected to have, in lower case. @type {{ words: string[], count: number } | undefined} */
  let expected;
  let framePending = false;
  let quietSince = 0;

  /** How many names in the page have the expected words. */
  const matching = () =>
    roots
      .flatMap((root) => [...root.querySelectorAll(rows)])
      .filter((row) => expected?.words.every((word) => row.textContent?.toLowerCase().includes(word))).length;

  /** The end of the next frame: scripts, style, layout and paint of the main thread are done. @returns {Promise<number>} */
  const framePainted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    });

  /** Whether a mutation is one of the names, be it that they come, go, change or are uncovered. @param {MutationRecord} record */
  const concernsNames = ({ target, type, addedNodes, removedNodes }) => {
    const element = target instanceof Element ? target : target.parentElement;
    if (element?.closest(lists)) return true;
    if (type === 'attributes') return Boolean(element?.querySelector(rows));
    return [...addedNodes, ...removedNodes].some(
      (node) => node instanceof Element && (node.matches(rows) || node.querySelector(rows)),
    );
  };

  const observer = new MutationObserver(async (records) => {
    if (framePending || !records.some(concernsNames)) return;
    framePending = true;
    const time = await framePainted();
    framePending = false;
    operation.first ||= time;
    operation.last = time;
    if (expected && matching() >= expected.count) operation.enough ||= time;
    quietSince = 0;
  });

  /** @param {Document | ShadowRoot} root */
  const observe = (root) =>
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributeFilter: ['hidden', 'open'] });

  observe(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (/** @type {ShadowRootInit} */ options) {
    const root = attachShadow.call(this, options);
    roots.push(root);
    observe(root);
    return root;
  };

  for (const [type, keep] of /** @type {const} */ ([
    ['longtask', (/** @type {PerformanceEntry} */ entry) => void tasks.push(entry)],
    ['event', (/** @type {PerformanceEntry} */ entry) => void events.push(entry)],
    ['layout-shift', (/** @type {PerformanceEntry & { value?: number }} */ { value = 0 }) => void (shift += value)],
  ])) {
    const options = { type, buffered: true, durationThreshold: 16 };
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => keep(entry))).observe(options);
  }

  const begin = (/** @type {Event} */ { timeStamp }) => {
    operation = { started: timeStamp, first: 0, last: 0, unchanged: 0, enough: 0 };
  };
  addEventListener('click', begin, true);
  addEventListener('keydown', begin, true);
  addEventListener('input', async () => (operation.unchanged = await framePainted()), true);

  /** The first element of the open trees. @param {string} selector */
  const find = (selector) =>
    roots
      .filter((root) => root === document || /** @type {ShadowRoot} */ (root).host.isConnected)
      .map((root) => root.querySelector(selector))
      .find(Boolean);

  /** Waits until the names have been left alone for so many milliseconds in which the page could have changed them. @param {number} rest */
  const settled = async (rest) => {
    const tick = 20;
    for (quietSince = 0; quietSince < rest; quietSince += tick) await new Promise((resolve) => setTimeout(resolve, tick));
  };

  const bench = {
    /** The middle of an element, scrolled into view. @param {string} selector */
    place(selector) {
      const element = find(selector);
      if (!element?.getClientRects().length) return undefined;
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    },

    hasNames: () => Boolean(find(rows)),

    matching,

    /** Says what the next search is for. @param {string} text @param {number} count */
    expect(text, count) {
      expected = { words: text.toLowerCase().split(' '), count };
    },

    /**
     * What the last click or key came to, or the navigation: until the first change of the names was painted and until the last one
     * was, until as many names as expected were there (0 where they never were), the longest task (0 where none took 50 ms), the browser’s own measure from input to paint, the layout shift so far.
     * @param {number} rest how long the names must be left alone, in milliseconds
     */
    async result(rest) {
      await settled(rest);
      const { started, first, last, unchanged, enough } = operation;
      const longest = (/** @type {PerformanceEntry[]} */ entries) =>
        Math.max(
          0,
          ...entries.filter((entry) => entry.startTime + entry.duration > started).map((entry) => Math.round(entry.duration)),
        );
      return {
        first: (first || unchanged) - started,
        last: (last || unchanged) - started,
        enough: enough && enough - started,
        task: longest(tasks),
        event: longest(events),
        shift,
      };
    },
  };
  Object.assign(window, { bench });
}
