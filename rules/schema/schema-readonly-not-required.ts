import type { Definition } from '../../src/connector/definition.ts';
import { isObject, objectOr, own } from '../../src/connector/json-value.ts';
import { resolvedSchema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, bodySchema, responseSchema } from '../examples.ts';
import { quote } from '../quote.ts';
import { composedOf } from './composition.ts';

export const schemaReadonlyNotRequired = defineRule({
  id: 'schema-readonly-not-required',
  subject: 'schema',
  codes: ['RequiredReadOnlyPropertyNotAllowedAsInput'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A property of a body that is required is not readOnly.',
  why: 'readOnly says that only the API sets the value, required that makers must give it: no request can do right.',
  fix: 'Remove readOnly, or take the name out of required.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'schema',
  having: ['required'],
  *check({ required }, { value, isInput, definition }) {
    if (!isInput || !Array.isArray(required)) return;
    const parts = composedOf(value, definition.resolve) ?? [value];
    for (const name of new Set(required)) {
      if (typeof name !== 'string') continue;
      for (const part of parts) {
        const property = own(objectOr(part['properties']), name);
        if (!isReadOnly(property, definition)) continue;
        const owner = definition.schemaOf(part);
        const message = `Property ${quote(name)} of a body is required and readOnly.`;
        yield { message, at: ['properties', name], ...(owner && { place: owner.place }) };
      }
    }
  },
  valid: [
    bodySchema('readOnly, but optional', { properties: { name: { type: 'string' }, id: { type: 'string', readOnly: true } } }),
    bodySchema('required, but writable', { properties: { name: { type: 'string', readOnly: false } } }),
    responseSchema('of a response', {
      items: { type: 'object', required: ['id'], properties: { id: { type: 'string', readOnly: true } } },
    }),
  ],
  invalid: [
    bodySchema('both', { properties: { name: { type: 'string', readOnly: true } } }, { at: ['properties', 'name'] }),
    bodyParameter(
      'deep in a list',
      { schema: { type: 'array', items: { type: 'object', required: ['id'], properties: { id: { type: 'string', readOnly: true } } } } },
      { at: ['schema', 'items', 'properties', 'id'] },
    ),
    bodyParameter(
      'by way of references',
      { schema: { $ref: '#/definitions/Thing' } },
      {
        document: {
          definitions: {
            Thing: { type: 'object', required: ['id'], properties: { id: { $ref: '#/definitions/Id' } } },
            Id: { type: 'string', readOnly: true },
          },
        },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/definitions/Thing/properties/id' }],
      },
    ),
    bodySchema(
      'a property of a branch of allOf',
      { required: ['id'], allOf: [{ type: 'object', properties: { id: { type: 'string', readOnly: true } } }] },
      {
        at: ['allOf', 0, 'properties', 'id'],
      },
    ),
  ],
});

function isReadOnly(property: unknown, { resolve }: Definition): boolean {
  return isObject(property) && (property['readOnly'] === true || resolvedSchema(property, resolve)?.['readOnly'] === true);
}
