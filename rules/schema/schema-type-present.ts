import { defineRule, everyProgram } from '../define.ts';
import { hasDynamicExtension } from '../dynamic-extensions.ts';
import { bodySchema, responseSchema, schema } from '../examples.ts';
import { schemaName } from './typed-node.ts';

const keywords = ['properties', 'items', 'enum', 'format'] as const;

/** The types that a keyword goes with, as the fix names them. */
const typesOf = { properties: 'object', items: 'array', enum: undefined, format: undefined } as const;

export const schemaTypePresent = defineRule({
  id: 'schema-type-present',
  subject: 'schema',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A schema that is described further says its type.',
  why: 'Without a type the designer has to guess, and offers the value as plain text or not at all.',
  fix: 'Add the type.',
  published: { certified: 11, 'independent-publisher': 5 },
  given: 'schema',
  having: keywords,
  check(value, schema) {
    if (value['type'] !== undefined || value['$ref'] !== undefined || value['allOf'] !== undefined || hasDynamicExtension(value)) return;
    const keyword = keywords.find((name) => value[name] !== undefined);
    if (keyword === undefined) return;
    const type = typesOf[keyword];
    return {
      message: `${schemaName(schema)} has ${keyword}, but no type.`,
      ...(type && { fix: `Add "type": "${type}".`, repair: { kind: 'set', name: 'type', value: type } }),
    };
  },
  valid: [
    responseSchema('typed', {}),
    bodySchema('anything at all', { type: undefined, properties: undefined, required: undefined }),
    bodySchema('composed', { type: undefined, allOf: [{ $ref: '#/definitions/Thing' }] }),
    bodySchema('known later', {
      type: undefined,
      'x-ms-dynamic-schema': { operationId: 'GetSchema', parameters: {}, 'value-path': 'schema' },
    }),
  ],
  invalid: [
    bodySchema('properties', { type: undefined }),
    responseSchema('items', { type: undefined }),
    schema('an enum', { type: undefined, enum: ['box', 'shelf'] }),
    schema('a format', { type: undefined, format: 'date-time' }),
  ],
});
