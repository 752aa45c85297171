import { defineRule, everyProgram } from '../define.ts';
import { bodySchema, createOperation, document, operation, parameter, response, responseSchema, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { newerKeywordNames, replacementOfNewerKeyword } from './newer-keywords.ts';
import { isRefused, objectKindOf, unknownMembers } from './schema-answers.ts';

export const keywordSupported = defineRule({
  id: 'keyword-supported',
  subject: 'json',
  codes: ['SwaggerKeywordNotSupported', '5000.2.6.3'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The definition uses no keyword of OpenAPI 3 or of a JSON Schema newer than OpenAPI 2.0.',
  why: 'The platform reads OpenAPI 2.0: it refuses the keyword, or goes on as if it were not there.',
  fix: 'Write the construct as OpenAPI 2.0 does, without the keyword.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0', 'Certification policy 5000.2.6.3'],
  given: ['document', 'operation', 'parameter', 'response', 'schema'],
  having: newerKeywordNames,
  when: isRefused,
  *check(node, context) {
    const kind = objectKindOf(context);
    for (const name of unknownMembers(node, context)) {
      const fix = replacementOfNewerKeyword(kind, name);
      if (fix !== undefined) yield { message: `${quote(name)} is no keyword of OpenAPI 2.0.`, at: [name], fix };
    }
  },
  valid: [
    bodySchema('properties of such names', {
      properties: { content: { type: 'string' }, not: { type: 'string' }, examples: { type: 'array', items: { type: 'string' } } },
    }),
    operation('a deprecated operation', { deprecated: true }),
    response('examples of a response', { examples: { 'application/json': [{ nullable: true, oneOf: [] }] } }),
    schema('inside of an extension or example', { 'x-schema': { oneOf: [] }, example: { const: 1 } }),
    schema('the extension of that name', { 'x-nullable': true }),
  ],
  invalid: [
    document(
      'a document of OpenAPI 3',
      { openapi: '3.0.1', servers: [{ url: 'https://things.northwindtraders.com/v1' }], components: { schemas: {} } },
      {
        at: [['openapi'], ['servers'], ['components']],
      },
    ),
    createOperation(
      'a request body',
      { requestBody: { content: { 'application/json': { schema: { type: 'object' } } } } },
      { at: ['requestBody'] },
    ),
    response('content', { content: { 'application/json': {} }, links: {} }, { at: [['content'], ['links']] }),
    parameter('style', { style: 'form', explode: false }, { at: [['style'], ['explode']], program: 'custom' }),
    schema('nullable', { nullable: true }, { at: ['nullable'] }),
    responseSchema(
      'alternatives within an array',
      { items: { oneOf: [{ type: 'string' }, { type: 'object' }] } },
      { at: ['items', 'oneOf'] },
    ),
    document(
      'in a definition nobody uses',
      { definitions: { Thing: { type: 'object', properties: { kind: { type: 'string', const: 'thing' } } } } },
      {
        at: ['definitions', 'Thing', 'properties', 'kind', 'const'],
      },
    ),
  ],
});
