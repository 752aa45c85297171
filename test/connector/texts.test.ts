import { expect, test } from 'vitest';
import { pathOf, pointerOf } from '../../src/connector/place.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';

const definition = readDefinition({
  info: { title: 'Northwind', description: 'Keeps lists.', summary: 1 },
  tags: ['none', { name: 'a', description: 'First.' }, []],
  paths: {
    '/things': {
      get: {
        description: 'Gets things.',
        summary: 'Get things',
        parameters: [{ name: 'q', in: 'query', 'x-ms-summary': 'Filter', title: {} }],
        responses: {
          '200': {
            description: 'OK.',
            headers: { etag: { description: 'Its state.' } },
            schema: { title: 'All', items: { title: 'One' } },
          },
        },
      },
      put: { 'x-ms-visibility': 'internal', summary: 'Hidden', responses: { '404': { description: 'None.' } } },
    },
  },
  securityDefinitions: { key: { type: 'apiKey', description: 'A key.' } },
});

test('texts stand in the order of the nodes, with what they are and who sees them', () => {
  const get = '/paths/~1things/get';
  expect(definition.texts().map(({ value, place, owner, isVisible }) => [value, pointerOf(pathOf(place)), owner, isVisible])).toEqual([
    ['Northwind', '/info/title', 'info', true],
    ['Keeps lists.', '/info/description', 'info', true],
    ['First.', '/tags/1/description', 'tag', true],
    ['Get things', `${get}/summary`, 'operation', true],
    ['Gets things.', `${get}/description`, 'operation', true],
    ['Hidden', '/paths/~1things/put/summary', 'operation', false],
    ['Filter', `${get}/parameters/0/x-ms-summary`, 'parameter', true],
    ['OK.', `${get}/responses/200/description`, 'response', true],
    ['None.', '/paths/~1things/put/responses/404/description', 'response', false],
    ['Its state.', `${get}/responses/200/headers/etag/description`, 'header', true],
    ['All', `${get}/responses/200/schema/title`, 'schema', true],
    ['One', `${get}/responses/200/schema/items/title`, 'schema', true],
    ['A key.', '/securityDefinitions/key/description', 'security-definition', true],
  ]);
  expect(definition.texts().every(({ kind, place }) => kind === place.key)).toBe(true);
});

test('a question picks texts by what they say and are', () => {
  const seen = definition.texts((value, { kind, owner }) => owner === 'schema' && kind === 'title' && value !== 'All');
  expect(seen.map(({ value }) => value)).toEqual(['One']);
});
