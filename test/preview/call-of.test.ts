import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { callOf } from '../../src/preview/call-of.ts';
import type { ParameterValues } from '../../src/preview/types.ts';
import { anyText, connectorWith, operationNamed, textOf } from './opened.ts';

const written = (path: string, method: string, operation: JsonObject, values: ParameterValues, definition: JsonObject = {}) => {
  const connector = connectorWith({ [path]: { [method]: { operationId: 'It', responses: {}, ...operation } } }, definition);
  return callOf(operationNamed(connector, 'It'), values);
};
const query = (parameter: JsonObject, value: JsonValue) =>
  written('/things', 'get', { parameters: [{ in: 'query', name: 'q', ...parameter }] }, { q: value }).record?.url.split('?')[1];

describe('a call as the designer writes it', () => {
  it('goes to scheme, host, base path and path', () => {
    expect(written('/things', 'get', {}, {}, { schemes: ['http', 'https'], basePath: '/v1/' }).record).toMatchObject({
      method: 'GET',
      url: 'https://api.contoso.com/v1/things',
    });
    expect(written('/things', 'get', {}, {}, { schemes: ['http'], host: 'localhost:8080' }).record?.url).toBe(
      'http://localhost:8080/things',
    );
  });

  it.each<[string, JsonObject, string]>([
    ['once where nothing is said', {}, 'a%2Fb%20c%25'],
    ['once', { 'x-ms-url-encoding': 'single' }, 'a%2Fb%20c%25'],
    ['twice', { 'x-ms-url-encoding': 'double' }, 'a%252Fb%2520c%2525'],
  ])('encodes a value in the path %s', (_, parameter, segment) => {
    const parameters = [{ in: 'path', name: 'id', required: true, type: 'string', ...parameter }];
    expect(written("/things('{id}')", 'get', { parameters }, { id: 'a/b c%' }).record?.url).toBe(
      `https://api.contoso.com/things('${segment}')`,
    );
  });

  it.each<[string, JsonObject, JsonValue, string]>([
    ['a text', {}, 'a&b=c', 'q=a%26b%3Dc'],
    ['a number', {}, 5, 'q=5'],
    ['a list with commas', { type: 'array' }, ['a', 'b,c'], 'q=a,b%2Cc'],
    ['a list with spaces', { type: 'array', collectionFormat: 'ssv' }, ['a', 'b'], 'q=a%20b'],
    ['a list with tabs', { type: 'array', collectionFormat: 'tsv' }, ['a', 'b'], 'q=a%09b'],
    ['a list with bars', { type: 'array', collectionFormat: 'pipes' }, ['a', 'b'], 'q=a%7Cb'],
    ['a repeated parameter', { type: 'array', collectionFormat: 'multi' }, ['a', 'b'], 'q=a&q=b'],
    ['half a letter', {}, '\ud800', 'q=%EF%BF%BD'],
  ])('writes %s into the query', (_, parameter, value, expected) => {
    expect(query(parameter, value)).toBe(expected);
  });

  it('sends defaults of internal and required parameters, and of others only what is given', () => {
    const parameters = [
      { in: 'query', name: 'a', default: 1, 'x-ms-visibility': 'internal' },
      { in: 'query', name: 'b', default: 2, required: true },
      { in: 'query', name: 'c', default: 3 },
    ];
    const call = written('/things', 'get', { parameters }, {});
    expect(call.record?.url).toBe('https://api.contoso.com/things?a=1&b=2');
    expect(call.assumptions.map(({ id }) => id)).toEqual(['optional-default-not-sent']);
  });

  it('completes a body with the properties that the maker does not see', () => {
    const schema: JsonObject = {
      type: 'object',
      required: ['kind', 'from'],
      properties: {
        kind: { type: 'string', default: 'note' },
        hidden: { type: 'string', default: 'x', 'x-ms-visibility': 'internal' },
        optional: { type: 'string', default: 'y' },
        from: { type: 'object', properties: { app: { type: 'string', default: 'flow', 'x-ms-visibility': 'internal' } } },
      },
    };
    const call = written('/things', 'post', { parameters: [{ in: 'body', name: 'body', schema }] }, { body: { text: 'hello' } });
    expect(JSON.parse(textOf(call.record))).toEqual({ text: 'hello', kind: 'note', hidden: 'x', from: { app: 'flow' } });
    expect(call.record?.headers).toContainEqual(['content-type', 'application/json']);
  });

  it('keeps parameters of one name apart', () => {
    const parameters = [
      { in: 'path', name: 'id', required: true, type: 'string' },
      { in: 'query', name: 'id', type: 'string' },
      { in: 'header', name: 'X-Trace', type: 'string' },
    ];
    const call = written('/things/{id}', 'get', { parameters }, { 'path.id': 'a', 'query.id': 'b', 'X-Trace': 'c' });
    expect(call.record?.url).toBe('https://api.contoso.com/things/a?id=b');
    expect(call.record?.headers).toContainEqual(['x-trace', 'c']);
  });

  it('writes forms', () => {
    const parameters = [
      { in: 'formData', name: 'a', type: 'string' },
      { in: 'formData', name: 'b', type: 'array', collectionFormat: 'multi' },
    ];
    const call = written('/things', 'post', { parameters }, { a: 'x y', b: ['1', '2'] });
    expect(textOf(call.record)).toBe('a=x%20y&b=1&b=2');
    expect(call.record?.headers).toContainEqual(['content-type', 'application/x-www-form-urlencoded']);
  });

  it('writes files, and names that would leave their quotes stay in them', async () => {
    const parameters = [
      { in: 'formData', name: 'file', type: 'file' },
      { in: 'formData', name: 'a"\r\nb', type: 'string' },
    ];
    const file = { '$content-type': 'image/png', $content: btoa('PNG'), $filename: 'a"; filename="b.png' };
    const call = written('/things', 'post', { parameters }, { file, 'a"\r\nb': 'note' });
    const form = await call.request?.formData();
    expect([...(form?.keys() ?? [])]).toEqual(['file', 'a"\r\nb']);
    const sent = form?.get('file') as File;
    expect([sent.name, sent.type, await sent.text()]).toEqual(['a"; filename="b.png', 'image/png', 'PNG']);
  });

  it('sends a binary body as its bytes', () => {
    const parameters = [{ in: 'body', name: 'body', schema: { type: 'string', format: 'binary' } }];
    const call = written('/things', 'post', { parameters }, { body: { '$content-type': 'text/csv', $content: btoa('a;b') } });
    expect([textOf(call.record), call.record?.headers]).toEqual(['a;b', expect.arrayContaining([['content-type', 'text/csv']])]);
  });

  it.each<[string, ParameterValues, string]>([
    ['a missing value', {}, "The parameter 'id' is required and has no value."],
    ['an empty segment', { id: '' }, "The value for 'id' in the path is empty."],
    ['a segment of dots', { id: '..' }, 'A value would make a segment of the path that consists of dots.'],
    ['a line break in a header', { id: 'a', 'X-Trace': 'a\r\nHost: b' }, "The value for the header 'X-Trace' holds a line break."],
    [
      'letters that no header carries',
      { id: 'a', 'X-Trace': '€' },
      "The value for the header 'X-Trace' holds letters that no header can carry.",
    ],
  ])('refuses %s', (_, values, sentence) => {
    const parameters = [
      { in: 'path', name: 'id', required: true, type: 'string' },
      { in: 'header', name: 'X-Trace', type: 'string' },
    ];
    expect(written('/things/{id}', 'get', { parameters }, values).problems).toEqual([expect.objectContaining({ sentence })]);
  });

  it('never lets a value leave its place', () => {
    const parameters = [
      { in: 'path', name: 'id', required: true, type: 'string' },
      { in: 'query', name: 'q', type: 'string' },
      { in: 'header', name: 'X-Trace', type: 'string' },
    ];
    const text = fc.oneof(anyText, fc.constantFrom('../..', '%2e%2e', '?a=b', '#', '\\', '//evil.example.com', '@evil', '\r\nHost: evil'));
    fc.assert(
      fc.property(text, text, text, (id, q, trace) => {
        const call = written('/things/{id}/parts', 'get', { parameters }, { id, q, 'X-Trace': trace });
        if (call.record === undefined) return call.problems.length === 1;
        const url = new URL(call.record.url);
        const names = call.record.headers.map(([name]) => name);
        expect([url.host, url.hash, names]).toEqual(['api.contoso.com', '', ['accept', 'x-trace']]);
        expect(url.pathname.split('/')).toHaveLength(4);
        expect(url.pathname).toMatch(/^\/things\/[^/]+\/parts$/);
        return [...url.searchParams.keys()].join() === 'q';
      }),
    );
  });
});
