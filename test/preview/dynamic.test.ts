import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { choicesOf, dynamicSchemaOf, treeChoicesOf } from '../../src/preview/dynamic.ts';
import { pagesOf } from '../../src/preview/paging.ts';
import type { ParameterValues } from '../../src/preview/types.ts';
import { connectorWith, noConnection, opened, operationNamed } from './opened.ts';

const siteParameter = { in: 'query', name: 'site', type: 'string', required: true };
const connector = connectorWith({
  '/lists': {
    get: {
      operationId: 'Lists',
      parameters: [siteParameter, { in: 'query', name: 'kind', type: 'string' }],
      'x-ms-pageable': { nextLinkName: 'nextLink' },
      responses: {},
    },
  },
  '/schema': { get: { operationId: 'Schema', parameters: [siteParameter], responses: {} } },
  '/folders': { get: { operationId: 'Folders', parameters: [{ in: 'query', name: 'path', type: 'string' }], responses: {} } },
  '/things': {
    post: {
      operationId: 'Make',
      parameters: [
        { in: 'query', name: 'site', type: 'string' },
        { in: 'body', name: 'req', schema: { type: 'object' } },
      ],
      responses: {},
    },
  },
});
const make = operationNamed(connector, 'Make');

const asked = (holder: JsonObject, values: ParameterValues, answer: JsonValue | ((request: Request, index: number) => Response)) => {
  const { gateway, requests } = opened(connector, answer);
  return { result: choicesOf(gateway, make, holder, { connection: noConnection, values }), requests, gateway };
};

describe('the choices of a parameter', () => {
  it.each<[string, JsonObject, ParameterValues]>([
    [
      'values',
      {
        'x-ms-dynamic-values': {
          operationId: 'Lists',
          'value-collection': 'data/all',
          'value-path': 'id',
          'value-title': 'name',
          parameters: { site: { parameter: 'site' }, kind: 'a' },
        },
      },
      { site: 's 1' },
    ],
    [
      'values from the body',
      {
        'x-ms-dynamic-values': {
          operationId: 'Lists',
          'value-collection': 'data/all',
          'value-path': 'id',
          'value-title': 'name',
          parameters: { site: { parameter: 'where' }, kind: 'a' },
        },
      },
      { req: { where: 's 1' } },
    ],
    [
      'list',
      {
        'x-ms-dynamic-list': {
          operationId: 'Lists',
          itemsPath: 'data/all',
          itemValuePath: 'id',
          itemTitlePath: 'name',
          parameters: { site: { parameterReference: 'req/site/id' }, kind: 'a' },
        },
        'x-ms-dynamic-values': {},
      },
      { req: { site: { id: 's 1' } } },
    ],
  ])('come from the operation that %s names', async (_, holder, values) => {
    const { result, requests } = asked(holder, values, { data: { all: [{ id: 1, name: 'One' }, { id: 'two' }, {}] } });
    const { choices, findings, problems } = (await result) ?? { choices: [] };
    expect(choices.map(({ value, title }) => [value, title])).toEqual([
      [1, 'One'],
      ['two', 'two'],
    ]);
    expect([findings, problems]).toEqual([["An item of 'Lists' has no title at 'name'.", "An item of 'Lists' has no value at 'id'."], []]);
    expect(requests[0]?.url).toBe('https://api.contoso.com/lists?site=s%201&kind=a');
  });

  it('wait for what they depend on', async () => {
    const { result, requests } = asked(
      { 'x-ms-dynamic-values': { operationId: 'Lists', parameters: { site: { parameter: 'site' } } } },
      {},
      [],
    );
    expect((await result)?.problems).toEqual([
      { kind: 'call', sentence: "'Lists' needs 'site', and what it comes from has no value yet." },
    ]);
    expect(requests).toEqual([]);
  });

  it('come from all pages', async () => {
    const { result, requests } = asked(
      { 'x-ms-dynamic-values': { operationId: 'Lists', 'value-collection': 'v', 'value-path': 'id', parameters: { site: 'a' } } },
      {},
      (_, index) =>
        Response.json({ v: [{ id: index }], ...(index < 2 ? { nextLink: `https://api.contoso.com/lists?skip=${index + 1}` } : {}) }),
    );
    expect((await result)?.choices.map(({ value }) => value)).toEqual([0, 1, 2]);
    expect(requests).toHaveLength(3);
  });

  it.each<[string, JsonObject, JsonValue, string[]]>([
    ['no list', { operationId: 'Lists', 'value-collection': 'v', parameters: { site: 'a' } }, {}, ["'Lists' answers no list at 'v'."]],
    ['no list at the root', { operationId: 'Lists', parameters: { site: 'a' } }, {}, ["'Lists' answers no list at its root."]],
    [
      'inherited names',
      { operationId: 'Lists', 'value-collection': 'constructor', parameters: { site: 'a' } },
      {},
      ["'Lists' answers no list at 'constructor'."],
    ],
  ])('tell of %s', async (_, written, answer, findings) => {
    expect((await asked({ 'x-ms-dynamic-values': written }, {}, answer).result)?.findings).toEqual(findings);
  });

  it('tell of an operation that is not there, of a failure, and of a file picker', async () => {
    const gone = await asked({ 'x-ms-dynamic-values': { operationId: 'Gone' } }, {}, []).result;
    expect(gone?.problems).toEqual([{ kind: 'call', sentence: "The definition has no operation 'Gone' to ask." }]);
    const failed = await asked(
      { 'x-ms-dynamic-values': { operationId: 'Lists', parameters: { site: 'a' } } },
      {},
      () => new Response(null, { status: 500 }),
    ).result;
    expect(failed?.findings).toEqual(["'Lists' was answered with 500."]);
    const picker = await asked({ 'x-ms-dynamic-values': { capability: 'file-picker' } }, {}, []).result;
    expect(picker?.problems).toHaveLength(1);
    expect(asked({ type: 'string' }, {}, []).result).toBeUndefined();
  });

  it('of a tree are asked for level by level', async () => {
    const level = { operationId: 'Folders', itemValuePath: 'path', itemTitlePath: 'name', itemIsParent: '(is_folder eq true)' };
    const holder = { 'x-ms-dynamic-tree': { open: level, browse: { ...level, parameters: { path: { selectedItemValuePath: 'path' } } } } };
    const { gateway, requests } = opened(connector, [
      { path: '/a', name: 'A', is_folder: true },
      { path: '/b', name: 'B', is_folder: false },
    ]);
    const options = { connection: noConnection, values: {} };
    const first = await treeChoicesOf(gateway, make, holder, undefined, options);
    expect(first?.choices.map(({ title, isParent }) => [title, isParent])).toEqual([
      ['A', true],
      ['B', false],
    ]);
    await treeChoicesOf(gateway, make, holder, first?.choices[0], options);
    expect(requests.map(({ url }) => url)).toEqual(['https://api.contoso.com/folders', 'https://api.contoso.com/folders?path=%2Fa']);
  });
});

describe('a schema that is asked for', () => {
  it.each<[JsonObject]>([
    [{ 'x-ms-dynamic-schema': { operationId: 'Schema', 'value-path': 'schema/items', parameters: { site: { parameter: 'site' } } } }],
    [
      {
        'x-ms-dynamic-properties': {
          operationId: 'Schema',
          itemValuePath: 'schema/items',
          parameters: { site: { parameterReference: 'site' } },
        },
        'x-ms-dynamic-schema': {},
      },
    ],
  ])('is what stands at its path: %j', async (holder) => {
    const { gateway } = opened(connector, { schema: { items: { type: 'object' } } });
    expect(await dynamicSchemaOf(gateway, make, holder, { connection: noConnection, values: { site: 'a' } })).toMatchObject({
      schema: { type: 'object' },
      findings: [],
      problems: [],
    });
  });

  it('is missed when it is not there', async () => {
    const { gateway } = opened(connector, { schema: 'text' });
    const found = dynamicSchemaOf(
      gateway,
      make,
      { 'x-ms-dynamic-schema': { operationId: 'Schema', 'value-path': 'schema', parameters: { site: 'a' } } },
      { connection: noConnection, values: {} },
    );
    expect(await found).toMatchObject({ schema: undefined, findings: ["'Schema' answers no schema at 'schema'."] });
    expect(dynamicSchemaOf(gateway, make, {}, { connection: noConnection, values: {} })).toBeUndefined();
  });
});

describe('pages', () => {
  const lists = operationNamed(connector, 'Lists');
  const pages = async (answer: (request: Request, index: number) => Response, most?: number) => {
    const { gateway, call, requests } = opened(connector, answer);
    return { ...(await pagesOf(gateway, lists, await call('Lists', { site: 'a' }), noConnection, most)), requests };
  };
  const linked = (link: JsonValue) => Response.json({ nextLink: link });

  it('end at a number of them', async () => {
    const { exchanges, isComplete, requests } = await pages((_, index) => linked(`/lists?page=${index}`), 5);
    expect([exchanges.length, isComplete, requests.length]).toEqual([5, false, 5]);
  });

  it('end where they begin to repeat', async () => {
    const { findings, requests } = await pages(() => linked('/lists?page=1'));
    expect([findings, requests.length]).toEqual([['A page links to one that came before it: the pages never end.'], 2]);
  });

  it.each<[string, JsonValue, string]>([
    ['to another host', 'https://evil.example.com/', 'The next page could not be had: the answer was 403.'],
    ['that is no text', 5, "The next link at 'nextLink' is no text."],
  ])('never follow a link %s', async (_, link, finding) => {
    const { findings, requests } = await pages(() => linked(link));
    expect([findings, requests.length]).toEqual([[finding], 1]);
  });

  it.each([undefined, null, ''])('end at %j', async (link) => {
    expect(await pages(() => Response.json({ nextLink: link }))).toMatchObject({ isComplete: true, findings: [] });
  });
});
