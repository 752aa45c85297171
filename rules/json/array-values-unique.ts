import { arrayOr, isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodySchema, document, operation, parameter, response, schema } from '../examples.ts';
import { quote } from '../quote.ts';

export const arrayValuesUnique = defineRule({
  id: 'array-values-unique',
  subject: 'json',
  codes: ['ArrayDuplicateValue'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Lists whose order and number mean nothing hold no value twice.',
  why: 'A value that occurs twice is shown twice, or the file is refused.',
  fix: 'Delete the repeated value.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0', 'JSON Schema draft 4'],
  given: ['document', 'operation', 'parameter', 'header', 'items', 'schema'],
  having: ['enum', 'required', 'consumes', 'produces', 'schemes', 'tags', 'security'],
  *check(node, context) {
    const isOperation = 'methodKey' in context;
    for (const { array, at } of isOperation || 'pathItems' in context ? listsOf(node, isOperation) : valueLists(node)) {
      if (areUniqueScalars(array)) continue;
      const seen = new Set<string>();
      for (const [index, value] of array.entries()) {
        const key = canonical(value);
        if (seen.has(key))
          yield {
            message: `${quote(at.at(-1))} holds ${quote(value)} more than once.`,
            at: [...at, index],
            repair: hasParallelList(node, array) ? undefined : { kind: 'remove' },
          };
        seen.add(key);
      }
    }
  },
  valid: [
    schema('another type or letter case', { enum: ['1', 1, 'one', 'One', null, true, 'true'] }),
    bodySchema('required', { required: ['name', 'Name'] }),
    parameter('a parameter that is required', { required: true }),
    schema('free values', { default: ['a', 'a'], example: ['a', 'a'] }),
    schema('a property of such a name', {
      type: 'object',
      properties: { enum: { type: 'array', items: { type: 'string' }, default: ['a', 'a'] } },
    }),
    document('tags are objects, with a rule of their own', { tags: [{ name: 'Things' }, { name: 'Things' }] }),
    operation('scopes of two schemes', { security: [{ api_key: ['read'] }, { api_key: ['read'] }] }),
  ],
  invalid: [
    schema('a text', { enum: ['red', 'green', 'red'] }, { at: ['enum', 2] }),
    schema(
      'objects with their members in another order',
      {
        enum: [
          { a: 1, b: [2] },
          { b: [2], a: 1 },
        ],
      },
      { at: ['enum', 1] },
    ),
    parameter(
      'every repetition',
      { enum: [1, 1, 1.0] },
      {
        at: [
          ['enum', 1],
          ['enum', 2],
        ],
        program: 'custom',
      },
    ),
    bodySchema('a required property', { required: ['name', 'name'] }, { at: ['required', 1] }),
    document(
      'media types and schemes',
      { consumes: ['text/plain', 'text/plain'], schemes: ['https', 'https'] },
      {
        at: [
          ['consumes', 1],
          ['schemes', 1],
        ],
      },
    ),
    operation(
      'tags and scopes of an operation',
      { tags: ['Things', 'Things'], security: [{ api_key: ['read', 'read'] }] },
      {
        at: [
          ['tags', 1],
          ['security', 0, 'api_key', 1],
        ],
      },
    ),
    response(
      'a header and its items',
      { headers: { 'X-Kinds': { type: 'array', items: { type: 'string', enum: ['a', 'a'] } } } },
      {
        at: ['headers', 'X-Kinds', 'items', 'enum', 1],
      },
    ),
  ],
});

interface List {
  readonly array: JsonArray;
  readonly at: Path;
}

/** The lists of a definition or operation. */
function* listsOf(node: JsonObject, isOperation: boolean): Generator<List> {
  for (const name of ['consumes', 'produces', 'schemes']) yield { array: arrayOr(node[name]), at: [name] };
  if (isOperation) yield { array: arrayOr(node['tags']), at: ['tags'] };
  for (const [index, requirement] of arrayOr(node['security']).entries()) {
    if (!isObject(requirement)) continue;
    for (const [name, scopes] of Object.entries(requirement)) yield { array: arrayOr(scopes), at: ['security', index, name] };
  }
}

/** The lists of a schema, parameter or header. */
function* valueLists(node: JsonObject): Generator<List> {
  for (const name of ['enum', 'required']) {
    const array = node[name];
    if (isArray(array)) yield { array, at: [name] };
  }
}

/** True when an extension says something about each value by its position: without one of them it would say it about another. */
function hasParallelList(node: JsonObject, array: JsonArray): boolean {
  return Object.entries(node).some(([name, value]) => name.startsWith('x-') && isArray(value) && value.length === array.length);
}

/** The usual case, told without a text for each value. */
function areUniqueScalars(array: JsonArray): boolean {
  return array.every((value) => typeof value !== 'object' || value === null) && new Set(array).size === array.length;
}

/** A text that two values share exactly when they are equal; the order of members does not matter. */
function canonical(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`;
}
