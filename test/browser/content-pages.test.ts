import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { allRuleWords } from '../../src/cli/rule-words.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { serveFolder } from '../../src/io/static-server.ts';
import { writeSite } from '../../src/io/write-site.ts';
import { visit } from '../helpers/browser.ts';
import { folderWith } from '../helpers/catalog-samples.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { catalogOf, pagesOf, worldOf } from '../helpers/site-pages.ts';

const operation = (id: string, more: JsonObject = {}): JsonObject => ({
  operationId: id,
  summary: id,
  description: `Does ${id}.`,
  responses: { '200': { description: 'OK', schema: { $ref: '#/definitions/Order' } } },
  ...more,
});
const member = { type: 'string', description: 'Tells one thing about the order, in a sentence of its own.' };
const order = { type: 'object', properties: { id: member, state: { ...member, enum: ['open', 'sent'] } } };
const parameter = {
  name: 'state',
  in: 'query',
  type: 'string',
  'x-ms-summary': 'State',
  description: 'Of the order.',
  enum: ['open', 'sent'],
  default: 'open',
};
const small = {
  definitions: { Order: order },
  paths: {
    '/orders': { get: operation('ListOrders', { parameters: [parameter] }), post: operation('CreateOrder') },
    '/new': { get: operation('OnOrder', { 'x-ms-trigger': 'batch', deprecated: true }) },
  },
};
const wide = { type: 'object', properties: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`member${at}`, member])) };
const large = {
  definitions: { Order: order },
  paths: Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `/p${at}`,
      { get: operation(`Get${at}`, { responses: { '200': { description: 'OK', schema: wide } } }) },
    ]),
  ),
};

async function served(
  definition: JsonObject,
  more: { readonly readme?: string; readonly properties?: JsonObject; readonly info?: JsonObject } = {},
) {
  const folder = temporaryFolder();
  const files = catalogOf(await worldOf([folderWith({ definition, ...more })]));
  const pages = pagesOf(files, { rules: await allRuleWords() });
  const bytes = [...pages].map(([path, text]) => [path, new TextEncoder().encode(text)] as const);
  const publisher = '/v1/publishers/northwind-traders.json';
  await writeSite(folder, [...files, ...bytes, ...(files.has(publisher) ? [] : [[publisher, canonicalBytes({})] as const])]);
  const { server, url } = await serveFolder(folder, 0);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return url;
}

/** What sticks out of the window, where the page is wider than it. */
async function wider(page: Page): Promise<unknown> {
  return await page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return [scrollWidth, ...out.slice(0, 8).map((one) => one.outerHTML.slice(0, 120))];
  })()`);
}

async function violations(page: Page): Promise<unknown> {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await checker.run()).violations.map(({ id, nodes }) => [id, nodes.slice(0, 2).map(({ html }) => html.slice(0, 200))]);
  });
}

describe.each([
  ['light', 1440],
  ['dark', 768],
  ['light', 360],
] as const)('in %s, %d pixels wide', (colorScheme, width) => {
  test.each([
    ['a connector', small, 'connectors/things/index.html'],
    ['a large connector', large, 'connectors/things/index.html'],
    ['a page of operations', large, 'connectors/things/operations-1.html'],
    ['a publisher', small, 'publishers/northwind-traders/index.html'],
    ['a rule', small, 'rules/parameter-summary-present.html'],
    ['the rules', small, 'rules/index.html'],
  ] as const)('%s is readable by everybody, fits the screen, and asks nobody else', async (_, definition, path) => {
    const url = await served(definition);
    const { page, troubles, strangers } = await visit(`${url}${path}`, { colorScheme, viewport: { width, height: 900 } });
    expect(await page.locator('h1').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    expect(await wider(page)).toEqual([]);
    expect([troubles, strangers]).toEqual([[], []]);
  });
});

test('a deep link into a large connector leads on to the operation, by keyboard alone', async () => {
  const url = await served(large);
  const { page } = await visit(`${url}connectors/things/index.html#operation-Get59`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/operations-\d+\.html#operation-Get59$/);
  expect(await page.locator('section:target h3').textContent()).toContain('Get59');
});

test('on paper everything is there, what is folded as well', async () => {
  const url = await served(large);
  const { page } = await visit(`${url}connectors/things/operations-1.html`);
  const last = page.locator('details td', { hasText: 'member19' }).first();
  expect(await last.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await last.isVisible()).toBe(true);
});

test('hostile texts run nothing, ask nobody, and do not widen the page', async () => {
  const evil = '"><script>document.title="run"</script><img src=https://evil.example/x onerror=document.title="run">\u202e';
  const word = 'w'.repeat(5_000);
  const url = await served(
    {
      definitions: { [evil]: order, Order: order },
      paths: {
        [`/${evil}${word}`]: {
          get: operation(`${evil}${word}`, {
            summary: `${evil}${word}`,
            description: `${evil}${word}`,
            parameters: [{ ...parameter, name: word, description: evil, default: evil }],
          }),
        },
      },
    },
    {
      info: { description: `${evil}${word}` },
      readme: `# ${evil}\n\n${evil} ${word}\n\n![x](https://evil.example/y.png) [x](javascript:document.title=1)\n\n<img src=https://evil.example/z>\n\n|a|b|\n|:-:|--|\n|${word}|2|\n`,
      properties: { connectionParameters: { key: { type: word, uiDefinition: { displayName: word, description: evil } } } },
    },
  );
  const { page, troubles, strangers } = await visit(`${url}connectors/things/index.html`, { viewport: { width: 360, height: 800 } });
  expect(await page.title()).not.toBe('run');
  expect([troubles, strangers]).toEqual([[], []]);
  expect(await wider(page)).toEqual([]);
  expect(await page.locator('main img, main iframe, main script').count()).toBe(0);
});
