import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { canonicalText } from '../../src/catalog/canonical-json.ts';
import { main } from '../../src/cli/main.ts';
import evidenceSchema from '../../src/preview/evidence.schema.json' with { type: 'json' };
import { type FeedFault, feedApi, feedConnector } from '../helpers/feed-api.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';
import { type Answer, northwindApi, northwindKey } from '../helpers/northwind-api.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const isEvidence = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(evidenceSchema);

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd, { width: 140 });
  const status = await main(args, terminal);
  return { status, out: terminal.printed.out.replace(/\(\d+\.\d\d s\)/, '(0.00 s)'), err: terminal.printed.err };
}

const file = 'apiDefinition.swagger.json';

/** The golden connector with its definition's text changed. */
function goldenFolder(change: (text: string) => string = (text) => text): string {
  const text = `${JSON.stringify(golden('certified').definition, null, 2)}\n`;
  return temporaryFolder(goldenFiles('certified-connectors/Things', 'certified', { [file]: change(text) }));
}

describe('certify test on a mock', () => {
  test('has one calm line where every operation agrees with its definition', async () => {
    expect(await certify(goldenFolder(), 'test', 'certified-connectors/Things')).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringMatching(
        /^pass {2}certified-connectors\/Things {2}(\d+) of \1 operations agree with their own definition \(\d+ calls\) \(0\.00 s\)\.\n/,
      ),
    });
  });

  test('tells what does not agree, with its place and line', async () => {
    const folder = goldenFolder((text) => text.replace('"type": "string"', '"type": "string",\n"default": 5'));
    const { status, out } = await certify(folder, 'test', '.', '--all');
    await expect(out).toMatchFileSnapshot('snapshots/test.txt');
    expect(status).toBe(1);
  });

  test('writes evidence that is the same every time and fits its schema', async () => {
    const folder = goldenFolder();
    const { out, status } = await certify(folder, 'test', 'certified-connectors/Things', '--format', 'json');
    expect(status).toBe(0);
    const evidence = JSON.parse(out);
    expect(isEvidence(evidence), JSON.stringify(isEvidence.errors)).toBe(true);
    expect(evidence).toMatchObject({
      kind: 'operation-tests',
      against: { kind: 'definition-mock' },
      certifier: { version: '0.0.0-test', rules: 'sha256:test' },
    });
    expect((await certify(folder, 'test', 'certified-connectors/Things', '--format', 'json')).out).toBe(out);
    await certify(folder, 'test', 'certified-connectors/Things', '--output', 'evidence.json');
    expect(canonicalText(JSON.parse(readFileSync(join(folder, 'evidence.json'), 'utf8')))).toBe(canonicalText(evidence));
  });

  test('never passes what a script answers', async () => {
    const folder = temporaryFolder(goldenFiles('Things', 'certified', { 'script.csx': 'public class Script : ScriptBase {}' }));
    const { status, out } = await certify(folder, 'test', 'Things', '--format', 'json');
    expect(status).toBe(0);
    const { operations, counts } = JSON.parse(out);
    expect(counts).toMatchObject({ passed: 0, needsRuntime: operations.length, calls: 0 });
  });

  test.each<[string, (folder: string) => string[], string]>([
    ['a folder without connector', () => ['test', '..'], "There is no connector in '..'"],
    ['several connectors', () => ['test', resolve('certified-connectors')], 'certify test tries one connector'],
    ['two folders', () => ['test', 'a', 'b'], "certify test tries one connector at a time, and 2 are named: 'a', 'b'."],
    ['another format', () => ['test', '.', '--format', 'xml'], "--format knows text, json, not 'xml'."],
    ['a connection for a mock', () => ['test', '.', '--connection', 'c.json'], '--connection goes with --against'],
    ['writes for a mock', () => ['test', '.', '--writes'], '--writes goes with --against'],
    ['no address', () => ['test', '.', '--against', 'contoso'], '--against is mock or the address of the service'],
    ['another scheme', () => ['test', '.', '--against', 'file:///etc/passwd'], '--against is mock or the address of the service'],
    ['an address that is not encrypted', () => ['test', '.', '--against', 'http://api.contoso.com'], 'is not https'],
    [
      'an address with credentials',
      () => ['test', '.', '--against', 'https://a:b@api.contoso.com'],
      '--against holds a user name or password',
    ],
    ['an address with a query', () => ['test', '.', '--against', 'https://api.contoso.com/?key=1'], 'without query and fragment'],
    [
      'no such connection',
      () => ['test', '.', '--against', 'https://api.contoso.com', '--connection', 'c.json'],
      "There is no file 'c.json'.",
    ],
  ])('refuses %s', async (_, args, sentence) => {
    const parent = temporaryFolder({ 'inner/.keep': '' });
    const { status, out, err } = await certify(args('')[1] === '..' ? join(parent, 'inner') : goldenFolder(), ...args(''));
    expect(err).toContain(sentence);
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  test('refuses a definition that cannot be read, and one without operations', async () => {
    expect(
      (
        await certify(
          goldenFolder(() => '{'),
          'test',
          '.',
        )
      ).err,
    ).toContain('cannot be read; certify check tells why.');
    expect(
      (
        await certify(
          goldenFolder(() => '{"swagger":"2.0","paths":{}}'),
          'test',
          '.',
        )
      ).err,
    ).toContain('has no operations');
  });
});

const northwind = resolve('certified-connectors/Northwind Orders');
const inputs = {
  GetOrder: { orderId: 'NW-1' },
  UpdateOrder: { orderId: 'NW-1' },
  CancelOrder: { orderId: 'NW-1' },
  AddShipment: { orderId: 'NW-1' },
};

async function tried(
  change?: (operation: string, answer: Answer) => Answer,
  connection: object = { values: { api_key: northwindKey }, inputs },
  ...args: string[]
) {
  const api = await northwindApi(change === undefined ? {} : { change });
  const folder = temporaryFolder({ 'connection.json': JSON.stringify(connection) });
  const call = ['test', northwind, '--against', api.origin, '--connection', 'connection.json', ...args];
  return { ...(await certify(folder, ...call)), requests: api.requests, origin: api.origin };
}

/** An address of this machine where nobody answers any more. */
async function closedOrigin(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

describe('certify test on a service', () => {
  test('agrees with one that keeps the promises, and leaves alone what changes something', async () => {
    const { status, out, requests, origin } = await tried();
    expect(status).toBe(0);
    expect(out).toContain(`7 of 14 operations agree with ${new URL(origin).host} (70 calls), 7 are not safe to repeat`);
    expect(new Set(requests.map((request) => request.split(' ')[0]))).toEqual(new Set(['GET']));
  });

  test('tries what changes something when asked, and tells what cannot be done twice', async () => {
    const { status, out } = await tried(undefined, undefined, '--writes');
    expect(out).toContain('CancelOrder: the first call was answered as promised, a repetition with 409.');
    expect(out).toContain('13 of 14 operations agree');
    expect(status).toBe(0);
  });

  test.each<[string, (operation: string, answer: Answer) => Answer, string]>([
    [
      'a field that is missing',
      (operation, answer) =>
        operation === 'GetOrder'
          ? { ...answer, body: { shipTo: { recipient: 'Contoso', street: 'a', city: 'b', postalCode: 'c' } } }
          : answer,
      "GetOrder: the answer (200) at /shipTo has no 'country', which the definition requires.",
    ],
    [
      'a wrong type',
      (operation, answer) => (operation === 'GetOrder' ? { ...answer, body: { total: '12.50' } } : answer),
      'GetOrder: the answer (200) at /total is a string, and the definition says number.',
    ],
    [
      'an error of the service',
      (operation, answer) => (operation === 'ListOrders' ? { status: 500, body: { message: 'No database.' } } : answer),
      'ListOrders: a call that is right was answered with 500; the definition promises 200.',
    ],
    [
      'a broken contract',
      (operation, answer) => (operation === 'ListProducts' ? { ...answer, status: 202 } : answer),
      'ListProducts: a call that is right was answered with 202; the definition promises 200.',
    ],
    [
      'a page for people',
      (operation, answer) =>
        operation === 'ListCustomers' ? { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } } : answer,
      'ListCustomers: the answer (200) is no JSON; the definition promises an object.',
    ],
    [
      'nothing',
      (operation, answer) => (operation === 'ListCustomers' ? { status: 200 } : answer),
      'ListCustomers: the answer (200) is empty; the definition promises a body.',
    ],
    [
      'a redirect, which is not followed',
      (operation, answer) => (operation === 'GetOrder' ? { status: 302, headers: { location: 'http://example.com/' } } : answer),
      'GetOrder: a call that is right was answered with 302; the definition promises 200.',
    ],
  ])('finds %s and tells it in one sentence, with its place', async (_, change, sentence) => {
    const { status, out } = await tried(change);
    const lines = out.split('\n').filter((line) => / failed /.test(line));
    expect(lines).toEqual([expect.stringContaining(sentence)]);
    expect(lines[0]).toMatch(/^ +\d+:\d+ {2}failed /);
    expect(out).toContain('6 of 14 operations agree');
    expect(status).toBe(1);
  });

  test('stops calling an operation at the first wrong answer', async () => {
    const { requests, out } = await tried((operation, answer) => (operation === 'GetOrder' ? { status: 500 } : answer));
    expect(requests.filter((request) => request === 'GET /orders/v2/orders/NW-1')).toHaveLength(1);
    expect(out).toContain('(61 calls)');
  });

  test('finds a subscription that the platform could not end', async () => {
    const change = (operation: string, { headers: _, ...answer }: Answer): Answer => (operation === 'Subscribe' ? answer : answer);
    expect((await tried(change, undefined, '--writes')).out).toContain(
      'OrderPlaced: the answer to a subscription has no Location header, so that the platform cannot end it.',
    );
  });

  test('ends every subscription that it makes', async () => {
    const { requests } = await tried(undefined, undefined, '--writes');
    const count = (method: string) => requests.filter((request) => request.startsWith(`${method} /orders/v2/subscriptions/`)).length;
    // Beside those calls of DeleteSubscription itself.
    expect(count('POST')).toBe(20);
    expect(count('DELETE')).toBeGreaterThanOrEqual(20);
  });

  test.each<[string, FeedFault | undefined, string]>([
    ['keeps its promises', undefined, '2 of 2 operations agree'],
    [
      'answers its oldest things first',
      'ascending',
      "ReadingTaken: The items do not come newest first by 'takenAt', and the trigger remembers the first one: it will repeat items or lose them.",
    ],
    [
      'forgets what was seen',
      'forgets-state',
      'ReadingTaken: The service answered things again that the call before had shown: the flow starts twice for them.',
    ],
    [
      'answers with nothing where the things should be',
      'no-list',
      'ReadingTaken: the answer (200) at /readings is null, and the definition says array.',
    ],
  ])('tries a polling trigger as a flow uses it, on a service that %s', async (_, fault, sentence) => {
    const { definition, properties } = feedConnector();
    const api = await feedApi(fault);
    const document = { swagger: '2.0', info: { title: 'Tailspin Weather', version: '1.0' }, ...definition };
    const folder = temporaryFolder({
      [`Feed/${file}`]: JSON.stringify(document),
      'Feed/apiProperties.json': JSON.stringify({ properties }),
    });
    const { out, status } = await certify(folder, 'test', 'Feed', '--program', 'custom', '--against', api.origin);
    expect(out).toContain(sentence);
    expect(status).toBe(fault === undefined ? 0 : 1);
  });

  test('never prints what a connection holds', async () => {
    const secret = 'do-not-print-this-key';
    for (const connection of [{ values: { api_key: secret } }, { values: { [secret]: secret } }, { api_key: secret }]) {
      const { out, err } = await tried(undefined, connection, '--writes');
      expect(out + err).not.toContain(secret);
    }
    const api = await northwindApi();
    const folder = temporaryFolder({ 'connection.json': `{"values": {"api_key": ${secret}` });
    const { status, out, err } = await certify(folder, 'test', northwind, '--against', api.origin, '--connection', 'connection.json');
    expect(out + err).not.toContain(secret);
    expect(status).toBe(2);
  });

  test('says what it was tried against in the evidence, and nothing of the connection', async () => {
    const { out, origin } = await tried(undefined, undefined, '--format', 'json');
    const evidence = JSON.parse(out);
    expect(isEvidence(evidence), JSON.stringify(isEvidence.errors)).toBe(true);
    expect(evidence.against).toEqual({ kind: 'live', host: new URL(origin).host, date: '2026-11-20', runBy: 'publisher' });
    expect(out).not.toContain(northwindKey);
  });

  test('tells a service that cannot be reached, without hanging', async () => {
    const origin = await closedOrigin();
    const folder = temporaryFolder({ 'connection.json': JSON.stringify({ values: { api_key: northwindKey } }) });
    const call = ['test', northwind, '--against', origin, '--connection', 'connection.json', '--output', 'evidence.json'];
    expect(await certify(folder, ...call)).toEqual({
      status: 2,
      out: '',
      err: `certify: ${origin} cannot be reached (ECONNREFUSED).\n`,
    });
    expect(existsSync(join(folder, 'evidence.json'))).toBe(false);
  });

  test('asks for what a connection needs before anything is called', async () => {
    const { status, err, requests } = await tried(undefined, {});
    expect(err).toBe(
      "certify: The connection has no value for 'api_key', which is required. --connection names the file that holds it; see docs/testing.md.\n",
    );
    expect(requests).toEqual([]);
    expect(status).toBe(2);
    const { out } = await tried(undefined, { values: { api_key: 'withdrawn' } });
    expect(out).toContain('a call that is right was answered with 401 (the service does not accept the connection)');
  });

  test('refuses inputs for an operation, and a set, that the connector does not have, without printing them', async () => {
    const values = { api_key: northwindKey };
    const near = await tried(undefined, { values, inputs: { GetOrdr: { orderId: 'NW-1' } } });
    expect(near).toMatchObject({ status: 2, out: '', requests: [] });
    expect(near.err).toBe(
      `certify: "inputs" in the file of --connection names an operation that the connector does not have: did you mean 'GetOrder'?\n`,
    );
    expect((await tried(undefined, { values, set: 'secret' })).err).toBe(
      'certify: The file of --connection names a connection parameter set, and the connector has none: leave "set" out.\n',
    );
  });

  test('prints the evidence and writes it where both are asked for', async () => {
    const folder = goldenFolder();
    const { out } = await certify(folder, 'test', 'certified-connectors/Things', '--format', 'json', '--output', 'evidence.json');
    expect(out).toBe(readFileSync(join(folder, 'evidence.json'), 'utf8'));
  });

  test('calls a base path that stands in the address', async () => {
    const api = await northwindApi();
    const folder = temporaryFolder({ 'connection.json': JSON.stringify({ values: { api_key: northwindKey } }) });
    await certify(folder, 'test', northwind, '--against', `${api.origin}/staging`, '--connection', 'connection.json');
    expect(api.requests[0]).toBe('GET /staging/orders');
  });

  test('works with a folder in any place', async () => {
    const folder = temporaryFolder();
    cpSync(northwind, join(folder, 'somewhere'), { recursive: true });
    writeFileSync(join(folder, 'connection.json'), JSON.stringify({ values: { api_key: northwindKey }, inputs }));
    const { origin } = await northwindApi();
    const { status } = await certify(folder, 'test', './somewhere', '--against', origin, '--connection', './connection.json');
    expect(status).toBe(0);
  });
});
