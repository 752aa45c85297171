import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, response } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { responseName } from '../response/response-name.ts';
import { doubling, objectOf } from './example-schemas.ts';
import { mostSchemasOfBody, schemaSize } from './schema-size.ts';

export const limitsBodySchemaCount = defineRule({
  id: 'limits-body-schema-count',
  subject: 'limits',
  codes: ['BodySchemaCountExceedsMaxAllowed'],
  severity: 'error',
  programs: everyProgram,
  summary: `One body or response expands to at most ${mostSchemasOfBody} schemas, every reference written out.`,
  why: 'The platform writes every reference out, and imports no connector that becomes too large by it.',
  fix: 'Remove properties that nobody needs, or leave the inside of large objects undescribed.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['parameter', 'response'],
  having: ['schema'],
  check(_, node) {
    const { schema } = node;
    if (schema === undefined || ('in' in node && node.in !== 'body')) return;
    const { schemas, isComplete } = schemaSize(schema, node.definition);
    if (schemas <= mostSchemasOfBody) return;
    const name = 'in' in node ? parameterName(node) : responseName(node);
    const count = isComplete ? `${schemas}` : `more than ${schemas - 1}`;
    return { message: `${name} expands to ${count} schemas; at most ${mostSchemasOfBody} are allowed.`, at: ['schema'] };
  },
  valid: [
    response('as many as allowed', { schema: objectOf(mostSchemasOfBody - 1) }),
    response(
      'a reference back to where one comes from counts as nothing',
      { schema: { $ref: '#/definitions/Thing' } },
      {
        document: {
          definitions: {
            Thing: {
              type: 'object',
              properties: { next: { $ref: '#/definitions/Thing' }, parts: { type: 'array', items: { $ref: '#/definitions/Thing' } } },
            },
          },
        },
      },
    ),
  ],
  invalid: [
    response('one more', { schema: objectOf(mostSchemasOfBody) }, { at: ['schema'] }),
    bodyParameter('a body', { schema: { type: 'array', items: objectOf(mostSchemasOfBody) } }, { at: ['schema'] }),
    response('branches of allOf', { schema: { allOf: [objectOf(300), objectOf(300)] } }, { at: ['schema'] }),
    response(
      'a few definitions that refer to each other twice',
      { schema: { $ref: '#/definitions/Level1' } },
      { at: ['schema'], document: { definitions: doubling(10) } },
    ),
  ],
});
