/** The mark of the catalog, for browsers' tabs and the head of each page. */
export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0a58a8"/><g fill="none" stroke="#ffffff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"><path d="M4.5 16h5M22.5 16h5M12.5 10.5h7M12.5 21.5h7"/><rect x="9.5" y="10.5" width="13" height="11" rx="3"/><path d="m13.2 16 2.1 2.1 3.7-4"/></g></svg>
`;

/** So many addresses a sitemap may hold (sitemaps.org). */
const mostAddresses = 50_000;

/** A page that search engines may list, and the day it last changed where that is known. */
export interface ListedPage {
  readonly path: string;
  readonly changed?: string | undefined;
}

/** `robots.txt`, and the sitemap where the address is known that it has to name; in parts when it is large. */
export function crawlerFiles(
  pages: readonly ListedPage[],
  address: string | undefined,
): readonly (readonly [path: string, text: string])[] {
  // What must not be listed says so itself, and has to be read for that.
  const robots = `User-agent: *\nAllow: /\n${address === undefined ? '' : `Sitemap: ${address}/sitemap.xml\n`}`;
  if (address === undefined) return [['/robots.txt', robots]];
  const sorted = [...pages].sort((a, b) => (a.path < b.path ? -1 : 1));
  const parts = Array.from({ length: Math.max(1, Math.ceil(sorted.length / mostAddresses)) }, (_, at) =>
    sitemap(sorted.slice(at * mostAddresses, (at + 1) * mostAddresses), address),
  );
  const maps: [string, string][] = parts.map((text, at) => [parts.length === 1 ? '/sitemap.xml' : `/sitemap-${at + 1}.xml`, text]);
  if (parts.length === 1) return [['/robots.txt', robots], ...maps];
  const names = maps.map(([path]) => `<sitemap><loc>${xml(`${address}${path}`)}</loc></sitemap>\n`).join('');
  return [
    ['/robots.txt', robots],
    ...maps,
    ['/sitemap.xml', `${declaration}<sitemapindex xmlns="${namespace}">\n${names}</sitemapindex>\n`],
  ];
}

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function sitemap(pages: readonly ListedPage[], address: string): string {
  const urls = pages.map(({ path, changed }) => {
    const day = changed === undefined ? '' : `<lastmod>${xml(changed.slice(0, 10))}</lastmod>`;
    return `<url><loc>${xml(`${address}${path.replace(/index\.html$/, '')}`)}</loc>${day}</url>\n`;
  });
  return `${declaration}<urlset xmlns="${namespace}">\n${urls.join('')}</urlset>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function xml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
