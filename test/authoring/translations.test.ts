import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { buildWith, type Built } from './folder.js';

const original = 'id: pond\nlang: en\ntitle: Save the Pond\npublished: 2020\nurl: https://pond.example/\nkicker: Ponds\n';

describe('a translation', () => {
  it('is a bundle of what it has of its own and of what is the same everywhere', async () => {
    const { bundle, problems } = await buildWith({
      'letter.yaml': original,
      'signatories.csv': 'name\nA\n',
      'quotes.yaml': '- {text: a, speaker: b}',
      'fr/letter.md': 'Laissez la mare.',
      'fr/letter.yaml': 'title: Sauvez la mare\nstatus: excerpt\ntranslator: Ada\nstale: true\n',
    });
    assert.deepEqual(problems, []);
    const { strings, letter, ...rest } = bundle('letter.fr.json');
    assert.equal(strings['try-again'], 'Réessayer');
    assert.equal(letter.body[0].children[0].value, 'Laissez la mare.');
    assert.deepEqual(rest, {
      version: 1,
      id: 'pond',
      revision: 1,
      lang: 'fr',
      title: 'Sauvez la mare',
      published: '2020',
      url: 'https://pond.example/',
      translations: [{ lang: 'en', src: 'letter.json', title: 'Save the Pond' }],
    });
  });

  it('is vouched for by the original, and not the other way round', async () => {
    const { bundle, text } = await buildWith({
      'fr/letter.md': 'a',
      'ar/statement.md': 'b',
      'fr/letter.yaml': 'status: official',
      'ar/letter.yaml': 'status: unofficial',
    });
    const { translations } = bundle();
    assert.deepEqual(
      translations.map(({ lang, src, status }: Record<string, string>) => [lang, src, status]),
      [
        ['ar', 'letter.ar.json', 'unofficial'],
        ['fr', 'letter.fr.json', undefined],
      ],
    );
    for (const { src, integrity } of translations)
      assert.equal(integrity, `sha384-${createHash('sha384').update(text(src)).digest('base64')}`);
    assert.deepEqual(bundle('letter.fr.json').translations, [
      { lang: 'en', src: 'letter.json', title: 'Save the Pond' },
      { lang: 'ar', src: 'letter.ar.json', title: 'Save the Pond', status: 'unofficial' },
    ]);
  });

  it('may be a file elsewhere', async () => {
    const { bundle } = await buildWith({
      'letter.yaml': `${original}translations:\n  - {lang: de, url: https://pond.example/de.pdf}\n`,
    });
    assert.deepEqual(bundle().translations, [{ lang: 'de', url: 'https://pond.example/de.pdf' }]);
  });

  it('that is elsewhere is offered on the page with what a reader should know of it, and which text prevails is said', async () => {
    const entry = '{lang: de, url: https://pond.example/de.pdf, status: unofficial, stale: true, translator: Reed & Rush}';
    const { text } = await buildWith({
      'letter.yaml': `${original}prevails: fr\ntranslations:\n  - ${entry}\n`,
      'fr/letter.md': 'a',
    });
    const html = text('index.html');
    assert.match(
      html,
      /<p>Languages: <span><span lang="de"><a [^>]*>Deutsch<\/a><\/span> \(unofficial translation · of an earlier text · translated by Reed &amp; Rush\)<\/span><\/p>\n<p>The prevailing text: Français<\/p>/,
    );
    assert.doesNotMatch((await buildWith({})).text('index.html'), /Languages|prevailing/);
  });

  it('has its own signatories only from its own sheet', async () => {
    const { bundle, said } = await buildWith({
      'signatories.csv': 'name\nA',
      'fr/letter.md': 'a',
      'fr/letter.yaml': 'signatories: {total: 3}',
      'es/letter.md': 'a',
      'es/signatories.csv': 'nombre\nB',
    });
    assert.equal('signatories' in bundle('letter.fr.json'), false);
    assert.match(said, /fr\/letter\.yaml:1:14 warning “signatories” is left out/);
    assert.deepEqual(bundle('letter.es.json').signatories.items, [{ name: 'B' }]);
  });

  it('is warned of where its list isn’t the original’s', async () => {
    const lists = async (list: string, french: string): Promise<string> =>
      (await buildWith({ 'signatories.csv': list, 'fr/letter.md': 'a', 'fr/signatories.csv': french })).said;
    const warning =
      /^fr\/signatories\.csv warning (\d) of the (\d) signatories in the original’s list can’t be told in this one/m;
    const told = async (list: string, french: string): Promise<string[] | undefined> =>
      warning.exec(await lists(list, french))?.slice(1);
    assert.equal(await told('name,country\nPond,KE\nReed,PE\n', 'nom,pays\nMare,KE\nRoseau,PE\n'), undefined);
    assert.equal(await told('id,name\np,Pond\nr,Reed\n', 'id,nom\nr,Roseau\np,Mare\nx,Autre\n'), undefined);
    assert.deepEqual(await told('name,country\nPond,KE\nReed,PE\n', 'nom,pays\nRoseau,PE\nMare,KE\n'), ['2', '2']);
    assert.deepEqual(await told('id,name\np,Pond\nr,Reed\n', 'id,nom\nr,Roseau\n'), ['1', '2']);
  });

  it('can’t be in the original’s language, nor twice in one', async () => {
    assert.match((await buildWith({ 'en/letter.md': 'a' })).said, /en\/letter\.yaml:1:1 error .*“en”/);
    assert.match(
      (await buildWith({ 'fr/letter.md': 'a', 'french/letter.md': 'b', 'french/letter.yaml': 'lang: FR' })).said,
      /french\/letter\.yaml:1:1 error .*“fr”/,
    );
  });

  it('without a text is one error', async () => {
    const { said } = await buildWith({ 'fr/letter.yaml': 'title: Sauvez la mare' });
    assert.match(said, /^fr:1:1 error There is no letter\.md and no statement\.md with a text: one of them is needed\.$/);
  });

  it('is no folder of drafts, and needs a text', async () => {
    const { said, files } = await buildWith({ 'drafts/letter.md': 'secret' });
    assert.match(said, /drafts:1:1 error Is “drafts” a language\?/);
    assert.equal(files.size, 0);
    assert.match((await buildWith({ 'old texts/letter.md': 'a' })).said, /old texts:1:1 error/);
    assert.match(
      (await buildWith({ 'fr/letter.yaml': 'title: a' })).said,
      /fr:1:1 error There is no letter\.md and no statement\.md/,
    );
  });

  it('goes by its usual tag', async () => {
    const { files } = await buildWith({ 'zh_hant/letter.md': 'a' });
    assert.ok(files.has('letter.zh-Hant.json'));
  });

  it('is refused where its status is none, for an excerpt must not pass as the whole', async () => {
    assert.match(
      (await buildWith({ 'fr/letter.md': 'a', 'fr/letter.yaml': 'status: exerpt' })).said,
      /fr\/letter\.yaml:1:1 error/,
    );
    assert.match((await buildWith({ 'letter.yaml': `${original}status: excerpt` })).said, /letter\.yaml:7:1 warning “status”/);
  });

  it('elsewhere has an address and a status too', async () => {
    const listed = (entry: string): Promise<Built> => buildWith({ 'letter.yaml': `${original}translations:\n  - ${entry}\n` });
    assert.match((await listed('{lang: de}')).said, /letter\.yaml:8:5 error .*url/);
    assert.match((await listed('{lang: de, url: a.pdf, status: part}')).said, /letter\.yaml:8:28 error status/);
    assert.match((await listed('[de]')).said, /letter\.yaml:8:5 error translations\[/);
    assert.match(
      (await buildWith({ 'letter.yaml': `${original}translations: de\n` })).said,
      /letter\.yaml:7:1 error translations must be/,
    );
  });

  it('says what is wrong in its files by their paths', async () => {
    assert.match(
      (await buildWith({ 'fr/letter.md': '<b>', 'fr/letter.yaml': 'title: [' })).said,
      /fr\/letter\.yaml:\d+:\d+ error/,
    );
    assert.match((await buildWith({ 'fr/letter.md': 'a <b>' })).said, /fr\/letter\.md:1:3 warning/);
  });
});

describe('interface strings', () => {
  it('are in every bundle but an English one, as far as an editor has not put them otherwise', async () => {
    const { bundle } = await buildWith({
      'letter.yaml': `${original}strings:\n  signatories: Endorsed by\n`,
      'fr/letter.md': 'a',
      'fr/letter.yaml': 'strings:\n  try-again: Encore\n  country.HK: Hongkong\n',
    });
    assert.deepEqual(bundle().strings, { signatories: 'Endorsed by' });
    const { strings } = bundle('letter.fr.json');
    assert.deepEqual([strings['try-again'], strings['country.HK'], strings.languages], ['Encore', 'Hongkong', 'Langues']);
  });

  it('are found for regions, and missing with a warning', async () => {
    const { bundle, said } = await buildWith({
      'zh-TW/letter.md': 'a',
      'fr-CH/letter.md': 'a',
      'en-GB/letter.md': 'a',
      'sw/letter.md': 'a',
    });
    assert.equal(bundle('letter.zh-TW.json').strings.languages, '語言');
    assert.equal(bundle('letter.fr-CH.json').strings.languages, 'Langues');
    assert.equal('strings' in bundle('letter.en-GB.json'), false);
    assert.match(said, /sw\/letter\.yaml warning .*“sw”/);
  });

  it('that nobody uses are told', async () => {
    assert.match(
      (await buildWith({ 'letter.yaml': `${original}strings:\n  sginatories: x\n` })).said,
      /letter\.yaml:8:3 warning “sginatories”/,
    );
  });
});
