import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { bytesOf, mutated, naughty, runs, soon } from '../bundle/fuzz.js';
import { buildWith, type Built, type Folder } from './folder.js';

const schema = JSON.parse(readFileSync(new URL('../../src/bundle/letter.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false, logger: false }).compile(schema);

const sheet = [
  'name,kind,country,place,affiliation,role,url,withdrawn,public\nPond Trust,organization,KE,,,,https://pond.example/,,yes\n',
  'Name;Pays;"Rôle"\r\n"Lac; grand";Suisse;\r\n;;\r\n"Mare ""verte""";"Côte\r\nd’Ivoire";x\r\n',
  'sep=\t\nname\tcountry\nA\tTürkiye\nA\tTurkey\n',
  'organization\n',
];
const yaml = [
  'id: pond\nlang: en\ntitle: Save the Pond\npublished: 2020-09-09\npublishers:\n  - {name: Pond, url: https://pond.example/}\nrevisions:\n  - date: 2020\n    note: |\n      x\n',
  'lang: ar\ntitle: &t "ا"\nsummary: *t\nimage: {src: a.png, alt: x, width: 3}\nstrings: {signatories: {one: a}}\nsignatories: {total: 12}\ntranslations: [{lang: fr, url: x.pdf}]\nembargo: 2030-01-01T00:00:00Z\n',
];
const quotes = ['- {text: Quack., speaker: Duck, role: Bird}\n- text: >-\n    Long\n  speaker: x\n'];
const markdown = [
  '# Save the Pond\n\nFirst *words* and **more**.[^1]\n\n- one\n  1. two\n\n> quoted [there](more/ "x")\n\n[^1]: Written.\n\n---\n',
  'A <b>tag</b>, <!-- note -->, `code`, ![alt](x.png), www.pond.example, a@pond.example\\\nline  \nnext\n\n    code\n\n[a]: /b\n[a][]\n',
];

const special = {
  csv: [',', ';', '\t', '"', '""', '\n', '\r', '\r\n', 'name', '\0', 'sep=|\n', '\uFEFF', '",\n'],
  yaml: [
    ': ',
    '- ',
    '\n',
    '\n  ',
    '&a ',
    '*a',
    '!!js/function ',
    '<<: ',
    '|',
    '>',
    '[',
    '{',
    '}',
    '"',
    "'",
    '? ',
    '---\n',
    '%YAML 9\n',
    '#',
    '~',
    '0x1',
    '\t',
  ],
  markdown: [
    '*',
    '_',
    '**',
    '[',
    '](',
    '![',
    '[^',
    ']:',
    '`',
    '~~',
    '<',
    '<!--',
    '&#0;',
    '\\',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '1. ',
    '    ',
    '# ',
    '|',
    'http://',
    '@',
  ],
};

const anyText = (texts: readonly string[], words: readonly string[]): fc.Arbitrary<Uint8Array> =>
  bytesOf(
    fc.oneof(
      { weight: 3, arbitrary: mutated(texts, words) },
      {
        weight: 1,
        arbitrary: fc.array(fc.oneof(fc.constantFrom(...words), naughty), { maxLength: 60 }).map((parts) => parts.join('')),
      },
    ),
  );

/** What is built of a folder, or why nothing is; never neither. */
async function build(folder: Folder): Promise<Built> {
  const built = await soon(() => buildWith(folder));
  const failed = built.problems.some(({ severity }) => severity === 'error');
  assert.equal(built.files.has('letter.json'), !failed, built.said.slice(0, 500));
  for (const { message, file, line, column } of built.problems) {
    assert.ok(message.endsWith('.') && file !== '', message.slice(0, 200));
    assert.ok((line ?? 1) >= 1 && (column ?? 1) >= 1, `${line}:${column}`);
  }
  if (!failed) assert.ok(validate(built.bundle()), JSON.stringify(validate.errors).slice(0, 1_000));
  return built;
}

/** A property whose failure says what was built from, as text. */
const property = (name: string, contents: fc.Arbitrary<Uint8Array>, more: Folder = {}): void => {
  it(`from ${name}`, () =>
    fc.assert(
      fc.asyncProperty(contents, async (bytes) => {
        try {
          await build({ ...more, [name]: bytes });
        } catch (cause) {
          throw new Error(`${(cause as Error).message}\n${JSON.stringify(new TextDecoder().decode(bytes)).slice(0, 1_000)}`, {
            cause,
          });
        }
      }),
      { numRuns: runs },
    ));
};

describe('a build never throws, ends soon, and gives a letter by the schema or a reason', () => {
  property('signatories.csv', anyText(sheet, special.csv));
  property('quotes.csv', anyText(['text,speaker,role\n"Quack, quack",Duck,\n'], special.csv));
  property('letter.yaml', anyText(yaml, special.yaml));
  property('quotes.yaml', anyText(quotes, special.yaml));
  property('letter.md', anyText(markdown, special.markdown));
  property('statement.md', anyText(markdown, special.markdown), { 'letter.yaml': 'lang: zh-Hans\ntitle: 池\nshow: statement\n' });
  property('fr/letter.yaml', anyText(['title: Sauvez\nstatus: excerpt\nstale: true\n'], special.yaml));
});

describe('a text found by fuzzing', () => {
  // For a minute or more the Markdown parser was busy with lists in lists on one line.
  for (const opener of ['1. ', '- ', '> ', '>', '* + ']) {
    it(`that opens ${JSON.stringify(opener)} 3,000 times on one line is refused at once, with the line`, async () => {
      const { said } = await build({ 'letter.md': `Leave it.\n\n${opener.repeat(3_000)}x\n` });
      assert.match(said, /^letter\.md:3:1 error The text is nested more than 100 levels deep\./m);
    });
  }

  // At each of them the Markdown parser read on to the paragraph’s end: four to seven seconds.
  for (const opener of ['<!--', 'x <!-- ', '<?', '<!A ']) {
    it(`that opens ${JSON.stringify(opener)} 10,000 times in a paragraph is refused at once, with the line`, async () => {
      const { said } = await build({ 'letter.md': `Leave it.\n\nWords ${opener.repeat(10_000)}x\n` });
      assert.match(said, /^letter\.md:3:1 error More than 100 comments \(“<!--”\) are opened from here on in one paragraph/m);
    });
  }

  it('with as many comments that are closed is built', async () => {
    const { said } = await build({ 'letter.md': `Leave it. ${'<!-- note --> '.repeat(500)}\n` });
    assert.doesNotMatch(said, /error/);
  });
});
