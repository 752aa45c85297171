import type { Parameter } from '../../src/connector/definition.ts';
import { isArray, isObject, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { hasDynamicExtension } from '../dynamic-extensions.ts';
import { bodyParameter, createOperation } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const parameterBodySchemaNonEmpty = defineRule({
  id: 'parameter-body-schema-non-empty',
  subject: 'parameter',
  codes: ['5000.2.4.6'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The schema of a body says what the body holds.',
  why: 'The designer makes the fields from the schema: of an empty one makers get a single raw field and must write JSON by hand.',
  fix: 'List the properties of the body, or make its schema dynamic.',
  published: { certified: 20, 'independent-publisher': 8 },
  given: 'parameter',
  having: ['schema'],
  check({ schema }, parameter) {
    if (parameter.in !== 'body' || !isObject(schema)) return;
    if (Object.keys(schema).length === 0) return { message: `${parameterName(parameter)} is a body with an empty schema.`, at: ['schema'] };
    else if (isShapeless(schema) && !isOfInternalOperations(parameter)) {
      return { message: `${parameterName(parameter)} is a body that is an object without properties.`, at: ['schema'] };
    }
  },
  valid: [
    bodyParameter('any names, values of one type', { schema: { type: 'object', additionalProperties: { type: 'string' } } }),
    bodyParameter(
      'composed',
      { schema: { type: 'object', allOf: [{ $ref: '#/definitions/Box' }] } },
      { document: { definitions: { Box: { type: 'object' } } } },
    ),
    bodyParameter('dynamic', {
      schema: { type: 'object', 'x-ms-dynamic-schema': { operationId: 'GetSchema', parameters: {}, 'value-path': 'schema' } },
    }),
    bodyParameter('a plain text', { schema: { type: 'string' } }),
    createOperation('an object of an internal operation', {
      'x-ms-visibility': 'internal',
      parameters: [{ name: 'body', in: 'body', schema: { type: 'object' } }],
    }),
  ],
  invalid: [
    bodyParameter('empty', { schema: {} }, { at: ['schema'] }),
    bodyParameter('only a type', { schema: { type: 'object' } }, { at: ['schema'] }),
    bodyParameter('an empty list of properties', { schema: { type: 'object', properties: {}, title: 'Box' } }, { at: ['schema'] }),
    createOperation(
      'empty, of an internal operation',
      { 'x-ms-visibility': 'internal', parameters: [{ name: 'body', in: 'body', schema: {} }] },
      { at: ['parameters', 0, 'schema'] },
    ),
  ],
});

function isShapeless(schema: JsonObject): boolean {
  const { type, properties, additionalProperties, allOf, $ref } = schema;
  const isComposed = isArray(allOf) || typeof $ref === 'string' || additionalProperties !== undefined;
  return type === 'object' && !isComposed && Object.keys(objectOr(properties)).length === 0 && !hasDynamicExtension(schema);
}

function isOfInternalOperations({ uses }: Parameter): boolean {
  return uses.length > 0 && uses.every((operation) => operation.isInternal);
}
