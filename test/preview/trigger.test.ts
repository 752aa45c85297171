import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { callOf } from '../../src/preview/call-of.ts';
import { openCallbacks } from '../../src/preview/callbacks.ts';
import { simulateTrigger } from '../../src/preview/trigger.ts';
import { connectorWith, countingRandom, noConnection, opened, operationNamed, policy } from './opened.ts';

const random = countingRandom();

describe('a polling trigger whose state the gateway keeps', () => {
  const connector = connectorWith(
    {
      '/trips': {
        get: {
          operationId: 'Trips',
          'x-ms-trigger': 'batch',
          parameters: [{ in: 'query', name: '$filter', type: 'string', 'x-ms-visibility': 'internal' }],
          responses: {},
        },
      },
    },
    {},
    {
      policyTemplateInstances: [
        policy('pollingtrigger', {
          triggerConfig: { $filter: 'TripId gt @{triggerBody().value[0].TripId}', '': '1' },
          triggerDataPath: '@triggerBody().value',
          'x-ms-apimTemplate-operationName': ['Trips'],
        }),
      ],
    },
  );
  const operation = operationNamed(connector, 'Trips');
  const request = () => {
    const { request: written } = callOf(operation, {});
    if (written === undefined) throw new Error('not written');
    return written;
  };
  /** A service that filters by the number of a trip and answers newest first. */
  function service(trips: number[], sort = (a: number, b: number) => b - a) {
    return opened(connector, (asked) => {
      const least = Number(/gt (\d+)/.exec(new URL(asked.url).searchParams.get('$filter') ?? '')?.[1] ?? 0);
      const value = trips.filter((trip) => trip > least).sort(sort);
      return Response.json({ value: value.map((TripId) => ({ TripId })) }, { headers: { 'retry-after': '15' } });
    });
  }

  it('fires for what is new, and never at first', async () => {
    const trips = [1, 2];
    const { gateway, requests } = service(trips);
    const first = await gateway.poll(operation, noConnection, { request: request() });
    expect(first).toMatchObject({
      hasFired: false,
      items: [],
      answered: {
        status: 202,
        headers: [
          ['location', first.location],
          ['retry-after', '15'],
        ],
      },
    });
    const quiet = await gateway.poll(operation, noConnection, { location: first.location ?? '' });
    expect([quiet.answered?.status, quiet.location]).toEqual([202, first.location]);
    trips.push(3, 4);
    const fired = await gateway.poll(operation, noConnection, { location: first.location ?? '' });
    expect(fired).toMatchObject({ hasFired: true, items: [{ TripId: 4 }, { TripId: 3 }], answered: { status: 200 }, findings: [] });
    expect(fired.location).not.toBe(first.location);
    const after = await gateway.poll(operation, noConnection, { location: fired.location ?? '' });
    expect([after.hasFired, after.location]).toEqual([false, fired.location]);
    // A flow that has to repeat a call gets the same again.
    expect((await gateway.poll(operation, noConnection, { location: first.location ?? '' })).items).toEqual(fired.items);
    expect(requests.map(({ url }) => new URL(url).searchParams.get('$filter'))).toEqual([
      null,
      'TripId gt 2',
      'TripId gt 2',
      'TripId gt 4',
      'TripId gt 2',
    ]);
  });

  it('says when the service does not answer newest first', async () => {
    const { gateway } = service([1, 2], (a, b) => a - b);
    expect((await gateway.poll(operation, noConnection, { request: request() })).findings).toEqual([
      "The items do not come newest first by 'TripId', and the trigger remembers the first one: it will repeat items or lose them.",
    ]);
  });

  it('keeps its state when nothing is new, also where the state is not of an item', async () => {
    const config = { triggerConfig: { after: '@{triggerBody().asked_at}' }, triggerDataPath: '@triggerBody().value' };
    const clocked = connectorWith(
      { '/trips': { get: { operationId: 'Trips', 'x-ms-trigger': 'batch', responses: {} } } },
      {},
      { policyTemplateInstances: [policy('pollingtrigger', config)] },
    );
    const { gateway, requests } = opened(clocked, (_, index) => Response.json({ asked_at: index, value: [] }));
    const clockedTrips = operationNamed(clocked, 'Trips');
    const first = await gateway.poll(clockedTrips, noConnection, { request: request() });
    const second = await gateway.poll(clockedTrips, noConnection, { location: first.location ?? '' });
    expect(second.location).toBe(first.location);
    expect(requests[1]?.url).toBe('https://api.contoso.com/trips?after=0');
  });

  it('begins with nothing when there is nothing', async () => {
    const trips: number[] = [];
    const { gateway } = service(trips);
    const first = await gateway.poll(operation, noConnection, { request: request() });
    expect([first.answered?.status, first.assumptions.map(({ id }) => id)]).toEqual([202, ['state-of-empty-collection']]);
    trips.push(1);
    expect((await gateway.poll(operation, noConnection, { location: first.location ?? '' })).items).toEqual([{ TripId: 1 }]);
  });

  it('keeps its state when the service fails', async () => {
    const trips = opened(connector, (_, index) =>
      index === 0 ? Response.json({ value: [{ TripId: 1 }] }) : new Response(null, { status: 503, headers: { 'retry-after': '9' } }),
    );
    const first = await trips.gateway.poll(operation, noConnection, { request: request() });
    const failed = await trips.gateway.poll(operation, noConnection, { location: first.location ?? '' });
    expect(failed).toMatchObject({ hasFired: false, answered: { status: 503 }, location: first.location, retryAfter: 9 });
  });

  it('refuses the state of another connection, and anything else', async () => {
    const { gateway, requests } = service([1]);
    const first = await gateway.poll(operation, noConnection, { request: request() });
    for (const location of [first.location ?? '', 'https://evil.example.com/', 'https://api.contoso.com/trips', '']) {
      const stolen = await gateway.poll(operation, { set: null, values: { other: 1 } }, { location });
      expect(stolen).toMatchObject({ hasFired: false, location: undefined, exchange: { problems: [{ kind: 'refused' }] } });
    }
    expect(requests).toHaveLength(1);
  });

  it('says where its items should be when they are not there', async () => {
    const { gateway } = opened(connector, {});
    expect((await gateway.poll(operation, noConnection, { request: request() })).findings).toEqual([
      "The answer has nothing at '@triggerBody().value', where the trigger looks for its items.",
    ]);
  });

  it('is tried as a whole', async () => {
    const run = await simulateTrigger(service([1, 2]).gateway, operation, { connection: noConnection, values: {}, isMock: false, random });
    expect(run).toMatchObject({
      kind: 'polling',
      findings: [],
      problems: [],
      steps: [{ name: 'first-call', hasFired: false }, { name: 'poll', hasFired: false }, { name: 'same-poll' }],
    });
    const deaf = opened(connector, { value: [{ TripId: 1 }] });
    expect(
      (await simulateTrigger(deaf.gateway, operation, { connection: noConnection, values: {}, isMock: false, random })).findings,
    ).toHaveLength(1);
  });
});

describe('a polling trigger whose service keeps the state', () => {
  const connector = connectorWith({ '/news': { get: { operationId: 'News', 'x-ms-trigger': 'batch', responses: {} } } });
  const operation = operationNamed(connector, 'News');
  const options = { connection: noConnection, values: {}, isMock: false, random };

  it('fires at 200, waits at 202, and goes where Location says', async () => {
    const { gateway, requests } = opened(connector, (_, index) =>
      index === 0
        ? new Response(null, { status: 202, headers: { location: '/news?since=1', 'retry-after': '30' } })
        : Response.json([{ id: 2 }], { headers: { location: 'https://api.contoso.com/news?since=2' } }),
    );
    const run = await simulateTrigger(gateway, operation, options);
    expect(run.steps.map(({ hasFired }) => hasFired)).toEqual([false, true, true]);
    expect([run.findings, run.assumptions.map(({ id }) => id)]).toEqual([
      [],
      ['location-resolved', 'retry-after-one-minute', 'policies-on-location'],
    ]);
    expect(requests[1]?.url).toBe('https://api.contoso.com/news?since=1');
  });

  it('must say where to call next, and never on another host', async () => {
    expect((await simulateTrigger(opened(connector, [{ id: 1 }]).gateway, operation, options)).findings).toHaveLength(1);
    const elsewhere = opened(connector, () => new Response(null, { status: 202, headers: { location: 'http://169.254.169.254/' } }));
    expect((await simulateTrigger(elsewhere.gateway, operation, options)).problems).toMatchObject([{ kind: 'refused' }]);
    expect(elsewhere.requests).toHaveLength(1);
  });
});

describe('a webhook', () => {
  const body = {
    type: 'object',
    properties: {
      events: { type: 'string' },
      config: { type: 'object', properties: { url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' } } },
    },
  };
  const hooks = (post: JsonObject = {}, more: JsonObject = {}): JsonObject => ({
    '/hooks': {
      'x-ms-notification-content': { schema: { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } } },
      post: {
        operationId: 'Subscribe',
        'x-ms-trigger': 'single',
        parameters: [{ in: 'body', name: 'body', schema: body }],
        responses: {},
        ...post,
      },
    },
    '/hooks/{id}': {
      delete: { operationId: 'Unsubscribe', parameters: [{ in: 'path', name: 'id', required: true, type: 'string' }], responses: {} },
    },
    ...more,
  });
  const connector = connectorWith(hooks());
  const options = (payload?: JsonValue, isMock = false) => ({
    connection: noConnection,
    values: { body: { events: 'push' } },
    isMock,
    random,
    ...(payload === undefined ? {} : { payload }),
  });
  const created = (location: string | undefined, status = 201) =>
    new Response(null, { status, headers: location === undefined ? {} : { location } });

  it('is subscribed with a callback in the marked place, notified once and ended at its Location', async () => {
    const bodies: string[] = [];
    const { gateway, requests } = opened(connector, async (request) => {
      bodies.push(await request.text());
      return request.method === 'POST' ? created('/hooks/7') : new Response(null, { status: 204 });
    });
    const run = await simulateTrigger(gateway, operationNamed(connector, 'Subscribe'), options({ id: 1, more: true }));
    expect(run).toMatchObject({ kind: 'webhook', findings: [], problems: [] });
    expect(run.steps.map(({ name, hasFired }) => [name, hasFired])).toEqual([
      ['subscribe', false],
      ['notify', true],
      ['unsubscribe', false],
    ]);
    expect(JSON.parse(bodies[0] ?? '')).toEqual({
      events: 'push',
      config: { url: expect.stringMatching(/^https:\/\/callback\.invalid\/workflows\/[\w-]{22}\?sig=[\w-]{43}$/) },
    });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://api.contoso.com/hooks',
      'DELETE https://api.contoso.com/hooks/7',
    ]);
  });

  it('shows what the definition promises and the notification lacks', async () => {
    const { gateway } = opened(connector, (request) =>
      request.method === 'POST' ? created('/hooks/7') : new Response(null, { status: 204 }),
    );
    const run = await simulateTrigger(gateway, operationNamed(connector, 'Subscribe'), options({ id: 'x' }));
    expect(run.findings).toEqual(["The notification at '/id' is a string, and the definition says integer."]);
  });

  it.each<[string, Response, string]>([
    ['no Location', created(undefined), 'The answer has no Location header, so the platform cannot unsubscribe.'],
    [
      'a Location elsewhere',
      created('https://evil.example.com/hooks/7'),
      'The Location header leads to another host, and the call that unsubscribes would take the credentials there.',
    ],
  ])('of a real service may not have %s', async (_, answer, finding) => {
    const { gateway, requests } = opened(connector, () => answer);
    expect((await simulateTrigger(gateway, operationNamed(connector, 'Subscribe'), options())).findings).toEqual([finding]);
    expect(requests).toHaveLength(1);
  });

  it('of a mock gets a Location that fits the operation which deletes', async () => {
    const { gateway, requests } = opened(connector, () => Response.json({}), { origins: 'mock' });
    expect((await simulateTrigger(gateway, operationNamed(connector, 'Subscribe'), options(undefined, true))).findings).toEqual([]);
    expect(requests[1]?.url).toBe('https://api.contoso.com/hooks/subscription-1');
  });

  it('tells of a definition that cannot work', async () => {
    const narrow = { type: 'object', properties: { url: { type: 'string', maxLength: 100, 'x-ms-notification-url': true } } };
    const lame = connectorWith({
      '/hooks': {
        ...(hooks()['/hooks'] as JsonObject),
        post: {
          operationId: 'Subscribe',
          'x-ms-trigger': 'single',
          parameters: [{ in: 'body', name: 'body', schema: narrow }],
          responses: {},
        },
      },
    });
    const { gateway } = opened(lame, () => created('/hooks/7'));
    expect((await simulateTrigger(gateway, operationNamed(lame, 'Subscribe'), options())).findings).toEqual([
      "The place of the callback has 'maxLength': the platform's addresses are long and their form may change.",
      'The definition has no DELETE operation, and the platform unsubscribes with one.',
      'The Location header leads to no DELETE operation of the definition.',
    ]);
    const blind = connectorWith(hooks({ parameters: [] }));
    expect(
      (await simulateTrigger(opened(blind, () => created('/hooks/7')).gateway, operationNamed(blind, 'Subscribe'), options())).findings[0],
    ).toContain('x-ms-notification-url');
  });

  it('whose end fails holds nobody up', async () => {
    const { gateway } = opened(connector, (request) =>
      request.method === 'POST' ? created('/hooks/7') : new Response(null, { status: 405 }),
    );
    expect((await simulateTrigger(gateway, operationNamed(connector, 'Subscribe'), options())).findings).toEqual([
      'The call that unsubscribes was answered with 405.',
    ]);
  });

  it('has a callback of its own for each flow, and none for anybody else', async () => {
    const callbacks = openCallbacks('https://callback.invalid', countingRandom());
    const [one, two] = [callbacks.open(operationNamed(connector, 'Subscribe')), callbacks.open(operationNamed(connector, 'Subscribe'))];
    const post = async (url: string, payload: string) =>
      (await callbacks.answer(new Request(url, { method: 'POST', body: payload }))).status;
    expect([
      await post(one.url, '{"id":1}'),
      await post(`${one.url}x`, '{}'),
      (await callbacks.answer(new Request(one.url))).status,
    ]).toEqual([202, 404, 405]);
    expect([one.notifications(), two.notifications()]).toEqual([[{ payload: { id: 1 }, differences: [], assumptions: [] }], []]);
    one.close();
    expect(await post(one.url, '{}')).toBe(404);
    for (let count = 0; count < 100; count += 1) await post(two.url, 'no JSON');
    expect(await post(two.url, '{}')).toBe(429);
  });
});
