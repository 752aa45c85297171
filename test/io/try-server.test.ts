import { readdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleOf } from '../../src/catalog/bundle.ts';
import { readPublishedConnector } from '../../src/io/published-connector.ts';
import { northwindApi, northwindKey } from '../helpers/northwind-api.ts';
import { entriesOf, sampleEntries, samples, serveTries, trySite } from '../helpers/try-server.ts';

const things = entriesOf(
  {
    paths: {
      '/things/{id}': {
        get: {
          operationId: 'GetThing',
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
          responses: { 200: { description: 'It.', schema: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] } } },
        },
      },
    },
    securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'x-key' } },
  },
  { connectionParameters: { api_key: { type: 'securestring', uiDefinition: { displayName: 'Key', constraints: { required: 'true' } } } } },
);

async function indexOf(server: Awaited<ReturnType<typeof serveTries>>, id: string, operation: string): Promise<number> {
  const { operations } = await server.ask(id, 'describe', {});
  const found = operations.find((one) => one.id === operation);
  if (found === undefined) throw new Error(`no ${operation}`);
  return found.index;
}

test('a version that is on preview and public is read as both', async () => {
  const channelsOf = async (...channels: readonly string[]) =>
    (await readPublishedConnector(trySite({ things }, channels), 'things'))?.channels;
  expect(await channelsOf('public', 'preview')).toEqual(['preview', 'public']);
  expect(await channelsOf('public')).toEqual(['public']);
  expect(await channelsOf('preview')).toEqual(['preview']);
});

test('a way to connect without a name is named by what it asks for', async () => {
  const oauth = { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2' } };
  const host = { type: 'string', uiDefinition: { displayName: 'Host' } };
  const none = entriesOf({ paths: {} });
  const both = entriesOf({ paths: {} }, { connectionParameters: { token: oauth, host } });
  const server = await serveTries({ none, both });
  expect((await server.ask('none', 'describe', {})).ways.map(({ label }) => label)).toEqual(['no sign-in']);
  expect((await server.ask('both', 'describe', {})).ways.map(({ label }) => label)).toEqual(['sign-in with OAuth 2.0 and Host']);
});

describe('trying a connector over HTTP', () => {
  test('a connection is made, an operation called, and nothing shows the credentials', async () => {
    const server = await serveTries({ things });
    const description = await server.ask('things', 'describe', {});
    expect(description).toMatchObject({ title: 'Contoso', channel: 'preview', service: null, address: 'https://api.contoso.com' });
    expect(description.ways).toMatchObject([
      { set: null, label: 'Key', fields: [{ key: 'api_key', label: 'Key', kind: 'secret', isRequired: true }] },
    ]);
    const { connection, state } = await server.ask('things', 'connect', { set: null, values: { api_key: 'a-secret-key' } });
    expect(state).toBe('ready');
    const called = await server.ask('things', 'call', { connection, operation: 0, values: { id: 'a b' } });
    expect(called.sent?.line).toBe('GET https://api.contoso.com/things/a%20b');
    expect(called.sent?.headers).toContainEqual(['x-key', '***']);
    expect([called.answered?.line, called.findings, called.problems]).toEqual(['200', [], []]);
    expect(JSON.stringify(called)).not.toContain('a-secret-key');
  });

  test('says what is missing, what the definition forbids, and what is not known', async () => {
    const server = await serveTries({ things });
    expect(await server.post('things', 'connect', { set: null, values: {} })).toEqual({
      status: 422,
      told: { error: "The connection has no value for 'api_key', which is required." },
    });
    const { connection } = await server.ask('things', 'connect', { set: null, values: { api_key: 'k' } });
    const told = async (command: string, asks: object) => (await server.post('things', command, asks)).told.error;
    expect(await told('call', { connection, operation: 0, values: {} })).toBe("The parameter 'id' is required and has no value.");
    expect(await told('call', { connection, operation: 9, values: {} })).toBe('The connector has no such operation.');
    expect(await told('call', { connection: 'x', operation: 0, values: {} })).toBe('The connection is not known any more. Make a new one.');
    expect(await told('toString', {})).toBe('There is no such command.');
    await server.ask('things', 'forget', { connection });
    expect(await told('call', { connection, operation: 0, values: { id: 'a' } })).toContain('not known any more');
  });

  test('tells what only the platform can answer, before and after it is called', async () => {
    const bytes = new TextEncoder().encode('public class Script : ScriptBase {}');
    const script = { path: 'script.csx', kind: 'file' as const, executable: false, size: bytes.length, bytes };
    const server = await serveTries({ things: [...things, script] });
    const sentence = 'The script of the connector answers this operation; scripts are not run here.';
    expect((await server.ask('things', 'describe', {})).operations[0]?.needs).toEqual([sentence]);
    const { connection } = await server.ask('things', 'connect', { set: null, values: { api_key: 'k' } });
    const called = await server.ask('things', 'call', { connection, operation: 0, values: { id: 'a' } });
    expect([called.sent, called.answered, called.problems, called.findings]).toEqual([null, null, [sentence], []]);
  });

  test('says on what undocumented behaviour a call rested', async () => {
    const server = await serveTries({ desk: sampleEntries(samples.desk) });
    const { connection, signInAt } = await server.ask('desk', 'connect', { set: null, values: { workspace: 'spring' } });
    const headers = { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await server.get(`${server.origin}${signInAt}`, { method: 'POST', redirect: 'manual', headers, body: 'answers=well' });
    await server.get(`${server.origin}${sent.headers.get('location')}`, { redirect: 'manual' });
    const operation = await indexOf(server, 'desk', 'TicketCreated');
    const sample = await server.ask('desk', 'sample', { connection, operation, values: {} });
    expect(sample).toMatchObject({ hasFired: false, trigger: null, exchange: { answered: { line: '200' } } });
    const poll = await server.ask('desk', 'poll', { connection, operation, values: {}, trigger: null });
    expect(poll.assumptions).toContain('A trigger whose service says nothing about it is called again after 60 seconds.');
  });

  test('keeps no more connections than it may, and forgets the oldest', async () => {
    const server = await serveTries({ things });
    const made: string[] = [];
    for (let n = 0; n < 51; n += 1) made.push((await server.ask('things', 'connect', { set: null, values: { api_key: 'k' } })).connection);
    const isKnown = async (connection = '') => (await server.ask('things', 'connection', { connection })) !== null;
    expect([await isKnown(made[0]), await isKnown(made[1]), await isKnown(made[50])]).toEqual([false, true, true]);
  });

  test('signs in with a real redirect, renews what has run out, and tells refusals and forgeries', async () => {
    const server = await serveTries({ desk: sampleEntries(samples.desk) });
    const signIn = async (answers: string, change = (location: string) => location) => {
      const made = await server.ask('desk', 'connect', { set: null, values: { workspace: 'spring' } });
      const at = `${server.origin}${made.signInAt}`;
      expect(await (await server.get(at)).text()).toContain('desk.read desk.write offline_access');
      const agreed = await server.get(at, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: `answers=${answers}`,
      });
      const location = change(agreed.headers.get('location') ?? '');
      if (location.startsWith('/try/redirect/')) await server.get(`${server.origin}${location}`, { redirect: 'manual' });
      const now = await server.ask('desk', 'connection', { connection: made.connection });
      if (now === null) throw new Error('no connection');
      return now;
    };
    const call = async (connection: string) =>
      await server.ask('desk', 'call', { connection, operation: await indexOf(server, 'desk', 'ListQueues'), values: {} });

    const good = await signIn('well');
    expect(good).toMatchObject({ state: 'ready', problems: [], signInAt: null });
    expect(await call(good.connection)).toMatchObject({ answered: { line: '200' }, hasRenewedToken: false });
    expect(await server.ask('desk', 'test', { connection: good.connection })).toMatchObject({ answered: { line: '200' } });
    expect(await call((await signIn('gives-expired-tokens')).connection)).toMatchObject({
      answered: { line: '200' },
      hasRenewedToken: true,
    });

    expect((await signIn('refuses-sign-in')).problems).toEqual(["The identity provider refused the sign-in: 'access_denied'."]);
    expect((await signIn('forges-state')).problems).toEqual(['The identity provider answered with another state than it was given.']);
    expect((await signIn('forges-redirect')).problems).toEqual([
      'The identity provider sent the browser to another address than the redirect URL.',
    ]);
    expect((await signIn('refuses-code')).problems).toEqual([
      "The identity provider gave no token: it answered with 400 and the error 'invalid_grant'.",
    ]);
    expect((await signIn('gives-no-token')).problems).toEqual(['The identity provider gave no token: it answered with 200.']);
    const forged = await signIn('well', (location) => location.replace(/state=[^&]+/, 'state=mine'));
    expect(forged).toMatchObject({ state: 'failed', problems: ['The identity provider answered with another state than it was given.'] });
    expect((await server.post('desk', 'test', { connection: forged.connection })).told.error).toBe('The connection is not signed in.');
  });

  test('asks for choices, for a tree, for fields and for the next page', async () => {
    const desk = await serveTries({ desk: sampleEntries(samples.desk), vault: sampleEntries(samples.vault) });
    const signedIn = await desk.ask('desk', 'connect', { set: null, values: { workspace: 'spring' } });
    const at = `${desk.origin}${signedIn.signInAt}`;
    const headers = { origin: desk.origin, 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await desk.get(at, { method: 'POST', redirect: 'manual', headers, body: 'answers=well' });
    await desk.get(`${desk.origin}${sent.headers.get('location')}`, { redirect: 'manual' });
    const { connection } = signedIn;
    const create = await indexOf(desk, 'desk', 'CreateTicket');
    const form = await desk.ask('desk', 'form', { operation: create });
    const dynamic = JSON.stringify(form.fields);
    expect(dynamic).toContain('"dynamic":"choices"');
    const list = await indexOf(desk, 'desk', 'ListTickets');
    const { choices, problems } = await desk.ask('desk', 'choices', { connection, operation: list, at: '/queueId', values: {} });
    expect(problems).toEqual([]);
    expect(choices.length).toBeGreaterThan(0);
    const fieldAt = /"at":"([^"]+)"[^{}]*"dynamic":"schema"/.exec(dynamic)?.[1] ?? '';
    const values = { queueId: choices[0]?.value ?? '' };
    const { fields } = await desk.ask('desk', 'fields', { connection, operation: create, at: fieldAt, values });
    expect(fields).not.toBeNull();

    const vault = await desk
      .ask('vault', 'connect', { set: 'service-key', values: { 'service-key': 'k', api_key: 'k' } })
      .catch(async () => {
        const { ways } = await desk.ask('vault', 'describe', {});
        const keys = ways.find(({ set }) => set === 'service-key')?.fields.map(({ key }) => [key, 'key']) ?? [];
        return await desk.ask('vault', 'connect', { set: 'service-key', values: Object.fromEntries(keys) });
      });
    const { operations } = await desk.ask('vault', 'describe', {});
    let trees = 0;
    for (const { index } of operations) {
      const one = await desk.ask('vault', 'form', { operation: index });
      const tree = /"at":"([^"]+)"[^{}]*"dynamic":"tree"/.exec(JSON.stringify(one.fields))?.[1];
      if (tree === undefined) continue;
      trees += 1;
      const first = await desk.ask('vault', 'choices', { connection: vault.connection, operation: index, at: tree, values: {} });
      expect(first.problems).toEqual([]);
      const parent = first.choices.find(({ isParent }) => isParent) ?? first.choices[0];
      const below = await desk.ask('vault', 'choices', {
        connection: vault.connection,
        operation: index,
        at: tree,
        values: {},
        opened: parent?.item ?? null,
      });
      expect(below.problems).toEqual([]);
    }
    expect(trees).toBeGreaterThan(0);
  });

  test('a polling trigger never fires at first; a webhook is subscribed, fired, judged and ended', async () => {
    const server = await serveTries({
      orders: sampleEntries(samples.orders),
      bikes: sampleEntries('certified-connectors/Adventure Works Rentals'),
    });
    const bikes = await server.ask('bikes', 'connect', { set: null, values: { username: 'u', password: 'p' } });
    const returned = await indexOf(server, 'bikes', 'BikeReturned');
    const { example } = await server.ask('bikes', 'form', { operation: returned });
    const asks = { connection: bikes.connection, operation: returned, values: example ?? {} };
    const first = await server.ask('bikes', 'poll', { ...asks, trigger: null });
    expect([first.hasFired, first.items]).toEqual([false, []]);
    const second = await server.ask('bikes', 'poll', { ...asks, trigger: first.trigger });
    expect(second.hasFired).toBe(true);
    expect(second.items.length).toBeGreaterThan(0);

    const orders = await server.ask('orders', 'connect', { set: null, values: { api_key: 'k' } });
    const placed = await indexOf(server, 'orders', 'OrderPlaced');
    const subscribed = await server.ask('orders', 'subscribe', { connection: orders.connection, operation: placed, values: {} });
    expect(subscribed.exchange?.sent?.body).toContain('/try/callback/orders/');
    const { trigger, payload } = subscribed;
    if (trigger === null || payload === undefined) throw new Error('not subscribed');
    const of = { connection: orders.connection, trigger };
    expect(await server.ask('orders', 'fire', { ...of, payload })).toMatchObject({ hasFired: true, findings: [] });
    const wrong = await server.ask('orders', 'fire', { ...of, payload: { orderId: 5 } });
    expect(wrong.findings.join(' ')).toContain('the definition says string');
    const callback = /http:\/\/localhost:\d+\/try\/callback\/[^"\s]+/.exec(subscribed.exchange?.sent?.body ?? '')?.[0] ?? '';
    const post = async () => (await fetch(callback, { method: 'POST', body: '{}' })).status;
    expect(await post()).toBe(202);
    const ended = await server.ask('orders', 'unsubscribe', of);
    expect(await post()).toBe(404);
    expect(ended.exchange?.sent?.line).toMatch(/^DELETE https:\/\//);
    expect((await server.post('orders', 'fire', { ...of, payload })).told.error).toContain('not known any more');
  });
});

describe('against a service that was named', () => {
  test('calls it and nothing else, takes its notifications, and ends subscriptions when everything ends', async () => {
    const api = await northwindApi();
    const server = await serveTries({ orders: sampleEntries(samples.orders) }, [`orders=${api.origin}/orders/v2`]);
    expect(await server.ask('orders', 'describe', {})).toMatchObject({ service: api.origin });
    const { connection } = await server.ask('orders', 'connect', { set: null, values: { api_key: northwindKey } });
    const called = await server.ask('orders', 'call', {
      connection,
      operation: await indexOf(server, 'orders', 'GetOrder'),
      values: { orderId: 'NW-1' },
    });
    expect([called.answered?.line, called.findings]).toEqual(['200', []]);
    const subscribed = await server.ask('orders', 'subscribe', {
      connection,
      operation: await indexOf(server, 'orders', 'OrderPlaced'),
      values: {},
    });
    const callback = /http:\/\/localhost:\d+\/try\/callback\/[^"\s]+/.exec(subscribed.exchange?.sent?.body ?? '')?.[0] ?? '';
    const posted = await fetch(callback, { method: 'POST', body: JSON.stringify(subscribed.payload) });
    expect(posted.status).toBe(202);
    const came = await server.ask('orders', 'notifications', { connection, trigger: subscribed.trigger ?? '' });
    expect(came).toMatchObject({ hasFired: true, findings: [], items: [subscribed.payload] });
    expect((await fetch(`${callback}x`, { method: 'POST', body: '{}' })).status).toBe(404);
    // What is announced never comes: it is refused without being read.
    const unread = await new Promise<number | undefined>((done, failed) => {
      const headers = { 'content-length': '10000000' };
      const sent = httpRequest(`${callback}x`, { method: 'POST', headers }, ({ statusCode }) => {
        done(statusCode);
        sent.destroy();
      });
      sent.on('error', failed);
      sent.write('{');
    });
    expect(unread).toBe(404);
    await server.close();
    expect(api.requests.at(-1)).toBe('DELETE /orders/v2/subscriptions/W-1');
  });

  test('tells a wrong key and a broken promise in words', async () => {
    const api = await northwindApi({
      change: (operation, answer) => (operation === 'GetOrder' ? { status: 200, body: { orderId: 5 } } : answer),
    });
    const server = await serveTries({ orders: sampleEntries(samples.orders) }, [`orders=${api.origin}/orders/v2`]);
    const call = async (key: string) => {
      const { connection } = await server.ask('orders', 'connect', { set: null, values: { api_key: key } });
      return await server.ask('orders', 'call', {
        connection,
        operation: await indexOf(server, 'orders', 'GetOrder'),
        values: { orderId: 'NW-1' },
      });
    };
    expect((await call('another')).findings).toEqual([
      expect.stringMatching(/^A call that is right was answered with 401|^The answer \(200\)/),
    ]);
    expect((await call(northwindKey)).findings).toContain('The answer (200) at /orderId is a number, and the definition says string.');
  });
});

describe('nobody else', () => {
  const asks = { set: null, values: { api_key: 'k' } };

  test('may call: not from another page, not without the secret of this start, not under another name', async () => {
    const server = await serveTries({ things });
    const status = async (headers: Record<string, string>) => (await server.post('things', 'connect', asks, headers)).status;
    expect(await status({})).toBe(200);
    expect(await status({ origin: 'https://evil.example.com' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({ origin: 'http://localhost:1' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await status({ 'x-certify-token': 'x'.repeat(43) })).toBe(403);
    expect(await status({ 'x-certify-token': '' })).toBe(403);
    expect(await status({ 'content-type': 'text/plain' })).toBe(415);
    const rebound = await new Promise<number>((done) => {
      const url = new URL(`${server.origin}/connectors/things/try/`);
      httpRequest({ port: url.port, host: '127.0.0.1', path: url.pathname, headers: { host: 'evil.example.com' } }, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      }).end();
    });
    expect(rebound).toBe(421);
    const preflight = await server.get(`${server.origin}/try/api/things/connect`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([405, null]);
  });

  test('is let in without the key of this start, which the catalog beside it needs not', async () => {
    const server = await serveTries({ things });
    const token = /data-token="([\w-]+)"/.exec(await server.shell('things'))?.[1] ?? '';
    const headers = { origin: server.origin, 'content-type': 'application/json', 'x-certify-token': token };
    for (const path of [
      'connectors/things/try/',
      'connectors/things/try',
      'try/',
      'try/?connector=things',
      'try/page.js',
      'try/sign-in/things/x',
    ]) {
      const refused = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' }, redirect: 'manual' });
      expect([path, refused.status]).toEqual([path, 403]);
      const text = await refused.text();
      expect(text).toContain('Open the address with a key that certify serve printed when it started');
      expect(text).not.toContain(token);
    }
    const described = await fetch(`${server.url}try/api/things/describe`, { method: 'POST', headers, body: '{}' });
    expect(described.status).toBe(403);
    const callback = await fetch(`${server.url}try/callback/things/x?sig=x`, { method: 'POST', body: '{}' });
    expect(callback.status).toBe(404);
    expect((await fetch(`${server.url}v1/catalog.json`)).status).toBe(200);
    const led = await fetch(`${server.url}try/${server.query}&connector=things`, { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([303, '/try/?connector=things']);
  });

  test('has another secret at the next start', async () => {
    const [one, other] = [await serveTries({ things }), await serveTries({ things })];
    const token = /data-token="([\w-]{43})"/.exec(await one.shell('things'))?.[1] ?? '';
    expect((await other.post('things', 'connect', asks, { 'x-certify-token': token })).status).toBe(403);
  });

  test('may frame the pages, and they load nothing from elsewhere', async () => {
    const server = await serveTries({ things });
    const answer = await server.get(`${server.origin}/connectors/things/try/`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    expect((await server.get(`${server.origin}/v1/connectors/things.json`)).headers.get('content-security-policy')).toContain('sandbox');
  });

  test('gets through with what is too large, too deep or no JSON', async () => {
    const server = await serveTries({ things });
    const token = /data-token="([\w-]+)"/.exec(await server.shell('things'))?.[1] ?? '';
    for (const body of ['[]', '{', `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`]) {
      const headers = { origin: server.origin, 'content-type': 'application/json', 'x-certify-token': token };
      expect((await server.get(`${server.origin}/try/api/things/connect`, { method: 'POST', headers, body })).status).toBe(400);
    }
    const values = { api_key: 'k'.repeat(13_000_000) };
    const large = await server.post('things', 'connect', { set: null, values }).catch(() => ({ status: 413 }));
    expect(large.status).toBe(413);
  });

  test('has a connection forgotten by asking for connectors that are not there', async () => {
    const server = await serveTries({ things });
    const { connection } = await server.ask('things', 'connect', { set: null, values: { api_key: 'k' } });
    const asked = Array.from({ length: 25 }, (_, index) => server.get(`${server.origin}/connectors/nothing-${index}/try/`));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404));
    expect((await server.post('things', 'call', { connection, operation: 0, values: { id: 'a' } })).status).toBe(200);
  });

  test('gets a connector that is not there, or a bundle that was changed', async () => {
    const server = await serveTries({ things });
    expect((await server.get(`${server.origin}/connectors/other/try/`)).status).toBe(404);
    expect((await server.get(`${server.origin}/connectors/..%2f..%2fv1/try/`)).status).toBe(404);
    expect((await server.get(`${server.origin}/try/?connector=things`, { redirect: 'manual' })).headers.get('location')).toBe(
      '/connectors/things/try/',
    );
    const changed = await serveTries({ things });
    for (const name of readdirSync(join(changed.site, 'bundles')))
      writeFileSync(join(changed.site, 'bundles', name), bundleOf(entriesOf({ info: { title: 'Another' } })).bytes);
    const refused = await changed.get(`${changed.origin}/connectors/things/try/`);
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('not the one that the catalog names')]);
    expect(await (await server.get(`${server.origin}/try/`)).text()).toContain('../connectors/things/try/');
  });
});
