import { arrayOr, objectOr, own } from '../../src/connector/json-value.ts';
import { resolvedSchema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodySchema } from '../examples.ts';
import { quote } from '../quote.ts';
import { schemaName } from './typed-node.ts';

export const schemaDiscriminatorValid = defineRule({
  id: 'schema-discriminator-valid',
  subject: 'schema',
  codes: ['DiscriminatorMustBeARequiredStringProperty'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A discriminator names a required property of type string.',
  why: 'It is the property that tells which kind of object this is; when it may be absent or is no text, nobody can tell.',
  fix: 'Name a property of the same schema that has type string and is in required.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'schema',
  having: ['discriminator'],
  check({ discriminator, properties, required }, schema) {
    const fault = ((): string | undefined => {
      if (typeof discriminator !== 'string') return 'which is no text';
      const property = own(objectOr(properties), discriminator);
      if (property === undefined) return 'which is not among its properties';
      if (resolvedSchema(property, schema.definition.resolve)?.['type'] !== 'string') return 'a property that is not of type string';
      return arrayOr(required).includes(discriminator) ? undefined : 'a property that is not required';
    })();
    if (fault !== undefined)
      return { message: `${schemaName(schema)} has the discriminator ${quote(discriminator)}, ${fault}.`, at: ['discriminator'] };
  },
  valid: [
    bodySchema('a required text', { discriminator: 'name' }),
    bodySchema(
      'a reference to a text',
      { discriminator: 'kind', required: ['kind'], properties: { kind: { $ref: '#/definitions/Kind' } } },
      {
        document: { definitions: { Kind: { type: 'string', enum: ['box', 'shelf'] } } },
      },
    ),
    bodySchema('a property that is called discriminator', { properties: { name: { type: 'string' }, discriminator: { type: 'integer' } } }),
  ],
  invalid: [
    bodySchema('no such property', { discriminator: 'kind' }, { at: ['discriminator'] }),
    bodySchema('a name that only every object has', { discriminator: 'constructor', required: ['constructor'] }, { at: ['discriminator'] }),
    bodySchema('not required', { discriminator: 'name', required: undefined }, { at: ['discriminator'] }),
    bodySchema(
      'a number',
      { discriminator: 'kind', required: ['kind'], properties: { kind: { type: 'integer' } } },
      { at: ['discriminator'] },
    ),
    bodySchema('as in OpenAPI 3', { discriminator: { propertyName: 'name' } }, { at: ['discriminator'] }),
  ],
});
