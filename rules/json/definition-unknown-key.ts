import { defineRule, everyProgram } from '../define.ts';
import { contact, document, info, operation, parameter, paths, response, schema, securityDefinition } from '../examples.ts';
import { quote } from '../quote.ts';
import { type ObjectKind, objectSchemas } from './definition-schema.ts';
import { replacementOfNewerKeyword } from './newer-keywords.ts';
import { isRefused, objectKindOf, unknownMembers } from './schema-answers.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

export const definitionUnknownKey = defineRule({
  id: 'definition-unknown-key',
  subject: 'json',
  codes: ['ExtensionNameNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every member is one that OpenAPI 2.0 gives the object, or an extension that begins with x-.',
  why: 'Nothing reads a member that the object does not have: what it was to say is lost, most often because of a slip of the pen.',
  fix: 'Correct the name, move the member to the object it belongs to, remove it, or begin it with x-.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: [
    'document',
    'info',
    'contact',
    'license',
    'tag',
    'external-docs',
    'path-item',
    'operation',
    'parameter',
    'response',
    'header',
    'schema',
    'security-definition',
  ],
  when: isRefused,
  *check(node, context) {
    const kind = objectKindOf(context);
    for (const name of unknownMembers(node, context)) {
      if (isReportedElsewhere(kind, name)) continue;
      const meant = meantMember(kind, name);
      yield {
        message: `OpenAPI 2.0 knows no member ${quote(name)} here.`,
        at: [name],
        ...(meant !== undefined && { fix: `Write "${meant}".` }),
      };
    }
  },
  valid: [
    operation('extensions', { 'x-codegen': {}, 'x-ms-summary-of-ours': 1 }),
    paths('a method in capitals: another rule reports it', { '/parts': { GET: { responses: { '200': { description: 'The parts.' } } } } }),
    schema('nullable: another rule reports it', { nullable: true }),
    schema('names of properties are free', {
      type: 'object',
      properties: { 'X-Anything': { type: 'string' }, ['__proto__']: { type: 'string' } },
    }),
    response('names of headers and media types are free', {
      headers: { 'Retry-After': { type: 'integer' } },
      examples: { 'text/plain': 'things' },
    }),
    securityDefinition('names of scopes are free', { type: 'oauth2', scopes: { 'things.read': 'Read things' } }),
    document('names of shared objects are free', { definitions: { 'Things[]': { type: 'array', items: { type: 'string' } } } }),
  ],
  invalid: [
    document('at the root', { authentication: {} }, { at: ['authentication'] }),
    document('an inherited name', { constructor: 'Thing' }, { at: ['constructor'] }),
    info('a slip of the pen', { descripton: 'Keeps things.' }, { at: ['descripton'] }),
    contact('from elsewhere', { phone: '555 0100' }, { at: ['phone'], program: 'custom' }),
    paths(
      'of a path',
      { '/parts': { summary: 'Parts', get: { responses: { '200': { description: 'The parts.' } } } } },
      { at: ['/parts', 'summary'] },
    ),
    paths(
      'a member of a path in capitals',
      { '/parts': { Parameters: [], get: { responses: { '200': { description: 'The parts.' } } } } },
      { at: ['/parts', 'Parameters'] },
    ),
    operation('of an operation', { operationID: 'ListThings' }, { at: ['operationID'] }),
    parameter('an extension without its x', { 'ms-summary': 'Filter' }, { at: ['ms-summary'] }),
    parameter('a capital X', { 'X-ms-summary': 'Filter' }, { at: ['X-ms-summary'] }),
    schema('of another dialect', { id: 'thing', require: ['name'] }, { at: [['id'], ['require']] }),
    response('of a header', { headers: { 'X-Count': { type: 'integer', required: true } } }, { at: ['headers', 'X-Count', 'required'] }),
    document(
      'of a tag and its documentation',
      { tags: [{ name: 'Things', title: 'Things', externalDocs: { url: 'https://www.northwindtraders.com', name: 'Docs' } }] },
      {
        at: [
          ['tags', 0, 'title'],
          ['tags', 0, 'externalDocs', 'name'],
        ],
      },
    ),
  ],
});

/** A keyword of OpenAPI 3 is for keyword-supported to report, a method in capitals for operation-method-lowercase. */
function isReportedElsewhere(kind: ObjectKind, name: string): boolean {
  return replacementOfNewerKeyword(kind, name) !== undefined || (kind === 'pathItem' && methods.has(name.toLowerCase()));
}

/** The member that was meant, when only its letter case or its `x-` is wrong. */
function meantMember(kind: ObjectKind, name: string): string | undefined {
  const lowerCase = name.toLowerCase();
  return Object.keys(objectSchemas[kind].properties ?? {}).find((known) => known.toLowerCase() === lowerCase || known === `x-${lowerCase}`);
}
