import { describe, expect, test } from 'vitest';
import type { Operation } from '../../src/connector/definition.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { pathOf, pointerOf } from '../../src/connector/place.ts';
import { contradictionFinder } from '../../src/preview/example-values.ts';
import { mockOf } from '../../src/preview/mock.ts';
import { answering, definitionWith, operationOf } from './definitions.ts';

async function answer(operation: Operation | undefined, url = 'https://elsewhere.example.com/routed', seed = 0) {
  const response = await mockOf(seed).backend(new Request(url), { operation, purpose: 'call' });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

const thing = { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, name: { type: 'string', enum: ['a', 'b'] } } };

describe('the mock backend', () => {
  test('answers with the example of the response, as JSON or as text that holds JSON', async () => {
    const example = { id: 7, name: 'a' };
    expect((await answer(answering(thing, { examples: { 'application/json': example } }))).text).toBe('{"id":7,"name":"a"}');
    expect((await answer(answering(thing, { examples: { 'application/json': JSON.stringify(example) } }))).text).toBe(
      '{"id":7,"name":"a"}',
    );
    expect((await answer(answering({ ...thing, example }))).text).toContain('"id":');
  });

  test('else makes values that differ with the request and are the same for the same request', async () => {
    const operation = answering(thing);
    const urls = Array.from({ length: 12 }, (_, index) => `https://things.example.com/v1/things?page=${index}`);
    const answers = await Promise.all(urls.map(async (url) => await answer(operation, url)));
    expect(new Set(answers.map(({ text }) => text)).size).toBeGreaterThan(2);
    expect(await answer(operation, urls[3])).toEqual(answers[3]);
    expect(answers[0]).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      text: expect.stringMatching(/^\{"id":\d+/),
    });
  });

  test('goes by the operation and not by the path', async () => {
    expect((await answer(answering(thing), 'https://other.example.com/a/b?c=d')).status).toBe(200);
    expect((await answer(undefined)).status).toBe(404);
  });

  test.each<[string, JsonObject, number]>([
    ['the first success', { '404': { description: '' }, '201': { description: '' }, '200': { description: '' } }, 200],
    ['default, when there is no other', { '404': { description: '' }, default: { description: '' } }, 200],
    ['nothing', { '204': { description: '', schema: { type: 'object' } } }, 204],
    ['a success that nobody promised, when none is', { '400': { description: '' } }, 200],
  ])('answers with %s', async (_, responses, status) => {
    const definition = definitionWith({ '/things': { get: { operationId: 'GetThing', responses } } });
    expect(await answer(operationOf(definition, 'GetThing'))).toMatchObject({ status, text: '' });
  });

  test('sends JSON wherever it may, files and plain texts as the definition says', async () => {
    const of = async (produces: string[], schema: JsonObject) => {
      const get = { operationId: 'GetThing', produces, responses: { '200': { description: '', schema } } };
      const { headers, text } = await answer(operationOf(definitionWith({ '/things': { get } }), 'GetThing'));
      return [headers['content-type'], text];
    };
    expect(await of(['text/plain', 'application/json; v=2'], { type: 'boolean' })).toEqual(['application/json; v=2', expect.any(String)]);
    expect(await of(['text/csv'], { type: 'string', enum: ['a;b'] })).toEqual(['text/csv', 'a;b']);
    expect(await of(['application/json'], { type: 'string', enum: ['a'] })).toEqual(['application/json', '"a"']);
    expect(await of(['image/png'], { type: 'file' })).toEqual(['image/png', expect.any(String)]);
    expect(await of([], { type: 'file' })).toEqual(['application/octet-stream', expect.any(String)]);
    expect(await of(['application/xml'], thing)).toEqual(['application/json', expect.any(String)]);
    expect(await of(['*/*', 'a\r\nb'], { type: 'boolean' })).toEqual(['application/json', expect.any(String)]);
  });

  test('sends the headers that the definition promises, but none that belong to the body', async () => {
    const headers = {
      'X-Left': { type: 'integer', minimum: 3, maximum: 3 },
      'Content-Length': { type: 'integer' },
      'not a name:': { type: 'string' },
    };
    expect((await answer(answering({ type: 'boolean' }, { headers }))).headers).toEqual({
      'content-type': 'application/json',
      'x-left': '3',
    });
  });

  test('ends its pages at the first', async () => {
    const page = (required: string[]) => ({
      type: 'object',
      required,
      properties: { value: { type: 'array', items: thing }, nextLink: { type: 'string' } },
    });
    const listed = (required: string[]) => {
      const get = {
        operationId: 'List',
        'x-ms-pageable': { nextLinkName: 'nextLink' },
        responses: { '200': { description: '', schema: page(required) } },
      };
      return operationOf(definitionWith({ '/things': { get } }), 'List');
    };
    expect(JSON.parse((await answer(listed([]))).text)).not.toHaveProperty('nextLink');
    expect(JSON.parse((await answer(listed(['nextLink']))).text)).toHaveProperty('nextLink', '');
  });

  test('answers a subscription with 201 and a Location that the definition can delete', async () => {
    const definition = definitionWith({
      '/teams/{team}/hooks': {
        'x-ms-notification-content': { schema: thing },
        post: {
          operationId: 'Subscribe',
          'x-ms-trigger': 'single',
          parameters: [{ name: 'team', in: 'path', required: true, type: 'string' }],
          responses: { '200': { description: '' }, '201': { description: '' } },
        },
      },
      '/teams/{team}/hooks/{id}': { delete: { operationId: 'Unsubscribe', responses: { '204': { description: '' } } } },
    });
    const { status, headers } = await answer(operationOf(definition, 'Subscribe'), 'https://things.example.com/v1/teams/red/hooks');
    expect(status).toBe(201);
    expect(headers['location']).toMatch(/^https:\/\/things\.example\.com\/v1\/teams\/red\/hooks\/subscription-[a-z0-9]+$/);
  });

  test('says what it cannot answer', async () => {
    const operation = answering({ type: 'string', pattern: '(?=a)a' });
    expect(mockOf().obstacle(operation)).toEqual({
      reason: 'its pattern is not simple enough to write a text for',
      isContradiction: false,
    });
    expect(mockOf().obstacle(answering(thing))).toBeUndefined();
    expect((await answer(operation)).status).toBe(501);
  });
});

describe('a value of the definition that the definition forbids', () => {
  function found(operation: Operation) {
    const contradiction = contradictionFinder(operation.definition)(operation);
    return contradiction && `${pointerOf(pathOf(contradiction.place))} ${contradiction.sentence}`;
  }

  test('is found in an answer, at its place', () => {
    expect(found(answering(thing, { examples: { 'application/json': { id: '7' } } }))).toBe(
      '/paths/~1things/get/responses/200/examples/application~1json the example at /id is a string, and the definition says integer',
    );
    expect(found(answering({ type: 'array', items: { type: 'integer', example: 'seven' } }))).toBe(
      '/paths/~1things/get/responses/200/schema/items/example the example is a string, and the definition says integer',
    );
    expect(found(answering({ ...thing, example: { id: 7 } }))).toBeUndefined();
  });

  test('is found behind references and branches, also of schemas that hold themselves', () => {
    const definitions = {
      Thing: { type: 'object', properties: { inner: { $ref: '#/definitions/Thing' }, more: { allOf: [{ $ref: '#/definitions/Wrong' }] } } },
      Wrong: { type: 'string', enum: ['a'], default: 'b' },
    };
    const get = { operationId: 'GetThing', responses: { '200': { description: '', schema: { $ref: '#/definitions/Thing' } } } };
    expect(found(operationOf(definitionWith({ '/things': { get } }, { definitions }), 'GetThing'))).toBe(
      '/definitions/Wrong/default the default is none of the 1 values that the definition allows',
    );
  });

  test('is found in an input; outside of a body the text of a number is a number', () => {
    const asked = (parameter: JsonObject) => {
      const get = { operationId: 'GetThing', parameters: [{ name: 'top', ...parameter }], responses: { '200': { description: '' } } };
      return found(operationOf(definitionWith({ '/things': { get } }), 'GetThing'));
    };
    expect(asked({ in: 'query', type: 'integer', default: '5' })).toBeUndefined();
    expect(asked({ in: 'query', type: 'integer', default: null })).toBeUndefined();
    expect(asked({ in: 'query', type: 'integer', default: 'five' })).toBe(
      '/paths/~1things/get/parameters/0/default the default is a string, and the definition says integer',
    );
    expect(asked({ in: 'body', schema: { type: 'object', properties: { top: { type: 'integer', default: '5' } } } })).toBe(
      '/paths/~1things/get/parameters/0/schema/properties/top/default the default is a string, and the definition says integer',
    );
  });
});
