import { defineRule, everyProgram } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { writtenParameters } from './written-parameters.ts';

export const parametersSingleBody = defineRule({
  id: 'parameters-single-body',
  subject: 'parameter',
  codes: ['OperationParametersContainMultipleBodyParameters', 'PathParametersContainMultipleBodyParameters'],
  severity: 'error',
  programs: everyProgram,
  summary: 'An operation has at most one body parameter.',
  why: 'A request has one body: of two only one can be sent, and what makers enter for the other is lost.',
  fix: 'Combine the values in the schema of one body parameter.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: ['operation', 'path-item'],
  having: ['parameters'],
  check(owner, context) {
    if ('method' in context) {
      // What the path hands down comes first; an own body of the same name replaces it and is alone.
      const more = context.parameters.filter(({ parameter }) => parameter.in === 'body').slice(1);
      if (more.length === 0) return;
      const message = `${operationName(context)} has more than one body parameter.`;
      const codes = ['OperationParametersContainMultipleBodyParameters'];
      return more.filter(({ level }) => level === 'operation').map(({ item: { place } }) => ({ message, place, codes }));
    }
    const more = writtenParameters(owner, context.definition)
      .filter(({ value }) => value?.['in'] === 'body')
      .slice(1);
    const message = `Path ${quote(context.path)} has more than one body parameter.`;
    return more.map(({ index }) => ({ message, at: ['parameters', index], codes: ['PathParametersContainMultipleBodyParameters'] }));
  },
  valid: [
    operation('one body beside a query', { parameters: [{ name: 'page', in: 'query', type: 'integer' }, bodyNamed('body')] }),
    paths('an operation replaces the body of its path', {
      '/boxes': { parameters: [bodyNamed('body')], post: { operationId: 'CreateBox', parameters: [bodyNamed('body')], responses: {} } },
    }),
  ],
  invalid: [
    operation('two bodies', { parameters: [bodyNamed('box'), bodyNamed('label')] }, { at: ['parameters', 1] }),
    operation(
      'the second by reference',
      { parameters: [bodyNamed('box'), { $ref: '#/parameters/Label' }] },
      { at: ['parameters', 1], document: { parameters: { Label: bodyNamed('label') } } },
    ),
    paths(
      'one of the path, one of the operation',
      { '/boxes': { parameters: [bodyNamed('box')], post: { operationId: 'CreateBox', parameters: [bodyNamed('label')], responses: {} } } },
      { at: ['/boxes', 'post', 'parameters', 0] },
    ),
    paths(
      'two of the path',
      { '/boxes': { parameters: [bodyNamed('box'), bodyNamed('label')], post: { operationId: 'CreateBox', responses: {} } } },
      { at: ['/boxes', 'parameters', 1] },
    ),
  ],
});

function bodyNamed(name: string) {
  return { name, in: 'body', schema: { type: 'string' } };
}
