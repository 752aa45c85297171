import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { callOf } from '../../src/preview/call-of.ts';
import { matchPath, operationAt } from '../../src/preview/routing.ts';
import { anyText, connectorWith } from './opened.ts';

const at = (paths: readonly string[], method: string, pathname: string, definition: JsonObject = {}) => {
  const entries = paths.map((path) => [path, { get: { operationId: path, responses: {} } }]);
  const connector = connectorWith(Object.fromEntries(entries), definition);
  return connector.definition && operationAt(connector.definition, method, pathname)?.id;
};

describe('the operation that a request is for', () => {
  it.each<[string, string[], string, string | undefined]>([
    ['the literal path before the template', ['/things/{id}', '/things/mine'], '/things/mine', '/things/mine'],
    ['the template for everything else', ['/things/{id}', '/things/mine'], '/things/yours', '/things/{id}'],
    ['a template inside of a segment', ["/things('{id}')", '/things'], "/things('5')", "/things('{id}')"],
    ['two templates in one segment', ['/range({from},{to})'], '/range(1,2)', '/range({from},{to})'],
    ['none for an empty value', ['/things/{id}'], '/things/', undefined],
    ['none for more segments', ['/things/{id}'], '/things/1/2', undefined],
    ['a name with letters that URLs encode', ['/dinge/größe'], '/dinge/gr%C3%B6%C3%9Fe', '/dinge/größe'],
  ])('is %s', (_, paths, pathname, id) => {
    expect(at(paths, 'GET', pathname)).toBe(id);
  });

  it('is below the base path, and of the same method', () => {
    expect(at(['/things'], 'GET', '/v1/things', { basePath: '/v1' })).toBe('/things');
    expect(at(['/things'], 'GET', '/v2/things', { basePath: '/v1' })).toBeUndefined();
    expect(at(['/things'], 'POST', '/things')).toBeUndefined();
  });

  it('gives the values of the path as they stand there', () => {
    expect(matchPath("/things('{id}')/{part}", "/things('a%2Fb')/c")).toEqual(
      new Map([
        ['id', 'a%2Fb'],
        ['part', 'c'],
      ]),
    );
  });

  it('is the same for every call that was written for it', () => {
    const parameters = ['a', 'b'].map((name) => ({ in: 'path', name, required: true, type: 'string' }));
    const templates = ['/x/{a}', '/x/{a}/{b}', "/y('{a}')", '/z/{a}:{b}/end', '/w/{a}.json'];
    const connector = connectorWith(
      Object.fromEntries(
        templates.map((path) => [
          path,
          { get: { operationId: path, parameters: parameters.filter(({ name }) => path.includes(`{${name}}`)), responses: {} } },
        ]),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...(connector.definition?.operations ?? [])), anyText, fc.string(), (operation, a, b) => {
        const { request } = callOf(operation, { a, b });
        return request === undefined || operationAt(operation.definition, 'GET', new URL(request.url).pathname) === operation;
      }),
    );
  });
});
