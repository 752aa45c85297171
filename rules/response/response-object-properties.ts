import { isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { hasDynamicExtension } from '../dynamic-extensions.ts';
import { operation, response } from '../examples.ts';
import { writtenSchema, writtenSchemaName } from './written-schema.ts';

export const responseObjectProperties = defineRule({
  id: 'response-object-properties',
  subject: 'response',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'A response that is an object lists its properties.',
  why: 'Each property becomes a value that later steps of a flow can use: of an object without properties makers get none.',
  fix: 'List the properties of the object, or make its schema dynamic.',
  published: { certified: 82, 'independent-publisher': 16 },
  given: 'response',
  having: ['schema'],
  check(_, response) {
    const schema = writtenSchema(response);
    if (schema === undefined) return;
    const { type, properties, additionalProperties, allOf } = schema.value;
    if (type !== 'object' || hasMembers(properties) || isArray(allOf) || hasDynamicExtension(schema.value)) return;
    if (additionalProperties !== undefined && additionalProperties !== false) return;
    return { message: `${writtenSchemaName(response, schema)} is an object without properties.`, place: schema.place };
  },
  valid: [
    response('properties', { schema: { type: 'object', properties: { id: { type: 'string' } } } }),
    response('any names, values of one type', { schema: { type: 'object', additionalProperties: { type: 'string' } } }),
    response('dynamic', { schema: { type: 'object', 'x-ms-dynamic-properties': { operationId: 'GetSchema', parameters: {} } } }),
    response(
      'composed',
      { schema: { type: 'object', allOf: [{ $ref: '#/definitions/Box' }] } },
      { document: { definitions: { Box: { type: 'object' } } } },
    ),
    response('a property may be a free object', { schema: { type: 'object', properties: { extra: { type: 'object' } } } }),
  ],
  invalid: [
    response('only a type', { schema: { type: 'object' } }, { at: ['schema'] }),
    response('an empty list of properties', { schema: { type: 'object', properties: {} } }, { at: ['schema'] }),
    response('no more properties either', { schema: { type: 'object', additionalProperties: false } }, { at: ['schema'] }),
    operation(
      'by reference',
      { responses: { '200': { description: 'The box.', schema: { $ref: '#/definitions/Box' } } } },
      {
        document: { definitions: { Box: { type: 'object' } } },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Box' }],
      },
    ),
  ],
});

/** One large schema can be the answer of every operation: its members are counted once. */
const known = new WeakMap<object, boolean>();

function hasMembers(properties: JsonValue | undefined): boolean {
  if (!isObject(properties)) return false;
  let answer = known.get(properties);
  if (answer === undefined) known.set(properties, (answer = Object.keys(properties).length > 0));
  return answer;
}
