import { beforeAll, describe, expect, test } from 'vitest';
import type { Files } from '../../src/catalog/store-state.ts';
import { renderSite } from '../../src/site/site.ts';
import { siteCatalog } from '../helpers/site-catalog.ts';

const rules = ['r', 'another-rule'].map((id) => ({
  id,
  subject: 'info',
  about: 'connector' as const,
  severity: 'error',
  isOffByDefault: false,
  summary: 'S.',
  why: 'W.',
  fix: 'F.',
  facts: [],
  bad: undefined,
  good: undefined,
}));
const address = 'https://catalog.example.com/some/path';
let catalog: Files;
let site: Files;

beforeAll(async () => {
  catalog = await siteCatalog();
  site = new Map([...catalog, ...renderSite(catalog, { address, rules })]);
});

const textOf = (path: string, files: Files = site): string => new TextDecoder().decode(files.get(path));
const pagesOf = (files: Files): [string, string][] =>
  [...files.keys()].filter((path) => path.endsWith('.html')).map((path) => [path, textOf(path, files)]);
const linksOf = (page: string): string[] =>
  Array.from(page.matchAll(/<(?:a|link|script|img)\b[^>]*?(?:href|src)="([^"]*)"/g), ([, link = '']) => link.replaceAll('&amp;', '&'));

test('every link on every page leads to a file of the site, and every fragment to an element', () => {
  let followed = 0;
  for (const [path, page] of pagesOf(site)) {
    for (const link of linksOf(page)) {
      const target = new URL(link, `${address}${path}`);
      if (target.origin !== new URL(address).origin) continue;
      const file = target.pathname.replace('/some/path', '').replace(/\/$/, '/index.html');
      expect([path, link, site.has(file)]).toEqual([path, link, true]);
      const id = decodeURIComponent(target.hash.slice(1));
      if (id !== '') expect([path, link, textOf(file).includes(` id="${id}"`)]).toEqual([path, link, true]);
      followed += 1;
    }
  }
  expect(followed).toBeGreaterThan(2000);
});

test('every page is reached from the first one, without a script', () => {
  const seen = new Set<string>();
  const open = ['/index.html'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path) || !path.endsWith('.html')) continue;
    seen.add(path);
    for (const link of linksOf(textOf(path))) {
      const target = new URL(link, `https://here.example${path}`);
      if (target.host === 'here.example') open.push(target.pathname.replace(/\/$/, '/index.html'));
    }
  }
  const lost = pagesOf(site)
    .map(([path]) => path)
    .filter((path) => !seen.has(path));
  // What was withdrawn is in no list but that of what was taken back; publishers without connectors are told in the overview.
  expect(lost.filter((path) => !path.startsWith('/publishers/'))).toEqual(['/404.html']);
});

test('no page has two elements of one id, a style or a handler of its own, or a script beside the one of the site', () => {
  for (const [path, page] of pagesOf(site)) {
    const ids = Array.from(page.matchAll(/<[^<>]*? id="([^"]*)"/g), ([, id]) => id);
    expect([path, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([path, []]);
    const tags = Array.from(page.matchAll(/<[a-z][^<>]*>/g), ([tag]) => tag.replace(/"[^"]*"/g, '""'));
    expect([path, tags.filter((tag) => /\s(?:style|on[a-z]+)=/.test(tag))]).toEqual([path, []]);
    expect(page.match(/<script\b[^>]*>/g)?.filter((tag) => !tag.includes('application/ld+json'))).toHaveLength(1);
  }
});

test('the same files give the same bytes, whatever their order was among connectors', () => {
  const texts = (files: Files): string[] => [...files.keys()].sort().map((path) => `${path} ${textOf(path, files)}`);
  const pages = texts(renderSite(catalog));
  expect(texts(renderSite(catalog))).toEqual(pages);
  const connectors = [...catalog].filter(([path]) => path.startsWith('/v1/connectors/'));
  const others = [...catalog].filter(([path]) => !path.startsWith('/v1/connectors/'));
  expect(texts(renderSite(new Map([...connectors.reverse(), ...others])))).toEqual(pages);
});

test('a page has at most 48 cards, and no list page is larger than 60 KB but for hostile words', () => {
  for (const [path, page] of pagesOf(site)) {
    if (!/^\/(?:index|a-z|categories|status|overview)/.test(path)) continue;
    expect([path, page.length < 60_000]).toEqual([path, true]);
    expect(page.split('<li class="card">').length - 1).toBeLessThanOrEqual(48);
  }
});

describe('what search engines read', () => {
  test('the sitemap has every page that may be listed and nothing else', () => {
    const named = Array.from(textOf('/sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g), ([, loc = '']) => loc);
    const listed = pagesOf(site)
      .filter(([, page]) => !page.includes('<meta name="robots" content="noindex">'))
      .map(([path]) => `${address}${path.replace(/index\.html$/, '')}`);
    expect([...named].sort()).toEqual(listed.sort());
    expect(named).toContain(`${address}/connectors/contoso-mail/`);
    expect(textOf('/sitemap.xml')).toContain('/connectors/contoso-mail/</loc><lastmod>2026-11-10</lastmod>');
    for (const hidden of ['hostile', 'suspended-things', 'withdrawn-things', 'yanked-things'])
      expect(named.filter((one) => one.includes(`/connectors/${hidden}/`))).toEqual([]);
    expect(textOf('/robots.txt')).toBe(`User-agent: *\nAllow: /\nSitemap: ${address}/sitemap.xml\n`);
  });

  test('a page that may be listed names its address; none does when nobody said where the site is', () => {
    expect(textOf('/connectors/contoso-mail/index.html')).toContain(`<link rel="canonical" href="${address}/connectors/contoso-mail/">`);
    expect(textOf('/connectors/hostile/index.html')).not.toContain('canonical');
    const here = renderSite(catalog);
    expect([...here.keys()].filter((path) => path.includes('sitemap'))).toEqual([]);
    for (const [, page] of pagesOf(here)) expect(page).not.toMatch(/canonical|og:url/);
    expect(textOf('/robots.txt', here)).toBe('User-agent: *\nAllow: /\n');
  });

  test('the page for what is not there leads home from any depth', () => {
    const links = (files: Files) => linksOf(textOf('/404.html', files)).filter((link) => link !== '#main');
    expect(links(site).filter((link) => !link.startsWith('/some/path/'))).toEqual([]);
    expect(links(renderSite(catalog)).filter((link) => !link.startsWith('/'))).toEqual([]);
  });
});
