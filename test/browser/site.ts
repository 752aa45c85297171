import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Files } from '../../src/catalog/store-state.ts';
import { serveFolder } from '../../src/io/static-server.ts';
import { writeSite } from '../../src/io/write-site.ts';
import { renderSite } from '../../src/site/site.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { siteCatalog } from '../helpers/site-catalog.ts';

let made: Promise<Files> | undefined;

/** Catalog and pages as files, made once for the tests of a file. */
export async function siteFiles(): Promise<Files> {
  made ??= siteCatalog().then((files) => new Map([...files, ...renderSite(files)]));
  return await made;
}

/** Serves the site below a path of a server of its own until the test ends: the address of its first page. */
export async function serveSite(below = ''): Promise<string> {
  const folder = temporaryFolder();
  await writeSite(join(folder, below), await siteFiles());
  const { server, url } = await serveFolder(folder, 0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return below === '' ? url : `${url}${below}/`;
}

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

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe-core finds wrong with a page, a sentence each; the page has to be opened with `bypassCSP`. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: axe });
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

/** Expects that no part of the page is wider than the window, tables that scroll by themselves aside. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const widths = await page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
  const [content = 0, shown = 0] = widths as number[];
  expect(content).toBeLessThanOrEqual(shown);
}
