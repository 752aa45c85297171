import { isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import {
  contact,
  createOperation,
  document,
  info,
  operation,
  parameter,
  paths,
  response,
  responseSchema,
  schema,
  securityDefinition,
} from '../examples.ts';
import { quote } from '../quote.ts';
import { isRefused, schemaKinds, wrongTypes } from './schema-answers.ts';

export const definitionValueTypes = defineRule({
  id: 'definition-value-types',
  subject: 'json',
  codes: ['JsonTypeIncorrect'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every member of the definition has the JSON type that OpenAPI 2.0, or the documentation of its extension, gives it.',
  why: 'The platform reads the definition with types: it refuses the file, or drops the member without a word.',
  fix: 'Write the value with the type that the member has.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0', 'OpenAPI extensions of the Power Platform'],
  given: schemaKinds,
  when: isRefused,
  *check(node, context) {
    for (const { value, at, type } of wrongTypes(node, context)) {
      const last = at.at(-1) ?? '';
      const owner = at.findLast((key) => typeof key === 'string') ?? '';
      const label = typeof last === 'number' ? `Item ${last} of ${quote(owner)}` : quote(last);
      const found = isObject(value) ? 'an object' : isArray(value) ? 'an array' : quote(value);
      const fix = correction(value, type);
      yield { message: `${label} is ${found}, where ${withArticle[type] ?? type} belongs.`, at, ...(fix !== undefined && { fix }) };
    }
  },
  valid: [
    schema('numbers', { maxLength: 30, minimum: -0.5, exclusiveMinimum: true, readOnly: false }),
    schema('names of properties are free', {
      type: 'object',
      properties: { required: { type: 'string' }, properties: { type: 'object', properties: {} } },
    }),
    responseSchema('either type', {
      items: { type: 'object', additionalProperties: false, properties: { a: { type: 'object', additionalProperties: {} } } },
    }),
    schema('default and example are free', { default: 5, example: { name: ['a'] } }),
    operation("others' extensions are free", { 'x-codegen': 5, 'x-ms-keywords': 'things' }),
    document('an extension among the paths', { paths: { 'x-groups': ['things'] } }),
    schema('type has rules of its own', { type: ['string', 'null'] }),
  ],
  invalid: [
    parameter('a boolean as text', { required: 'true' }, { at: ['required'] }),
    schema('required on the property', { required: true }, { at: ['required'], program: 'custom' }),
    schema('a number as text', { maxLength: '30', minimum: 'none' }, { at: [['maxLength'], ['minimum']] }),
    schema('a fraction', { maxLength: 2.5 }, { at: ['maxLength'] }),
    info('a version as number', { version: 1.1 }, { at: ['version'] }),
    contact('null', { name: null }, { at: ['name'] }),
    document('a list as text', { consumes: 'application/json' }, { at: ['consumes'] }),
    document('an item of a list', { produces: ['application/json', 7] }, { at: ['produces', 1] }),
    document('definitions as a list', { definitions: [{ type: 'string' }] }, { at: ['definitions'] }),
    paths('a path item', { '/parts': [] }, { at: ['/parts'] }),
    operation('parameters as an object', { parameters: { name: 'filter', in: 'query', type: 'string' } }, { at: ['parameters'] }),
    operation('a parameter as text', { parameters: ['#/parameters/filter'] }, { at: ['parameters', 0] }),
    operation('a response', { responses: { '200': 'The things that match.' } }, { at: ['responses', '200'] }),
    operation('scopes of a requirement', { security: [{ api_key: 'read' }] }, { at: ['security', 0, 'api_key'] }),
    response('a header', { headers: { 'X-Count': 'integer' } }, { at: ['headers', 'X-Count'] }),
    response(
      'the schema of a header',
      { headers: { 'X-Count': { type: 'integer', minimum: '0' } } },
      { at: ['headers', 'X-Count', 'minimum'] },
    ),
    schema(
      'an extension of a property in its place',
      { type: 'object', properties: { 'x-ms-visibility': 'advanced' } },
      { at: ['properties', 'x-ms-visibility'] },
    ),
    schema('a label as number', { 'x-ms-summary': 1 }, { at: ['x-ms-summary'] }),
    schema('a notification address', { 'x-ms-notification-url': 'true' }, { at: ['x-ms-notification-url'] }),
    parameter(
      'within an extension',
      { 'x-ms-dynamic-values': { operationId: 'ListThings', 'value-path': ['id'] } },
      { at: ['x-ms-dynamic-values', 'value-path'] },
    ),
    createOperation('a deprecation', { deprecated: 'false' }, { at: ['deprecated'] }),
    securityDefinition('scopes as a list', { type: 'oauth2', scopes: ['read'] }, { at: ['scopes'] }),
    document(
      'metadata',
      { 'x-ms-connector-metadata': [{ propertyName: 'Website', propertyValue: ['https://www.northwindtraders.com'] }] },
      {
        at: ['x-ms-connector-metadata', 0, 'propertyValue'],
      },
    ),
  ],
});

const withArticle: Readonly<Record<string, string>> = {
  string: 'a string',
  boolean: 'a boolean',
  number: 'a number',
  integer: 'an integer',
  array: 'an array',
  object: 'an object',
  'boolean,object': 'a boolean or an object',
};

/** The correction of a value that only lacks its quotes or has them too many. */
function correction(value: JsonValue, type: string): string | undefined {
  if (type === 'string') return typeof value === 'number' || typeof value === 'boolean' ? `Write "${value}", in quotes.` : undefined;
  if (typeof value !== 'string') return undefined;
  const isBoolean = type === 'boolean' && (value === 'true' || value === 'false');
  const isNumber = (type === 'number' || type === 'integer') && /^-?\d{1,15}$/.test(value);
  return isBoolean || isNumber ? `Write ${value}, without quotes.` : undefined;
}
