import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';

export const operationIdCharacters = defineRule({
  id: 'operation-id-characters',
  subject: 'operation',
  codes: ['OperationIdSanitized'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'An operationId has ASCII letters and digits only; a revision may end in _V2.',
  why: 'The platform removes other characters from the id, so makers who write formulas meet a name that is nowhere in the definition.',
  fix: 'Remove the character from the id of a new operation; leave a published id as it is, because renaming breaks the flows that use it.',
  published: { certified: 114, 'independent-publisher': 29 },
  given: 'operation',
  having: ['operationId'],
  check(_operation, { id }) {
    if (id === undefined || /^[A-Za-z0-9]*$/.test(id)) return;
    const character = /[^A-Za-z0-9]/u.exec(id.replace(/_V\d+$/, ''))?.[0];
    if (character !== undefined) return { message: `operationId ${quote(id)} contains ${quote(character)}.`, at: ['operationId'] };
  },
  valid: [
    operation('letters and digits', { operationId: 'List365Things' }),
    operation('a later revision', { operationId: 'ListThings_V12' }),
    operation('blank is said by operation-id-present', { operationId: ' ' }),
  ],
  invalid: [
    operation('a hyphen', { operationId: 'list-things' }, { at: ['operationId'] }),
    operation('a blank', { operationId: 'List things' }, { at: ['operationId'] }),
    operation('a dot', { operationId: 'Things.List' }, { at: ['operationId'] }),
    operation('an underscore before the revision', { operationId: 'List_Things_V2' }, { at: ['operationId'] }),
    operation('a revision in lower case', { operationId: 'ListThings_v2' }, { at: ['operationId'] }),
    operation('a letter outside of ASCII', { operationId: 'ListFaçades' }, { at: ['operationId'] }),
  ],
});
