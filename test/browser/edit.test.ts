import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { picture, violations, visit } from '../helpers/browser.ts';
import { builtEditScript, serveEdits } from '../helpers/edit-server.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';

const name = 'certified-connectors/Northwind Things';

/** The golden connector with edits of its texts, on a page. */
async function opened(
  change: (definition: string, properties: string) => readonly [string, string],
  options: Parameters<typeof visit>[1] = {},
) {
  const golden = goldenFiles(name);
  const at = { definition: `${name}/apiDefinition.swagger.json`, properties: `${name}/apiProperties.json` };
  const [definition, properties] = change(golden[at.definition] ?? '', golden[at.properties] ?? '');
  const folder = temporaryFolder({ ...golden, [at.definition]: definition, [at.properties]: properties });
  const server = await serveEdits(join(folder, name), await builtEditScript());
  const { page, ...rest } = await visit(server.address, options);
  page.on('dialog', (dialog) => void dialog.accept());
  const texts = () => [at.definition, at.properties].map((path) => readFileSync(join(folder, path), 'utf8'));
  return { page, ...rest, golden: [golden[at.definition], golden[at.properties]], texts, folder: join(folder, name) };
}

const step = (page: Page, label: string) => page.getByRole('button', { name: new RegExp(`^\\d? ?${label}`) });

describe('a publisher edits a connector', () => {
  test('from three mistakes to a passing check, and saves exactly the edits', async () => {
    const { page, troubles, strangers, golden, texts } = await opened((definition, properties) => [
      definition
        .replace('"host": "things.northwindtraders.com",\n', '"host": "things.northwindtraders.com" ,\n')
        .replace('      "email": "help@northwindtraders.com"', '      "email": "nobody"')
        .replace('"summary": "List things"', '"summary": ""'),
      properties.replace('#1f6feb', 'blue'),
    ]);
    await page.getByText('The check fails: 3 errors.').waitFor();
    const badges = await page.locator('.edit-count').allTextContents();
    expect(badges).toEqual(['2 errors', '', '1 error', '']);
    const email = page.getByLabel('Contact email');
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'edit-general');
    await email.fill('help@northwindtraders.com');
    await page.locator(':focus[aria-invalid=false]').waitFor();
    await page.getByLabel('Brand colour', { exact: true }).fill('#1f6feb');
    await step(page, 'Definition').click();
    await page.getByRole('button', { name: /GET \/things ·/ }).click();
    const summary = page.getByLabel('Summary', { exact: true });
    await summary.waitFor();
    expect(await summary.getAttribute('aria-invalid')).toBe('true');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'edit-definition');
    await summary.fill('List things');
    await page.getByText('The check passes.').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('Saved apiDefinition.swagger.json, apiProperties.json.').waitFor();
    const [definition = '', properties = ''] = golden;
    // What nobody touched keeps its bytes, odd as they are.
    expect(texts()).toEqual([definition.replace('"things.northwindtraders.com",', '"things.northwindtraders.com" ,'), properties]);
    await step(page, 'Test').click();
    await page.getByRole('button', { name: 'Try all operations' }).click();
    await page.getByText('3 of 3 operations are as promised.').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'edit-test');
    await step(page, 'Security').click();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'edit-security');
    expect([troubles, strangers]).toEqual([[], []]);
  });

  test('takes back and does again, repairs, and edits the text', async () => {
    const { page, golden, texts, troubles } = await opened((definition, properties) => [
      definition.replace('"List things"', '"List things."'),
      properties,
    ]);
    const title = page.getByLabel('Title', { exact: true });
    await title.fill('Northwind Stock');
    await page.waitForSelector('#undo:enabled');
    await page.keyboard.press('Control+z');
    await page.waitForSelector('#redo:enabled');
    expect(await title.inputValue()).toBe('Northwind Things');
    await page.keyboard.press('Control+y');
    await page.waitForSelector('#redo:disabled');
    expect(await title.inputValue()).toBe('Northwind Stock');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForSelector('#redo:enabled');
    await step(page, 'Definition').click();
    await page.getByRole('button', { name: /GET \/things ·/ }).click();
    await page.getByRole('button', { name: /^Repair: / }).click();
    await page.getByText('The check passes.').waitFor();
    expect(await page.getByLabel('Summary', { exact: true }).inputValue()).toBe('List things');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved apiDefinition.swagger.json.').waitFor();
    expect(texts()).toEqual(golden);
    await page.getByRole('button', { name: 'Files' }).click();
    const text = page.getByLabel('apiProperties.json', { exact: true });
    await text.fill('{ "properties": {');
    await page.getByText(/^Findings in apiProperties.json: /).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'edit-files');
    await step(page, 'General').click();
    await page.getByText(/^apiProperties.json is no strict JSON/).waitFor();
    expect(await page.getByLabel('Publisher', { exact: true }).count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test('is told of a file that changed on disk, and overwrites it only when it says so', async () => {
    const { page, texts, folder } = await opened((definition, properties) => [definition, properties], { colorScheme: 'dark' });
    await page.getByLabel('Host', { exact: true }).fill('api.northwindtraders.com');
    await page.waitForSelector('#undo:enabled');
    writeFileSync(join(folder, 'apiDefinition.swagger.json'), '{"swagger":"2.0"}');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^Changed on disk since it was read here: apiDefinition/).waitFor();
    expect(texts()[0]).toBe('{"swagger":"2.0"}');
    expect(await violations(page)).toEqual([]);
    await picture(page, 'edit-stale');
    await page.getByRole('button', { name: 'Save mine over it' }).click();
    await page.getByText('Saved apiDefinition.swagger.json.').waitFor();
    expect(texts()[0]).toContain('"host": "api.northwindtraders.com"');
    writeFileSync(join(folder, 'apiDefinition.swagger.json'), '{"swagger":"2.0"}');
    await page.getByLabel('Host', { exact: true }).fill('b.northwindtraders.com');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Take what is on disk' }).click();
    await page.waitForSelector('#save:disabled');
    expect(texts()[0]).toBe('{"swagger":"2.0"}');
    expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('');
  });

  test('calls what is saved, signs in on a page of its own, and begins anew after a save', async () => {
    const { page, troubles, strangers, texts } = await opened((definition, properties) => [definition, properties]);
    await step(page, 'Security').click();
    await page.getByLabel('Kind of sign-in').selectOption('OAuth 2.0 with GitHub');
    await page.getByLabel('Scopes', { exact: true }).first().waitFor();
    await step(page, 'Definition').click();
    await page.getByRole('button', { name: /GET \/things\/\{id\} ·/ }).click();
    await page.getByLabel('Summary', { exact: true }).waitFor();
    await step(page, 'Test').click();
    // What is on disk still asks for a key.
    await page.locator('input[type=password]').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'edit-sandbox-unsaved');
    await page.keyboard.press('Control+s');
    await page.getByRole('button', { name: 'Connect and sign in' }).click();
    await page.getByRole('heading', { name: 'Test identity provider' }).waitFor();
    expect(await page.getByText('Northwind Things asks to act in your name').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    await page.getByRole('heading', { name: 'Call an operation' }).waitFor();
    expect(page.url()).toMatch(/\/edit\/$/);
    expect(await page.getByLabel('Operation', { exact: true }).locator('option:checked').textContent()).toContain('GET /things');
    await page.getByLabel('Operation', { exact: true }).selectOption({ label: 'Get a thing (GET /things/{id})' });
    await page.getByRole('button', { name: 'Fill in example values' }).click();
    await page.getByRole('button', { name: 'Call the operation' }).click();
    await page.getByText(/^As the definition promises/).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'edit-sandbox-called');
    // What was said covers no button, and goes with its step.
    const said = page.locator('#try-said');
    expect(await said.textContent()).toBe('The answer is as promised.');
    const { x, y, width, height } = (await said.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(await page.evaluate(`document.elementFromPoint(${x + width / 2}, ${y + height / 2}).id`)).not.toBe('try-said');
    // The connection stays while other steps are looked at, and ends with what it was made for.
    await step(page, 'General').click();
    expect(await said.textContent()).toBe('');
    await page.getByLabel('Title', { exact: true }).fill('Northwind Stock');
    await step(page, 'Test').click();
    await page.getByRole('heading', { name: 'Call an operation' }).waitFor();
    expect(await page.getByLabel('Operation', { exact: true }).locator('option:checked').textContent()).toContain('GET /things/{id}');
    await page.getByRole('button', { name: 'Save them' }).click();
    await page.getByText('The connector was saved since: connect again to try it.').waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Connection');
    expect(texts()[0]).toContain('"title": "Northwind Stock"');
    // A save from another step is no trouble either.
    await page.getByRole('button', { name: 'Connect and sign in' }).click();
    await page.getByRole('button', { name: 'Agree', exact: true }).click();
    await page.getByRole('heading', { name: 'Call an operation' }).waitFor();
    await step(page, 'General').click();
    await page.getByLabel('Title', { exact: true }).fill('Northwind Things');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved apiDefinition.swagger.json.').waitFor();
    await step(page, 'Test').click();
    await page.getByRole('heading', { name: 'Connection', exact: true }).waitFor();
    expect([troubles, strangers]).toEqual([[], []]);
  });
});
