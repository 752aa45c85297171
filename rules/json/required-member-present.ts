import type { Path } from '../../src/connector/place.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, info, operation, parameter, paths, response, schema } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { isRefused, type JudgedContext, missingMembers } from './schema-answers.ts';

export const requiredMemberPresent = defineRule({
  id: 'required-member-present',
  subject: 'json',
  codes: ['RequiredPropertyMissing'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No object lacks a member that OpenAPI 2.0, or the documentation of its extension, makes mandatory.',
  why: 'The platform cannot guess what is missing: it refuses the file, or the call fails in the hands of a maker.',
  fix: 'Add the missing member.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0', 'OpenAPI extensions of the Power Platform'],
  given: ['document', 'info', 'tag', 'operation', 'parameter', 'response', 'header', 'schema'],
  when: isRefused,
  *check(node, context) {
    for (const { name, at } of missingMembers(node, context)) {
      yield { message: `${nameOf(at, context)} has no ${quote(name)}.`, at, fix: `Add ${quote(name)}.` };
    }
  },
  valid: [
    response('an empty text: another rule is for that', { description: '' }),
    operation('a body parameter has no type', { parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: {} } }] }),
    operation(
      'a reference stands for its target',
      { parameters: [{ $ref: '#/parameters/Filter' }], responses: { '200': { $ref: '#/responses/Things' } } },
      {
        document: {
          parameters: {
            Filter: { name: 'filter', in: 'query', type: 'string', 'x-ms-summary': 'Filter', description: 'Words of the name.' },
          },
          responses: { Things: { description: 'The things that match.', schema: { type: 'array', items: { type: 'string' } } } },
        },
      },
    ),
    schema('other extensions have rules of their own', {
      'x-ms-dynamic-values': { capability: 'file-picker' },
      'x-ms-enum-values': [{ value: false }],
    }),
    document('OpenAPI 3: another rule reports it', { swagger: undefined, openapi: '3.0.1' }),
    paths('a webhook', { '/parts': { 'x-ms-notification-content': {}, post: { responses: { '201': { description: 'Done.' } } } } }),
  ],
  invalid: [
    response('the description of a response', { description: undefined }),
    document('of the definition', { swagger: undefined, info: undefined, paths: undefined }, { at: [[], [], []] }),
    info('of info', { title: undefined, version: null }, { at: [[], []] }),
    parameter('of a parameter', { name: undefined, in: undefined }, { at: [[], []], program: 'custom' }),
    parameter('the type of a parameter', { type: undefined }),
    response('the type of a header', { headers: { 'X-Count': { description: 'How many there are.' } } }, { at: ['headers', 'X-Count'] }),
    document('the name of a tag', { tags: [{ description: 'All about things.' }] }, { at: ['tags', 0] }),
    document(
      'of metadata',
      { 'x-ms-connector-metadata': [{ PropertyName: 'Website', PropertyValue: 'https://www.northwindtraders.com' }] },
      {
        at: [
          ['x-ms-connector-metadata', 0],
          ['x-ms-connector-metadata', 0],
        ],
      },
    ),
    parameter('of a dynamic list', { 'x-ms-dynamic-list': { itemValuePath: 'id' } }, { at: ['x-ms-dynamic-list'] }),
    schema(
      'of a dynamic schema',
      { 'x-ms-dynamic-schema': {}, 'x-ms-dynamic-properties': {} },
      { at: [['x-ms-dynamic-schema'], ['x-ms-dynamic-properties']] },
    ),
    schema('of an enum value', { enum: ['a'], 'x-ms-enum-values': [{ displayName: 'A' }] }, { at: ['x-ms-enum-values', 0] }),
    operation(
      'of paging and notification',
      { 'x-ms-pageable': {}, 'x-ms-notification': {} },
      { at: [['x-ms-pageable'], ['x-ms-notification']] },
    ),
    document('of a shared response', { responses: { Things: { schema: { type: 'object' } } } }, { at: ['responses', 'Things'] }),
  ],
});

function nameOf(at: Path, context: JudgedContext): string {
  const [extension] = at;
  if (extension !== undefined) return at.length === 1 ? String(extension) : `Item ${at[1]} of ${extension}`;
  if ('in' in context) return parameterName(context);
  if ('code' in context) return `Response ${quote(context.code)}`;
  if ('pathItems' in context) return 'The definition';
  if ('name' in context) return `Header ${quote(context.name)}`;
  return context.place.key === 'info' ? 'info' : 'The tag';
}
