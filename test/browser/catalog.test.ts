import { expect, test } from 'vitest';
import { serveFolder } from '../../src/io/static-server.ts';
import { writeSite } from '../../src/io/write-site.ts';
import { renderSite } from '../../src/site/site.ts';
import { visit } from '../helpers/browser.ts';
import { temporaryFolder } from '../helpers/folder.ts';

test('a catalog without connectors is a page without troubles', async () => {
  const folder = temporaryFolder();
  await writeSite(folder, [...renderSite(new Map([['/v1/index.json', new TextEncoder().encode('{"policy":{"note":"None."}}')]]))]);
  const { server, url } = await serveFolder(folder, 0);
  const { page, troubles, strangers } = await visit(url);
  expect(await page.locator('h1').textContent()).toBe('Connectors');
  expect(troubles).toEqual([]);
  expect(strangers).toEqual([]);
  server.close();
});
