import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countryCodes, countryFinder } from '../../src/authoring/index.js';
import { build, buildWith, small, type Built } from './folder.js';

const sheet = (csv: string | Uint8Array, more: Record<string, string> = {}): Promise<Built> =>
  buildWith({ 'signatories.csv': csv, ...more });
const items = async (csv: string | Uint8Array): Promise<unknown> => (await sheet(csv)).bundle().signatories.items as unknown;

describe('signatories.csv', () => {
  it('has no address where a cell says that there is none', async () => {
    const { bundle, said } = await sheet('name,url\nA,n/a\nB,none\nC,HTTPS://c.example\nD,tbc\nE,./e.html\n');
    const { items } = bundle().signatories as { items: { url?: string }[] };
    assert.deepEqual(
      items.map(({ url }) => url),
      [undefined, undefined, 'HTTPS://c.example', undefined, './e.html'],
    );
    assert.match(said, /^signatories\.csv:2:3 warning “n\/a” can’t be a link and is left out\.$/m);
  });

  it('fills the fields of the contract', async () => {
    const { bundle, problems } = await sheet(
      'name,id,kind,category,country,place,affiliation,role,url,lang\nAda Otter,ada,person,Science,KE,Lakeside,Otter Club,Chair,https://a.example/,en\nOtters,,organization,,,,,,,\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(bundle().signatories, {
      countries: 1,
      items: [
        {
          name: 'Ada Otter',
          kind: 'person',
          id: 'ada',
          category: 'Science',
          place: 'Lakeside',
          affiliation: 'Otter Club',
          role: 'Chair',
          lang: 'en',
          country: 'KE',
          url: 'https://a.example/',
        },
        { name: 'Otters', kind: 'organization' },
      ],
    });
  });

  for (const [what, csv] of Object.entries({
    'with semicolons': 'Name;Country\r\n"Eau; vive";France\r\n',
    'with tabs': 'NAME\tCOUNTRY\nEau; vive\tFrance\n',
    'with Excel’s own line': 'sep=;\nname;country\n"Eau; vive";France\n',
    'with blank rows and a byte order mark': '\uFEFF\n\nname,country\n,\n"Eau; vive",France\n\n , \n',
    'in French': 'Nom,Pays\nEau; vive,France\n',
    'in Spanish': 'Organización,País\nEau; vive,Francia\n',
    'in Russian': 'Название организации,Страна\nEau; vive,Франция\n',
    'in Chinese': '名称,国家\nEau; vive,法国\n',
    'in Arabic': 'اسم المنظمة,الدولة\nEau; vive,فرنسا\n',
    'as a form asks': 'Organisation Name,Country / Territory\nEau; vive,france\n',
    'with old Mac line ends': 'name,country\rEau; vive,FRANCE\r',
  })) {
    it(`reads a sheet ${what}`, async () => assert.deepEqual(await items(csv), [{ name: 'Eau; vive', country: 'FR' }]));
  }

  it('reads UTF-16 and Windows-1252, and warns of the latter', async () => {
    const wide = (littleEndian: boolean): Uint8Array => {
      const view = new DataView(new ArrayBuffer(22));
      [...'\uFEFFname\nÉtang'].forEach((char, at) => view.setUint16(at * 2, char.charCodeAt(0), littleEndian));
      return new Uint8Array(view.buffer);
    };
    assert.deepEqual(await items(wide(true)), [{ name: 'Étang' }]);
    assert.deepEqual(await items(wide(false)), [{ name: 'Étang' }]);
    const { bundle, said } = await sheet(Uint8Array.from([...'name\n\u00c9tang \u0080'].map((char) => char.charCodeAt(0))));
    assert.deepEqual(bundle().signatories.items, [{ name: 'Étang €' }]);
    assert.match(said, /signatories\.csv warning .*Windows-1252/);
  });

  it('takes cells with quotation marks, delimiters and lines, and counts lines on', async () => {
    const { bundle, said } = await sheet('name,role\n"The ""Pond"", Inc.\nBranch",x\n,lost\n');
    assert.equal(bundle().signatories.items[0].name, 'The "Pond", Inc.\nBranch');
    assert.match(said, /signatories\.csv:4:1 warning The row has no name/);
  });

  it('refuses broken quotation marks, surplus cells and endless cells, by their lines', async () => {
    assert.match((await sheet('name\n"open\nx\n')).said, /signatories\.csv:2:1 error/);
    assert.match((await sheet('name,country\nWells, Inc.,KE\n')).said, /signatories\.csv:2:1 error .*quotation marks/);
    assert.match((await sheet(`name\nok\n${'x'.repeat(1_000_000)}\n`)).said, /signatories\.csv:3:1 error .*2000/);
    assert.match((await sheet('Otters,KE\n')).said, /signatories\.csv:1:1 error No column is headed “name”/);
    assert.match((await sheet('')).said, /signatories\.csv:1:1 error The sheet is empty/);
  });

  for (const heading of [
    'Publié',
    'Publicado',
    'Опубликовать',
    '公开',
    'المنشور',
    'May we publish?',
    'OK to publish',
    'Consent',
  ]) {
    it(`publishes nobody without a clear yes under “${heading}”`, async () => {
      const { bundle } = await sheet(`name;${heading}\nOak;no\nElm;yes\nAsh;\n`);
      assert.deepEqual(bundle().signatories.items, [{ name: 'Elm' }]);
    });
  }

  it('leaves out who has something under “Signature withdrawn”', async () => {
    const { bundle } = await sheet('name,Signature withdrawn\nOak,yes\nElm,\n');
    assert.deepEqual(bundle().signatories.items, [{ name: 'Elm' }]);
  });

  for (const heading of [
    'Do you agree to be named?',
    'Display my name?',
    'Show my name publicly',
    'Anonymous?',
    'Do you want to be listed?',
    'Can my name be shown?',
    'Keep private',
    'Afficher mon nom',
    'Mostrar mi nombre',
    'Показывать имя',
    'إظهار الاسم',
    '匿名',
    'Publication possible ?',
    '¿Se puede publicar?',
    'Согласие на публикацию имени',
    '是否同意公开姓名',
    'هل توافق على نشر اسمك',
    'Date withdrawn',
  ]) {
    it(`refuses a sheet whose column “${heading}” seems to say who may be named, and isn’t read`, async () => {
      const { said } = await sheet(`name,${heading}\nOak,no\n`);
      assert.match(said, /signatories\.csv:1:1 error “.*” seems to say who may be named, .*head it “public”/);
    });
  }

  it('goes on where a column that isn’t read asks nothing of the kind', async () => {
    const headings = ['Display name', 'Private email', 'Local authority', 'Publisher', 'Mailing list', 'Newsletter?'];
    assert.equal((await sheet(`name,${headings.join()}\nOak,${headings.join()}\n`)).said.includes('error'), false);
  });

  it('refuses a second column of consent, since only the first is read', async () => {
    assert.match((await sheet('name,public,Consent\nOak,yes,no\n')).said, /error “Consent” seems to say who may be named/);
  });

  for (const headings of ['First name,Last name,Organisation', 'Prénom,Nom', 'Nombre,Apellidos', 'Имя,Фамилия']) {
    it(`names nobody by a part of a name: ${headings}`, async () => {
      assert.match((await sheet(`${headings}\nJo,Reed,Otters\n`)).said, /csv:1:1 error “.*” is a part of a name: join the parts/);
    });
  }

  it('of a translation names nobody whom the original’s leaves out', async () => {
    const folder = {
      ...small,
      'signatories.csv': 'name,public\nOak,no\nElm,yes\n',
      'fr/letter.yaml': 'lang: fr\ntitle: x\n',
      'fr/letter.md': 'x',
    };
    const names = 'name\nChêne\nOrme\n';
    assert.match(
      (await build({ ...folder, 'fr/signatories.csv': names })).said,
      /fr\/signatories\.csv:1:1 error The original’s sheet has a column “public”/,
    );
    const asked = 'name,public\nChêne,no\nOrme,yes\n';
    assert.doesNotMatch((await build({ ...folder, 'fr/signatories.csv': asked })).said, /error/);
  });

  it('may begin with a blank row, however its cells are parted', async () => {
    const { bundle } = await sheet(';;\nname;country\nOak;France\n');
    assert.deepEqual(bundle().signatories.items, [{ name: 'Oak', country: 'FR' }]);
  });

  it('takes “Publisher” for no question', async () => {
    assert.doesNotMatch((await sheet('name,Publisher\nOak,Reed House\n')).said, /error/);
  });

  it('says where a sheet is broken that begins with several byte order marks', async () => {
    assert.match(
      (await sheet('\uFEFF\uFEFF\uFEFFname;country\n"Lac; grand";x\n"Mare"verte;y\n')).said,
      /signatories\.csv:3:1 error/,
    );
    assert.match((await sheet('\uFEFF\uFEFF\uFEFF"name"x;country\nLac;x\n')).said, /signatories\.csv:1:1 error/);
  });

  it('says in which column a cell stands after quoted delimiters, doubled marks and lines', async () => {
    const { said, bundle } = await sheet(
      'role,name,url\n"a, ""b""\nc, d",Otters,www.a.example\n"x,""",,y\n"""",B,www.b.example\n"",C,www.c.example\n"d" ,D,www.d.example\n',
    );
    assert.equal(bundle().signatories.items[0].role, 'a, "b"\nc, d');
    assert.equal(
      said,
      [
        'signatories.csv:3:14 warning “www.a.example” has no “https://” and is given it.',
        'signatories.csv:4:8 warning The row has no name and is left out.',
        'signatories.csv:5:8 warning “www.b.example” has no “https://” and is given it.',
        'signatories.csv:6:6 warning “www.c.example” has no “https://” and is given it.',
        'signatories.csv:7:8 warning “www.d.example” has no “https://” and is given it.',
      ].join('\n'),
    );
  });

  it('takes a stray quotation mark inside a cell as it is, and names the cell that has one behind its end', async () => {
    const { said, bundle } = await sheet('role,name,url\n5" pipe, ,\n5" "pipe",A,www.a.example\n "q",B,www.b.example\n');
    assert.deepEqual(
      bundle().signatories.items.map(({ role }: { role: string }) => role),
      ['5" "pipe"', '"q"'],
    );
    assert.equal(
      said,
      [
        'signatories.csv:2:9 warning The row has no name and is left out.',
        'signatories.csv:3:13 warning “www.a.example” has no “https://” and is given it.',
        'signatories.csv:4:8 warning “www.b.example” has no “https://” and is given it.',
      ].join('\n'),
    );
    const broken = 'signatories.csv:2:3 error Trailing quote on quoted field is malformed.';
    assert.equal((await sheet('name,role,place\nA,"b"x,c\nB,"d",e\n')).said, broken);
    assert.equal(
      (await sheet('name,role\nA,"b"x\nB,"c\n"\n"D"d,"e"\n')).said,
      `${broken}\nsignatories.csv:5:1 error Trailing quote on quoted field is malformed.`,
    );
    assert.equal((await sheet('name,role\n"A\nA","b\n')).said, 'signatories.csv:3:4 error Quoted field unterminated.');
  });

  for (const [what, delimiter, lineEnd, first] of [
    ['tabs', '\t', '\n', ''],
    ['semicolons', ';', '\n', ''],
    ['semicolons and CRLF', ';', '\r\n', ''],
    ['commas, CRLF and Excel’s own line', ',', '\r\n', 'sep=,'],
    ['tabs, old Mac line ends and a byte order mark', '\t', '\r', '\uFEFF'],
  ] as const) {
    it(`counts columns in a sheet with ${what}`, async () => {
      const rows = [['role', 'name', 'url'], [`"x${delimiter}${lineEnd}y"`, 'A', 'www.a.example'], ['Chair', '', ''], ['x']];
      const { said } = await sheet([first, ...rows.map((cells) => cells.join(delimiter)), ''].join(lineEnd));
      assert.equal(
        said,
        [
          'signatories.csv:4:6 warning “www.a.example” has no “https://” and is given it.',
          'signatories.csv:5:7 warning The row has no name and is left out.',
          'signatories.csv:6:1 warning The row has no name and is left out.',
        ].join('\n'),
      );
    });
  }

  it('says in which column a text is that the widget would refuse', async () => {
    const long = 'x'.repeat(2001);
    const said = async (csv: string): Promise<string> => (await sheet(csv)).said;
    const refused = (place: string, field: string): string =>
      `signatories.csv:${place} error “${field}” must be at most 2000 characters long.`;
    assert.equal(await said(`country,name,role\nKE,A,${long}\n`), refused('2:6', 'role'));
    assert.equal(await said(`role,name,organization\n"b\nc",A,${long}\n`), refused('3:6', 'organization'));
    assert.equal(await said(`name,role,organization\n,b,${long}\n`), refused('2:4', 'organization'));
    assert.match(await said(`name,country\nA,${long}\n`), /^signatories\.csv:2:3 error “country” must/m);
  });

  it('names the columns that it doesn’t read, hostile ones too', async () => {
    const { bundle, said } = await sheet('name,E-mail,__proto__,constructor,,Name\nOtters,a@b.example,x,y,z,Twice\n');
    assert.match(
      said,
      /signatories\.csv:1:1 warning Columns that are not read: “E-mail”, “__proto__”, “constructor”, column 5, which has no heading, “Name”/,
    );
    assert.deepEqual(bundle().signatories.items, [{ name: 'Otters' }]);
  });

  it('publishes nobody who withdrew or gave no clear consent, and never names them', async () => {
    const { bundle, said, files } = await sheet(
      'name,withdrawn,public\nYes One,,yes\nBlank Two,,\nMaybe Three,,perhaps\nNo Four,,no\nGone Five,2026-01-02,yes\nGone Six,x,да\nYes Seven,no,نعم\nYes Eight,0,OUI\n',
    );
    assert.deepEqual(bundle().signatories.items, [{ name: 'Yes One' }, { name: 'Yes Seven' }, { name: 'Yes Eight' }]);
    assert.match(said, /2 withdrew, 3 without a clear yes under “public”/);
    for (const content of [said, ...[...files.values()].map(String)]) assert.doesNotMatch(content, /Two|Three|Four|Five|Six/);
  });

  it('reads a name and an organisation as a person and whom she is of', async () => {
    assert.deepEqual(await items('Name,Organisation\nAda Otter,Otter Club\n,Pond Trust\n'), [
      { name: 'Ada Otter', affiliation: 'Otter Club' },
      { name: 'Pond Trust' },
    ]);
  });

  it('keeps duplicates, and says both lines', async () => {
    const { bundle, said } = await sheet('name,country\nOtters,KE\nOTTERS,KE\nOtters,UG\n');
    assert.equal(bundle().signatories.items.length, 3);
    assert.equal(said, 'signatories.csv:3:1 warning “OTTERS” already stands on line 2; both are kept.');
  });

  it('warns of kinds and addresses that it can’t take as they are', async () => {
    const { bundle, said } = await sheet(
      'name,kind,url\nA,NGO,www.a.example\nB,Individual,javascript:alert(1)\nC,Duck,https://c.example\n',
    );
    assert.deepEqual(
      bundle().signatories.items.map((item: { kind?: string }) => item.kind),
      ['organization', 'person', undefined],
    );
    assert.equal(bundle().signatories.items[0].url, 'https://www.a.example');
    assert.match(said, /signatories\.csv:2:7 warning .*“www\.a\.example”/);
    assert.match(said, /signatories\.csv:3:14 warning “javascript:alert\(1\)” can’t be a link/);
    assert.match(said, /“Duck” \(1\)/);
  });

  it('counts countries where everyone is listed, unless the editor did', async () => {
    const csv = 'name,country\nA,KE\nB,kenya\nC,UG\nD,Everywhere\n';
    const countries = async (yaml: string): Promise<unknown> =>
      (await sheet(csv, { 'letter.yaml': `${String(small['letter.yaml'])}signatories: ${yaml}` })).bundle().signatories
        .countries as unknown;
    assert.equal((await sheet(csv)).bundle().signatories.countries, 2);
    assert.equal(await countries('{total: 4}'), 2);
    assert.equal(await countries('{total: 5}'), undefined);
    assert.equal(await countries('{total: 5, countries: 3}'), 3);
  });

  it('warns of a total below the list, at its line', async () => {
    const { said } = await sheet('name\nA\nB\n', { 'letter.yaml': `${String(small['letter.yaml'])}signatories:\n  total: 1\n` });
    assert.match(said, /letter\.yaml:5:3 warning Count mismatch: 2/);
  });
});

describe('countries', () => {
  const find = countryFinder('it');

  it('are those of ISO 3166', () => {
    assert.equal(countryCodes().size, 250);
    assert.equal(countryFinder('en')('Kosovo'), 'XK');
    assert.notEqual(countryFinder('en')('Republic of China'), 'CN');
    for (const code of ['EU', 'UN', 'ZZ', 'XA', 'UK', 'SU', 'AC']) assert.ok(!countryCodes().has(code), code);
  });

  for (const [code, names] of Object.entries({
    GB: 'uk|UK|U.K.|United Kingdom|gb|Royaume-Uni|Великобритания',
    US: 'USA|U.S.A.|United States|United States of America|Estados Unidos|美国',
    TR: 'Turkey|Türkiye|TURKIYE',
    CZ: 'Czech Republic|Czechia',
    CI: "Ivory Coast|Côte d’Ivoire|Cote d'Ivoire",
    KR: 'South Korea|Republic of Korea',
    NL: 'The Netherlands|netherlands|Pays-Bas|Paesi Bassi',
    CD: 'DR Congo|Democratic Republic of the Congo|DRC',
    CG: 'Republic of the Congo',
    BA: 'Bosnia and Herzegovina|Bosnia & Herzegovina',
    PS: 'Palestine|State of Palestine',
    HK: 'Hong Kong|Hong Kong SAR China',
    RU: 'Russian Federation|Россия|روسيا',
    VN: 'Viet Nam|Vietnam',
    MK: 'Macedonia|North Macedonia',
    SZ: 'Swaziland|Eswatini',
    MM: 'Burma|Myanmar',
    TW: 'Taiwan|台灣',
    LC: 'Saint Lucia|St. Lucia|St Lucia|Sainte-Lucie',
    MF: 'Saint Martin (French part)',
    KE: 'Republic of Kenya|the Republic of Kenya',
    PK: 'Islamic Republic of Pakistan',
    NO: 'Norge|Norway',
    IR: 'ایران',
    GR: 'Ελλάδα',
    UA: 'Україна',
    JP: '日本',
    FI: 'Suomi',
    DE: 'Germany|Deutschland|Allemagne|Германия|ألمانيا|德國|Germania',
  })) {
    it(`find ${code}`, () => names.split('|').forEach((name) => assert.equal(find(name), code, name)));
  }

  it('are not Europe, the world, or a code of no country', () => {
    for (const name of [
      'Europe',
      'EU',
      'European Union',
      'Global',
      'International',
      'UN',
      'World',
      'XX',
      'ZZ',
      'Scotland',
      '—',
      '?',
    ]) {
      assert.equal(find(name), undefined, name);
    }
  });

  it('that are none become places, told in one warning', async () => {
    const { bundle, said } = await sheet('name,country\nA,Europe\nB,Global\nC,Europe\n');
    assert.deepEqual(bundle().signatories.items[0], { name: 'A', place: 'Europe' });
    assert.equal(said.split('\n').length, 1);
    assert.match(said, /“Europe” \(2\), “Global” \(1\)/);
  });
});
