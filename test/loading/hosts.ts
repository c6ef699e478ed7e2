/** Hosts of bundles, as test/tools/faults.js plays them, and what is asked of them. */

export interface Host {
  url: string;
  /** How many requests have reached it. */
  requests: () => Promise<number>;
}

const unique = (): string => crypto.randomUUID();

const requestsOf = (name: string) => async (): Promise<number> =>
  Number(await (await fetch(`/faults/count/${name}`, { cache: 'no-store' })).text());

/** A host that fails, or is slow, in one way. */
export function fault(path: string, query: Record<string, string> = {}): Host {
  const name = unique();
  const url = new URL(`/faults/${path}?${new URLSearchParams({ ...query, name }).toString()}`, location.href);
  return { url: url.href, requests: requestsOf(name) };
}

/** A host that has this file: bytes or a text as they are, any other value as JSON. */
export async function serve(
  file: unknown,
  { name = unique(), ...query }: Record<string, string> = {},
): Promise<Host & { name: string; replace: (file: unknown) => Promise<void> }> {
  const path = `/faults/store/${name}`;
  const replace = async (body: unknown): Promise<void> => {
    await fetch(path, {
      method: 'PUT',
      body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    });
  };
  await replace(file);
  const asked = new URLSearchParams(query).toString();
  return { url: new URL(asked ? `${path}?${asked}` : path, location.href).href, requests: requestsOf(name), name, replace };
}

/** The same address at another origin than the page’s. */
export const elsewhere = (url: string): string => url.replace('//127.0.0.1:', '//localhost:');

export interface Request {
  url: string;
  init: RequestInit;
  aborted: () => boolean;
}

/** Writes down what the page asks for, until `stop`. */
export function watchRequests(): { requests: Request[]; of: (url: string) => Request[]; stop: () => void } {
  const requests: Request[] = [];
  const { fetch: original } = globalThis;
  globalThis.fetch = (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input);
    requests.push({ url, init, aborted: () => init.signal?.aborted ?? false });
    return original(input, init);
  };
  return {
    requests,
    of: (url) => requests.filter((request) => request.url === url),
    stop: () => {
      globalThis.fetch = original;
    },
  };
}

/** The SRI string of a text or of bytes. */
export async function sri(body: string | Uint8Array<ArrayBuffer>, bits = 384): Promise<string> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, bytes));
  return `sha${bits}-${btoa(String.fromCharCode(...digest))}`;
}
