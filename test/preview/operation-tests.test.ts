import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Connector } from '../../src/connector/connector.ts';
import type { Definition } from '../../src/connector/definition.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { pathOf, pointerOf } from '../../src/connector/place.ts';
import { readProperties } from '../../src/connector/properties.ts';
import { readFoundConnector } from '../../src/io/find-connectors.ts';
import { evidenceOf } from '../../src/preview/evidence.ts';
import { openGateway } from '../../src/preview/gateway.ts';
import { planCalls } from '../../src/preview/generate-calls.ts';
import { madeUpConnection, madeUpHost } from '../../src/preview/generate-connection.ts';
import { bodyValuesOf, effortOf } from '../../src/preview/generate-effort.ts';
import { invalidCalls, mostWrongCalls, refusalOf } from '../../src/preview/generate-invalid.ts';
import { mockOf } from '../../src/preview/mock.ts';
import { type TestedOperation, testOperations } from '../../src/preview/operation-tests.ts';
import type { Backend } from '../../src/preview/types.ts';
import { definitionWith, operationOf } from './definitions.ts';

const ok = { '200': { description: 'Done.' } };
const plain = (definition: Definition) => ({
  seed: 0,
  hosts: { names: new Set<string>(), host: madeUpHost },
  bodyValues: bodyValuesOf(definition, 0, effortOf()),
});

function planned(parameters: JsonObject[], inputs?: JsonObject) {
  const definition = definitionWith({ '/things/{id}': { get: { operationId: 'GetThing', parameters, responses: ok } } });
  return planCalls(operationOf(definition, 'GetThing'), { ...plain(definition), fewest: 10, most: 64, inputs });
}

const id = { name: 'id', in: 'path', required: true, type: 'integer', minimum: 1, maximum: 9 };

const callback = { name: 'callback', in: 'query', required: true, type: 'string', 'x-ms-notification-url': true };

/** An answer with a list that has to be there. */
const list = (name: string): JsonObject => ({
  type: 'object',
  required: [name],
  properties: { [name]: { type: 'array', items: { type: 'object', properties: { at: { type: 'string' } } } } },
});

const polling = (triggerDataPath: string): JsonObject => ({
  policyTemplateInstances: [
    {
      templateId: 'pollingtrigger',
      parameters: {
        'x-ms-apimTemplateParameter.triggerConfig': { after: '@{triggerBody().readings[0].at}' },
        'x-ms-apimTemplateParameter.triggerDataPath': triggerDataPath,
      },
    },
  ],
});

/** A connector as the tests need one. */
function connectorOf(paths: JsonObject, properties: JsonObject = {}, more: Partial<Connector> = {}): Connector {
  return {
    path: 'Things',
    name: 'Things',
    definition: definitionWith(paths),
    properties: readProperties({ properties }),
    script: undefined,
    ...more,
  } as Connector;
}

async function tried(connector: Connector, backend?: Backend, effort = effortOf(), isOver = () => false): Promise<TestedOperation[]> {
  const mock = mockOf(0, effort);
  let now = 0;
  const gatewayOn = (answers: Backend) =>
    openGateway(connector, {
      backend: answers,
      origins: backend === undefined ? 'mock' : ['https://things.example.com'],
      now: () => (now += 1_000),
      random: (count) => new Uint8Array(count),
    });
  const gateway = gatewayOn(backend ?? mock.backend);
  const target =
    backend === undefined
      ? ({ kind: 'mock', mock } as const)
      : ({ kind: 'live', host: 'things.example.com', writes: false, inputs: {} } as const);
  const all: TestedOperation[] = [];
  for await (const one of testOperations(connector, {
    gateway,
    cycleGateway: gatewayOn(backend ?? mockOf(0, effort, true).backend),
    connection: madeUpConnection(connector),
    target,
    seed: 0,
    effort,
    isOver,
    clock: () => 0,
  }))
    all.push(one);
  return all;
}

const told = (tested: readonly TestedOperation[]) =>
  tested.map(({ id, result, difference }) => [id, result, difference && `${pointerOf(pathOf(difference.place))}: ${difference.sentence}`]);

describe('the calls of an operation', () => {
  test('are at least ten, and hold each edge of every input', () => {
    const state = { name: 'state', in: 'query', type: 'string', enum: Array.from({ length: 14 }, (_, index) => `state-${index}`) };
    const { calls } = planned([id, state, { name: 'deep', in: 'query', type: 'boolean' }]);
    expect(calls).toHaveLength(15);
    expect(new Set(calls.map(({ id }) => id))).toEqual(new Set([9, 1]));
    expect(new Set(calls.map(({ state }) => state))).toEqual(new Set([undefined, ...state.enum]));
    expect(new Set(calls.map(({ deep }) => deep))).toEqual(new Set([true, false, undefined]));
    expect(planned([id]).calls).toHaveLength(10);
  });

  test('begin with everything, then leave out all that may be left out', () => {
    const { calls } = planned([id, { name: 'top', in: 'query', type: 'boolean' }]);
    expect(calls.slice(0, 3)).toEqual([{ id: 9, top: true }, { id: 1 }, { id: 1, top: false }]);
  });

  test('are no more than a service can bear', () => {
    const state = { name: 'state', in: 'query', type: 'integer', enum: Array.from({ length: 500 }, (_, index) => index) };
    expect(planned([id, state]).calls).toHaveLength(64);
  });

  test('keep what a maker does not see at its default, and what somebody gave', () => {
    const hidden = { name: 'api-version', in: 'query', type: 'string', default: '2026-01', 'x-ms-visibility': 'internal' };
    const { calls } = planned([id, hidden], { id: 4 });
    expect(new Set(calls.map(({ id }) => id))).toEqual(new Set([4]));
    expect(new Set(calls.map((call) => call['api-version']))).toEqual(new Set(['2026-01', undefined]));
  });

  test('hold what somebody gave for a part of a body, and make the rest', () => {
    const schema = {
      type: 'object',
      required: ['customer', 'express'],
      properties: {
        customer: { type: 'object', properties: { id: { type: 'string' }, isNew: { type: 'boolean' } } },
        express: { type: 'boolean' },
      },
    };
    const { calls } = planned(
      [
        { ...id, enum: [3] },
        { name: 'body', in: 'body', required: true, schema },
      ],
      { body: { customer: { id: 'ALFKI' } } },
    );
    expect(calls[0]).toEqual({ id: 3, body: { customer: { id: 'ALFKI', isNew: true }, express: true } });
    expect(calls[1]).toEqual({ id: 3, body: { customer: { id: 'ALFKI' }, express: false } });
  });

  test('name parameters apart that share a name', () => {
    const { calls } = planned([id, { name: 'id', in: 'query', type: 'boolean' }]);
    expect(calls[0]).toEqual({ 'path.id': 9, 'query.id': true });
  });

  test('are none where a required input has no value', () => {
    const { calls, missing } = planned([{ ...id, type: 'string', pattern: '(?=x)' }]);
    expect(calls).toEqual([]);
    expect(missing).toMatchObject({ name: 'id', reason: 'its pattern is not simple enough to write a text for', isContradiction: false });
    expect(planned([id, { name: 'x', in: 'query', type: 'string', pattern: '(?=x)' }]).missing).toBeUndefined();
  });
});

describe('calls that are wrong', () => {
  const body = {
    name: 'body',
    in: 'body',
    required: true,
    schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
  };
  const definition = definitionWith({
    '/things': {
      post: {
        operationId: 'MakeThing',
        parameters: [
          body,
          { name: 'state', in: 'query', required: true, type: 'string', enum: ['a', 'b'] },
          { name: 'top', in: 'query', type: 'integer', minimum: 1, maximum: 5 },
          { name: 'code', in: 'header', type: 'string', minLength: 2, maxLength: 4 },
        ],
        responses: ok,
      },
    },
  });
  const operation = operationOf(definition, 'MakeThing');
  const right = { body: { name: 'Tea' }, state: 'a', top: 3, code: 'abc' };

  test('are each wrong in one thing, and are all refused', () => {
    const calls = [...invalidCalls(operation, right)];
    expect(calls.map(({ about }) => about)).toEqual([
      "without 'body'",
      "'body' as a text",
      "'body' without 'name'",
      "without 'state'",
      "'state' as none of the allowed values",
      "'top' as a text",
      "'top' as a fraction",
      "'top' too small",
      "'top' too large",
      "'code' too long",
      "'code' too short",
    ]);
    for (const { values } of calls) expect(refusalOf(operation, values)).toBeDefined();
    expect(refusalOf(operation, right)).toBeUndefined();
  });

  test('are few for an operation with very many inputs, from its first to its last', () => {
    const parameters = Array.from({ length: 4_500 }, (_, index) => ({ name: `p${index}`, in: 'query', type: 'string', enum: ['a', 'b'] }));
    const wide = operationOf(definitionWith({ '/wide': { get: { operationId: 'Wide', parameters, responses: ok } } }), 'Wide');
    const calls = [...invalidCalls(wide, { p0: 'a' })];
    expect(calls).toHaveLength(mostWrongCalls);
    expect(calls[0]?.about).toBe("'p0' as none of the allowed values");
    expect(calls.at(-1)?.about).toMatch(/^'p44\d\d' /);
  });

  test('are refused in one sentence', () => {
    expect(refusalOf(operation, { ...right, top: 9 })).toBe("'top' is more than the definition allows (5)");
    expect(refusalOf(operation, { ...right, body: {} })).toBe("'body' has no 'name', which the definition requires");
    expect(refusalOf(operation, { ...right, top: '4' })).toBeUndefined();
  });
});

describe('trying operations on a mock', () => {
  test('tells what a script answers and what a policy changes, and passes neither', async () => {
    const paths = {
      '/a': { get: { operationId: 'A', responses: ok } },
      '/b': { get: { operationId: 'B', responses: ok } },
    };
    const policy = {
      templateId: 'setproperty',
      parameters: {
        'x-ms-apimTemplate-operationName': ['B'],
        'x-ms-apimTemplate-policySection': 'Response',
        'x-ms-apimTemplateParameter.newPropertyParentPathTemplate': '@body()',
        'x-ms-apimTemplateParameter.newPropertySubPathTemplate': 'a',
        'x-ms-apimTemplateParameter.propertyValuePathTemplate': '1',
      },
    };
    const script = { name: 'script.csx', text: '', code: '', uncommented: '', isCertain: true };
    const results = async (properties: JsonObject, more: Partial<Connector> = {}) =>
      (await tried(connectorOf(paths, properties, more))).map(({ result }) => result);
    expect(await results({ policyTemplateInstances: [policy] })).toEqual(['passed', 'needs-real-backend']);
    expect(await results({}, { script })).toEqual(['needs-runtime', 'needs-runtime']);
    expect(await results({ scriptOperations: ['A'] }, { script })).toEqual(['needs-runtime', 'passed']);
  });

  test('tells what the definition cannot keep itself', async () => {
    const answer = (schema: JsonObject, more: JsonObject = {}) => ({ '200': { description: '', schema, ...more } });
    const paths = {
      '/a': { get: { operationId: 'Example', responses: answer({ type: 'integer' }, { examples: { 'application/json': 'seven' } }) } },
      '/b': { get: { operationId: 'Enum', responses: answer({ type: 'boolean', enum: ['true'] }) } },
      '/c': { get: { operationId: 'Pattern', responses: answer({ type: 'string', pattern: '(?=a)' }) } },
      '/d': { get: { responses: { '404': { description: '' } } } },
      '/e/{x}': { get: { operationId: 'Path', responses: ok } },
    };
    expect(told(await tried(connectorOf(paths)))).toEqual([
      ['Example', 'failed', '/paths/~1a/get/responses/200/schema: the answer (200) is a string, and the definition says integer'],
      ['Enum', 'failed', '/paths/~1b/get: no answer can be made: its list of allowed values holds none that it takes'],
      ['Pattern', 'needs-real-backend', '/paths/~1c/get: no answer can be made: its pattern is not simple enough to write a text for'],
      [
        'GET /d',
        'failed',
        '/paths/~1d/get/responses: a call that is right was answered with 200; the definition promises no success at all',
      ],
      ['Path', 'failed', "/paths/~1e~1{x}/get: The path has '{x}', and there is no value for it"],
    ]);
  });

  test('asks nothing of the answer to a subscription that nobody promised, but a way to end it', async () => {
    const paths = {
      '/hooks': {
        'x-ms-notification-content': { schema: { type: 'object' } },
        post: { operationId: 'Subscribe', 'x-ms-trigger': 'single', parameters: [callback], responses: {} },
      },
      '/hooks/{id}': { delete: { operationId: 'End', parameters: [{ ...id, type: 'string' }], responses: ok } },
    };
    expect(told(await tried(connectorOf(paths)))).toEqual([
      ['Subscribe', 'passed', null],
      ['End', 'passed', null],
    ]);
  });

  const hooks = (post: JsonObject, more: JsonObject = {}): JsonObject => ({
    '/hooks': {
      'x-ms-notification-content': { schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } },
      post: { operationId: 'Subscribe', 'x-ms-trigger': 'single', parameters: [callback], responses: ok, ...post },
    },
    ...more,
  });
  const end = { '/hooks/{id}': { delete: { operationId: 'End', parameters: [{ ...id, type: 'string' }], responses: ok } } };
  const narrow = { ...callback, maxLength: 100 };

  test.each<[string, JsonObject, string | null]>([
    ['whose cycle completes', hooks({}, end), null],
    ['that cannot be ended', hooks({}), 'The definition has no DELETE operation, and the platform unsubscribes with one'],
    [
      'without a place for the callback',
      hooks({ parameters: [] }, end),
      'No parameter and no property of the body is marked with x-ms-notification-url: the callback has no place',
    ],
    [
      'whose callback may not be long',
      hooks({ parameters: [narrow] }, end),
      "The place of the callback has 'maxLength': the platform's addresses are long and their form may change",
    ],
    [
      "whose sample is nobody's",
      hooks({ 'x-ms-operation-context': { simulate: { operationId: 'Nobody' } } }, end),
      "its sample is asked from 'Nobody', which the definition does not have",
    ],
    [
      'whose sample lacks an input',
      hooks({ 'x-ms-operation-context': { simulate: { operationId: 'End' } } }, end),
      "its sample cannot be had from 'End': The parameter 'id' is required and has no value",
    ],
    [
      'whose sample is there',
      hooks({ 'x-ms-operation-context': { simulate: { operationId: 'End', parameters: { id: 'a' } } } }, end),
      null,
    ],
  ])('counts a webhook as tried when a flow could use it: one %s', async (_, paths, sentence) => {
    const [first] = await tried(connectorOf(paths));
    expect([first?.result, first?.difference?.sentence ?? null]).toEqual([sentence === null ? 'passed' : 'failed', sentence]);
  });

  test.each<[string, JsonObject, JsonObject, string | null]>([
    ['whose list is promised', list('readings'), polling('@triggerBody().readings'), null],
    [
      'whose list is elsewhere',
      list('readings'),
      polling('@triggerBody().items'),
      "The answer has nothing at '@triggerBody().items', where the trigger looks for its items",
    ],
    ['whose service keeps the state', list('readings'), {}, null],
  ])('counts a polling trigger as tried when a flow could use it: one %s', async (_, schema, properties, sentence) => {
    const get = { operationId: 'Poll', 'x-ms-trigger': 'batch', responses: { 200: { description: '', schema } } };
    const [first] = await tried(connectorOf({ '/readings': { get } }, properties));
    expect([first?.result, first?.difference?.sentence ?? null]).toEqual([sentence === null ? 'passed' : 'failed', sentence]);
  });

  test('gives a host where a policy makes the host of an input', async () => {
    const parameters = { 'x-ms-apimTemplateParameter.urlTemplate': "@headers('Instance')" };
    const properties = { policyTemplateInstances: [{ templateId: 'dynamichosturl', parameters }] };
    const asked = (required: boolean) => ({
      '/a': { get: { operationId: 'A', parameters: [{ name: 'Instance', in: 'header', required, type: 'string' }], responses: ok } },
    });
    expect(told(await tried(connectorOf(asked(true), properties)))).toEqual([['A', 'passed', null]]);
    const [optional] = await tried(connectorOf(asked(false), properties));
    expect(optional).toMatchObject({ result: 'failed', calls: 10, succeeded: 9 });
  });

  test('ends when the connector has cost what one may, counts what it costs, and passes nothing that it did not try', async () => {
    const parameters = Array.from({ length: 40 }, (_, index) => ({ name: `p${index}`, in: 'query', type: 'string', enum: ['a', 'b'] }));
    const get = (operationId: string) => ({ get: { operationId, parameters, responses: ok } });
    const connector = connectorOf({ '/a': get('A'), '/b': get('B') });
    const limitedTo = (most: number) => {
      let spent = 0;
      return { largest: () => 200, spend: (nodes: number) => void (spent += nodes), isUsedUp: () => spent >= most, spent: () => spent };
    };
    const whole = limitedTo(Number.POSITIVE_INFINITY);
    await tried(connector, undefined, whole);
    // Ten right calls and 40 wrong ones of 40 inputs each, for two operations.
    expect(whole.spent()).toBeGreaterThan(2 * 50 * 40);
    expect(whole.spent()).toBeLessThan(4 * 50 * 40);
    const [a, b] = await tried(connector, undefined, limitedTo(1_000));
    expect(a).toMatchObject({ id: 'A', result: 'passed', calls: 10 });
    expect(a?.refused).toBeLessThan(40);
    expect(b).toMatchObject({ id: 'B', result: 'needs-real-backend', calls: 0, refused: 0 });
    expect(b?.difference?.sentence).toBe('what comes before it in this connector has used up what trying one connector may cost');
  });

  test('ends when somebody says so, and tells what was not tried', async () => {
    const get = (operationId: string) => ({ get: { operationId, responses: ok } });
    const connector = connectorOf({ '/a': get('A'), '/b': get('B'), '/c': get('C') });
    let asked = 0;
    const tested = await tried(connector, undefined, effortOf(), () => (asked += 1) > 15);
    expect(tested.map(({ result, calls }) => [result, calls])).toEqual([
      ['passed', 10],
      ['needs-real-backend', 3],
      ['needs-real-backend', 0],
    ]);
    expect(tested[2]?.difference?.sentence).toBe('not tried: the run took longer than it may');
  });

  test('comes to the same evidence every time, and holds no clock', async () => {
    const connector = connectorOf({ '/a': { get: { operationId: 'A', parameters: [{ ...id, in: 'query' }], responses: ok } } });
    const facts = {
      tree: '0'.repeat(40),
      certifier: { version: '1.0.0', rules: 'sha256:0' },
      against: { kind: 'definition-mock' },
    } as const;
    const evidence = evidenceOf(await tried(connector), facts);
    expect(evidenceOf(await tried(connector), facts)).toEqual(evidence);
    expect(evidence).toEqual({
      schemaVersion: 1,
      kind: 'operation-tests',
      ...facts,
      operations: [{ id: 'A', result: 'passed', calls: 10, succeeded: 10, difference: null }],
      assumptions: [],
      counts: { operations: 1, passed: 1, failed: 0, needsRuntime: 0, needsRealBackend: 0, notSafeToRepeat: 0, calls: 10, refused: 5 },
    });
  });

  const samples = ['certified-connectors', 'independent-publisher-connectors'].flatMap((parent) =>
    readdirSync(parent).map((name) => join(parent, name)),
  );

  test.each(samples)('agrees with %s, and refuses every wrong call of it', async (path) => {
    const connector = readFoundConnector({ path, absolutePath: path, program: undefined }, undefined);
    const tested = await tried(connector);
    expect(told(tested).filter(([, result]) => result !== 'passed' && result !== 'needs-runtime')).toEqual([]);
    for (const { operation, result, refused } of tested) {
      const { calls } = planCalls(operation, { ...plain(operation.definition), fewest: 1, most: 1 });
      if (result === 'passed') expect(refused).toBe([...invalidCalls(operation, calls[0] ?? {})].length);
    }
  });
});

describe('trying operations on a service', () => {
  const paths = {
    '/a': { get: { operationId: 'A', responses: { '200': { description: '', schema: { type: 'integer' } } } } },
    '/b': { post: { operationId: 'B', responses: ok } },
  };

  test('repeats nothing that may change something, and stops at the first wrong answer', async () => {
    let calls = 0;
    const backend: Backend = async () => {
      calls += 1;
      return new Response(calls < 4 ? '7' : '"seven"', { headers: { 'content-type': 'application/json' } });
    };
    expect(told(await tried(connectorOf(paths), backend))).toEqual([
      ['A', 'failed', '/paths/~1a/get/responses/200/schema: the answer (200) is a string, and the definition says integer'],
      ['B', 'not-safe-to-repeat', '/paths/~1b/post: a POST may change something at the service; --writes tries it all the same'],
    ]);
    expect(calls).toBe(4);
  });

  test('says nothing of what was typed for the connection', async () => {
    const properties = { connectionParameters: { host: { type: 'string' } } };
    const backend: Backend = async () => {
      throw new Error(`${madeUpHost} refused`);
    };
    const [first] = await tried(connectorOf(paths, properties), backend);
    expect(first?.difference?.sentence).toContain('… refused');
  });
});
