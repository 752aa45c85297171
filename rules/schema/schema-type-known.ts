import { defineRule, everyProgram } from '../define.ts';
import { document, parameter, response, responseSchema, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { isFileAllowed } from './schema-position.ts';
import { isOfOtherType, nameOf } from './typed-node.ts';

const known: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

export const schemaTypeKnown = defineRule({
  id: 'schema-type-known',
  subject: 'schema',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'A type is one of string, number, integer, boolean, array and object; the whole of a response may be a file.',
  why: 'OpenAPI 2.0 knows no other types and no lists of types: the platform cannot tell which field to show or how to read the answer.',
  fix: 'Write one of string, number, integer, boolean, array and object.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: ['schema', 'items', 'header'],
  having: ['type'],
  when: isOfOtherType,
  check({ type }, node) {
    if (known.has(type)) return;
    if (type === 'file' && 'role' in node && isFileAllowed(node)) return;
    if (Array.isArray(type)) return { message: `${nameOf(node)} has a list of types, ${quote(type)}; only one is allowed.`, at: ['type'] };
    if (type === 'file')
      return {
        message: `${nameOf(node)} has type "file", which only a form parameter and the whole of a response may have.`,
        at: ['type'],
      };
    return { message: `${nameOf(node)} has the unknown type ${quote(type)}.`, at: ['type'] };
  },
  valid: [
    schema('a known type', { type: 'integer' }),
    schema('no type', { type: undefined }),
    responseSchema('a file', { type: 'file', items: undefined }),
    document('a file by way of a definition', {
      definitions: { Report: { type: 'file' } },
      responses: { Report: { description: 'The report.', schema: { $ref: '#/definitions/Report' } } },
    }),
    schema('a property that is called type', { type: 'object', properties: { type: { type: 'string' } } }),
  ],
  invalid: [
    schema('a list', { type: ['string', 'null'] }, { at: ['type'] }),
    schema('a name from elsewhere', { type: 'datetime' }, { at: ['type'] }),
    schema('empty', { type: '' }, { at: ['type'] }),
    schema('null', { type: null }, { at: ['type'] }),
    schema('a file inside an object', { type: 'file' }, { at: ['type'] }),
    parameter('items', { type: 'array', items: { type: 'text' } }, { at: ['items', 'type'] }),
    response('a header', { headers: { 'X-Count': { type: 'int' } } }, { at: ['headers', 'X-Count', 'type'] }),
  ],
});
