import type { EncodedSourceMap } from '@jridgewell/trace-mapping';
import { readFile } from 'node:fs/promises';
import { minify, type MinifyOptions } from 'terser';
import ts from 'typescript';
import { parseSync, type ESTree, type Plugin } from 'vite';
import en from '../../../src/localization/strings/en.js';
import { wordsOfKey } from '../../../src/localization/words-of-key.js';
import { carryNames } from './carry-names.js';
import { edited, movedMappings, type Edit } from './edits.js';
import { gatherStyles } from './gather-styles.js';
import { renameLocals } from './rename-locals.js';
import { renameMembers } from './rename-members.js';
import { orderStyles } from './order-styles.js';
import { nodesOf } from './syntax.js';

/** What Terser makes shorter still; reading one of our properties does nothing else. */
const compress: MinifyOptions['compress'] = {
  passes: 4,
  unsafe: true,
  unsafe_arrows: true,
  unsafe_methods: true,
  pure_getters: true,
  keep_fargs: false,
  unsafe_undefined: true,
};

/** Gives every node its place by line and column, from which Terser makes the source map. */
function locate(program: ESTree.Program, code: string): void {
  const lines = [0, ...Array.from(code.matchAll(/\n/g), ({ index }) => index + 1)];
  const placeOf = (at: number): { line: number; column: number } => {
    const line = lines.findLastIndex((start) => start <= at);
    return { line: line + 1, column: at - lines[line]! };
  };
  for (const node of nodesOf(program)) Object.assign(node, { loc: { start: placeOf(node.start), end: placeOf(node.end) } });
}

const isClass = (node: ESTree.Node): node is ESTree.Class => node.type === 'ClassExpression' || node.type === 'ClassDeclaration';

/** Makes private members ordinary ones, which Terser may name as briefly as any other; nobody else knows the names. */
function openPrivate(program: ESTree.Program): void {
  const nodes = [...nodesOf(program)];
  const open = (owner: ESTree.Class, name = owner.id?.name ?? ''): void => {
    // A declaration without a value says nothing of an ordinary member.
    owner.body.body = owner.body.body.filter(
      (member) => !(member.type === 'PropertyDefinition' && member.key.type === 'PrivateIdentifier' && !member.value),
    );
    // A class and one that extends it must not mean the same member by one name.
    for (const node of nodesOf(owner))
      if (node.type === 'PrivateIdentifier') Object.assign(node, { type: 'Identifier', name: `_${name}_${node.name}` });
  };
  for (const node of nodes) {
    if (node.type === 'VariableDeclarator' && node.init?.type === 'ClassExpression')
      open(node.init, node.id.type === 'Identifier' ? node.id.name : undefined);
    if (isClass(node)) open(node);
  }
}

/** Turns static blocks that assign one property back into static properties. */
function restoreStatic(program: ESTree.Program): void {
  for (const node of nodesOf(program)) {
    const [statement, ...more] = node.type === 'StaticBlock' ? node.body : [];
    if (statement?.type !== 'ExpressionStatement' || more.length) continue;
    const { expression: assignment } = statement;
    if (assignment.type !== 'AssignmentExpression' || assignment.left.type !== 'MemberExpression') continue;
    const { object, property: key, computed } = assignment.left;
    if (object.type === 'ThisExpression')
      Object.assign(node, { type: 'PropertyDefinition', static: true, key, computed, value: assignment.right });
  }
}

/** Turns functions that need no `this` into constants, as which Terser writes them more briefly. */
function makeConstant(program: ESTree.Program): void {
  for (const node of nodesOf(program)) {
    if (node.type !== 'FunctionDeclaration' || node.generator) continue;
    if ([...nodesOf(node)].some(({ type }) => type === 'ThisExpression')) continue;
    const init = { ...node, type: 'ArrowFunctionExpression', id: null, expression: false };
    const declarator = { ...node, type: 'VariableDeclarator', id: node.id, init };
    Object.assign(node, { type: 'VariableDeclaration', kind: 'var', declarations: [declarator] });
  }
}

/** Gives the whole a variable without a value, by whose brief name Terser writes `undefined`. */
function nameUndefined(program: ESTree.Program): void {
  for (const node of nodesOf(program)) {
    if (node.type !== 'FunctionExpression') continue;
    Object.assign(node, { params: [{ ...node, type: 'Identifier', name: 'undefined' }] });
    return;
  }
}

/** What a string or a piece of a template says. */
const textOf = (node: ESTree.Node): unknown =>
  node.type === 'Literal' ? node.value : node.type === 'TemplateElement' ? node.value.cooked : undefined;

const keyOf = (property: ESTree.ObjectPropertyKind): unknown =>
  property.type !== 'Property' ? undefined : property.key.type === 'Identifier' ? property.key.name : textOf(property.key);

/** Takes out the interface strings that the script never asks for, but the command does, and those that are the words of their keys. */
function dropStrings(program: ESTree.Program): void {
  const nodes = [...nodesOf(program)];
  const keys = new Set<ESTree.Node>(nodes.flatMap((node) => (node.type === 'Property' ? node.key : [])));
  const asked = new Set(nodes.filter((node) => !keys.has(node)).map(textOf));
  const [first] = Object.keys(en);
  for (const node of nodes) {
    if (node.type === 'ObjectExpression' && node.properties.length && keyOf(node.properties[0]!) === first)
      node.properties = node.properties.filter((property) => {
        const key = keyOf(property) as keyof typeof en;
        return asked.has(key) && en[key] !== wordsOfKey(key);
      });
  }
}

/** The modules whose declarations a page can meet: through the elements, their events and the bundle. */
const published = new RegExp(
  `/src/(bundle/(letter-bundle|rich-text|problem)|elements/(events|letter-element|letter-part|(open-letter[\\w-]*)/\\4))\\.ts$`,
);

/** The names that a module declares members by, apart: those that only the script knows, and those that a page may use. */
function membersOf(path: string, text: string): { own: string[]; open: string[] } {
  const own: string[] = [];
  const open: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const isMember =
      ts.isClassElement(node) ||
      ts.isTypeElement(node) ||
      (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent));
    if (isMember && node.name && ts.isIdentifier(node.name)) {
      const flags = ts.getCombinedModifierFlags(node);
      const marked = ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
      const hidden = marked || (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;
      // Who overrides a member doesn’t decide whom it is for.
      if (!(flags & ts.ModifierFlags.Override)) (hidden || !published.test(path) ? own : open).push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { own, open };
}

/**
 * The names of properties that nobody but the script uses: no page (they are private, `@internal`, or of a module that isn’t
 * published), and no string in it either, through which they might be keys of a bundle. Terser leaves out by itself what a browser knows.
 */
async function ownNames(program: ESTree.Program, modules: string[]): Promise<string[]> {
  const members = await Promise.all(modules.map(async (path) => membersOf(path, await readFile(path, 'utf8'))));
  const known = new Set(members.flatMap(({ open }) => open));
  for (const node of nodesOf(program)) {
    const text = textOf(node);
    if (typeof text === 'string') for (const word of text.match(/[\w$]+/g) ?? []) known.add(word);
  }
  return [...new Set(members.flatMap(({ own }) => own))].filter((name) => !known.has(name));
}

/**
 * How members that nobody else knows are called in the script, first while variables are named beside them, and then in the end, as it
 * compresses best, found by trying. Those that the file lacks Terser names.
 */
const memberNamesFile = 'test/tools/vite/member-names.json';

/** The script when names were last looked for by trying (`bench/local-names.js`): its variables go by those since. */
const earlierFile = 'test/tools/vite/earlier-script.txt';

/** Checks the script as a whole, and makes it as short as it gets. */
export function terseScript(): Plugin {
  return {
    name: 'terse-script',
    async generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        if (output.imports.length || output.exports.length) this.error('The script must import and export nothing.');
        const { program, comments } = parseSync(output.fileName, output.code, { preserveParens: false });
        const names = await ownNames(
          program,
          output.moduleIds.filter((id) => /\/src\/.*\.ts$/.test(id)),
        );
        const memberNames = JSON.parse(await readFile(memberNamesFile, 'utf8')) as Record<string, [string, string]>;
        // What extends a class inherits its members: none of the others may be called like one of theirs.
        for (const [name, [first]] of Object.entries(memberNames)) {
          const other = Object.keys(memberNames).find((other) => other !== name && memberNames[other]![0] === first);
          if (other && /^_Letter(Element|Part)_/.test(name)) this.error(`${name} and ${other} would be one member: ${first}.`);
        }
        const firstNames = Object.fromEntries(Object.entries(memberNames).map(([name, [first]]) => [`$${name}`, first]));
        const lastNames = new Map(Object.values(memberNames));
        locate(program, output.code);
        dropStrings(program);
        openPrivate(program);
        restoreStatic(program);
        makeConstant(program);
        nameUndefined(program);
        const { code = '', map } = await minify(program as unknown as string, {
          ecma: 2022,
          parse: { spidermonkey: true } as MinifyOptions['parse'],
          compress,
          // What begins with `_` are Lit’s internals and what was private.
          mangle: { properties: { regex: new RegExp(`^(_.*|${names.join('|')})$`) } },
          nameCache: { props: { props: firstNames } },
          format: {
            ascii_only: true,
            preamble: comments
              .filter(({ value }) => value.startsWith('!'))
              .map(({ value }) => `/*${value}*/`)
              .join('\n'),
          },
          ...(output.map && { sourceMap: { content: JSON.stringify(output.map), asObject: true } }),
        });
        // It is the same under every page’s encoding.
        const stray = /[^\0-\x7f]/.exec(code);
        if (stray) this.error(`The script must be ASCII, and has ${stray[0]}.`);
        output.code = code;
        if (output.map) Object.assign(output.map, map);
        const earlier = await readFile(earlierFile, 'utf8');
        const steps = [
          gatherStyles,
          renameLocals,
          (code: string): Edit[] => renameMembers(code, lastNames),
          (code: string): Edit[] => carryNames(code, earlier),
          orderStyles,
        ];
        for (const step of steps) {
          const edits = await step(output.code);
          if (output.map) output.map.mappings = movedMappings(output.map as unknown as EncodedSourceMap, output.code, edits);
          output.code = edited(output.code, edits);
        }
      }
    },
  };
}
