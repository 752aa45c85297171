import { isObject } from '../../src/connector/json-value.ts';
import { valueAt } from '../../src/connector/place.ts';
import { localPath } from '../../src/connector/references.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation, paths, responseSchema } from '../examples.ts';
import { quote } from '../quote.ts';
import { referenceOf } from './reference-form.ts';

const codeOf = {
  parameter: 'ParameterReferenceNotFound',
  response: 'ResponseReferenceNotFound',
  schema: 'SchemaReferenceNotFound',
} as const;

export const referenceResolves = defineRule({
  id: 'reference-resolves',
  subject: 'schema',
  codes: Object.values(codeOf),
  severity: 'error',
  programs: everyProgram,
  summary: 'Every $ref names something that exists.',
  why: 'Where a reference leads nowhere the platform cannot tell what an operation takes or returns, and refuses the definition.',
  fix: 'Add the missing entry or correct the name in the $ref.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0', 'RFC 6901'],
  given: 'reference',
  check(node, { kind, definition, target: end }) {
    // What leads somewhere in the end names something first.
    if (end !== undefined) return;
    const reference = referenceOf(node);
    const path = localPath(reference);
    if (path === undefined) return;
    const target = valueAt(definition.value, path);
    if (isObject(target)) return;
    const fault = target === undefined ? 'which does not exist' : 'which is no object';
    return { message: `The reference names ${quote(reference)}, ${fault}.`, at: ['$ref'], codes: [codeOf[kind]] };
  },
  valid: [
    document('escaped and percent-encoded names', {
      definitions: {
        'a/b c': { type: 'object', properties: { next: { $ref: '#/definitions/a~1b%20c' } } },
        constructor: { type: 'object', properties: { next: { $ref: '#/definitions/constructor' } } },
      },
    }),
    responseSchema('a property that is called $ref', { type: 'object', items: undefined, properties: { $ref: { type: 'string' } } }),
    responseSchema('text of an example', { example: { $ref: '#/definitions/Nothing' } }),
    responseSchema(
      'into an entry: reference-well-formed',
      { items: { $ref: '#/definitions/Thing/properties/part' } },
      {
        document: { definitions: { Thing: { type: 'object', properties: { part: { type: 'object' } } } } },
      },
    ),
    responseSchema('another file: reference-well-formed', { items: { $ref: 'things.json#/Thing' } }),
    responseSchema('no JSON Pointer: reference-well-formed', { items: { $ref: '#/definitions/a~2b' } }),
  ],
  invalid: [
    responseSchema(
      'a misspelt schema',
      { items: { $ref: '#/definitions/thing' } },
      { at: ['items', '$ref'], document: { definitions: { Thing: { type: 'object' } } } },
    ),
    responseSchema('a name that only every object has', { items: { $ref: '#/definitions/toString' } }, { at: ['items', '$ref'] }),
    responseSchema(
      'in the wrong root object',
      { items: { $ref: '#/responses/Thing' } },
      { at: ['items', '$ref'], document: { definitions: { Thing: { type: 'object' } } } },
    ),
    operation('no such parameter', { parameters: [{ $ref: '#/parameters/Filter' }] }, { at: ['parameters', 0, '$ref'] }),
    paths(
      'no such response',
      { '/things': { delete: { responses: { '404': { $ref: '#/responses/NotFound' } } } } },
      {
        at: ['/things', 'delete', 'responses', '404', '$ref'],
      },
    ),
    document(
      'not an object',
      { definitions: { Thing: 'later', Things: { type: 'array', items: { $ref: '#/definitions/Thing' } } } },
      {
        at: ['definitions', 'Things', 'items', '$ref'],
      },
    ),
  ],
});
