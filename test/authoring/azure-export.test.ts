import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

/** As the portal exports it: two keys for one subscription, and names in lower case with dashes. */
const description = {
  openapi: '3.0.1',
  info: { title: 'Orders', description: '', version: '1.0' },
  servers: [{ url: 'https://contoso.azure-api.net/orders' }],
  paths: {
    '/list': { get: { summary: 'List orders', operationId: 'get-list', responses: { 200: { description: '' } } } },
  },
  components: {
    securitySchemes: {
      apiKeyHeader: { type: 'apiKey', name: 'Ocp-Apim-Subscription-Key', in: 'header' },
      apiKeyQuery: { type: 'apiKey', name: 'subscription-key', in: 'query' },
    },
  },
  security: [{ apiKeyHeader: [] }, { apiKeyQuery: [] }],
};
const yaml =
  'openapi: 3.0.1\ninfo:\n  title: Orders\n  version: "1.0"\npaths:\n  /list:\n    get:\n      operationId: get-list\n      responses:\n        "200":\n          description: Orders.\n';

async function imported(source: unknown) {
  const cwd = temporaryFolder({ 'export.json': JSON.stringify(source) });
  const terminal = fakeTerminal(cwd);
  const status = await main(['import', 'export.json', '--output', 'Orders'], terminal);
  const read = (name: string) => JSON.parse(readFileSync(join(cwd, 'Orders', name), 'utf8'));
  return { status, err: terminal.printed.err, read };
}

test.each<readonly [string, unknown]>([
  ['the download of the portal', description],
  ['the answer of the export', { id: '/subscriptions/1/apis/orders', format: 'openapi+json', value: JSON.stringify(description) }],
  ['the same with an object', { format: 'openapi+json', value: description }],
  ['the answer of newer versions', { name: 'orders', properties: { format: 'openapi', value: yaml } }],
  [
    'a template',
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      variables: { orders: description },
      resources: [
        { type: 'Microsoft.ApiManagement/service', properties: {} },
        { type: 'Microsoft.ApiManagement/service/apis', properties: { format: 'openapi+json', value: "[variables('orders')]" } },
      ],
    },
  ],
])('%s of Azure API Management becomes a connector', async (_name, source) => {
  const { status, read } = await imported(source);
  expect(status).toBe(0);
  expect(read('apiDefinition.swagger.json').paths['/list'].get.operationId).toBe('get-list');
});

test('of two keys for one subscription the maker fills in one', async () => {
  const { read } = await imported(description);
  expect(Object.keys(read('apiProperties.json').properties.connectionParameters)).toEqual(['api_key']);
  expect(read('apiDefinition.swagger.json').securityDefinitions.apiKeyHeader).toEqual({
    type: 'apiKey',
    name: 'Ocp-Apim-Subscription-Key',
    in: 'header',
  });
});

test('what Azure Functions exports is a plain description', async () => {
  const { status, read } = await imported({
    swagger: '2.0',
    info: { title: 'contoso-orders', version: '1.0.0' },
    host: 'contoso-orders.azurewebsites.net',
    basePath: '/api',
    schemes: ['https'],
    paths: {
      '/orders': {
        get: { operationId: '/api/orders/get', security: [{ apikeyQuery: [] }], responses: { 200: { description: 'Success' } } },
      },
    },
    securityDefinitions: { apikeyQuery: { type: 'apiKey', name: 'code', in: 'query' } },
  });
  expect(status).toBe(0);
  expect(Object.keys(read('apiProperties.json').properties.connectionParameters)).toEqual(['api_key']);
});

test.each([
  [{ format: 'openapi-link', value: { link: 'https://storage.example.com/a?sig=b' } }, 'an address where it is for five minutes'],
  [{ format: 'openapi+json', value: 'openapi: "3.0.1' }, 'The description in export.json is neither JSON nor YAML'],
  [{ format: 'openapi+json', value: `${'['.repeat(300)}${']'.repeat(300)}` }, 'nests more than 200 levels deep'],
  [{ format: 'openapi+json', value: "[variables('none')]" }, 'is no JSON'],
])('%j is refused in a sentence', async (source, sentence) => {
  const { status, err } = await imported(source);
  expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
});
