import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { picture, violations, visit } from '../helpers/browser.ts';
import { builtEditScript, serveEdits } from '../helpers/edit-server.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';

const name = 'certified-connectors/Northwind Things';
const at = (file: string) => `${name}/${file}`;
const [definitionName, propertiesName] = ['apiDefinition.swagger.json', 'apiProperties.json'];

async function opened(files: Readonly<Record<string, string>>, options: Parameters<typeof visit>[1] = {}) {
  const top = temporaryFolder(files);
  const server = await serveEdits(join(top, name), await builtEditScript());
  const seen = await visit(server.address, options);
  seen.page.on('dialog', (dialog) => void dialog.accept());
  await seen.page.locator('#verdict:not(:empty)').waitFor();
  return { ...seen, on: (file: string) => readFileSync(join(top, at(file)), 'utf8') };
}

/** The golden connector with something wrong in every step. */
function flawed(): Record<string, string> {
  const golden = goldenFiles(name);
  const definition = golden[at(definitionName)] ?? '';
  const properties = golden[at(propertiesName)] ?? '';
  return {
    ...golden,
    [at(definitionName)]: definition
      .replace('"email": "help@northwindtraders.com"', '"email": "nobody"')
      .replace('"summary": "List things"', '"summary": "List things."')
      .replace('"name": "X-Key"', '"name": ""'),
    [at(propertiesName)]: properties.replace('#1f6feb', 'blue').replace('"displayName"', '"name"'),
  };
}

const stepNames = ['general', 'security', 'definition', 'test', 'files'] as const;

async function goTo(page: Page, step: (typeof stepNames)[number]): Promise<void> {
  await page.locator(`nav [data-step=${step}]`).click();
  if (step === 'definition') {
    await page.locator('.edit-operations button').first().click();
    await page.locator('.edit-form').waitFor();
  }
  if (step === 'test') await page.getByRole('heading', { name: 'Connection', exact: true }).waitFor();
}

describe('the page on which a connector is edited', () => {
  test.each([360, 768, 1440])('fits a screen of %i pixels, in light and dark', async (width) => {
    const { page, troubles } = await opened(flawed(), { viewport: { width, height: 800 } });
    for (const step of stepNames) {
      await goTo(page, step);
      if (step === 'files') {
        for (const area of await page.locator('textarea').all()) expect((await area.boundingBox())?.height).toBeGreaterThanOrEqual(26 * 16);
        // The texts come first: findings are folded, with their number.
        const folded = page.locator('#edit details');
        expect(await folded.locator('summary').allTextContents()).toEqual([
          'Findings in apiDefinition.swagger.json: 2 errors',
          'Findings in apiProperties.json: 1 error, 1 warning',
          'Findings in readme.md: 1 hint',
        ]);
        expect(await page.locator('.edit-findings li:visible').count()).toBe(0);
        await folded.last().locator('summary').click();
        expect(await page.locator('.edit-findings li:visible').getAttribute('class')).toBe('hint');
      }
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await picture(page, `edit-looks-${step}-${width}-${colorScheme}`);
        expect([step, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([step, width]);
        expect(await violations(page)).toEqual([]);
      }
    }
    expect(troubles).toEqual([]);
  });

  test('is used with the keyboard alone, and focus is never below the bar', async () => {
    const { page, on, troubles } = await opened(flawed(), { viewport: { width: 1024, height: 500 }, reducedMotion: 'reduce' });
    const label = async (): Promise<string> =>
      await page.evaluate(`(() => {
        const { activeElement: one } = document;
        const bar = document.querySelector('.edit-bar').getBoundingClientRect();
        const box = one.getBoundingClientRect();
        if (one !== document.body && one.closest('.edit-bar') === null && box.bottom <= bar.bottom && bar.top === 0) return 'hidden below the bar';
        return one.labels?.[0]?.textContent ?? one.getAttribute('aria-label') ?? one.textContent;
      })()`);
    const tabTo = async (wanted: RegExp, key = 'Tab'): Promise<void> => {
      for (let presses = 0; presses < 80; presses += 1) {
        await page.keyboard.press(key);
        const now = await label();
        expect(now).not.toMatch(/^hidden/);
        if (wanted.test(now)) return;
      }
      throw new Error(`Tab never comes to $wanted.`);
    };
    await tabTo(/^Skip to the content$/);
    await tabTo(/^Contact email$/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('help@northwindtraders.com');
    await page.locator(':focus[aria-invalid=false]').waitFor();
    await tabTo(/General/, 'Shift+Tab');
    await tabTo(/Definition/);
    await page.keyboard.press('Enter');
    expect(await label()).toBe('Definition');
    await tabTo(/^List things\./);
    await page.keyboard.press('Enter');
    await page.getByLabel('Summary', { exact: true }).waitFor();
    expect(await label()).toMatch(/^List things\./);
    await tabTo(/^Repair: The summary/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Repair: The summary/ }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Summary', { exact: true }).inputValue()).toBe('List things');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved apiDefinition.swagger.json.').waitFor();
    expect(on(definitionName)).toBe(goldenFiles(name)[at(definitionName)]);
    expect(troubles).toEqual([]);
  });
});

const markup = '"><img src=x onerror="window.hit=1"><script>window.hit=1</script>';
const turned = 'abc\u202egpj.exe\u2066 \u200b\u0007\u001b[2J\u0085\ufeff';
const long = `${'ä'.repeat(5_000)} ${'w'.repeat(4_999)}`;
const address = 'javascript:window.hit=1';
const evils = [markup, turned, long, address, '__proto__', 'constructor'];

/** Texts of a connector whose names and texts are all hostile. */
function hostileFiles(): Record<string, string> {
  const words = { summary: markup, description: turned };
  const names = (one: (name: string) => string) => evils.map((name) => `${JSON.stringify(name)}: ${one(name)}`).join(',\r\n');
  const schema = `{ "type": "object", "title": ${JSON.stringify(turned)},\r\n"properties": { ${names((name) => JSON.stringify({ type: 'string', title: name, description: markup, 'x-ms-summary': turned }))} } }`;
  const parameters = evils.map((name) =>
    JSON.stringify({ name, in: 'query', type: 'string', 'x-ms-summary': name, description: markup, default: turned }),
  );
  const paths = evils.map(
    (name) =>
      `${JSON.stringify(`/${name}`)} : { "get" : { "operationId": ${JSON.stringify(name)}, "summary": ${JSON.stringify(words.summary)},
 "description": ${JSON.stringify(name)}, "parameters": [${parameters.join(', ')}],
 "responses": { "200": { "description": ${JSON.stringify(name)}, "schema": ${schema} }, "__proto__": { "description": "x" } } } }`,
  );
  const definition = `{ "swagger" : "2.0",
  "info": { "title": ${JSON.stringify(markup)}, "description": ${JSON.stringify(long)}, "version": ${JSON.stringify(turned)},
    "contact": { "name": ${JSON.stringify(markup)}, "url": ${JSON.stringify(address)}, "email": ${JSON.stringify(turned)} } },
  "host": "old.example.com", "basePath": ${JSON.stringify(`/${markup}`)}, "schemes": [${JSON.stringify(markup)}, "\\u202ehttps"],
  "paths": { ${paths.join(',\n')} },
  "securityDefinitions": { ${names((name) => JSON.stringify({ type: name === '__proto__' ? 'oauth2' : 'apiKey', name, in: name, authorizationUrl: address, tokenUrl: markup, scopes: { [name]: markup } }))} },
  "x-ms-connector-metadata": [ ${['Website', 'Privacy policy', 'Categories', '__proto__'].map((propertyName) => JSON.stringify({ propertyName, propertyValue: address })).join(', ')} ] }\n`;
  const parameter = (name: string) =>
    JSON.stringify({
      type: 'oauthSetting',
      oAuthSettings: { identityProvider: markup, clientId: turned, scopes: [markup], customParameters: { [markup]: { value: address } } },
      uiDefinition: { displayName: name, description: markup, tooltip: long },
    });
  const properties = `{"properties":{"iconBrandColor":${JSON.stringify(markup)},"publisher":${JSON.stringify(turned)},"stackOwner":${JSON.stringify(long)},
"connectionParameters":{${names(parameter)}},"capabilities":[${JSON.stringify(markup)}]}}`;
  return { [at(definitionName)]: definition, [at(propertiesName)]: properties, [at('readme.md')]: `# ${markup}\r\n${turned}\n` };
}

describe('a connector that means harm', () => {
  test('shows as text on every step, runs nothing, and keeps every byte that nobody edited', async () => {
    const files = hostileFiles();
    const { page, troubles, strangers, on } = await opened(files, { viewport: { width: 360, height: 800 } });
    const shown = async (step: string): Promise<void> => {
      await picture(page, `edit-looks-hostile-${step}`);
      expect([step, await page.evaluate('window.hit'), await page.evaluate('document.documentElement.scrollWidth')]).toEqual([
        step,
        undefined,
        360,
      ]);
      expect([step, await page.locator('#main img, #main script, #main a[href^="javascript"]').count()]).toEqual([step, 0]);
      // In what is read, no character turns others around or hides; what is typed stays what it is.
      const texts = await page.locator('body').innerText();
      expect([step, /[\u202e\u2066\u200b\u0007\u001b\u0085]/.test(texts)]).toEqual([step, false]);
      if (step !== 'files') expect([step, await violations(page)]).toEqual([step, []]);
    };
    await shown('general');
    expect(await page.getByLabel('Contact page').inputValue()).toBe(address);
    expect(await page.getByLabel('Stack owner').inputValue()).toBe(long);
    await page.locator('nav [data-step=security]').click();
    expect(await page.getByRole('group', { name: 'Asked for: __proto__' }).getByLabel('Label').inputValue()).toBe('__proto__');
    await shown('security');
    await page.locator('nav [data-step=definition]').click();
    for (let index = 0; index < evils.length; index += 1) {
      await page.locator('.edit-operations button').nth(index).click();
      await page.locator(`.edit-operations li:nth-child(${index + 1}) button[aria-current=true]`).waitFor();
      expect(await page.getByLabel('Operation id').inputValue()).toBe((evils[index] ?? '').replace(/[\r\n]/g, ''));
      if (index === 0) await shown('definition');
    }
    await page.locator('nav [data-step=test]').click();
    await page.getByRole('heading', { name: 'Connection', exact: true }).waitFor();
    await shown('test');
    await page.getByRole('button', { name: 'Try all operations' }).click();
    await page.locator('#try-said:not(:empty)').waitFor();
    await shown('tried');
    await page.locator('nav [data-step=files]').click();
    // Of hundreds of findings the first are listed, and the others counted.
    const listed = page.locator('#edit details').filter({ hasText: `Findings in ${definitionName}` });
    expect(await listed.locator('li').count()).toBe(100);
    expect(await listed.getByText(/^… and \d+ more, which certify check lists\.$/).count()).toBe(1);
    await shown('files');
    await page.locator('nav [data-step=general]').click();
    await page.getByLabel('Host', { exact: true }).fill('new.example.com');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved apiDefinition.swagger.json.').waitFor();
    expect(on(definitionName)).toBe(files[at(definitionName)]?.replace('old.example.com', 'new.example.com'));
    expect([on(propertiesName), on('readme.md')]).toEqual([files[at(propertiesName)], files[at('readme.md')]]);
    // Edited by name, `__proto__` is a name like others.
    await page.locator('nav [data-step=security]').click();
    const group = page.getByRole('group', { name: 'Asked for: __proto__' });
    await group.getByLabel('Label').fill('Key');
    await page.keyboard.press('Control+s');
    await page.getByText('Saved apiProperties.json.').waitFor();
    const saved = files[at(propertiesName)]?.replace('"displayName":"__proto__"', '"displayName":"Key"');
    expect(on(propertiesName)).toBe(saved);
    expect([troubles, strangers]).toEqual([[], []]);
  }, 120_000);
});
