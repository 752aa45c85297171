import { describe, expect, test } from 'vitest';
import { visit } from '../helpers/browser.ts';
import { accessibilityProblems, overflowOf, pageKinds, searchIsReady, serveSite } from './site.ts';

describe.each(pageKinds)('%s', (path) => {
  test('is accessible in light on a wide screen, and in dark on a phone', async () => {
    const { page } = await visit(`${await serveSite()}${path}`, { bypassCSP: true });
    if (path.includes('?')) await searchIsReady(page);
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 360],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect([colorScheme, await accessibilityProblems(page)]).toEqual([colorScheme, []]);
    }
  });

  test('makes no trouble, asks nobody else, and is never wider than its window, whatever its words', async () => {
    const { page, troubles, strangers } = await visit(`${await serveSite()}${path}`);
    if (path.includes('?')) await searchIsReady(page);
    for (const width of [1440, 768, 360]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflowOf(page)).toBe(0);
    }
    expect([troubles, strangers, await page.title()]).toEqual([[], [], expect.not.stringMatching(/^owned$/)]);
  });
});

test.each(['overview/index.html', 'publishers/fabrikam/index.html'])(
  'on a phone every cell of %s is in sight, under its name',
  async (path) => {
    const { page } = await visit(`${await serveSite()}${path}`, { viewport: { width: 360, height: 800 } });
    const cells = page.locator('table.stacked td[data-label="Why"]');
    expect(await cells.count()).toBeGreaterThan(0);
    const box = await cells.first().boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
    expect(await cells.first().evaluate((one) => one.ownerDocument.defaultView?.getComputedStyle(one, '::before').content)).toContain(
      'Why',
    );
  },
);

test('the site works below a path of its host', async () => {
  const url = await serveSite('some/path');
  const { page, troubles, strangers } = await visit(`${url}?q=contoso+mail`);
  await searchIsReady(page);
  await page.locator('#cards .main').first().click();
  expect(new URL(page.url()).pathname).toBe('/some/path/connectors/contoso-mail/index.html');
  await page.getByRole('link', { name: 'Waiting in preview', exact: true }).click();
  expect(await page.locator('h1').textContent()).toBe('Waiting in preview');
  expect([troubles, strangers]).toEqual([[], []]);
});
