import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, response } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { responseName } from '../response/response-name.ts';
import { levels } from './example-schemas.ts';
import { schemaSize } from './schema-size.ts';

/** The platform's own limit is not published; the deepest schema ever published has 15 levels. */
const deepest = 20;

export const limitsSchemaDepth = defineRule({
  id: 'limits-schema-depth',
  subject: 'limits',
  codes: ['SchemaTooDeep'],
  severity: 'warning',
  programs: everyProgram,
  summary: `A body or response nests at most ${deepest} levels of properties and items, every reference written out.`,
  why: 'The platform refuses schemas that are too deep, and no maker finds anything in them.',
  fix: 'Flatten the schema, or leave the innermost objects undescribed.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['parameter', 'response'],
  having: ['schema'],
  check(_, node) {
    const { schema } = node;
    if (schema === undefined || ('in' in node && node.in !== 'body')) return;
    const { depth } = schemaSize(schema, node.definition);
    if (depth <= deepest) return;
    const name = 'in' in node ? parameterName(node) : responseName(node);
    return { message: `${name} nests ${depth} levels deep; at most ${deepest} are allowed.`, at: ['schema'] };
  },
  valid: [
    response('as deep as allowed', { schema: levels(deepest) }),
    response('branches of allOf are on the level of their owner', { schema: { allOf: [levels(deepest)] } }),
    response(
      'a reference back to where one comes from ends the way',
      { schema: { $ref: '#/definitions/Thing' } },
      {
        document: { definitions: { Thing: { type: 'object', properties: { next: { $ref: '#/definitions/Thing' } } } } },
      },
    ),
  ],
  invalid: [
    response('one level more', { schema: levels(deepest + 1) }, { at: ['schema'] }),
    bodyParameter(
      'a body, by way of a reference',
      { schema: { type: 'array', items: { $ref: '#/definitions/Thing' } } },
      {
        at: ['schema'],
        document: { definitions: { Thing: levels(deepest) } },
      },
    ),
  ],
});
