import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { entriesOf, serveTries } from '../helpers/try-server.ts';

/** A server of this machine that nobody may reach, and who did. */
async function trap() {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.end('{}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, reached };
}

/** A service that answers everything with this. */
async function service(
  answer: (path: string) => { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string },
) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const { status = 200, headers = {}, body = '{}' } = answer(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const text = { 200: { description: 'It.', schema: { type: 'object', properties: { nextLink: { type: 'string' } } } } };
const paths = (more: JsonObject = {}): JsonObject => ({
  '/a': { get: { operationId: 'A', parameters: [{ name: 'q', in: 'query', type: 'string' }], responses: text, ...more } },
});

function policy(templateId: string, parameters: Readonly<Record<string, JsonValue>>): JsonObject {
  const named = Object.entries(parameters).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value]);
  return { policyTemplateInstances: [{ templateId, title: 'It', parameters: Object.fromEntries(named) }] };
}

/** Opens a connector, makes a connection without anything, and calls its first operation. */
async function called(
  definition: JsonObject,
  properties: JsonObject = {},
  against: readonly string[] = [],
  values: Record<string, JsonValue> = {},
) {
  const server = await serveTries({ evil: entriesOf(definition, properties) }, against);
  const { connection } = await server.ask('evil', 'connect', { set: null, values: {} });
  return { server, connection, exchange: await server.ask('evil', 'call', { connection, operation: 0, values }) };
}

describe('a connector that means harm, before a mock', () => {
  test.each<[string, (host: string) => { readonly definition: JsonObject; readonly properties?: JsonObject }]>([
    ['whose host is this machine', (host) => ({ definition: { host, schemes: ['http'], paths: paths() } })],
    [
      'whose policy leads to this machine',
      (host) => ({ definition: { paths: paths() }, properties: policy('dynamichosturl', { urlTemplate: `http://${host}` }) }),
    ],
    [
      'whose policy asks this machine for a value',
      (host) => ({
        definition: { host, schemes: ['http'], paths: paths() },
        properties: policy('setvaluefromurl', {
          parameterTemplate: "@queryParameters('q')",
          parameterValueUrl: '/steal',
          parameterValuePathTemplate: '@body().a',
        }),
      }),
    ],
  ])('%s reaches nothing', async (_, connector) => {
    const { host, reached } = await trap();
    const { definition, properties } = connector(host);
    await called(definition, properties);
    expect(reached).toEqual([]);
  });

  test('whose sign-in is this machine reaches nothing, and nothing shows its secret', async () => {
    const { host, reached } = await trap();
    const oAuthSettings = {
      identityProvider: 'oauth2',
      clientId: 'c',
      clientSecret: 'a-client-secret',
      scopes: [],
      customParameters: Object.fromEntries(
        ['authorizationUrl', 'tokenUrl', 'refreshUrl'].map((name) => [name, { value: `http://${host}/${name}` }]),
      ),
    };
    const properties = { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings } } };
    const server = await serveTries({ evil: entriesOf({ paths: paths() }, properties) });
    const described = await server.ask('evil', 'describe', {});
    const made = await server.ask('evil', 'connect', { set: null, values: {} });
    const headers = { origin: server.origin, 'content-type': 'application/x-www-form-urlencoded' };
    const at = `${server.origin}${made.signInAt}`;
    const page = await (await server.get(at)).text();
    const sent = await server.get(at, { method: 'POST', redirect: 'manual', headers, body: 'answers=gives-expired-tokens' });
    const back = await server.get(`${server.origin}${sent.headers.get('location')}`, { redirect: 'manual' });
    const call = await server.ask('evil', 'call', { connection: made.connection, operation: 0, values: {} });
    expect(call.hasRenewedToken).toBe(true);
    expect(reached).toEqual([]);
    const everything = [JSON.stringify([described, made, call]), page, sent.headers.get('location'), back.headers.get('location')].join();
    expect(everything).not.toContain('a-client-secret');
  });

  test('whose pattern takes for ever is answered at once', async () => {
    const definition = {
      paths: paths({
        parameters: [{ name: 'q', in: 'query', type: 'string', pattern: '^(a+)+$' }],
        responses: {
          200: { description: '', schema: { type: 'string', pattern: '^(a|a)*$' }, examples: { 'application/json': `${'a'.repeat(50)}!` } },
        },
      }),
    };
    const { exchange } = await called(definition, {}, [], { q: `${'a'.repeat(50)}!` });
    expect(exchange.answered?.line).toBe('200');
  });

  test('that refers to itself without end has a form with an end', async () => {
    const node: JsonObject = {
      type: 'object',
      properties: { left: { $ref: '#/definitions/Node' }, right: { $ref: '#/definitions/Node' } },
    };
    const body = { name: 'body', in: 'body', schema: { $ref: '#/definitions/Node' } };
    const definition = {
      definitions: { Node: node },
      paths: { '/a': { post: { operationId: 'A', parameters: [body], responses: text } } },
    };
    const server = await serveTries({ evil: entriesOf(definition) });
    const form = await server.ask('evil', 'form', { operation: 0 });
    expect(JSON.stringify(form.fields).length).toBeLessThan(300_000);
  });
});

describe('a connector or service that means harm, against a service that was named', () => {
  test.each([['http://169.254.169.254'], ['http://127.0.0.1:1'], ['http://[::1]'], ['http://metadata.google.internal']])(
    'cannot send a call to %s',
    async (elsewhere) => {
      const { origin, asked } = await service(() => ({}));
      const { exchange } = await called({ paths: paths() }, policy('dynamichosturl', { urlTemplate: elsewhere }), [`evil=${origin}`]);
      expect(exchange.sent).toBeNull();
      expect(exchange.problems).toEqual([`The request would go to '${elsewhere}', and it may go to ${origin} only.`]);
      expect(asked).toEqual([]);
    },
  );

  test('cannot lead the next page, or the end of a subscription, to another host', async () => {
    const { host, reached } = await trap();
    const { origin } = await service((path) =>
      path.startsWith('/hooks')
        ? { status: 201, headers: { location: `http://${host}/end` } }
        : { body: JSON.stringify({ nextLink: `http://${host}/next` }) },
    );
    const hook = {
      'x-ms-notification-content': { schema: { type: 'object' } },
      post: {
        operationId: 'H',
        'x-ms-trigger': 'single',
        parameters: [{ name: 'url', in: 'query', required: true, type: 'string', 'x-ms-notification-url': true }],
        responses: { 201: { description: '' } },
      },
    };
    const definition = { paths: { ...paths({ 'x-ms-pageable': { nextLinkName: 'nextLink' } }), '/hooks': hook } };
    const { server, connection, exchange } = await called(definition, {}, [`evil=${origin}`]);
    const next = await server.ask('evil', 'next', { connection, exchange: exchange.number });
    expect(next.problems).toEqual([`The request would go to 'http://${host}', and it may go to ${origin} only.`]);
    const subscribed = await server.ask('evil', 'subscribe', { connection, operation: 1, values: {} });
    expect(subscribed.findings).toContain(
      'The Location header leads to another host, and the call that unsubscribes would take the credentials there.',
    );
    await server.close();
    expect(reached).toEqual([]);
  });

  test('cannot keep a maker in pages without end: each is asked for by hand', async () => {
    const { origin, asked } = await service(() => ({ body: JSON.stringify({ nextLink: '/a?again' }) }));
    const { server, connection, exchange } = await called({ paths: paths({ 'x-ms-pageable': { nextLinkName: 'nextLink' } }) }, {}, [
      `evil=${origin}`,
    ]);
    expect(asked).toHaveLength(1);
    expect((await server.ask('evil', 'next', { connection, exchange: exchange.number })).hasNextPage).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test('cannot answer with more than a page can bear', async () => {
    const { origin } = await service((path) => ({
      body: JSON.stringify({ nextLink: 'x'.repeat(path.includes('huge') ? 9_000_000 : 1_000_000) }),
    }));
    const large = await called({ paths: paths() }, {}, [`evil=${origin}`]);
    expect([large.exchange.answered?.isCut, large.exchange.answered?.body.length]).toEqual([true, 200_000]);
    const huge = await called({ paths: paths() }, {}, [`evil=${origin}`], { q: 'huge' });
    expect(huge.exchange.problems.join()).toContain('an answer is larger than 8388608 bytes');
  });

  test('cannot put a header of its own behind that of a policy', async () => {
    const { origin, asked } = await service(() => ({}));
    const { exchange } = await called(
      { paths: paths() },
      policy('setheader', { name: 'x-a', value: "@queryParameters('q')" }),
      [`evil=${origin}`],
      {
        q: 'a\r\nx-evil: 1',
      },
    );
    expect(exchange.problems).toEqual(["The value for the header 'x-a' holds a line break."]);
    expect(asked).toEqual([]);
  });
});
