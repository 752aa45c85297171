import { defineRule, everyProgram } from '../define.ts';
import { info, operation, parameter, pathParameter, response, schema, securityDefinition } from '../examples.ts';
import { quote } from '../quote.ts';
import { isRefused, wrongTexts } from './schema-answers.ts';

export const definitionValueEnums = defineRule({
  id: 'definition-value-enums',
  subject: 'json',
  codes: ['JsonValueNotInEnum'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A member with a fixed set of values has one of them, letter for letter.',
  why: 'The platform knows no other value: it refuses the file or ignores the member.',
  fix: 'Write one of the allowed values.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0', 'OpenAPI extensions of the Power Platform'],
  given: ['info', 'operation', 'parameter', 'response', 'header', 'schema', 'security-definition'],
  when: isRefused,
  *check(node, context) {
    for (const { value, at, allowed } of wrongTexts(node, context)) {
      yield { message: `${quote(at.at(-1))} is ${quote(value)}; it can be ${allowed.map((one) => quote(one)).join(', ')}.`, at };
    }
  },
  valid: [
    operation('a form', {
      consumes: ['multipart/form-data'],
      parameters: [{ name: 'photo', in: 'formData', type: 'file', 'x-ms-summary': 'Photo', description: 'A photo.' }],
    }),
    pathParameter('encoding', { 'x-ms-url-encoding': 'double' }),
    schema('no text: another rule reports it', { 'x-ms-media-kind': 5 }),
    schema('a property called like a member', { type: 'object', properties: { flow: { type: 'string' }, in: { type: 'string' } } }),
    schema('type has rules of its own', { type: 'text' }),
    operation('a polling trigger', { 'x-ms-trigger': 'batch', 'x-ms-trigger-metadata': { kind: 'query', mode: 'polling' } }),
  ],
  invalid: [
    parameter('a cookie', { in: 'cookie' }, { at: ['in'] }),
    parameter('another letter case', { in: 'Query' }, { at: ['in'], program: 'custom' }),
    securityDefinition('a type of OpenAPI 3', { type: 'http' }, { at: ['type'] }),
    securityDefinition('a place of a key', { in: 'cookie' }, { at: ['in'] }),
    securityDefinition(
      'a flow of OpenAPI 3',
      { type: 'oauth2', in: undefined, name: undefined, flow: 'authorizationCode' },
      { at: ['flow'] },
    ),
    pathParameter('an encoding', { 'x-ms-url-encoding': 'none' }, { at: ['x-ms-url-encoding'] }),
    info('a status', { 'x-ms-api-annotation': { status: 'production' } }, { at: ['x-ms-api-annotation', 'status'] }),
    operation(
      'the status of an operation',
      { 'x-ms-api-annotation': { family: 'Things', revision: 1, status: 'Beta' } },
      { at: ['x-ms-api-annotation', 'status'] },
    ),
    operation(
      'a trigger',
      { 'x-ms-trigger': 'batch', 'x-ms-trigger-metadata': { kind: 'webhook', mode: 'push' } },
      {
        at: [
          ['x-ms-trigger-metadata', 'kind'],
          ['x-ms-trigger-metadata', 'mode'],
        ],
      },
    ),
    response(
      'a kind of file',
      { schema: { type: 'string', format: 'binary', 'x-ms-media-kind': 'video' } },
      { at: ['schema', 'x-ms-media-kind'] },
    ),
  ],
});
