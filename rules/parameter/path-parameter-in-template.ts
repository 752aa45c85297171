import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { variablesOf } from '../path-template.ts';
import { quote } from '../quote.ts';

export const pathParameterInTemplate = defineRule({
  id: 'path-parameter-in-template',
  subject: 'parameter',
  codes: ['PathParameterNotDefinedInTemplate'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every path parameter stands in the path as {name}.',
  why: 'Makers fill in a value that has no place in the request: it never reaches the service.',
  fix: 'Write {name} into the path where the value belongs, with the same capitals, or delete the parameter.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'operation',
  when(_, { parameters }) {
    return parameters.some(({ parameter }) => parameter.in === 'path');
  },
  *check(_, { path, parameters }) {
    const variables = new Set(variablesOf(path));
    for (const { parameter, item } of parameters) {
      const { name } = parameter;
      if (parameter.in !== 'path' || name === '' || variables.has(name)) continue;
      // A name that holds a brace or a slash is no variable to anybody else, but it does stand there.
      if (/[{}/]/.test(name) && path.includes(`{${name}}`)) continue;
      // The message does not name the operation, so that a parameter of the path is reported once for all its operations.
      yield { message: `Path parameter ${quote(name)} does not stand in the path ${quote(path)}.`, place: item.place };
    }
  },
  valid: [
    paths('two in one segment', {
      '/boxes/{row}-{shelf}': { get: { operationId: 'GetBox', parameters: [pathNamed('row'), pathNamed('shelf')], responses: {} } },
    }),
    operation('a query of that name needs no place', { parameters: [{ ...pathNamed('id'), in: 'query' }] }),
  ],
  invalid: [
    operation('absent', { parameters: [pathNamed('id')] }, { at: ['parameters', 0] }),
    paths(
      'other capitals',
      { '/boxes/{boxId}': { get: { operationId: 'GetBox', parameters: [pathNamed('boxid')], responses: {} } } },
      { at: ['/boxes/{boxId}', 'get', 'parameters', 0] },
    ),
    operation(
      'shared: the reference is wrong, not the parameter',
      { parameters: [{ $ref: '#/parameters/Id' }] },
      { at: ['parameters', 0], document: { parameters: { Id: pathNamed('id') } } },
    ),
    paths(
      'of the path, once for both operations',
      {
        '/boxes': {
          parameters: [pathNamed('id')],
          get: { operationId: 'GetBox', responses: {} },
          delete: { operationId: 'DeleteBox', responses: {} },
        },
      },
      { at: ['/boxes', 'parameters', 0] },
    ),
  ],
});

function pathNamed(name: string) {
  return { name, in: 'path', required: true, type: 'string' };
}
