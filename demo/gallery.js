// @ts-check
// Host pages that hurt: what style sheets of frameworks, themes and resets do to whatever stands on their pages, written anew and
// short. The demo shows them, the tests look at the widget on each.

/**
 * @typedef {object} Host
 * @property {string} about what is hard about it
 * @property {string} css
 * @property {string} [html] attributes of the page’s root
 * @property {(embed: (attributes?: string) => string) => string} [body] the page around the embed
 */

/** @type {Record<string, Host>} */
export const hosts = {
  components: {
    about: 'A component framework’s reset: border-box, margins of its own, tight headings, coloured links, small print sizes.',
    css: `
      *, ::before, ::after { box-sizing: border-box }
      body { margin: 0; font: 400 1rem/1.5 system-ui, sans-serif; color: #212529; background: #fff; -webkit-text-size-adjust: 100% }
      h1, h2, h3, h4 { margin: 0 0 .5rem; font-weight: 500; line-height: 1.2 }
      p { margin: 0 0 1rem }
      a { color: #0a58ca; text-decoration: underline }
      blockquote { margin: 0 0 1rem; font-size: 1.25rem }
      button { border-radius: 0; text-transform: none }
      input, button, select { margin: 0; font: inherit; line-height: inherit }
      .container { max-width: 60rem; margin: auto; padding: 0 .75rem }
      [hidden] { display: none !important }`,
    body: (embed) => `<div class="container">${embed()}</div>`,
  },
  utilities: {
    about: 'A utility framework’s preflight: all margins, borders, list marks and heading sizes gone, media as blocks.',
    css: `
      *, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid }
      html { font: 16px/1.5 ui-sans-serif, system-ui, sans-serif; -webkit-tap-highlight-color: transparent }
      h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit }
      a { color: inherit; text-decoration: inherit }
      ol, ul, menu { list-style: none }
      img, svg, video, canvas { display: block; vertical-align: middle; max-width: 100%; height: auto }
      button, input, select { font: inherit; color: inherit; background: transparent; border-radius: 0; opacity: 1 }
      main { padding: 1rem }`,
  },
  theme: {
    about: 'A classic blog theme: content rules for every element, justified and hyphenated text, floats, buttons that shout.',
    css: `
      body { margin: 0; background: #f1f1f1; color: #444; font: 15px/1.7 Georgia, serif; word-wrap: break-word }
      .entry-content { max-width: 640px; margin: 0 auto; padding: 24px 7.7%; background: #fff; text-align: justify; hyphens: auto }
      .entry-content p, .entry-content ul { margin: 0 0 1.7em }
      .entry-content::after { content: ''; display: table; clear: both }
      .entry-content > * { clear: both; float: left; width: 100% }
      .entry-content h2 { clear: both; text-transform: uppercase; letter-spacing: .1em }
      .entry-content a { color: #24597c; box-shadow: 0 1px 0 currentColor; text-decoration: none }
      .entry-content blockquote { padding-left: 1.2em; border-left: 4px solid #777; font-style: italic }
      .entry-content img { max-width: 100%; border: 1px solid #ddd; padding: 4px }
      button, input { padding: .8em 1em; border: 0; background: #333; color: #fff; text-transform: uppercase }`,
    body: (embed) => `<div class="entry-content"><p>Something that we signed.</p>${embed()}</div>`,
  },
  star: {
    about:
      'A reset by *: everything inherits, nothing has a margin, a size, a height of line or an outline; indents and spaces come from above.',
    css: `
      * { margin: 0; padding: 0; border: 0; outline: 0; font-size: 100%; vertical-align: baseline; background: transparent; line-height: 1 }
      body { line-height: 1; text-indent: 2em; word-spacing: 1em; white-space: pre; text-align: right }
      ol, ul { list-style: none }
      :focus { outline: 0 }`,
  },
  'small-root': {
    about: 'html { font-size: 62.5% }: a rem is 10 px.',
    css: 'html { font-size: 62.5% } body { font: 1.6rem/1.5 Verdana, sans-serif; color: #222 }',
  },
  'no-paragraphs': {
    about: 'p { display: none !important }, and the same for all that a sloppy blocker takes for an advertisement.',
    css: `p, blockquote, header, figure, section, article p, [role=status] { display: none !important }
      body { font: 17px/1.5 serif; color: #222 }`,
  },
  shouting: {
    about: 'body { text-transform: uppercase; letter-spacing: .3em }.',
    css: 'body { text-transform: uppercase; letter-spacing: .3em; word-spacing: .5em; font: 16px/1.4 sans-serif; color: #222 }',
  },
  tiny: {
    about: 'Text of 9 px on lines of 9 px.',
    css: 'body { font: 9px/1 sans-serif; color: #222 }',
  },
  huge: {
    about: 'Text of 40 px, as a reader has it who sets 250 %.',
    css: 'body { font: 40px/1.2 serif; color: #222 }',
  },
  'from-right': {
    about: 'A page from right to left around a letter from left to right.',
    html: 'dir="rtl"',
    css: 'body { font: 17px/1.6 sans-serif; color: #222; direction: rtl; text-align: right }',
  },
  flex: {
    about: 'A flex row whose other child takes all it can get.',
    css: `body { margin: 0; font: 16px/1.5 sans-serif; color: #222 } .row { display: flex; flex-wrap: wrap } .row > aside { flex: 1 1 60% }`,
    body: (embed) =>
      `<div class="row">${embed()}<aside><p>Elsewhere on this site, in many more words than these.</p></aside></div>`,
  },
  grid: {
    about: 'A grid whose column may become as narrow as it likes.',
    css: `body { margin: 0; font: 16px/1.5 sans-serif; color: #222 }
      .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr)); place-items: center; gap: 1rem }`,
    body: (embed) => `<div class="grid">${embed()}<p>A neighbour.</p><p>Another neighbour.</p></div>`,
  },
  dark: {
    about: 'A dark page that doesn’t say so to the browser.',
    css: 'body { margin: 16px; background: #101114; color: #e8e6e1; font: 18px/1.6 serif } a { color: #9dbdf5 }',
  },
  grey: {
    about: 'Black on mid-grey, where any paler text would be too pale.',
    css: 'body { margin: 16px; background: #777; color: #000; font: 17px/1.5 sans-serif } a { color: inherit }',
  },
  sidebar: {
    about: 'A blogger’s sidebar of 300 px with the quotes alone.',
    css: `body { margin: 0; font: 16px/1.5 sans-serif; color: #222 } aside { max-width: 300px; margin-left: auto }`,
    body: (embed) => `<aside>${embed('show="quotes"')}</aside>`,
  },
  two: {
    about: 'Two widgets with different parts of one bundle, which is asked for once.',
    css: `body { margin: 16px; font: 16px/1.5 serif; color: #222 }`,
    body: (embed) => `${embed('show="header statement"')}<hr>${embed('show="signatories quotes"')}`,
  },
  hidden: {
    about: 'The element has the hidden attribute, and the page’s style sheet doesn’t care.',
    css: 'body { font: 16px/1.5 serif; color: #222 } open-letter { display: block }',
    body: (embed) => `<p>There is a letter on this page that nobody is to see yet.</p>${embed('hidden')}`,
  },
};

/**
 * A host page.
 * @param {string} name
 * @param {string} snippet what a partner pastes
 */
export function hostPage(name, snippet) {
  const host = hosts[name];
  if (!host) return undefined;
  const embed = (attributes = '') => snippet.replace('<open-letter', () => `<open-letter ${attributes}`);
  return `<!doctype html>
<html lang="en" ${host.html ?? ''}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${name}</title>
    <style>${host.css}</style>
  </head>
  <body><main><h1>Harbour news</h1>
${(host.body ?? ((embed) => embed()))(embed)}
  </main></body>
</html>
`;
}

/** All of them side by side. */
export function galleryPage() {
  const cells = Object.entries(hosts).map(
    ([name, { about }]) => `<li>
        <h2><a href="${name}/">${name}</a></h2>
        <p>${about.replaceAll('<', '&lt;')}</p>
        <iframe src="${name}/" title="${name}" loading="lazy"></iframe>
      </li>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Host pages that hurt</title>
    <style>
      body { margin: 0; padding: 2rem 1.25rem; font: 1rem/1.5 system-ui, sans-serif; background: #fbfaf7; color: #1d1c1a }
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); gap: 2.5rem 1.5rem; margin: 0; padding: 0; list-style: none }
      li { display: grid; grid-template-rows: auto 1fr auto }
      h1 { margin: 0 0 2rem; font-size: 1.75rem }
      h2, p { margin: 0 0 .5rem; font-size: 1rem }
      a { color: #1d4fa3 }
      iframe { width: 100%; height: 32rem; border: 1px solid #cbc6bc; background: #fff; resize: both }
    </style>
  </head>
  <body><main>
    <h1>Host pages that hurt</h1>
    <ul>
      ${cells.join('\n      ')}
    </ul>
  </main></body>
</html>
`;
}
