import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { parameter, pathParameter, schema } from '../examples.ts';
import { dynamicKinds } from './calls.ts';

const member = 'x-ms-dynamic-values';
const targets = ['operationId', 'builtInOperation', 'capability'] as const;

export const dynamicTargetPresent = defineRule({
  id: 'dynamic-target-present',
  subject: 'dynamic',
  codes: ['OneOfPropertiesRequired'],
  severity: 'error',
  programs: everyProgram,
  summary: `${member} says where the values come from: ${targets.slice(0, -1).join(', ')} or ${targets.at(-1)}.`,
  why: 'The designer shows a drop-down that it can never fill.',
  fix: 'Add "operationId" with the operation that returns the values.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: [member],
  check({ [member]: values }) {
    if (!isObject(values) || targets.some((target) => values[target] !== undefined)) return;
    return { message: `${member} names no operation.`, at: [member] };
  },
  valid: [
    pathParameter('an operation', { [member]: { operationId: 'ListThings', 'value-path': 'id' } }),
    pathParameter('a capability', { [member]: { capability: 'file-picker', parameters: {}, 'value-path': 'Id' } }),
    pathParameter('an operation of the platform', { [member]: { builtInOperation: 'ListEnvironments', 'value-path': 'name' } }),
    schema('no object: definition-value-types', { [member]: 'ListThings' }),
  ],
  invalid: [
    pathParameter('empty', { [member]: {} }, { at: [member] }),
    schema('misspelt', { [member]: { operationID: 'ListThings', 'value-path': 'id' } }, { at: [member] }),
    parameter(
      'of the items of an array',
      { type: 'array', items: { type: 'string', [member]: { 'value-path': 'id' } } },
      { at: ['items', member] },
    ),
  ],
});
