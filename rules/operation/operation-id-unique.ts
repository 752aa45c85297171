import type { Operation } from '../../src/connector/definition.ts';
import { defineRule, everyProgram } from '../define.ts';
import { createOperation, paths } from '../examples.ts';
import { quote } from '../quote.ts';
import { routeName } from '../route-name.ts';

export const operationIdUnique = defineRule({
  id: 'operation-id-unique',
  subject: 'operation',
  codes: ['OperationIdNotUnique'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No two operations have the same operationId, whatever its letter case.',
  why: 'Apps and flows find an action by its operationId: of two operations with the same one, they may call the wrong one.',
  fix: 'Give one of the two another operationId: the new one, when the other is published.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'document',
  *check(_document, { operations }) {
    const known = new Map<string, Operation>();
    for (const operation of operations) {
      if (operation.id === undefined) continue;
      const key = operation.id.toLowerCase();
      const first = known.get(key);
      if (first === undefined) {
        known.set(key, operation);
      } else {
        yield {
          message: `operationId ${quote(operation.id)} is already that of ${routeName(first)}.`,
          place: operation.place,
          at: ['operationId'],
        };
      }
    }
  },
  valid: [
    createOperation('a name like that of a built-in member', { operationId: 'constructor' }),
    paths('two operations without an id', { '/parts': { get: {}, post: {} } }),
  ],
  invalid: [
    createOperation('the same', { operationId: 'ListThings' }, { at: ['operationId'] }),
    createOperation('another letter case', { operationId: 'listthings' }, { at: ['operationId'] }),
    paths(
      'three times, once internal',
      { '/parts': { get: { operationId: 'GetThing', 'x-ms-visibility': 'internal' }, put: { operationId: 'GetThing' } } },
      {
        at: [
          ['/parts', 'get', 'operationId'],
          ['/parts', 'put', 'operationId'],
        ],
      },
    ),
  ],
});
