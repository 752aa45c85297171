import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { certifyProgram } from '../helpers/certify-process.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';
import { hasTerminal, typedSession } from '../helpers/typed-session.ts';

const samples = {
  'orders.json': '[{"id":7,"placed":"2026-11-20T10:00:00Z","total":1.5,"note":null}]',
  'hook.json': '{"url":"https://example.com/hook","list":"a"}',
  'news.json': '{"id":7}',
};

const general = [
  ...['--description', 'Reads and places the orders of a Contoso shop.', '--publisher', 'Contoso', '--brand-color', '#1f6feb'],
  ...['--address', 'https://api.contoso.net/v1', '--contact-name', 'Contoso Support', '--contact-url', 'https://www.contoso.net/help'],
  ...['--contact-email', 'help@contoso.net', '--website', 'https://www.contoso.net', '--privacy-policy', 'https://www.contoso.net/privacy'],
  ...['--categories', 'commerce,Productivity'],
];
const listing = [
  ...['--operation', 'GET /orders/{shop}?limit=10&isOpen=true', '--summary', 'List orders', '--answer', 'The orders of the shop.'],
  ...['--operation-description', 'Lists the orders of a shop, newest first.', '--response', 'orders.json'],
  ...['--parameter', 'shop=Shop: The shop whose orders are listed.', '--parameter', 'limit=Limit: How many orders come at most.'],
  ...['--parameter', 'isOpen=Is Open: Whether only open orders come.'],
];

function read(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}

/** Runs `certify new` in a folder with the samples; the folder and what was printed. */
async function made(args: readonly string[], changed: Partial<Terminal> = {}) {
  const cwd = temporaryFolder(samples);
  const terminal = fakeTerminal(cwd, changed);
  const status = await main(['new', ...args], terminal);
  return { cwd, status, ...terminal.printed };
}

test('what nobody answered leaves no empty member behind', async () => {
  const { cwd } = await made(['Contoso Orders']);
  const text = readFileSync(join(cwd, 'Contoso Orders', 'apiDefinition.swagger.json'), 'utf8');
  expect(JSON.parse(text).info).toEqual({ title: 'Contoso Orders', version: '1.0.0' });
});

test('warnings are counted, with their rules: the sandbox may stumble over one', async () => {
  const hook = ['--operation', 'POST /hooks', '--kind', 'webhook', '--request', 'hook.json', '--notification', 'news.json', '--no-test'];
  const without = await made(['Contoso Hooks', ...general, ...hook]);
  expect(without.out).toContain(
    '\n\n2 warnings that certify check lists; none of them fails it, though certify test may stumble over one:\n        host-placeholder, webhook-delete-operation-present\n\nNext: ',
  );
  const ended = await made(['Contoso Hooks', ...general, ...hook, '--unsubscribe', '/hooks/{id}']);
  expect(ended.out).toContain('\n\n1 warning that certify check lists;');
  expect(ended.out).toContain(':\n        host-placeholder\n\nNext: ');
});

test('options make a connector that lacks only what was not said', async () => {
  const { cwd, status, out } = await made(['Contoso Orders', ...general, '--sign-in', 'api-key', ...listing]);
  expect(status).toBe(0);
  expect(out).toContain('Contoso Orders: 1 operation, in Contoso Orders\n\nOnly a person can write this:\n        readme.md, the sections');
  expect(out).toContain('\nListOrders on the mock: 10 calls as promised.\n\nNext: certify check "Contoso Orders"\n');
  const folder = join(cwd, 'Contoso Orders');
  const { get } = read(folder, 'apiDefinition.swagger.json').paths['/orders/{shop}'];
  expect(get.parameters).toEqual([
    {
      name: 'shop',
      in: 'path',
      required: true,
      type: 'string',
      'x-ms-summary': 'Shop',
      description: 'The shop whose orders are listed.',
      'x-ms-url-encoding': 'single',
    },
    { name: 'limit', in: 'query', required: false, type: 'integer', 'x-ms-summary': 'Limit', description: 'How many orders come at most.' },
    {
      name: 'isOpen',
      in: 'query',
      required: false,
      type: 'boolean',
      'x-ms-summary': 'Is Open',
      description: 'Whether only open orders come.',
    },
  ]);
  expect(get.responses['200'].schema.items.properties).toEqual({
    id: { type: 'integer' },
    placed: { type: 'string', format: 'date-time' },
    total: { type: 'number' },
    note: {},
  });
  const checked = fakeTerminal(cwd);
  expect([await main(['check', 'Contoso Orders'], checked), checked.printed.out]).toEqual([0, expect.stringContaining('0 errors')]);
});

test('what certify fix repairs is repaired already', async () => {
  const said = ['--description', 'Reads orders', '--operation', 'GET /orders', '--summary', 'List orders.'];
  const { cwd, out } = await made(['Contoso Orders', ...said, '--operation-description', 'Lists the orders']);
  const { get } = read(join(cwd, 'Contoso Orders'), 'apiDefinition.swagger.json').paths['/orders'];
  expect([get.summary, get.description]).toEqual(['List orders', 'Lists the orders.']);
  expect(out).not.toContain('operation-summary-end');
  const terminal = fakeTerminal(cwd);
  await main(['fix', 'Contoso Orders'], terminal);
  expect(terminal.printed.out).toMatch(/^Nothing to repair\.\n/);
});

test.each([
  ['none', []],
  ['basic', ['username', 'password']],
  ['bearer', ['api_key']],
  ['api-key', ['api_key']],
])('sign-in by %s passes', async (kind, parameters) => {
  const { cwd, status } = await made(['Contoso Orders', ...general, '--sign-in', kind, ...listing]);
  expect(status).toBe(0);
  const { properties } = read(join(cwd, 'Contoso Orders'), 'apiProperties.json');
  expect(Object.keys(properties.connectionParameters)).toEqual(parameters);
  expect(await main(['check', 'Contoso Orders'], fakeTerminal(cwd))).toBe(0);
});

test('several ways to sign in become sets to choose from', async () => {
  const { cwd } = await made(['Contoso Orders', ...general, '--sign-in', 'basic', '--sign-in', 'api-key', ...listing]);
  const { properties } = read(join(cwd, 'Contoso Orders'), 'apiProperties.json');
  expect(properties.connectionParameterSets.values.map(({ name }: { name: string }) => name)).toEqual(['basic', 'api-key']);
  const terminal = fakeTerminal(cwd);
  expect([await main(['check', 'Contoso Orders'], terminal), terminal.printed.out]).toEqual([0, expect.stringContaining('0 errors')]);
});

test.each(['entra', 'github', 'google', 'salesforce'])('%s is ready-made but for the client id', async (provider) => {
  const more = provider === 'entra' ? ['--resource', 'https://api.contoso.net'] : [];
  const oauth = [
    '--sign-in',
    'oauth2',
    '--identity-provider',
    provider,
    '--client-id',
    '4d1f6e52-8f7a-4c1b-9f3e-2b9f0e3a7c11',
    '--scopes',
    'orders.read',
  ];
  const { cwd } = await made(['Contoso Orders', ...general, ...oauth, ...more, ...listing]);
  const terminal = fakeTerminal(cwd);
  expect([await main(['check', 'Contoso Orders'], terminal), terminal.printed.out]).toEqual([0, expect.stringContaining('0 errors')]);
});

test('a webhook has its notification, its callback and its end', async () => {
  const hook = [
    ...[
      '--operation',
      'POST /hooks',
      '--kind',
      'webhook',
      '--summary',
      'When an order is placed',
      '--hint',
      'Place an order to see it work.',
    ],
    ...['--operation-description', 'Starts when an order is placed.', '--answer', 'The order that was placed.', '--request', 'hook.json'],
    ...['--notification', 'news.json', '--unsubscribe', 'https://api.contoso.net/v1/hooks/{id}'],
  ];
  const { cwd, out } = await made(['Contoso Orders', ...general, '--sign-in', 'bearer', ...hook]);
  expect(out).toContain('WhenAnOrderIsPlaced on the mock: 10 calls as promised.');
  const { paths } = read(join(cwd, 'Contoso Orders'), 'apiDefinition.swagger.json');
  expect(paths['/hooks'].post.parameters[0].schema.properties.url).toEqual({
    type: 'string',
    'x-ms-visibility': 'internal',
    'x-ms-notification-url': true,
  });
  expect(Object.keys(paths['/hooks/{id}'])).toEqual(['delete']);
  const terminal = fakeTerminal(cwd);
  expect([await main(['check', 'Contoso Orders'], terminal), terminal.printed.out]).toEqual([0, expect.stringContaining('0 errors')]);
});

test('the callback of a webhook is what was named, and one that is not found is told', async () => {
  const hook = ['--operation', 'POST /hooks', '--kind', 'webhook', '--summary', 'When an order is placed', '--request', 'hook.json'];
  const { cwd, out } = await made(['Contoso Orders', ...hook, '--callback', 'list']);
  const { paths } = read(join(cwd, 'Contoso Orders'), 'apiDefinition.swagger.json');
  const { properties } = paths['/hooks'].post.parameters[0].schema;
  expect([properties.list['x-ms-notification-url'], properties.url['x-ms-notification-url']]).toEqual([true, undefined]);
  expect(out).toContain('\nNo sign-in (--sign-in chooses one).\n');
  expect(out).not.toContain('none was found');
  const none = await made(['Contoso Orders', ...hook, '--callback', 'other']);
  expect(none.out).toContain('takes the address to notify: none was found (--callback names it)');
});

test('the questions name every identity provider and category, and ask for a dummy', async () => {
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return question.includes('Sign-in') ? 'oauth2' : '';
  };
  await made(['Contoso Orders', '--no-test'], { canAsk: true, ask });
  const text = asked.join('');
  for (const one of ['zoom', 'linkedin', 'Internet of Things', 'Website', 'Client id: a dummy']) expect(text).toContain(one);
});

test('a person at the keyboard is asked what no option says, and asked again', async () => {
  const answers: Readonly<Record<string, readonly string[]>> = {
    Programme: ['independent-publisher'],
    'Address of the API': ['not an address', 'api.contoso.net/v1'],
    'Sign-in': ['basic'],
    'First operation': ['GET /orders'],
    Summary: ['List orders'],
  };
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    const [, list] = Object.entries(answers).find(([start]) => question.trim().startsWith(start)) ?? [];
    const again = asked.filter((one) => one === question).length - 1;
    return list?.[again] ?? '';
  };
  const { cwd, status, err } = await made(['Contoso Orders', '--publisher', 'Rosa Delgado'], { canAsk: true, ask });
  expect(status).toBe(0);
  expect(asked.filter((question) => /Title|Publisher|Brand|Key|Client/.test(question))).toEqual([]);
  expect(asked).toContain('  Owner of the service: ');
  expect(err).toBe(
    '\nGeneral\n    It takes the address of the API, as https://api.contoso.com/v1, not "not an address".\n\nSecurity\n\nDefinition\n',
  );
  expect(read(join(cwd, 'Contoso Orders'), 'apiDefinition.swagger.json').paths['/orders'].get.operationId).toBe('ListOrders');
  expect(read(join(cwd, 'Contoso Orders'), 'apiProperties.json').properties.iconBrandColor).toBe('#da3b01');
});

test.each([
  [['Contoso Orders', '--brand-color', 'red'], '--brand-color takes a colour such as #1f6feb, not "red".'],
  [['Contoso Orders', '--sign-in', 'magic'], '--sign-in takes none, basic, bearer, api-key or oauth2, not "magic".'],
  [
    ['Contoso Orders', '--operation', 'LIST /'],
    '--operation takes a method and a path or address, as GET /things/{id}?limit=10, not "LIST /".',
  ],
  [['Contoso Orders', '--unsubscribe', 'hooks'], '--unsubscribe takes a path or address that holds the id of the subscription'],
  [['Contoso Orders', '--operation', 'GET /', '--response', 'none.json'], 'none.json'],
  [['Contoso', 'Orders'], 'A connector has one title; put it between quotation marks: certify new "Contoso Orders"'],
  [[], 'A connector needs a title: certify new "Contoso Orders"'],
])('%j is refused and writes nothing', async (args, sentence) => {
  const { cwd, status, err } = await made(args);
  expect([status, err]).toEqual([2, expect.stringContaining(sentence)]);
  expect(readdirSync(cwd).sort()).toEqual(Object.keys(samples).sort());
});

test('names that mean something to JavaScript are plain names', async () => {
  const { cwd, status } = await made([
    'Contoso Orders',
    ...['--operation', 'GET /orders/{__proto__}?constructor=1', '--parameter', '__proto__=Prototype: A plain name.'],
  ]);
  expect(status).toBe(0);
  const { get } = read(join(cwd, 'Contoso Orders'), 'apiDefinition.swagger.json').paths['/orders/{__proto__}'];
  expect(get.parameters.map(({ name }: { name: string }) => name)).toEqual(['__proto__', 'constructor']);
});

test.skipIf(!hasTerminal)('the questions are asked on a real terminal', async () => {
  const cwd = temporaryFolder();
  // Enter leaves all but the first open.
  const answer = (question: string) => (question.includes('Title') ? 'Contoso Orders' : '');
  const { screen, status } = await typedSession([...certifyProgram, 'new', '--no-test'], cwd, answer);
  expect(screen).toContain('Title: the name of the product');
  expect(screen).toContain('Sign-in: none, basic, bearer, api-key or oauth2');
  expect([status, readdirSync(join(cwd, 'Contoso Orders')).sort()]).toEqual([
    0,
    ['apiDefinition.swagger.json', 'apiProperties.json', 'readme.md'],
  ]);
});
