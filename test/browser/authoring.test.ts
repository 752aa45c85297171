import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { visit } from '../helpers/browser.ts';
import { builtPackage } from '../helpers/built-package.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { hasTerminal, typedSession } from '../helpers/typed-session.ts';

/** What a publisher answers, by the first words of the question. */
const answers: readonly (readonly [question: string, answer: string])[] = [
  ['Title', 'Contoso Orders'],
  ['Description: what makers', 'Reads and places the orders of a Contoso shop.'],
  ['Publisher', 'Contoso'],
  ['Address of the API', 'https://api.contoso.net/v1'],
  ['Brand colour', '#1f6feb'],
  ['Contact: a name', 'Contoso Support'],
  ['Contact: the address', 'https://www.contoso.net/help'],
  ['Contact: a mail', 'help@contoso.net'],
  ['Website', 'https://www.contoso.net'],
  ['Privacy policy', 'https://www.contoso.net/privacy'],
  ['Categories', 'Commerce, Productivity'],
  ['Sign-in', 'api-key'],
  ['First operation', 'GET /orders/{shop}?limit=10'],
  ['Summary', 'List orders'],
  ['Description of the operation', 'Lists the orders of a shop, newest first.'],
  ['What comes back', 'The orders of the shop.'],
  ['File with a body as it comes back', 'orders.json'],
  ['Label of the parameter shop', 'Shop'],
  ['Label of the parameter limit', 'Limit'],
  ['What it is, in a sentence', 'Says which orders are listed.'],
];

/** What is typed behind a question; lists in it may hold words of others. */
function typedFor(question: string): string {
  return answers.find(([start]) => question.includes(`\n  ${start}`))?.[1] ?? '';
}

async function served(program: readonly string[], folder: string, cwd: string): Promise<string> {
  const [node = '', ...args] = program;
  const started = spawn(node, [...args, 'serve', '--edit', folder, '--port', '0'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    started.kill('SIGINT');
    expect(await once(started, 'exit')).toEqual([0, null]);
  });
  let out = '';
  for await (const piece of started.stdout) {
    out += piece;
    const [, url] = /at (http:\/\/localhost:\d+\/edit\/\?key=[\w-]+) /.exec(out) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(out);
}

const step = (page: Page, name: string) => page.locator(`nav [data-step=${name}]`);

/** Types into a field that is well until its finding stands beside it, and something better until the finding is gone. */
async function spoiledAndMended(page: Page, label: string, wrong: string, finding: RegExp, right: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  const beside = page.locator('.try-field').filter({ has: field }).locator('.edit-findings li');
  expect(await beside.count()).toBe(0);
  await field.fill(wrong);
  await beside.filter({ hasText: finding }).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await field.fill(right);
  await beside.waitFor({ state: 'detached' });
  expect(await field.getAttribute('aria-invalid')).toBe('false');
}

test.skipIf(!hasTerminal)('an API becomes a connector that passes: questions, check, four steps, sandbox, check', async () => {
  const program = [process.execPath, join(await builtPackage(['cli.js', 'cli-main.cjs', 'edit-page.js']), 'cli.js')];
  const cwd = temporaryFolder({ 'orders.json': '[{"id":7,"placed":"2026-11-20T10:00:00Z","total":1.5}]' });
  const folder = 'Contoso Orders';
  const texts = () =>
    Object.fromEntries(readdirSync(join(cwd, folder)).map((name) => [name, readFileSync(join(cwd, folder, name), 'utf8')]));
  const check = async () => await typedSession([...program, 'check', folder], cwd);

  const asked = await typedSession([...program, 'new'], cwd, (question) => typedFor(question));
  expect([asked.status, asked.screen.slice(-900)]).toEqual([0, expect.anything()]);
  expect(asked.screen).toContain('ListOrders on the mock: 10 calls as promised.');
  const first = await check();
  expect([first.status, first.screen]).toEqual([0, expect.stringContaining('0 errors')]);
  const before = texts();

  const { page, troubles, strangers } = await visit(await served(program, folder, cwd));
  page.setDefaultTimeout(10_000);
  await page.getByText('The check passes.').waitFor();
  const description = 'Reads, places and cancels the orders of a Contoso shop.';
  await spoiledAndMended(page, 'Description', 'Reads orders.', /has 13 characters/, description);
  await spoiledAndMended(page, 'Website', 'nowhere', /nowhere/, 'https://www.contoso.net/shop');
  await step(page, 'security').click();
  await spoiledAndMended(page, 'Name of the header or query parameter', '', /has no name/, 'X-Contoso-Key');
  await step(page, 'definition').click();
  await page.getByRole('button', { name: /GET \/orders\/\{shop\}/ }).click();
  await spoiledAndMended(page, 'Summary', 'List orders.', /ends in/, 'List all orders');
  // What is taken back is not saved. Changes of one field that follow fast are one step back.
  const summary = page.getByLabel('Summary', { exact: true });
  for (let shown = await summary.inputValue(); shown !== 'List orders'; shown = await summary.inputValue()) {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => summary.inputValue()).not.toBe(shown);
  }

  await step(page, 'test').click();
  await page.getByText('There are unsaved changes. What is called here is the connector as it was saved last.').waitFor();
  expect(texts()).toEqual(before);
  await page.getByRole('button', { name: 'Save them' }).click();
  await page.getByText('Saved apiDefinition.swagger.json.').waitFor();
  await page.getByText('There are unsaved changes.').waitFor({ state: 'hidden' });
  await page.locator('input[type=password]').fill('a-secret-key');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('button', { name: 'Go on to the definition' }).click();
  await page.getByRole('button', { name: 'Test List orders' }).click();
  await page.getByRole('button', { name: 'Fill in example values' }).click();
  await page.getByRole('button', { name: 'Call the operation' }).click();
  await page.getByText(/^As the definition promises/).waitFor();
  const lines = await page.locator('.try-message .line').allTextContents();
  expect(lines[0]).toMatch(/^GET .*\/orders\//);
  // The key goes out under the name that was just saved, and is shown nowhere.
  expect(await page.locator('.try-message').allInnerTexts()).toContainEqual(expect.stringContaining('x-contoso-key'));
  expect(await page.locator('body').innerText()).not.toContain('a-secret-key');
  expect([troubles, strangers]).toEqual([[], []]);

  const last = await check();
  expect([last.status, last.screen]).toEqual([0, expect.stringContaining('0 errors')]);
  expect(texts()).toEqual({
    ...before,
    'apiDefinition.swagger.json': before['apiDefinition.swagger.json']
      ?.replace('"Reads and places the orders of a Contoso shop."', JSON.stringify(description))
      .replace('"propertyValue": "https://www.contoso.net"', '"propertyValue": "https://www.contoso.net/shop"')
      .replace('"name": "X-Api-Key"', '"name": "X-Contoso-Key"'),
  });
});
