import { equalJson, objectOr, own } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, bodySchema, pathParameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { isBody } from '../parameter/is-body.ts';

const prefix = 'x-ms-dynamic-';
const dynamicSchema = { 'x-ms-dynamic-schema': { operationId: 'ListThings' } };

export const dynamicNotOnBodyParameter = defineRule({
  id: 'dynamic-not-on-body-parameter',
  subject: 'dynamic',
  codes: ['DynamicExtensionDefinitionNotAllowedInParameter'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A dynamic extension of a body stands in the schema of the body, not on the parameter.',
  why: 'The designer reads the fields of a body from its schema: the extension on the parameter has no effect, and makers see no fields.',
  fix: 'Move the extension into "schema".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'parameter',
  when: isBody,
  *check(node, parameter) {
    for (const name of Object.keys(node)) {
      if (name.startsWith(prefix))
        yield {
          message: `${parameterName(parameter)} is a body and has ${name} outside its schema.`,
          at: [name],
          repair: equalJson(own(objectOr(node['schema']), name), node[name]) ? { kind: 'remove' } : undefined,
        };
    }
  },
  valid: [
    bodySchema('in the schema', dynamicSchema),
    pathParameter('any other parameter', { 'x-ms-dynamic-values': { operationId: 'ListThings', 'value-path': 'id' } }),
  ],
  invalid: [
    bodyParameter('on the parameter', dynamicSchema, { at: ['x-ms-dynamic-schema'] }),
    bodyParameter(
      'beside the schema that has it too',
      { ...dynamicSchema, 'x-ms-dynamic-properties': { operationId: 'ListThings' }, schema: { type: 'object', ...dynamicSchema } },
      { at: [['x-ms-dynamic-schema'], ['x-ms-dynamic-properties']], program: 'custom' },
    ),
  ],
});
