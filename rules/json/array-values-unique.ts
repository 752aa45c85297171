import { arrayOr, isArray, isObject, type JsonArray, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
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
  check(node, context) {
    const isOperation = 'methodKey' in context;
    const isOwner = isOperation || 'pathItems' in context;
    if (isOwner ? areListsUnique(node) : areUnique(node['enum']) && areUnique(node['required'])) return;
    return repetitions(node, isOwner ? listsOf(node, isOperation) : valueLists(node));
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

function* repetitions(node: JsonObject, lists: Iterable<List>): Iterable<Observation> {
  for (const { array, at } of lists) {
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
}

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

/** True of the lists of nearly every definition or operation, and only where none holds a value twice. */
function areListsUnique(node: JsonObject): boolean {
  for (const name of listNames) if (!areUnique(node[name])) return false;
  for (const requirement of arrayOr(node['security']))
    if (isObject(requirement)) for (const name in requirement) if (!areUnique(requirement[name])) return false;
  return true;
}
const listNames = ['consumes', 'produces', 'schemes', 'tags'];

/** The usual case, told without a text for each value: false as well for lists with objects in them. */
function areUnique(value: JsonValue | undefined): boolean {
  if (!isArray(value) || value.length < 2) return true;
  for (const one of value) if (typeof one === 'object' && one !== null) return false;
  if (value.length > few) return new Set(value).size === value.length;
  for (let index = 1; index < value.length; index += 1) if (value.indexOf(value[index] ?? null) < index) return false;
  return true;
}

/** So many values are sooner compared with each other than put into a set. */
const few = 8;

/** A text that two values share exactly when they are equal; the order of members does not matter. */
function canonical(value: JsonValue): string {
  if (isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`).join(',')}}`;
}
