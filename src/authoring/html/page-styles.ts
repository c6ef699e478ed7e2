/** The style sheet of the letter’s own page: the reader’s fonts and colours, set for reading, and for paper. */
export default `
:root { color-scheme: light dark; --accent: light-dark(#0b57a4, #8ab8f2); --quiet: light-dark(#595959, #a8a8a8); --rule: light-dark(#d8d8d8, #444); }
html { background: light-dark(#fff, #16181b); color: light-dark(#1b1b1b, #e8e6e3); font: 1.0625rem/1.65 ui-serif, Georgia, 'Times New Roman', serif; overflow-wrap: break-word; }
body { margin: 0; }
main { box-sizing: border-box; max-inline-size: 46rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 5rem) clamp(1rem, 5vw, 2rem); --open-letter-accent: var(--accent); }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-wrap: balance; margin: 2em 0 0.6em; font-family: system-ui, sans-serif; }
h1 { font-size: clamp(1.75rem, 5.5vw, 2.75rem); letter-spacing: -0.01em; margin: 0.4em 0 0.5em; }
h2 { font-size: 1.5rem; border-block-start: 1px solid var(--rule); padding-block-start: 1.2em; }
h3 { font-size: 1.2rem; }
h4, h5, h6 { font-size: 1rem; }
p, ul, ol, blockquote, figure { margin: 0 0 1em; }
open-letter > p:first-child:has(+ h1) { margin: 0; color: var(--accent); font: 600 0.9375rem/1.4 system-ui, sans-serif; }
h1 + p:has(> time, > bdi) { color: var(--quiet); font: 0.9375rem/1.5 system-ui, sans-serif; }
p.summary { font-size: 1.15em; }
ul.signatories { columns: 18rem; column-gap: 2.5rem; list-style: ''; padding: 0; font-size: 0.95em; line-height: 1.45; }
ul.signatories li { break-inside: avoid; margin-block-end: 0.6em; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; border-radius: 2px; }
blockquote { margin: 2em 0 0.5em; padding-inline-start: 1.2em; border-inline-start: 3px solid var(--accent); font-size: 1.15em; }
blockquote p { margin: 0 0 0.5em; }
blockquote + p { color: var(--quiet); padding-inline-start: 1.4em; margin-block-end: 2em; }
ul, ol { padding-inline-start: 1.4em; }
img { max-inline-size: 100%; block-size: auto; }
figcaption, section { color: var(--quiet); font-size: 0.9em; }
sup { line-height: 0; }
@media print {
  html { background: none; color: #000; font-size: 11pt; }
  main { max-inline-size: none; padding: 0; }
  a { color: inherit; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  li, blockquote, figure { break-inside: avoid; }
}
`;
