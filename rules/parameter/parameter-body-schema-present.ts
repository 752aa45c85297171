import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const parameterBodySchemaPresent = defineRule({
  id: 'parameter-body-schema-present',
  subject: 'parameter',
  codes: ['BodyParameterSchemaRequired'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A body parameter has a schema.',
  why: 'The schema is all that is known of the body: without it the designer has no field to offer.',
  fix: 'Add the schema of the body.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'parameter',
  check({ schema }, parameter) {
    if (parameter.in !== 'body' || isObject(schema)) return;
    const found = schema === undefined ? 'no schema' : 'a schema that is no object';
    return { message: `${parameterName(parameter)} is a body and has ${found}.` };
  },
  valid: [
    bodyParameter(
      'a reference is a schema',
      { schema: { $ref: '#/definitions/Box' } },
      { document: { definitions: { Box: { type: 'object' } } } },
    ),
    parameter('a query has none', {}),
  ],
  invalid: [
    bodyParameter('absent', { schema: undefined }),
    bodyParameter('only its name', { schema: 'Box' }),
    bodyParameter('type in place of schema, internal', { schema: undefined, type: 'object', 'x-ms-visibility': 'internal' }),
  ],
});
