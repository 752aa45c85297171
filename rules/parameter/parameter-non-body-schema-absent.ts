import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const parameterNonBodySchemaAbsent = defineRule({
  id: 'parameter-non-body-schema-absent',
  subject: 'parameter',
  codes: ['NonBodyParameterSchemaNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Only a body parameter has a schema.',
  why: 'OpenAPI 2.0 reads the schema of a body alone: of any other parameter it would be ignored, type and all.',
  fix: 'Delete schema, and write type, format, enum and limits into the parameter itself.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'parameter',
  having: ['schema'],
  check(_, parameter) {
    if (parameter.in === 'body') return;
    return { message: `${parameterName(parameter)} has a schema, though it is no body.`, at: ['schema'] };
  },
  valid: [bodyParameter('a body', {})],
  invalid: [
    parameter('the way of OpenAPI 3', { type: undefined, schema: { type: 'string' } }, { at: ['schema'] }),
    parameter('beside a type', { schema: {} }, { at: ['schema'] }),
    parameter('of a form', { in: 'formData', schema: { type: 'string' } }, { at: ['schema'] }),
  ],
});
