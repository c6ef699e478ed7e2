import { parseSync, Visitor, type Plugin } from 'vite';

/** Stands for what is bound between the texts of a template. */
const bound = '\0';

/** A tag of what is laid out as a block, at whose edges white space is never shown. */
const block =
  /\s*(<\/?(article|blockquote|details|div|figcaption|figure|header|li|ol|optgroup|option|p|section|summary|ul)\b[^>]*>)\s*/g;

/** The tags of what is laid out in a line, but as a block of its own, inside which white space at its edges is never shown. */
const inside = /(<(?:button|select)\b[^>]*>)\s+|\s+(<\/(?:button|select)>)/g;

/** How the text of a template gets shorter, by its tag. */
const shorter: Record<string, (text: string) => string> = {
  // White space, comments, zeros and quotes that CSS can do without; strings stay, and the space that an operator of calc() needs.
  css: (text) =>
    text
      .replace(/("[^"]*"|'[^']*')|\/\*[^]*?\*\//g, (_all, string: string | undefined) => string ?? ' ')
      .replace(
        /("[^"]*"|'[^']*')|\s*([{};,>/]|!important)\s*|(:)\s+|\s+/g,
        (_all, string?: string, sign?: string, colon?: string) => {
          return string ?? sign ?? colon ?? ' ';
        },
      )
      .replace(/(?<![^{};])[^{};@]+\{/g, (rule) => rule.replace(/ ([+~]) /g, '$1').replace(/=(["'])([a-z][\w-]*)\1\]/gi, '=$2]'))
      .replaceAll(';}', '}')
      .replace(/(?<=[\s:(,-])0(?=\.\d)/g, '')
      .trim(),
  // A run of white space with a line break reads as one space, in text as between tags and attributes; before a tag’s end as none, and
  // beside a block.
  html: (text) =>
    text
      .replace(/<!--[^]*?-->/g, '')
      .replace(/\s*\n\s*(\/?>)/g, '$1')
      .replace(/\s*\n\s*/g, ' ')
      .replace(block, '$1')
      .replace(inside, '$1$2')
      .replace(/ \/>/g, '/>')
      .replace(/(\s[\w-]+=)"([\w-]+)"(?=[\s>])/g, '$1$2')
      // Terser leaves tagged templates as they are.
      .replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

/** Takes out of style sheets and HTML templates what only their readers need. */
export function shortenTemplates(): Plugin {
  return {
    name: 'shorten-templates',
    // Before TypeScript is taken out, so that a source map still knows whose each part is.
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(css|html|svg)`/.test(code)) return null;
      const parts: { start: number; end: number; text: string }[] = [];
      new Visitor({
        TaggedTemplateExpression({ tag, quasi: { quasis } }) {
          const shorten = tag.type === 'Identifier' && shorter[tag.name === 'svg' ? 'html' : tag.name];
          if (!shorten) return;
          const texts = shorten(quasis.map(({ value }) => value.raw).join(bound)).split(bound);
          parts.push(
            ...quasis.map(({ start, value }, index) => {
              const from = code.indexOf(value.raw, start);
              return { start: from, end: from + value.raw.length, text: texts[index]! };
            }),
          );
          // String.raw, which adds nothing.
          if (tag.name === 'css' && !quasis.some(({ value }) => value.raw.includes('\\'))) parts.push({ ...tag, text: '' });
        },
      }).visit(parseSync(id, code).program);
      // From the end, so that the positions before it stay right.
      for (const { start, end, text } of parts.sort((a, b) => b.start - a.start)) {
        code = code.slice(0, start) + text + code.slice(end);
      }
      return { code, map: null };
    },
  };
}
