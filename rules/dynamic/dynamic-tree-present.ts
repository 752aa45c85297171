import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { inputSchema, parameter, pathParameter } from '../examples.ts';
import { dynamicKinds } from './calls.ts';

const member = 'x-ms-dynamic-values';
const tree = 'x-ms-dynamic-tree';
const picker = { [member]: { capability: 'file-picker', parameters: {}, 'value-path': 'id' } };

export const dynamicTreePresent = defineRule({
  id: 'dynamic-tree-present',
  subject: 'dynamic',
  codes: ['DynamicTreeExtensionMissing'],
  severity: 'error',
  programs: everyProgram,
  summary: `A file picker of ${member} has ${tree} beside it.`,
  why: `A designer that goes by ${tree} finds no picker: makers cannot choose a file, and have to know its id.`,
  fix: `Add ${tree} with the calls "open" and "browse".`,
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: [member],
  check({ [member]: values, [tree]: beside }) {
    if (!isObject(values) || values['capability'] !== 'file-picker' || beside !== undefined) return;
    return { message: `${member} is a file picker and has no ${tree} beside it.`, at: [member] };
  },
  valid: [
    pathParameter('both', {
      ...picker,
      [tree]: { settings: {}, open: { operationId: 'ListThings' }, browse: { operationId: 'ListThings' } },
    }),
    pathParameter('another capability', { [member]: { capability: 'table-picker', parameters: {} } }),
    pathParameter('no capability', { [member]: { operationId: 'ListThings', 'value-path': 'id' } }),
  ],
  invalid: [
    pathParameter('a parameter', picker, { at: [member] }),
    inputSchema('a property', picker, { at: [member] }),
    parameter(
      'the tree on the array, the picker on its items',
      { type: 'array', [tree]: {}, items: { type: 'string', ...picker } },
      { at: ['items', member] },
    ),
  ],
});
