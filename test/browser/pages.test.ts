import { expect, test } from 'vitest';
import { visit } from '../helpers/browser.ts';
import { accessibilityProblems, expectNoOverflow, pageKinds, searchIsReady, serveSite } from './site.ts';

test.each(['light', 'dark'] as const)(
  'every kind of page is accessible in %s colours, makes no trouble and asks nobody else',
  async (colorScheme) => {
    const url = await serveSite();
    for (const path of pageKinds) {
      const { page, troubles, strangers } = await visit(`${url}${path}`, { colorScheme, bypassCSP: true });
      if (path.includes('?')) await searchIsReady(page);
      expect([path, await accessibilityProblems(page)]).toEqual([path, []]);
      expect([path, troubles, strangers]).toEqual([path, [], []]);
      expect(await page.title()).not.toBe('owned');
      await page.close();
    }
  },
);

test.each([360, 768, 1440])('no page is wider than a window of %i pixels, whatever its words', async (width) => {
  const url = await serveSite();
  for (const path of pageKinds) {
    const { page, troubles } = await visit(`${url}${path}`, { viewport: { width, height: 800 } });
    if (path.includes('?')) await searchIsReady(page);
    await expectNoOverflow(page).catch((cause: unknown) => {
      throw new Error(`${path}: ${cause}`);
    });
    expect([path, troubles, await page.title()]).toEqual([path, [], expect.not.stringMatching(/^owned$/)]);
    await page.close();
  }
});

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
