import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { _$LH } from 'lit-html/private-ssr-support.js';
import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';
import { edited, type Edit } from './edits.js';

/** What the replacements were written for. */
const release = "(global.litHtmlVersions ??= []).push('3.3.3');";

/** In a template whose bindings are `$`: a tag (its name, attributes, and the slash of one without content), the end of one, a binding or a text. */
const node = /<([\w-]*)(.*?)(\/?)>|\$|[^<$]+/g;

/** An attribute: its sign, name and value. */
const attribute = /([.@]?)([\w-]+)=([^ ]*)/g;

/** A module of the script’s own that it shares with its elements. */
const source = (name: string): string => fileURLToPath(new URL(`../../../src/${name}.ts`, import.meta.url));

/**
 * By declaration of lit-html (`name` or `Class.member`), what the script has in its place; an empty text takes it out.
 *
 * The elements go without directives, SVG templates, bindings inside an attribute’s value, a tag, a comment or raw text, iterables other
 * than arrays as values, attributes with `?`, `nothing` as the value of a property, and options of event listeners. A guest on someone
 * else’s page goes without what stock Lit does there: it leaves globals behind, and has HTML parsed, which throws where a policy wants
 * Trusted Types and refuses Lit’s, and in a page of XHTML. A template is made node by node instead.
 */
const replacements: Record<string, string> = {
  trustedTypes: '',
  global: '',
  d: '',
  isArray: '',
  walker: '',
  policy: '',
  // A template is a function, which no data is.
  html: `import { createElement } from '${source('platform/create-element')}';
  export const html = (strings, ...values) => (asked) => asked ? strings : values;`,
  polyfillSupport: '',
  svg: '',
  mathml: '',
  tag: '',
  boundAttributeSuffix: '',
  marker: '',
  markerMatch: '',
  nodeMarker: '',
  SPACE_CHAR: '',
  tagEndRegex: '',
  debugLogEvent: '',
  createMarker: '',
  isPrimitive: '',
  nothing: 'export const nothing = {};',
  templateCache: '',
  _$LH: '',
  noChange: 'export const noChange = undefined;',
  render: `export const render = (value, root) => {
    (root._$part ??= childPart(root.appendChild(new Comment()), root.host))(value);
  };`,
  trustFromTemplateString: '',
  resolveDirective: '',
  getTemplateHtml: '',
  Template: '',
  TemplateInstance: '',
  // Each part is a function that takes a value. This one’s is what stands between two nodes, or behind one: a text, a list, a template or a node.
  ChildPart: `const childPart = (start, host, end) => {
    let shown, text, parts, ends;
    const insert = (node) => start.parentNode.insertBefore(node, end);
    const clearFrom = (before) => {
      for (let node; (node = before.nextSibling) != end; ) node.remove();
    };
    return (value) => {
      const kind = typeof value === 'function' ? value(true) : value instanceof Node ? value : Array.isArray(value);
      let added;
      if (kind !== shown) {
        clearFrom(start);
        shown = kind;
        parts = [];
        ends = [];
        if (kind === false) added = text = new Text();
        else if (kind === value) added = kind;
        else if (kind !== true) {
          let parent = (added = new DocumentFragment());
          for (const [text, tag, attributes, empty] of kind.join('$').matchAll(${node})) {
            if (tag) {
              const element = parent.appendChild(createElement(tag));
              for (const [, sign, name, value] of attributes.matchAll(${attribute})) {
                const part = attributePart(element, host, sign, name);
                if (value === '$') parts.push(part);
                else part(value);
              }
              if (!empty) parent = element;
            } else if (text === '</>') parent = parent.parentNode;
            else if (text === '$') parts.push(childPart(parent.appendChild(new Comment()), host, parent.appendChild(new Comment())));
            else parent.append(text);
          }
        }
      }
      if (kind === false) {
        const words = value === nothing ? '' : '' + (value ?? '');
        if (text.data !== words) text.data = words;
      } else if (kind === true) {
        value.forEach((item, index) => {
          // Each item begins where the one before it ends.
          parts[index] ??= childPart(ends[index - 1] ?? start, host, (ends[index] = insert(new Comment())));
          parts[index](item);
        });
        if (parts.length > value.length) {
          parts.length = ends.length = value.length;
          clearFrom(ends.at(-1) ?? start);
        }
      } else parts.forEach((part, index) => part(value()[index]));
      // Elements are complete when they come into the document.
      if (added) insert(added);
    };
  };`,
  // An attribute; with `.` a property, with `@` what listens to an event.
  AttributePart: `const attributePart = (element, host, sign, name) => {
    let shown = nothing;
    const listen = (event) => shown?.call?.(host, event);
    return (value) => {
      if (value === shown) return;
      shown = value;
      if (sign === '.') element[name] = value;
      // Adding the same listener again changes nothing.
      else if (sign === '@') element.addEventListener(name, listen);
      else if (value === nothing) element.removeAttribute(name);
      else element.setAttribute(name, value ?? '');
    };
  };`,
  PropertyPart: '',
  BooleanAttributePart: '',
  EventPart: '',
  ElementPart: '',
};

/** The declarations of a module by name, its classes’ members included; nothing is the name of a statement that declares nothing. */
function* declarationsOf(program: ESTree.Program): Generator<[name: string, ESTree.Span]> {
  for (const statement of program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (statement.type === 'ExpressionStatement' || statement.type === 'IfStatement') yield ['', statement];
    if (declaration?.type === 'FunctionDeclaration') yield [declaration.id!.name, statement];
    if (declaration?.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations) if (id.type === 'Identifier') yield [id.name, statement];
    }
    if (declaration?.type !== 'ClassDeclaration') continue;
    const { name } = declaration.id!;
    yield [name, statement];
    for (const member of declaration.body.body) {
      if (member.type === 'MethodDefinition' && member.key.type === 'Identifier') yield [`${name}.${member.key.name}`, member];
    }
  }
}

/** Whether the replacements find in a template the bindings that Lit finds. */
function readsAsLitDoes(strings: string[]): boolean {
  const raw = Object.assign([...strings], { raw: strings });
  const [before, names] = _$LH.getTemplateHtml(raw, 1);
  const bound = (before as unknown as string).split(_$LH.marker).slice(0, -1);
  const own = strings.slice(0, -1).map((text) => /\S+(?==$)/.exec(text)?.[0]);
  return (
    own.length === bound.length &&
    own.every((name, index) =>
      name === undefined
        ? bound[index]!.endsWith('<?')
        : !name.startsWith('?') &&
          bound[index]!.endsWith(`${name}${_$LH.boundAttributeSuffix}=`) &&
          /^(\s|\/?>)/.test(strings[index + 1]!),
    ) &&
    own.filter((name) => name !== undefined).join() === names.join()
  );
}

/** The elements that have no content, as HTML knows them. */
const voidElement = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

/** Whether the replacements make of a template the nodes that HTML makes of it. */
function readsAsHtmlDoes(strings: string[]): boolean {
  const html = strings.join('$');
  const found = [...html.matchAll(node)];
  const open: string[] = [];
  const fits = ([text, tag, attributes = '', empty]: RegExpMatchArray): boolean => {
    if (tag === undefined) return true;
    if (!tag) return text === `</${open.pop()}>`;
    if (!empty) open.push(tag);
    return voidElement.test(tag) === !!empty && !attributes.replace(attribute, '').trim();
  };
  return found.map(([text]) => text).join('') === html && found.every(fits) && !open.length && !/[&$"]|<!/.test(strings.join(''));
}

/** Writes lit-html, the one module of Lit that the script has, from its readable build and the replacements. */
export function leanLit(): Plugin {
  return {
    name: 'lean-lit',
    enforce: 'pre',
    async load(id) {
      const [, module] = /\/node_modules\/((?:@lit|lit-html|lit-element)\/.*)$/.exec(id) ?? [];
      if (!module || module === 'lit-html/is-server.js') return null;
      if (module !== 'lit-html/lit-html.js') this.error(`The replacements know nothing of ${module}.`);
      const source = await readFile(id.replace(/[^/]+$/, 'development/$&'), 'utf8');
      if (!source.includes(release)) this.error('The replacements were written for another release of lit-html.');
      const code = source.replace(/const (DEV_MODE|ENABLE_\w+) = true/g, 'const $1 = false');
      const edits = [...declarationsOf(parseSync(module, code).program)].filter(([name]) => !name || name in replacements);
      const missing = Object.keys(replacements).filter((name) => !edits.some(([found]) => found === name));
      if (missing.length) this.error(`lit-html no longer declares ${missing.join(', ')}.`);
      return edits.reduceRight(
        (text, [name, { start, end }]) => text.slice(0, start) + (replacements[name] ?? '') + text.slice(end),
        code,
      );
    },
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !code.includes('html`')) return null;
      const edits: Edit[] = [];
      new Visitor({
        TaggedTemplateExpression: ({ tag, quasi: { quasis }, start, end }) => {
          if (tag.type !== 'Identifier' || tag.name !== 'html') return;
          const strings = quasis.map(({ value }) => value.cooked ?? '');
          if (!readsAsLitDoes(strings) || !readsAsHtmlDoes(strings))
            this.error(`${id}: a template that the replacements misread: ${code.slice(start, end)}`);
          for (const quasi of quasis) {
            const from = code.indexOf(quasi.value.raw, quasi.start);
            const to = from + quasi.value.raw.length;
            // What ends needs no name, and at the end of all nothing says so.
            const text = quasi.value.raw.replace(/<\/[\w-]+>/g, '</>').replace(quasi.tail ? /(<\/>)+$/ : /^$/, '');
            edits.push({ start: from, end: to, text });
          }
        },
      }).visit(parseSync(id, code).program);
      return {
        code: edited(
          code,
          edits.sort((a, b) => a.start - b.start),
        ),
        map: null,
      };
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const stray = /lit-html"|lit\w+Versions|\w+PolyfillSupport|litIssuedWarnings|emitLitDebugLogEvents/.exec(output.code);
        if (stray) this.error(`Stock Lit is in the script: ${stray[0]}`);
        if (output.imports.length || output.exports.length) this.error('The script must import and export nothing.');
      }
    },
  };
}
