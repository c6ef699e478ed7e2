import { readFile } from 'node:fs/promises';
import { _$LH } from 'lit-html/private-ssr-support.js';
import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';

/** What the replacements were written for. */
const release = "(global.litHtmlVersions ??= []).push('3.3.3');";

/**
 * By declaration of lit-html (`name` or `Class.member`), what the script has in its place; an empty text takes it out.
 *
 * The elements go without directives, SVG templates, bindings inside an attribute’s value, a tag, a comment or raw text, DOM nodes and
 * iterables other than arrays as values, and options of event listeners. A guest on someone else’s page goes without what stock Lit
 * does there: it throws where its Trusted Types policy is refused, and leaves globals behind.
 */
const replacements: Record<string, string> = {
  policy: `const policy = (() => {
    try { return trustedTypes?.createPolicy('open-letter', { createHTML: (html) => html }); } catch {}
  })();`,
  html: 'export const html = (strings, ...values) => ({ strings, values });',
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
  nothing: 'export const nothing = Symbol();',
  _$LH: '',
  noChange: 'export const noChange = undefined;',
  render: `export const render = (value, root, options) => {
    (root._$part ??= new ChildPart(root.appendChild(createMarker()), options))._$setValue(value);
  };`,
  trustFromTemplateString: '',
  resolveDirective: '',
  getTemplateHtml: '',
  // A binding is a whole attribute without quotes, or a child: see `checkTemplate`.
  'Template.constructor': `constructor({ strings }) {
    // Data can look like a template, but for this.
    if (!strings.raw) throw Error();
    const attributes = [];
    const html = strings.reduce((before, text) => {
      const bound = before.replace(/\\S+=$/, (attribute) => '$lit$' + attributes.push(attribute));
      return (bound === before ? before + '<?$lit$>' : bound) + (text || '<?>');
    });
    this.parts = [];
    this.el = d.createElement('template');
    this.el.innerHTML = policy ? policy.createHTML(html) : html;
    walker.currentNode = this.el.content;
    let node;
    for (let index = 0; (node = walker.nextNode()); index++) {
      if (node.data === '?$lit$') this.parts.push({ index, ctor: ChildPart });
      for (const attribute of node.getAttributeNames?.() ?? []) {
        if (!attribute.startsWith('$lit$')) continue;
        const [, sign, name] = /([.?@])?(.*)=/.exec(attributes.shift());
        this.parts.push({ index, name, ctor: { '.': PropertyPart, '?': BooleanAttributePart, '@': EventPart }[sign] ?? AttributePart });
        node.removeAttribute(attribute);
      }
    }
  }`,
  'Template.createElement': '',
  'TemplateInstance.constructor': 'constructor(template) { this._$template = template; }',
  'TemplateInstance.parentNode': '',
  'TemplateInstance._$isConnected': '',
  'TemplateInstance._clone': `_clone(options) {
    const fragment = d.importNode(this._$template.el.content, true);
    walker.currentNode = fragment;
    let node;
    let at = -1;
    this._$parts = this._$template.parts.map(({ index, name, ctor }) => {
      for (; at < index; at++) node = walker.nextNode();
      return new ctor(node, options, name);
    });
    return fragment;
  }`,
  'TemplateInstance._update': `_update(values) {
    this._$parts.forEach((part, index) => part._$setValue(values[index]));
  }`,
  'ChildPart._$isConnected': '',
  'ChildPart.constructor': `constructor(startNode, options) {
    this._$committedValue = nothing;
    this._$startNode = startNode;
    this._$endNode = startNode.nextSibling;
    this.options = options;
  }`,
  'ChildPart.parentNode': '',
  'ChildPart.startNode': '',
  'ChildPart.endNode': '',
  'ChildPart._$setValue': `_$setValue(value) {
    if (isPrimitive(value)) {
      if (value === nothing || value == null || value === '') {
        if (this._$committedValue !== nothing) this._$clear();
        this._$committedValue = nothing;
      } else if (value !== this._$committedValue) this._commitText(value);
    }
    else if (value.strings) this._commitTemplateResult(value);
    else if (isArray(value)) this._commitIterable(value);
    else this._commitText(value);
  }`,
  'ChildPart._$getTemplate': `_$getTemplate({ strings }) {
    let template = templateCache.get(strings);
    if (!template) templateCache.set(strings, (template = new Template({ strings })));
    return template;
  }`,
  'ChildPart._insert': `_insert(node) {
    return this._$startNode.parentNode.insertBefore(node, this._$endNode);
  }`,
  'ChildPart._commitNode': `_commitNode(node) {
    this._$clear();
    this._insert(node);
  }`,
  'ChildPart._commitText': `_commitText(value) {
    if (this._$committedValue !== nothing && isPrimitive(this._$committedValue)) this._$startNode.nextSibling.data = value;
    else this._commitNode(d.createTextNode(value));
    this._$committedValue = value;
  }`,
  'ChildPart._commitTemplateResult': `_commitTemplateResult(result) {
    const template = this._$getTemplate(result);
    if (this._$committedValue._$template === template) this._$committedValue._update(result.values);
    else {
      const instance = new TemplateInstance(template);
      const fragment = instance._clone(this.options);
      instance._update(result.values);
      this._commitNode(fragment);
      this._$committedValue = instance;
    }
  }`,
  'ChildPart._commitIterable': `_commitIterable(values) {
    if (!isArray(this._$committedValue)) {
      this._$committedValue = [];
      this._$clear();
    }
    const parts = this._$committedValue;
    let part;
    let count = 0;
    for (const value of values) {
      part = parts[count];
      if (!part) {
        const start = this._insert(createMarker());
        this._insert(createMarker());
        parts.push((part = new ChildPart(start, this.options)));
      }
      part._$setValue(value);
      count++;
    }
    if (count < parts.length) {
      this._$clear(part && part._$endNode.nextSibling);
      parts.length = count;
    }
  }`,
  'ChildPart._$clear': `_$clear(node = this._$startNode.nextSibling) {
    while (node !== this._$endNode) {
      const next = node.nextSibling;
      node.remove();
      node = next;
    }
  }`,
  'ChildPart.setConnected': '',
  'AttributePart.tagName': '',
  'AttributePart._$isConnected': '',
  'AttributePart.constructor': `constructor(element, options, name) {
    this._$committedValue = nothing;
    this.element = element;
    this.options = options;
    this.name = name;
  }`,
  'AttributePart._$setValue': `_$setValue(value) {
    if (value !== this._$committedValue) this._commitValue((this._$committedValue = value));
  }`,
  'AttributePart._commitValue': `_commitValue(value) {
    if (value === nothing) this.element.removeAttribute(this.name);
    else this.element.setAttribute(this.name, value ?? '');
  }`,
  'PropertyPart.constructor': '',
  'PropertyPart._commitValue': `_commitValue(value) {
    this.element[this.name] = value === nothing ? undefined : value;
  }`,
  'BooleanAttributePart.constructor': '',
  'BooleanAttributePart._commitValue': `_commitValue(value) {
    this.element.toggleAttribute(this.name, !!value && value !== nothing);
  }`,
  // The part itself listens, and adding it again changes nothing.
  'EventPart.constructor': '',
  'EventPart._$setValue': '',
  'EventPart.handleEvent': `_commitValue() {
    this.element.addEventListener(this.name, this);
  }
  handleEvent(event) {
    this._$committedValue?.call?.(this.options.host, event);
  }`,
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
        : bound[index]!.endsWith(`${name}${_$LH.boundAttributeSuffix}=`) && /^(\s|\/?>)/.test(strings[index + 1]!),
    ) &&
    own.filter((name) => name !== undefined).join() === names.join()
  );
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
      if (!/\/src\/.*\.ts$/.test(id) || !code.includes('html`')) return;
      new Visitor({
        TaggedTemplateExpression: ({ tag, quasi, start, end }) => {
          if (tag.type !== 'Identifier' || tag.name !== 'html') return;
          const strings = quasi.quasis.map(({ value }) => value.cooked ?? '');
          if (!readsAsLitDoes(strings)) this.error(`${id}: a template that the replacements misread: ${code.slice(start, end)}`);
        },
      }).visit(parseSync(id, code).program);
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
