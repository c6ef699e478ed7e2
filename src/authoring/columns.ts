/** Lower case, without accents and punctuation, so that headings and words can be compared. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Names of columns by the field they fill, as sheets in the UN’s languages have them. */
export type Columns<Field extends string> = Readonly<Record<Field, readonly string[]>>;

const columns = <Field extends string>(table: Record<Field, string>): Columns<Field> =>
  Object.fromEntries(
    Object.entries<string>(table).map(([field, names]) => [field, names.split('|').map(fold)]),
  ) as unknown as Columns<Field>;

const role =
  'role|title|job title|position|function|rôle|fonction|titre|poste|cargo|función|puesto|роль|должность|职务|职位|職務|職位|المنصب|الصفة|الوظيفة';
const url =
  'url|website|web site|site|link|web|homepage|site web|site internet|lien|sitio web|enlace|página web|сайт|ссылка|网站|网址|網站|網址|الموقع|الموقع الإلكتروني|الرابط';
const lang = 'lang|language|langue|idioma|язык|语言|語言|اللغة';
const organization =
  'organisation|organization|organisation name|organization name|name of organisation|name of organization|name of the organisation|name of the organization|ngo|association|institution|nom de l’organisation|nombre de la organización|organización|название организации|организация|机构|机构名称|组织|組織|機構|機構名稱|المنظمة|اسم المنظمة|المؤسسة|الجهة';

/** The columns of `signatories.csv`. */
export const signatoryColumns = columns({
  name: 'name|full name|signatory|signatories|signatory name|name of signatory|nom|nom complet|signataire|signataires|nombre|nombre completo|firmante|firmantes|название|имя|фио|подписавший|подписант|名称|姓名|名字|签署方|签署者|名稱|簽署方|簽署者|اسم|الاسم|الموقع على الرسالة|الموقعون',
  organization,
  id: 'id|identifier|identifiant|identificador|идентификатор|编号|編號|المعرف',
  kind: 'kind|type|signatory type|type of signatory|тип|tipo|类型|類型|النوع',
  category:
    'category|organisation type|organization type|type of organisation|type of organization|sector|group|catégorie|type d’organisation|secteur|categoría|tipo de organización|sector|категория|тип организации|类别|類別|机构类型|機構類型|الفئة|التصنيف|نوع المنظمة',
  country:
    'country|countries|country territory|country or territory|country of registration|pays|país|страна|国家|國家|国家地区|國家地區|الدولة|البلد|دولة|بلد',
  place:
    'place|location|city|region|town|lieu|ville|région|lugar|ciudad|región|место|город|регион|地点|地點|城市|地区|地區|المكان|المدينة|المنطقة',
  affiliation: 'affiliation|affiliated with|afiliación|принадлежность|所属机构|所屬機構|隶属|الانتماء|جهة الانتماء',
  role,
  url,
  withdrawn:
    'withdrawn|withdrew|signature withdrawn|retiré|retirée|retirado|retirada|отозвано|отозвана|撤回|已撤回|منسحب|سحب التوقيع',
  public:
    'public|consent|consent to publish|publish|published|publishable|publication|permission|permission to publish|may be published|may we publish|may we publish your name|can we publish|can we publish your name|ok to publish|consentement|publier|publié|publiée|accord de publication|público|publicado|publicada|consentimiento|publicar|согласие|публиковать|опубликовать|опубликовано|публикация|公开|公開|发布|發布|同意|同意公开|同意公開|同意发布|موافقة|الموافقة|علني|نشر|النشر|منشور|المنشور',
  lang,
});

/** The columns of `quotes.csv`. */
export const quoteColumns = columns({
  text: 'text|quote|quotation|citation|texte|cita|texto|цитата|текст|引语|引文|引述|اقتباس|الاقتباس|النص',
  speaker:
    'speaker|name|spokesperson|person|nom|personne|porte parole|nombre|portavoz|спикер|имя|发言人|發言人|姓名|المتحدث|الاسم|اسم',
  role,
  organization,
  url,
  lang,
});

/** Words in which sheets ask it, as they stand in a folded heading; “display name” and “private email” are no questions. */
const asked = new RegExp(
  [
    'publi(?!sh?er)|consen|permis|agree|withdr|retir|desist|auth?ori[sz]|allow|disclos|opt (in|out)\\b',
    '\\bdisplay(?! names?$)|\\b(show|shown|listed|named|visible|hide|hidden|secret)\\b|\\b(private|privately)\\b(?! (e ?mail|phone))',
    'anonym|confiden|affich|masqu|mostrar|ocult|veroffentlich|zustimm|einverstand|anzeig',
    'соглас|публик|отозв|отзыв|аноним|показ|скры',
    '公开|公開|发布|發布|發佈|同意|撤|显示|顯示|匿名|保密|隐藏|隱藏',
    'نشر|منشور|موافق|علني|سحب|اظهار|اخفاء|مجهول',
  ].join('|'),
);

/** Does a heading seem to ask whether a name may be published, or whether it was withdrawn? */
export const seemsToAsk = (heading: string): boolean => asked.test(fold(heading));

/** Words that say yes, where a sheet asks. */
const yes = new Set(
  'yes|y|true|1|x|✓|✔|☑|ok|oui|vrai|sí|si|verdadero|да|истина|是|真|同意|نعم|ja|wahr|sim|agree|agreed|i agree|consent'
    .split('|')
    .map(word),
);
/** Words that say no. */
const no = new Set('no|n|false|0|non|faux|falso|нет|ложь|否|假|لا|nein|não|none|☐|✗|-|–|—'.split('|').map(word));

/** Is the answer a clear yes? */
export const saysYes = (cell: string): boolean => yes.has(word(cell));

/** Is there no answer, or a clear no? */
export const saysNo = (cell: string): boolean => !cell.trim() || no.has(word(cell));

/** Marks such as ✓ have no letters to compare. */
function word(text: string): string {
  return fold(text) || text.trim();
}
