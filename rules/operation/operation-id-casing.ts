import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';

export const operationIdCasing = defineRule({
  id: 'operation-id-casing',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operationId is in PascalCase; a revision may end in _V2.',
  why: 'Makers who write formulas call the operation by this name and expect it to look like those of other connectors.',
  fix: 'Write the id of a new operation in PascalCase; leave a published id as it is, because renaming breaks the flows that use it.',
  published: { certified: 140, 'independent-publisher': 37 },
  given: 'operation',
  having: ['operationId'],
  check(_operation, { id }) {
    if (id === undefined || /^[A-Z][A-Za-z0-9]*(?:_V\d+)?$/.test(id)) return;
    return { message: `operationId ${quote(id)} is not in PascalCase.`, at: ['operationId'] };
  },
  valid: [
    operation('capitals within', { operationId: 'ListAPIThings' }),
    operation('a later revision', { operationId: 'ListThings_V2' }),
    operation('custom', { operationId: 'listThings' }, { program: 'custom' }),
  ],
  invalid: [
    operation('camelCase', { operationId: 'listThings' }, { at: ['operationId'] }),
    operation('snake_case', { operationId: 'list_things' }, { at: ['operationId'] }),
    operation('a digit first', { operationId: '365Things' }, { at: ['operationId'] }),
    operation('nothing but a revision', { operationId: '_V2' }, { at: ['operationId'] }),
  ],
});
