import type { Places } from './places.js';
import type { Report } from './report.js';

/** What an editor writes for a person to read, as `www.example.org`, is no address to a browser, but a page of the letter’s own site. */
export function giveScheme(holder: Record<string, unknown>, places: Places, report: Report): void {
  const { url } = holder;
  if (typeof url !== 'string' || !/^www\./i.test(url)) return;
  report.warn(`“${url.slice(0, 100)}” has no “https://” and is given it.`, places.ofKey(holder, 'url'));
  holder.url = `https://${url}`;
}
