import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { variablesOf } from '../path-template.ts';
import { quote } from '../quote.ts';
import { nameList } from './name-list.ts';

const id = { name: 'id', in: 'path', required: true, type: 'string' };

export const pathVariableDeclared = defineRule({
  id: 'path-variable-declared',
  subject: 'path',
  codes: ['OperationMissingPathParameter'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every variable of a path is declared as path parameter of exactly that name.',
  why: 'A variable that nobody fills in is sent with its braces, and the service answers that it knows no such thing.',
  fix: 'Declare a parameter of the name of each variable, with "in": "path" and "required": true.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'operation',
  check(_operation, operation) {
    const names = variablesOf(operation.path);
    if (names.length === 0) return;
    const variables = new Set(names);
    for (const { parameter } of operation.parameters) if (parameter.in === 'path') variables.delete(parameter.name);
    if (variables.size === 0) return;
    return { message: `The path of ${operationName(operation)} has undeclared variables: ${nameList([...variables].map(quote))}.` };
  },
  valid: [
    paths('declared for the whole path', { '/parts/{id}': { parameters: [id], get: { responses: {} } } }),
    paths(
      'declared by reference',
      { '/parts/{id}': { get: { parameters: [{ $ref: '#/parameters/Id' }] } } },
      { document: { parameters: { Id: id } } },
    ),
    paths('a name like that of a built-in member', {
      '/parts/{constructor}': { get: { parameters: [{ ...id, name: 'constructor' }] } },
    }),
  ],
  invalid: [
    paths('not declared', { '/parts/{id}': { get: { responses: {} } } }, { at: ['/parts/{id}', 'get'] }),
    paths('another letter case', { '/parts/{ID}': { get: { parameters: [id] } } }, { at: ['/parts/{ID}', 'get'] }),
    paths(
      'in the query',
      { '/parts/{id}': { get: { parameters: [{ name: 'id', in: 'query', type: 'string' }] } } },
      { at: ['/parts/{id}', 'get'] },
    ),
    paths(
      'declared for the other operation',
      { '/parts/{id}': { get: { parameters: [id] }, delete: {} } },
      { at: ['/parts/{id}', 'delete'] },
    ),
  ],
});
