import type { AuthoringProblem } from '../authoring/index.js';
import type { Signatories, SignatoryPage } from '../bundle/letter-bundle.js';
import { parsePage } from '../bundle/parse-bundle.js';
import { problem } from '../bundle/problem.js';
import { verify } from '../loading/verify.js';
import { Failure } from './failure.js';
import { besideSource, largestPage, readSource } from './read-source.js';

/**
 * Every problem of the pages and of the index’s root that a bundle names, as far as they lie beside it.
 * @param source the bundle’s file or address
 */
export async function checkPages(source: string, { pages = [], search }: Signatories): Promise<AuthoringProblem[]> {
  const named: [path: string, page: SignatoryPage][] = pages.map((page, index) => [`signatories.pages[${index}]`, page]);
  if (search) named.push(['signatories.search', search]);
  const problems: AuthoringProblem[] = [];
  for (const [path, page] of named) {
    const fault = await faultOf(source, page);
    if (fault)
      problems.push({ severity: 'error', message: `${problem('page-failed', page.src).message} ${fault}`, file: source, path });
  }
  return problems;
}

async function faultOf(source: string, { src, integrity, count: promised }: SignatoryPage): Promise<string | undefined> {
  let bytes: Uint8Array;
  try {
    const target = besideSource(source, src);
    if (target === undefined) return undefined;
    bytes = await readSource(target, largestPage);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    return failure.missing ? 'There is no such file.' : failure.message;
  }
  if (!(await matches(bytes, integrity))) return problem('integrity-mismatch').message;
  try {
    const page = parsePage(JSON.parse(Buffer.from(bytes).toString()));
    if (Array.isArray(page)) return page[0]!.message;
    const { items = [], pages = [] } = page;
    const count = pages.reduce((sum, next) => sum + next.count, items.length);
    // A row is in an index several times, and who can’t have it is told of each once.
    const isRight = pages[0] ? count >= promised : count === promised;
    return isRight ? undefined : `It leads to ${count} signatories, not to ${promised}.`;
  } catch (cause) {
    return problem('not-json', (cause as Error).message).message;
  }
}

/** Whether readers’ browsers will find that an SRI string is that of these bytes. */
export const matches = async (bytes: Uint8Array, integrity: string): Promise<boolean> =>
  (await verify(new Uint8Array(bytes).buffer, { integrity })) === 'integrity';
