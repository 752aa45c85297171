import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { picture, violations, visit } from '../helpers/browser.ts';
import { northwindApi, northwindKey } from '../helpers/northwind-api.ts';
import { builtPageScript, entriesOf, sampleEntries, samples, serveTries } from '../helpers/try-server.ts';

const said = (page: Page) => page.locator('#try-said');

async function opened(connectors: Parameters<typeof serveTries>[0], id: string, against: readonly string[] = []) {
  const server = await serveTries(connectors, against, await builtPageScript());
  return { server, ...(await visit(`${server.url}connectors/${id}/try/${server.query}`)) };
}

describe('a maker tries a connector', () => {
  test('from its name to an answer that is as promised, with the keyboard alone where it matters', async () => {
    const { page, troubles, strangers } = await opened({ orders: sampleEntries(samples.orders) }, 'orders');
    expect(await page.locator('h1').textContent()).toBe('Try Northwind Orders');
    await page.getByRole('heading', { name: 'General' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'try-general');
    expect(await page.locator('.facts').textContent()).toMatch(/Version\S+ \(preview\).*Ways to connectAccess key$/i);
    await page.getByRole('button', { name: 'Go on to security' }).press('Enter');
    await page.getByRole('button', { name: 'Connect', exact: true }).press('Enter');
    // A required key is missing: the form says so, and goes there.
    expect(await page.locator('.try-problem:visible').textContent()).toMatch(/ is required\.$/);
    expect(await page.locator(':focus').getAttribute('type')).toBe('password');
    await picture(page, 'try-security');
    await page.keyboard.type('a-secret-key');
    await page.keyboard.press('Enter');
    await page.getByText('Connected.', { exact: true }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go on to the definition' }).press('Enter');
    await page.getByLabel('Search operations').fill('get an order');
    await picture(page, 'try-definition');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Search operations').fill('GetOrder');
    await page
      .getByRole('button', { name: /^Test / })
      .first()
      .press('Enter');
    await page.getByRole('button', { name: 'Fill in example values' }).press('Enter');
    await page.getByRole('button', { name: 'Call the operation' }).press('Enter');
    await page.getByText(/^As the definition promises/).waitFor();
    expect(await page.locator('.try-verdict').textContent()).toContain('what the definition describes for this operation');
    await picture(page, 'try-result');
    expect(await page.locator('.try-message .line').allTextContents()).toHaveLength(4);
    expect(await page.locator('body').innerText()).not.toContain('a-secret-key');
    expect(await violations(page)).toEqual([]);
    expect([troubles, strangers]).toEqual([[], []]);
  });

  test('picks from a drop-down that the service fills, and sends what was picked', async () => {
    const { page, troubles } = await opened({ flights: sampleEntries(samples.flights) }, 'flights');
    await page.getByRole('button', { name: 'Security', exact: true }).click();
    await page.locator('input[type=password]').fill('k');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Connected.', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Definition', exact: true }).click();
    await page.getByRole('button', { name: 'Test List flights' }).click();
    const choose = page.getByRole('button', { name: /^Choose / }).first();
    await choose.waitFor();
    await choose.press('Enter');
    const list = page.getByRole('list', { name: /^Choices for / });
    await list.waitFor();
    await picture(page, 'try-choices');
    expect(await violations(page)).toEqual([]);
    const first = list.getByRole('button').first();
    const title = await first.textContent();
    await first.press('Enter');
    expect(await said(page).textContent()).toContain(title ?? '?');
    const value = await page.locator('.try-field input[type=text]').first().inputValue();
    expect(value).not.toBe('');
    await page.getByRole('button', { name: 'Call the operation' }).click();
    await page.locator('.try-verdict').first().waitFor();
    expect(await page.locator('.try-message .line').first().textContent()).toContain(encodeURIComponent(value));
    expect(troubles).toEqual([]);
  });

  test('fires a webhook, sees a notification judged, and switches the flow off', async () => {
    const { page, troubles } = await opened({ orders: sampleEntries(samples.orders) }, 'orders');
    await page.getByRole('button', { name: 'Security', exact: true }).click();
    await page.locator('input[type=password]').fill('k');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Go on to the definition' }).click();
    await page.getByRole('button', { name: 'Test When an order is placed' }).click();
    await page.getByRole('button', { name: 'Switch the flow on (subscribe)' }).click();
    await page.getByRole('button', { name: 'Fire' }).click();
    await page.getByText('The flow was started once. The newest notification is as the definition promises.').first().waitFor();
    await picture(page, 'try-webhook');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Notification of the service').fill('{"orderId": 5}');
    await page.getByRole('button', { name: 'Fire' }).click();
    await page
      .getByText(/The newest notification is not as the definition promises/)
      .first()
      .waitFor();
    await page
      .getByText(/the definition says string/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Switch the flow off (unsubscribe)' }).click();
    await page
      .getByText(/^DELETE /)
      .first()
      .waitFor();
    expect(troubles).toEqual([]);
  });

  test('switches a polling flow on: the first call never fires, the next one does', async () => {
    const { page } = await opened({ bikes: sampleEntries('certified-connectors/Adventure Works Rentals') }, 'bikes');
    await page.getByRole('button', { name: 'Security', exact: true }).click();
    await page.getByLabel(/^User name/).fill('user');
    await page.getByLabel(/^Password/).fill('word');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Go on to the definition' }).click();
    await page.getByRole('button', { name: /^Test When/ }).click();
    await page
      .getByRole('button', { name: 'Fill in example values' })
      .click({ timeout: 2000 })
      .catch(() => undefined);
    await page.getByRole('button', { name: 'Switch the flow on (first call)' }).click();
    await page
      .getByText(/The first call never starts a flow/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Call again' }).click();
    await page.getByText('The flow starts.').waitFor();
    await picture(page, 'try-polling');
  });

  test('is told in words where a service breaks its promise', async () => {
    const api = await northwindApi({
      change: (operation, answer) => (operation === 'GetOrder' ? { status: 200, body: { orderId: 5 } } : answer),
    });
    const { page } = await opened({ orders: sampleEntries(samples.orders) }, 'orders', [`orders=${api.origin}/orders/v2`]);
    await page.getByText(`Calls go to ${api.origin} with what you type`).waitFor();
    await page.getByRole('button', { name: 'Security', exact: true }).click();
    await page.locator('input[type=password]').fill(northwindKey);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Go on to the definition' }).click();
    await page.getByLabel('Search operations').fill('GetOrder');
    await page
      .getByRole('button', { name: /^Test / })
      .first()
      .click();
    await page.locator('.try-field input[type=text]').first().fill('NW-1');
    await page.getByRole('button', { name: 'Call the operation' }).click();
    await page.getByText('The answer (200) at /orderId is a number, and the definition says string.').waitFor();
    await picture(page, 'try-broken');
    expect(await violations(page)).toEqual([]);
  });
});

const kinds = entriesOf({
  paths: {
    '/queues': {
      get: {
        operationId: 'ListQueues',
        'x-ms-visibility': 'internal',
        responses: {
          200: {
            description: '',
            schema: { type: 'object' },
            examples: { 'application/json': { queues: [{ id: 'q-1', name: 'First queue' }] } },
          },
        },
      },
    },
    '/folders': {
      get: {
        operationId: 'ListFolders',
        'x-ms-visibility': 'internal',
        parameters: [{ name: 'below', in: 'query', type: 'string' }],
        responses: {
          200: {
            description: '',
            schema: { type: 'array' },
            examples: { 'application/json': [{ id: 'f-1', name: 'Letters', more: true }] },
          },
        },
      },
    },
    '/forms/{queue}': {
      get: {
        operationId: 'GetForm',
        'x-ms-visibility': 'internal',
        parameters: [{ name: 'queue', in: 'path', required: true, type: 'string' }],
        responses: {
          200: {
            description: '',
            schema: { type: 'object' },
            examples: {
              'application/json': {
                schema: { type: 'object', required: ['size'], properties: { size: { type: 'integer', title: 'Size of the shoe' } } },
              },
            },
          },
        },
      },
    },
    '/things': {
      post: {
        operationId: 'MakeThing',
        summary: 'Make a thing',
        parameters: [
          {
            name: 'queue',
            in: 'query',
            required: true,
            type: 'string',
            'x-ms-summary': 'Queue',
            'x-ms-dynamic-values': { operationId: 'ListQueues', 'value-collection': 'queues', 'value-path': 'id', 'value-title': 'name' },
          },
          {
            name: 'body',
            in: 'body',
            required: true,
            schema: {
              type: 'object',
              required: ['day', 'secretly'],
              properties: {
                day: { type: 'string', format: 'date', title: 'Day' },
                at: { type: 'string', format: 'date-time', title: 'Moment' },
                urgent: { type: 'boolean', title: 'Urgent', default: false },
                colour: { type: 'string', title: 'Colour', enum: ['r', 'g'], 'x-ms-enum-values': [{ value: 'g', displayName: 'Green' }] },
                tags: { type: 'array', title: 'Tags', items: { type: 'string' } },
                count: { type: 'integer', title: 'Count', 'x-ms-visibility': 'advanced' },
                any: { title: 'Anything' },
                secretly: { type: 'string', default: 'yes', 'x-ms-visibility': 'internal' },
                folder: {
                  type: 'string',
                  title: 'Folder',
                  'x-ms-dynamic-tree': {
                    open: { operationId: 'ListFolders', itemValuePath: 'id', itemTitlePath: 'name', itemIsParent: 'more' },
                    browse: {
                      operationId: 'ListFolders',
                      itemValuePath: 'id',
                      itemTitlePath: 'name',
                      itemIsParent: 'more',
                      parameters: { below: { selectedItemValuePath: 'id' } },
                    },
                  },
                },
                form: {
                  type: 'object',
                  title: 'Form',
                  'x-ms-dynamic-schema': { operationId: 'GetForm', parameters: { queue: { parameter: 'queue' } }, 'value-path': 'schema' },
                },
              },
            },
          },
        ],
        responses: { 201: { description: 'Made.' } },
      },
    },
  },
});

describe('a form', () => {
  test('has an input for every kind of value, and sends what was filled in', async () => {
    const { page, troubles } = await opened({ kinds }, 'kinds');
    await page.getByRole('button', { name: 'Security', exact: true }).click();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Go on to the definition' }).click();
    await page.getByRole('button', { name: 'Test Make a thing' }).click();
    const field = (label: string) => page.getByLabel(label, { exact: true });
    await page.getByRole('button', { name: 'Get the fields of Form' }).click();
    await page.getByText("'GetForm' needs 'queue', and what it comes from has no value yet.").waitFor();
    await page.getByRole('button', { name: 'Choose Queue' }).click();
    await page.getByRole('button', { name: 'First queue' }).click();
    await field('Day (required)').fill('2026-11-20');
    await field('Moment').fill('2026-11-20T08:30');
    expect(await field('Urgent').locator('option').first().textContent()).toBe('– (default: No)');
    await field('Urgent').selectOption('Yes');
    await field('Colour').selectOption('Green');
    for (const [index, tag] of ['one', 'two'].entries()) {
      await page.getByRole('button', { name: 'Add Tags' }).click();
      await field(`Tags ${index + 1}`).fill(tag);
    }
    await page.getByRole('button', { name: 'Remove Tags 1' }).click();
    expect(await field('Count').isVisible()).toBe(false);
    await page.getByText('Advanced (1)').click();
    await field('Count').fill('many');
    await field('Anything').fill('{"a": [1]}');
    await page.getByRole('button', { name: 'Choose Folder' }).click();
    await page.getByRole('button', { name: 'Open Letters' }).click();
    await page.getByRole('list', { name: 'Choices for Folder' }).getByRole('button', { name: 'Letters', exact: true }).click();
    await page.getByRole('button', { name: 'Get the fields of Form' }).click();
    await page.getByRole('button', { name: 'Call the operation' }).click();
    expect(await page.locator('.try-problem:visible').allTextContents()).toEqual(expect.arrayContaining(["'many' is no whole number."]));
    await field('Count').fill('3');
    await field('Size of the shoe (required)').fill('42');
    await picture(page, 'try-form');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Call the operation' }).click();
    await page.getByText('As the definition promises (201).').waitFor();
    expect(await page.locator('.try-message .line').first().textContent()).toBe('POST https://api.contoso.com/things?queue=q-1');
    expect(JSON.parse((await page.locator('.try-message pre').first().textContent()) ?? '')).toEqual({
      day: '2026-11-20',
      at: '2026-11-20T08:30:00Z',
      urgent: true,
      colour: 'g',
      tags: ['two'],
      count: 3,
      any: { a: [1] },
      secretly: 'yes',
      folder: 'f-1',
      form: { size: 42 },
    });
    expect(troubles).toEqual([]);
  });

  test('sends a file with its name and type', async () => {
    const { page } = await opened({ vault: sampleEntries(samples.vault) }, 'vault');
    await page.getByRole('button', { name: 'Security', exact: true }).click();
    await page.getByLabel('Service key', { exact: true }).check();
    await page.locator('input[type=password]').fill('key');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Go on to the definition' }).click();
    await page.getByRole('button', { name: 'Test Upload a file' }).click();
    await page.getByLabel(/^Folder/).fill('root');
    await page
      .getByLabel(/^File content/)
      .setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Contoso') });
    await page.getByRole('button', { name: 'Call the operation' }).click();
    await page.locator('.try-verdict').first().waitFor();
    const sent = (await page.locator('.try-message pre').first().textContent()) ?? '';
    expect(sent).toContain('filename="letter.txt"');
    expect(sent).toContain('Dear Contoso');
  });
});

describe('a maker signs in', () => {
  async function signIn(answer: string) {
    const found = await opened({ desk: sampleEntries(samples.desk) }, 'desk');
    const { page } = found;
    await page.getByRole('button', { name: 'Security', exact: true }).click();
    await page.getByLabel(/^Workspace/).fill('spring');
    await page.getByRole('button', { name: 'Connect and sign in' }).click();
    await page.getByRole('heading', { name: 'Test identity provider' }).waitFor();
    if (answer === 'Agree') {
      await picture(page, 'try-sign-in');
      expect(await violations(page)).toEqual([]);
    } else if (answer !== 'Refuse') await page.getByText('Let it fail').click();
    await page.getByRole('button', { name: answer, exact: true }).click();
    await page.getByRole('heading', { name: 'Security', exact: true }).waitFor();
    return found;
  }

  test('with a real redirect, and the name of the connection does not stay in the address', async () => {
    const { page, troubles, strangers } = await signIn('Agree');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('The connection works.').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    expect([troubles, strangers]).toEqual([[], []]);
  });

  test('with a token that has run out, which is renewed', async () => {
    const { page } = await signIn('Agree, with a token that has run out at once');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await page.getByText('The token had run out and was renewed for this call.').waitFor();
  });

  test.each([
    ['Refuse', "The identity provider refused the sign-in: 'access_denied'."],
    ['Answer with a forged state', 'The identity provider answered with another state than it was given.'],
    ['Send the browser to another address', 'The identity provider sent the browser to another address than the redirect URL.'],
    ['Agree, and give no token', 'The identity provider gave no token: it answered with 200.'],
  ])('and is told why it failed: %s', async (answer, sentence) => {
    const { page, strangers } = await signIn(answer);
    await page.getByText(sentence).waitFor();
    expect(strangers).toEqual([]);
  });
});

const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
const hostile = entriesOf(
  {
    info: { title: `Contoso ${evil}`, version: evil, description: evil },
    paths: {
      '/a': {
        post: {
          operationId: evil,
          summary: evil,
          description: evil,
          parameters: [
            { name: evil, in: 'query', type: 'string', 'x-ms-summary': evil, description: evil, enum: [evil, '</option>'] },
            {
              name: 'body',
              in: 'body',
              schema: {
                type: 'object',
                properties: {
                  constructor: { type: 'string', title: evil },
                  __proto__: { type: 'string' },
                  list: { type: 'array', items: { type: 'string' } },
                },
              },
            },
          ],
          responses: {
            200: {
              description: evil,
              schema: { type: 'object', properties: { x: { type: 'string', example: evil } } },
              examples: { 'application/json': { x: evil } },
            },
          },
        },
      },
    },
  },
  { connectionParameters: { [evil]: { type: 'string', uiDefinition: { displayName: evil, description: evil, tooltip: evil } } } },
);

describe('a connector that means harm', () => {
  test('runs nothing and breaks nothing, whatever its names and answers hold', async () => {
    const { page, troubles, strangers } = await opened({ evil: hostile }, 'evil');
    await page.getByRole('heading', { name: 'General' }).waitFor();
    await page.getByRole('button', { name: 'Security', exact: true }).click();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Go on to the definition' }).click();
    await page
      .getByRole('button', { name: /^Test / })
      .first()
      .click();
    await page.getByRole('button', { name: 'Fill in example values' }).click();
    await page.getByRole('button', { name: 'Add list' }).click();
    await page
      .getByRole('button', { name: /^Remove list/ })
      .last()
      .click();
    await page.getByRole('button', { name: 'Call the operation' }).click();
    await page.locator('.try-verdict').first().waitFor();
    await picture(page, 'try-hostile');
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(await page.locator('#main img, #main script').count()).toBe(0);
    expect([troubles, strangers]).toEqual([[], []]);
  });
});

describe('the page', () => {
  test.each([360, 768])('fits a screen of %i pixels, and the dark', async (width) => {
    const server = await serveTries({ vault: sampleEntries(samples.vault) }, [], await builtPageScript());
    const { page } = await visit(`${server.url}connectors/vault/try/${server.query}`, {
      viewport: { width, height: 800 },
      colorScheme: 'dark',
    });
    for (const step of ['General', 'Security', 'Definition']) {
      await page.getByRole('button', { name: step, exact: true }).click();
      await page.getByRole('heading', { name: step, exact: true }).waitFor();
      await picture(page, `try-${step.toLowerCase()}-${width}`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await violations(page)).toEqual([]);
    }
  });

  test('is led to from a list, and says so where there is nothing to try', async () => {
    const server = await serveTries(
      { orders: sampleEntries(samples.orders) },
      ['orders=https://api.northwindtraders.com'],
      await builtPageScript(),
    );
    const { page, strangers } = await visit(`${server.url}try/${server.query}`);
    expect(await page.getByRole('listitem').filter({ hasText: 'Northwind Orders' }).innerText()).toContain(
      'https://api.northwindtraders.com',
    );
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Northwind Orders' }).click();
    await page.getByText('Calls go to https://api.northwindtraders.com with what you type').waitFor();
    await page.goto(`${server.url}connectors/nobody/try/`);
    await page.getByText('The catalog has no such connector on preview or public.').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(strangers).toEqual([]);
  });

  test('of another start of the server says that it has to be loaded again', async () => {
    const { page, server } = await opened({ orders: sampleEntries(samples.orders) }, 'orders');
    await page.evaluate(`document.querySelector('#try').dataset.token = 'x'`);
    const html = (await server.shell('orders')).replace(/data-token="[^"]+"/, 'data-token="another"');
    await page.route('**/try/', (route) => route.fulfill({ body: html, contentType: 'text/html' }));
    await page.reload();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('The page is of another start of certify serve. Load it again.');
  });
});
