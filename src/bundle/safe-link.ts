/**
 * The address to put into a link, or nothing where it must stay plain text: only `https:`, `http:`, `mailto:`, `tel:` and
 * relative addresses, without user or password (`https://github.com@elsewhere/` leads elsewhere).
 * @param url as the bundle gives it
 * @param base what a relative one is resolved against
 * @returns the address as the URL parser wrote it, so that what was checked is what is used
 */
export function safeLink(url: string, base: string): string | undefined {
  try {
    const { href } = new URL(url, base);
    return /^(https?:\/\/[^@/]+\/|mailto:|tel:)/.test(href) ? href : undefined;
  } catch {
    return undefined;
  }
}

/** The same of an address that must be of the base’s own origin: nobody else learns of it. */
export function sameOriginLink(url: string, base: string): string | undefined {
  const href = safeLink(url, base);
  const root = safeLink('/', base);
  return root && href?.startsWith(root) ? href : undefined;
}
