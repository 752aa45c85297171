import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll } from 'vitest';
import type { Files } from '../../src/catalog/store-state.ts';
import { serveFolder } from '../../src/io/static-server.ts';
import { writeSite } from '../../src/io/write-site.ts';
import { renderSite } from '../../src/site/site.ts';
import { siteCatalog } from '../helpers/site-catalog.ts';

let made: Promise<Files> | undefined;

/** Catalog and pages as files, made once for the tests of a file. */
async function siteFiles(): Promise<Files> {
  made ??= siteCatalog().then((files) => new Map([...files, ...renderSite(files)]));
  return await made;
}

const served = new Map<string, Promise<{ readonly url: string; readonly close: () => void }>>();

/** Serves the site below a path of a server of its own, until the tests of a file end: the address of its first page. */
export async function serveSite(below = ''): Promise<string> {
  const known = served.get(below) ?? serve(below);
  served.set(below, known);
  const { url } = await known;
  return below === '' ? url : `${url}${below}/`;
}

async function serve(below: string) {
  const folder = mkdtempSync(join(tmpdir(), 'certify-site-'));
  await writeSite(join(folder, below), await siteFiles());
  const { server, url } = await serveFolder(folder, 0);
  const close = (): void => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, close };
}

afterAll(async () => {
  for (const one of served.values()) (await one).close();
  served.clear();
});

/** One page of each kind. */
export const pageKinds = [
  'index.html',
  '?q=owned',
  'a-z/t/index.html',
  'categories/productivity/2/index.html',
  'status/index.html',
  'overview/index.html',
  'removed/index.html',
  'connectors/contoso-mail/index.html',
  'connectors/hostile/index.html',
  'connectors/suspended-things/index.html',
  'publishers/fabrikam/index.html',
  '404.html',
];

/** What axe-core finds wrong with a page, a sentence each; the page has to be opened with `bypassCSP`. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: axe.source });
  return await page.evaluate(`axe.run().then(({ violations, passes }) =>
    passes.length < 10 ? ['axe looked at nothing'] : violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`);
}

/** Waits until the search has every row. */
export async function searchIsReady(page: Page): Promise<void> {
  await page.waitForSelector('[data-state="ready"]');
}

/** The titles of the cards that are shown. */
export async function titlesOf(page: Page): Promise<readonly string[]> {
  return await page.locator('#cards .main').allTextContents();
}

/** By how many pixels a page is wider than its window; what scrolls by itself aside. */
export async function overflowOf(page: Page): Promise<unknown> {
  return await page.evaluate('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)');
}
