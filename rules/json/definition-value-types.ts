import { isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
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
import { holdsShapedObjects, shapedKinds, shapedObjects, shapeOf, type ValueType } from './object-shapes.ts';

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
  given: shapedKinds,
  when: (node, context) => {
    const shape = shapeOf(context);
    const isWrong = (name: string): boolean => {
      const member = shape.members.get(name);
      const value = node[name];
      return member !== undefined && value !== undefined && !isOfPlainType(value, member.type);
    };
    return Object.keys(node).some(isWrong) || holdsShapedObjects(node, shape);
  },
  *check(node, context) {
    for (const { object, shape, at } of shapedObjects(node, context)) {
      for (const name of Object.keys(object)) {
        const member = shape.members.get(name);
        const value = object[name];
        if (member === undefined || value === undefined || isOfPlainType(value, member.type)) continue;
        for (const wrong of wrongValues(value, member.type, [name])) {
          const [last = name] = wrong.at.slice(-1);
          const label = typeof last === 'number' ? `Item ${last} of ${quote(name)}` : quote(last);
          const found = isObject(wrong.value) ? 'an object' : isArray(wrong.value) ? 'an array' : quote(wrong.value);
          const fix = correction(wrong.value, wrong.expected);
          yield {
            message: `${label} is ${found}, where ${wrong.expected} belongs.`,
            at: [...at, ...wrong.at],
            ...(fix !== undefined && { fix }),
          };
        }
      }
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

interface WrongValue {
  readonly value: JsonValue;
  /** What belongs there, with its article. */
  readonly expected: string;
  readonly at: Path;
}

/** The values inside a member that are not of their type: the whole, or some items of it. */
function* wrongValues(value: JsonValue, type: ValueType, at: Path): Generator<WrongValue> {
  if (typeof type === 'string') {
    if (!isOfType(value, type)) yield { value, expected: withArticle[type], at };
  } else if ('arrayOf' in type) {
    if (!isArray(value)) yield { value, expected: 'an array', at };
    else for (const [index, item] of value.entries()) yield* wrongValues(item, type.arrayOf, [...at, index]);
  } else if (!isObject(value)) {
    yield { value, expected: 'an object', at };
  } else {
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined || (type.extensions && name.startsWith('x-'))) continue;
      yield* wrongValues(member, type.mapOf, [...at, name]);
    }
  }
}

type PlainType = Extract<ValueType, string>;

const withArticle: Readonly<Record<PlainType, string>> = {
  anything: 'any value',
  string: 'a string',
  boolean: 'a boolean',
  number: 'a number',
  integer: 'an integer',
  array: 'an array',
  object: 'an object',
  'boolean or object': 'a boolean or an object',
};

/** The quick answer for nearly all members of nearly all definitions. */
function isOfPlainType(value: JsonValue, type: ValueType): boolean {
  return typeof type === 'string' && isOfType(value, type);
}

function isOfType(value: JsonValue, type: PlainType): boolean {
  switch (type) {
    case 'anything':
      return true;
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return isArray(value);
    case 'object':
      return isObject(value);
    case 'boolean or object':
      return typeof value === 'boolean' || isObject(value);
    default:
      return typeof value === type;
  }
}

/** The correction of a value that only lacks its quotes or has them too many. */
function correction(value: JsonValue, expected: string): string | undefined {
  if (expected === 'a string') return typeof value === 'number' || typeof value === 'boolean' ? `Write "${value}", in quotes.` : undefined;
  if (typeof value !== 'string') return undefined;
  const isBoolean = expected === 'a boolean' && (value === 'true' || value === 'false');
  const isNumber = (expected === 'a number' || expected === 'an integer') && /^-?\d{1,15}$/.test(value);
  return isBoolean || isNumber ? `Write ${value}, without quotes.` : undefined;
}
