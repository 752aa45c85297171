import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';

const body = { name: 'body', in: 'body', schema: { type: 'object' } };

export const operationDeleteBodyAbsent = defineRule({
  id: 'operation-delete-body-absent',
  subject: 'operation',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A delete operation has no body.',
  why: 'HTTP gives the body of a delete request no meaning, and some servers and gateways drop or refuse it.',
  fix: 'Move the values to the path or the query.',
  published: { certified: 18, 'independent-publisher': 3 },
  given: 'operation',
  when(_operation, { method }) {
    return method === 'delete';
  },
  *check(_operation, operation) {
    for (const { parameter, item } of operation.parameters) {
      if (parameter.in !== 'body') continue;
      yield {
        message: `The delete operation ${operationName(operation)} has the body parameter ${quote(parameter.name)}.`,
        place: item.place,
      };
    }
  },
  valid: [
    paths('a query parameter', { '/parts': { delete: { parameters: [{ name: 'body', in: 'query', type: 'string' }] } } }),
    paths('another method', { '/parts': { patch: { parameters: [body] } } }),
  ],
  invalid: [
    paths('a body', { '/parts': { delete: { parameters: [body] } } }, { at: ['/parts', 'delete', 'parameters', 0] }),
    paths('in upper case', { '/parts': { DELETE: { parameters: [body] } } }, { at: ['/parts', 'DELETE', 'parameters', 0] }),
  ],
});
