import type { Definition, Operation } from '../../src/connector/definition.ts';
import { remembered } from '../../src/connector/remembered.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, pathParameter, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { callsByCarrier } from './calls.ts';
import { ordering, values } from './order-example.ts';

export const dynamicHelperInternal = defineRule({
  id: 'dynamic-helper-internal',
  subject: 'dynamic',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation that is there only for dynamic extensions is internal.',
  why: 'Makers see it among the actions, where it is of no use to them.',
  fix: 'Set "x-ms-visibility": "internal" on the operation, unless makers need it as an action of its own.',
  published: { certified: 47, 'independent-publisher': 25 },
  given: 'operation',
  check({ 'x-ms-visibility': visibility }, operation) {
    if (operation.isInternal || operation.trigger !== undefined) return;
    const calls = callsTo(operation);
    // Whether makers need it too, no file says; who marked it for them has decided.
    if (calls === 0 || visibility === 'important' || visibility === 'advanced') return;
    const callers = calls === 1 ? 'a dynamic extension calls' : `${calls} dynamic extensions call`;
    return { message: `${operationName(operation)} is shown to makers as an action, and ${callers} it.` };
  },
  valid: [
    paths('internal', ordering({ part: values() })),
    paths('nobody calls it', ordering()),
    paths('marked for makers', ordering({ part: values(), listParts: { 'x-ms-visibility': 'important' } })),
    operation('a trigger', {
      'x-ms-trigger': 'batch',
      parameters: [{ name: 'filter', in: 'query', type: 'string', 'x-ms-dynamic-values': { operationId: 'ListThings' } }],
    }),
    pathParameter('custom connectors are not published', { 'x-ms-dynamic-values': { operationId: 'ListThings' } }, { program: 'custom' }),
  ],
  invalid: [
    paths('values', ordering({ part: values(), listParts: { 'x-ms-visibility': undefined } }), { at: ['/shelves/{shelf}/parts', 'get'] }),
    paths(
      'a tree',
      ordering({ part: { 'x-ms-dynamic-tree': { open: { operationId: 'ListParts' } } }, listParts: { 'x-ms-visibility': 'none' } }),
      {
        at: ['/shelves/{shelf}/parts', 'get'],
      },
    ),
  ],
});

/** How many dynamic extensions call an operation. */
function callsTo(operation: Operation): number {
  return callsIn(operation.definition).get(operation) ?? 0;
}

const callsIn = remembered((definition: Definition) => {
  const counts = new Map<Operation, number>();
  for (const calls of callsByCarrier(definition).values()) {
    for (const { target } of calls) if (target !== undefined) counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  return counts;
});
