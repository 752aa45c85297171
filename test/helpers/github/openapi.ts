import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { isArray, isObject, type JsonObject, type JsonValue, objectOr } from '../../../src/connector/json-value.ts';

const require = createRequire(import.meta.url);

/** GitHub's own description of its REST API and webhooks, as `@octokit/openapi` has it. */
export const description: JsonObject = require('@octokit/openapi/generated/api.github.com.json');

/** What a reference of the description points to; the value itself when it is none. */
export function dereferenced(value: JsonValue | undefined): JsonObject {
  let found = objectOr(value);
  while (typeof found['$ref'] === 'string') {
    let target: JsonValue | undefined = description;
    for (const part of found['$ref'].split('/').slice(1)) target = objectOr(target)[part];
    found = objectOr(target);
  }
  return found;
}

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const ajv = new Ajv({
  strict: false,
  logger: false,
  allErrors: true,
  inlineRefs: false,
  formats: {
    'date-time': (text: string) => dateTime.test(text) && !Number.isNaN(Date.parse(text)),
    date: /^\d{4}-\d\d-\d\d$/,
    email: /^[^\s@]+@[^\s@]+$/,
    uri: (text: string) => URL.canParse(text),
    'uri-template': (text: string) => URL.canParse(text.replace(/\{[^{}]*\}/g, '')),
    int64: true,
  },
});

/**
 * Members where GitHub answers null although its description does not say so: the repository of a deleted fork, a label without
 * a description.
 */
const nullInTruth: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'pull-request': [['head', 'repo']],
  'pull-request-simple': [
    ['head', 'repo'],
    ['labels', 'description'],
  ],
};

const compiled = new Map<string, ValidateFunction>();
const added = new Set<string>();

/** Holds a value against a schema of the description; answers with one sentence for each fault. `name` must be unique for each schema. */
export function faults(name: string, schema: JsonValue, value: unknown): readonly string[] {
  let validate = compiled.get(name);
  if (validate === undefined) {
    validate = ajv.compile(jsonSchema(schema, false));
    compiled.set(name, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => {
    const extra = isObject(error.params) && 'additionalProperty' in error.params ? ` (${String(error.params['additionalProperty'])})` : '';
    return `${error.instancePath || '/'} ${error.message}${extra}`;
  });
}

/** The schema in the words of JSON Schema. Objects take no members but the described ones, so that a misspelt member is a fault. */
function jsonSchema(schema: JsonValue | undefined, open: boolean): JsonObject {
  const source = objectOr(schema);
  if (typeof source['$ref'] === 'string') return { $ref: componentName(source['$ref'], open) };
  const result: Record<string, JsonValue> = {};
  const composed = source['anyOf'] !== undefined || source['oneOf'] !== undefined || source['allOf'] !== undefined;
  for (const [key, value] of Object.entries(source)) {
    if (value === undefined || key === 'nullable' || key === 'example' || key === 'examples' || key === 'default') continue;
    if (key === 'properties') result[key] = Object.fromEntries(Object.entries(objectOr(value)).map(([n, s]) => [n, jsonSchema(s, false)]));
    else if (key === 'items' || (key === 'additionalProperties' && isObject(value))) result[key] = jsonSchema(value, false);
    else if ((key === 'anyOf' || key === 'oneOf') && isArray(value))
      result[key] = value.map((part) => jsonSchema(part, source['properties'] !== undefined));
    else if (key === 'allOf' && isArray(value)) result[key] = value.map((part) => jsonSchema(part, true));
    else result[key] = value;
  }
  if (source['properties'] !== undefined && source['additionalProperties'] === undefined && !open && source['allOf'] === undefined)
    result['additionalProperties'] = false;
  if (source['nullable'] !== true) return result;
  if (isArray(result['enum']) && !result['enum'].includes(null)) result['enum'] = [...result['enum'], null];
  if (typeof result['type'] === 'string' && !composed) return { ...result, type: [result['type'], 'null'] };
  return { anyOf: [result, { type: 'null' }] };
}

function componentName(reference: string, open: boolean): string {
  const name = reference.split('/').pop() ?? '';
  const key = `${name}${open ? '+' : ''}`;
  if (added.has(key)) return key;
  added.add(key);
  ajv.addSchema(jsonSchema(withTruth(name, dereferenced({ $ref: reference })), open), key);
  return key;
}

function withTruth(name: string, schema: JsonObject): JsonObject {
  const copy = structuredClone(schema);
  for (const path of nullInTruth[name] ?? []) {
    let parent: JsonObject = copy;
    for (const part of path.slice(0, -1)) parent = objectOr(objectOr(parent['properties'])[part]);
    const holder = objectOr(objectOr(parent['items'] ?? parent)['properties']);
    const last = path.at(-1) ?? '';
    Object.assign(holder, {
      [last]:
        isObject(holder[last]) && holder[last]['$ref']
          ? { nullable: true, allOf: [holder[last]] }
          : { ...objectOr(holder[last]), nullable: true },
    });
  }
  return copy;
}
