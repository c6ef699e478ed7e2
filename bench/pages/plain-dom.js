// @ts-check
// What a developer writes by hand for one page: a few names, the list in steps, a search.
(async () => {
  const step = 100;
  const answer = await fetch('letter.json');
  /** @type {{ name: string, country: string }[]} */
  const items = (await answer.json()).signatories.items;
  const regions = new Intl.DisplayNames('en', { type: 'region', style: 'short' });
  /** @type {Map<string, { name: string, lower: string }>} */
  const countries = new Map();

  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
  const list = find('.names');
  const expand = find('#expand');
  const more = find('#more');
  const input = /** @type {HTMLInputElement} */ (find('input'));

  let found = items;
  let shown = 12;

  const country = (/** @type {string} */ code) => {
    let entry = countries.get(code);
    if (!entry) {
      const name = regions.of(code) ?? code;
      countries.set(code, (entry = { name, lower: name.toLowerCase() }));
    }
    return entry;
  };

  const row = (/** @type {{ name: string, country: string }} */ item) => {
    const element = document.createElement('li');
    const name = document.createElement('bdi');
    name.textContent = item.name;
    const where = document.createElement('span');
    where.textContent = country(item.country).name;
    element.append(name, where);
    return element;
  };

  const show = () => {
    list.replaceChildren(...found.slice(0, shown).map(row));
    more.hidden = shown < step || found.length <= shown;
  };

  expand.addEventListener('click', () => {
    shown = step;
    expand.hidden = true;
    show();
  });

  more.addEventListener('click', () => {
    list.append(...found.slice(shown, (shown += step)).map(row));
    more.hidden = found.length <= shown;
  });

  input.addEventListener('input', () => {
    const text = input.value.trim().toLowerCase();
    found = items.filter((item) => item.name.toLowerCase().includes(text) || country(item.country).lower.includes(text));
    shown = step;
    expand.hidden = true;
    show();
  });

  show();
})();
