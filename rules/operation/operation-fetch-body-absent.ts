import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { isInBody } from './form-media-types.ts';

const body = { name: 'body', in: 'body', schema: { type: 'object' } };

export const operationFetchBodyAbsent = defineRule({
  id: 'operation-fetch-body-absent',
  subject: 'operation',
  codes: ['BodyOrFormDataParameterInFetchOperationNotAllowed'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A get or head operation has no parameter in body or formData.',
  why: 'Such a request has no body on its way to the service: makers fill in fields that never arrive.',
  fix: 'Move the values to the query, or use the method post if the service takes it.',
  published: { certified: 5, 'independent-publisher': 1 },
  given: 'operation',
  when(_operation, { method, parameters }) {
    return (method === 'get' || method === 'head') && parameters.some(isInBody);
  },
  *check(_operation, operation) {
    for (const { parameter, item } of operation.parameters.filter(isInBody)) {
      const what = `${parameter.in} parameter ${quote(parameter.name)}`;
      yield { message: `The ${operation.method} operation ${operationName(operation)} has the ${what}.`, place: item.place };
    }
  },
  valid: [
    operation('a query parameter', { parameters: [{ name: 'body', in: 'query', type: 'string' }] }),
    paths('another method', { '/parts': { put: { parameters: [body] } } }),
  ],
  invalid: [
    operation('a body', { parameters: [body] }, { at: ['parameters', 0] }),
    paths(
      'a form',
      { '/parts': { head: { parameters: [{ name: 'kind', in: 'formData', type: 'string' }] } } },
      { at: ['/parts', 'head', 'parameters', 0] },
    ),
    paths('of the path', { '/parts': { parameters: [body], get: {}, post: {} } }, { at: ['/parts', 'parameters', 0] }),
    operation(
      'shared',
      { parameters: [{ $ref: '#/parameters/Body' }] },
      { at: ['parameters', 0], document: { parameters: { Body: body } } },
    ),
  ],
});
