import type { SchemaNode } from '../../src/connector/definition.ts';
import { isArray, isObject, type JsonArray, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import type { Schema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { hasDynamicExtension } from '../dynamic-extensions.ts';
import { bodySchema, document } from '../examples.ts';
import { quote } from '../quote.ts';
import { composedOf } from './composition.ts';
import { schemaName } from './typed-node.ts';

export const schemaRequiredDefined = defineRule({
  id: 'schema-required-defined',
  subject: 'schema',
  codes: ['RequiredPropertyDefinitionMissing'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every name in required is a property of the object.',
  why: 'Makers get no field for a property that is not defined, so a request could never be complete.',
  fix: 'Define the property, or take its name out of required.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'schema',
  having: ['required'],
  check({ type, properties, required }, schema) {
    const isObjectSchema = type === 'object' || (type === undefined && isObject(properties));
    if (!isObjectSchema || !isArray(required)) return;
    // Nearly every schema requires its own properties only: its branches need no look then.
    const defined = objectOr(properties);
    return required.every((name) => typeof name !== 'string' || Object.hasOwn(defined, name))
      ? undefined
      : undefinedNames(required, schema);
  },
  valid: [
    bodySchema('defined', { required: ['name'] }),
    bodySchema(
      'defined in a branch of allOf',
      { required: ['name'], properties: undefined, allOf: [{ $ref: '#/definitions/Named' }] },
      {
        document: { definitions: { Named: { type: 'object', properties: { name: { type: 'string' } } } } },
      },
    ),
    document('a branch requires what its sibling defines', {
      definitions: {
        Named: { type: 'object', properties: { name: { type: 'string' } } },
        Thing: { allOf: [{ $ref: '#/definitions/Named' }, { type: 'object', required: ['name'] }] },
      },
    }),
    bodySchema('any further property is welcome', { required: ['code'], additionalProperties: true }),
    bodySchema('the properties are known later', {
      required: ['code'],
      'x-ms-dynamic-schema': { operationId: 'GetSchema', parameters: {}, 'value-path': 'schema' },
    }),
    bodySchema('not an object: schema-required-on-object', { type: 'array', items: { type: 'string' }, required: ['code'] }),
    bodySchema('a branch that leads nowhere', { required: ['code'], allOf: [{ $ref: '#/definitions/Nothing' }] }),
  ],
  invalid: [
    bodySchema('misspelt', { required: ['name', 'Name'] }, { at: ['required', 1] }),
    bodySchema('no type', { type: undefined, required: ['code'] }, { at: ['required', 0] }),
    bodySchema('no properties', { properties: undefined, required: ['name'] }, { at: ['required', 0] }),
    bodySchema('a name that only every object has', { required: ['constructor'] }, { at: ['required', 0] }),
    bodySchema('no further property is welcome', { required: ['code'], additionalProperties: false }, { at: ['required', 0] }),
    bodySchema(
      'in no branch',
      { required: ['code'], allOf: [{ type: 'object', properties: { id: { type: 'string' } } }] },
      { at: ['required', 0] },
    ),
  ],
});

function* undefinedNames(required: JsonArray, schema: SchemaNode): Iterable<Observation> {
  const parts = partsOf(schema);
  if (parts === undefined || parts.some(isOpen)) return;
  for (const [index, name] of required.entries()) {
    if (typeof name !== 'string' || parts.some((part) => Object.hasOwn(objectOr(part['properties']), name))) continue;
    yield { message: `${schemaName(schema)} requires ${quote(name)}, which is not among its properties.`, at: ['required', index] };
  }
}

/** The schema with its branches; of a branch, those of the whole composition: it may require what a sibling defines. */
function partsOf(schema: SchemaNode): readonly JsonObject[] | undefined {
  let whole: Schema = schema;
  while (whole.role === 'allOf' && whole.parent !== undefined) whole = whole.parent;
  return composedOf(whole.value, schema.definition.resolve);
}

function isOpen(part: JsonObject): boolean {
  const more = part['additionalProperties'];
  return more === true || isObject(more) || hasDynamicExtension(part);
}
