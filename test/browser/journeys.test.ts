import { expect, test } from 'vitest';
import { visit } from '../helpers/browser.ts';
import { overflowOf, searchIsReady, serveSite, titlesOf } from './site.ts';

test('a maker searches, filters, opens what was found, and shares the search', async () => {
  const url = await serveSite();
  const { page, troubles, strangers } = await visit(url);
  expect(await titlesOf(page)).toHaveLength(48);
  expect(await page.locator('#answer').textContent()).toBe('The first 48 of 67 connectors.');
  await page.getByLabel('Search connectors').fill('create invoice');
  await searchIsReady(page);
  const found = await titlesOf(page);
  expect(found).toHaveLength(10);
  expect(found.every((title) => title.endsWith('Invoices'))).toBe(true);
  expect(await page.locator('#answer').textContent()).toBe('10 connectors found.');

  await page.getByLabel('Search connectors').fill('northwind');
  expect((await titlesOf(page))[0]).toMatch(/^Northwind /);
  await page.getByLabel('Category').selectOption({ label: 'Data (1)' });
  expect(await titlesOf(page)).toEqual(['Northwind Weather']);
  expect(page.url()).toBe(`${url}?q=northwind&category=data`);
  expect(await page.getByLabel('Sign-in').locator('option').allTextContents()).toEqual(['any', 'API key (1)']);

  const shared = await visit(page.url());
  await searchIsReady(shared.page);
  expect(await titlesOf(shared.page)).toEqual(['Northwind Weather']);
  expect(await shared.page.getByLabel('Search connectors').inputValue()).toBe('northwind');

  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  expect(page.url()).toBe(url);
  expect(await titlesOf(page)).toHaveLength(48);
  await page.getByLabel('Status').selectOption('suspended');
  expect(await titlesOf(page)).toEqual(['Tailspin suspended things']);
  expect([troubles, strangers, shared.troubles]).toEqual([[], [], []]);
});

test('an operation that was found is one step away', async () => {
  const { page, troubles } = await visit(`${await serveSite()}?q=contoso+send+an+email`);
  await searchIsReady(page);
  await page.locator('#cards').getByRole('link', { name: 'Send an email' }).click();
  expect(new URL(page.url()).hash).toBe('#operation-SendAnEmail');
  expect(await page.locator(':target h3').first().textContent()).toContain('Send an email');
  expect(troubles).toEqual([]);
});

test('the rest of a long answer is one press away, and nothing found says what to do', async () => {
  const { page } = await visit(`${await serveSite()}?category=productivity`);
  await searchIsReady(page);
  expect(await titlesOf(page)).toHaveLength(48);
  await page.getByRole('button', { name: 'Show more' }).click();
  expect(await titlesOf(page)).toHaveLength(50);
  expect(await page.evaluate('document.activeElement.className')).toBe('main');
  await page.getByLabel('Search connectors').fill('zzzzqqqq');
  expect(await page.locator('#answer').textContent()).toBe('Nothing was found. Try fewer or other words, or clear the filters.');
});

test('an address may ask for what no connector has, and can be taken back', async () => {
  const { page, troubles } = await visit(
    `${await serveSite()}?auth=%3Cscript%3Ealert(1)%3C/script%3E&q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E`,
  );
  await searchIsReady(page);
  expect(await titlesOf(page)).toEqual([]);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  expect(await titlesOf(page)).toHaveLength(48);
  expect(troubles).toEqual([]);
});

test('a publisher finds its submission in the waiting room, and sees what is asked and of whom', async () => {
  const { page, troubles } = await visit(await serveSite());
  await page.getByRole('link', { name: 'Waiting in preview', exact: true }).click();
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
  const own = page.locator('#waiting-held-things-ip');
  expect(await own.textContent()).toContain('not verified');
  const asked = await own.locator('.questions li').allTextContents();
  expect(asked.map((text) => text.slice(0, text.indexOf(':')))).toEqual(['tests', 'approval', 'hold']);
  expect(asked[2]).toContain('Asked the publisher about its source.');
  expect(asked[2]).toContain('Who must act: the maintainers.');
  const since = own.locator('time').first();
  expect(await since.getAttribute('title')).toBe('2026-11-01T10:00:00.000Z');
  // In a sentence the day stays: nothing is since 8 minutes ago.
  expect(await since.textContent()).toBe('2026-11-01');
  await own.getByRole('link', { name: 'Held Things', exact: true }).click();
  expect(await page.locator('h1').textContent()).toBe('Held Things');
  const alone = page.locator('td time').first();
  await expect.poll(() => alone.textContent()).toMatch(/ago|last|yesterday|in |next/);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  expect(await alone.textContent()).toBe('2026-11-01');
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  expect(await alone.textContent()).not.toBe('2026-11-01');
  expect(troubles).toEqual([]);
});

test('a maintainer sees where everything stands', async () => {
  const { page, troubles } = await visit(await serveSite());
  await page.getByRole('link', { name: 'Overview' }).click();
  const rowOf = async (name: string): Promise<string | null> =>
    await page
      .locator('tr', { has: page.getByRole('rowheader', { name, exact: true }) })
      .first()
      .textContent();
  expect(await rowOf('public')).toBe('public60');
  expect(await rowOf('suspended')).toBe('suspended1');
  expect(await rowOf('the maintainers')).toBe('the maintainers5');
  expect(await rowOf('Broken Things')).toContain('report, tests, publisher, approval');
  expect(await rowOf('r')).toBe('r12');
  expect(await rowOf('Fabrikam')).toContain('fabrikam.com');
  expect(await page.locator('.bars svg').count()).toBeGreaterThan(10);
  expect(troubles).toEqual([]);
});

test('with the keyboard alone: to the search, through its answers, and to a page', async () => {
  const { page } = await visit(await serveSite());
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
  await page.keyboard.press('/');
  expect(await page.evaluate('document.activeElement.id')).toBe('q');
  await searchIsReady(page);
  await page.keyboard.type('litware tasks');
  expect(await titlesOf(page)).toEqual(['Litware Tasks']);
  await page.keyboard.press('Escape');
  expect(await titlesOf(page)).toHaveLength(48);
  await page.keyboard.type('litware tasks');
  const isThere = async (): Promise<unknown> => await page.evaluate('document.activeElement.classList.contains("main")');
  for (let presses = 0; presses < 12 && !(await isThere()); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/connectors/litware-tasks/index.html');
});

test('on a phone filters are folded away, and open', async () => {
  const { page } = await visit(await serveSite(), { viewport: { width: 360, height: 740 }, hasTouch: true });
  expect(await page.getByLabel('Category').isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Filters' }).tap();
  await page.getByLabel('Sign-in').selectOption('api-key');
  await searchIsReady(page);
  expect(await page.locator('#answer').textContent()).toBe('67 connectors found.');
  expect(await overflowOf(page)).toBe(0);
});

test('without JavaScript every connector is found by letter and by category, and no search is offered', async () => {
  const { page, troubles } = await visit(await serveSite(), { javaScriptEnabled: false });
  expect(await page.getByLabel('Search connectors').isVisible()).toBe(false);
  await page.getByRole('link', { name: /^W \d+$/ }).click();
  expect(await page.locator('h1').textContent()).toBe('Connectors: W');
  await page.getByRole('link', { name: /^Productivity \d+$/ }).click();
  await page.getByRole('link', { name: 'Next page' }).click();
  expect(await page.locator('.card').count()).toBe(2);
  await page.locator('.card .main').last().click();
  expect(await page.locator('h1').textContent()).toBe('Woodgrove Tasks');
  expect(troubles).toEqual([]);
});
