import { parseJsonFile } from './json-file.ts';
import { isArray, isObject, type JsonArray, type JsonObject, type JsonValue, own } from './json-value.ts';
import { nearNames } from './near-names.ts';
import type { Path } from './place.ts';
import { shown, strictProblem } from './strict-json.ts';
import { UserError } from './user-error.ts';

/**
 * The part of JSON Schema (2020-12) that the files a repository's owners write are described in. `certify` reads these files on every
 * call, so that a validator for the whole language would cost more than the judging; and it must tell line, column and way out.
 */
export interface CheckedSchema {
  readonly type?: string;
  readonly const?: JsonValue;
  readonly enum?: readonly JsonValue[];
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: CheckedSchema };
  readonly additionalProperties?: CheckedSchema | boolean;
  readonly items?: CheckedSchema;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A value that does not match is told with the `description`, which says how one looks. */
  readonly pattern?: string;
  readonly description?: string;
}

/** A file that is as its schema says. */
export interface CheckedFile<T> {
  readonly value: T;
  /** Where a node stands, as `waivers.json: line 3, column 5`. */
  readonly whereIs: (path: Path) => string;
}

/**
 * Reads a JSON file that the repository's owners write: strict JSON in UTF-8, no repeated names, within the limits, and as `schema` says,
 * which must describe `T`. The first thing that is wrong is a `UserError` of one sentence with line and column.
 */
export function parseCheckedJson<T>(name: string, bytes: Uint8Array, schema: CheckedSchema): CheckedFile<T> {
  const file = parseJsonFile(name, bytes);
  const { value } = file;
  const problem = strictProblem(file);
  if (problem !== undefined || value === undefined) throw new UserError(`${name}: ${problem ?? 'this is no JSON.'}`);
  const whereIs = (path: Path): string => {
    const [position] = file.positionsOf([path]);
    return `${name}: line ${position?.line ?? 1}, column ${position?.column ?? 1}`;
  };
  const fault = faultIn(value, schema, []);
  if (fault !== undefined) throw new UserError(`${whereIs(fault.path)}: ${fault.sentence}`);
  return { value: value as T, whereIs };
}

interface Fault {
  readonly path: Path;
  readonly sentence: string;
}

function faultIn(value: JsonValue, schema: CheckedSchema, path: Path): Fault | undefined {
  const fault = (sentence: string): Fault => ({ path, sentence: `${nameOf(path)} ${sentence}` });
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed && !allowed.includes(value)) return fault(`is ${shown(value)}; it is ${listOf(allowed, 'or')}.${meantBy(value, allowed)}`);
  if (schema.type !== undefined && schema.type !== typeOf(value)) return fault(`is ${kinds[typeOf(value)]}, not ${kinds[schema.type]}.`);
  if (typeof value === 'number') return numberFault(value, schema, fault);
  if (typeof value === 'string') return textFault(value, schema, fault);
  if (isArray(value)) return itemsFault(value, schema, path);
  if (isObject(value)) return membersFault(value, schema, path);
  return undefined;
}

function numberFault(value: number, { minimum = value, maximum = value }: CheckedSchema, fault: (sentence: string) => Fault) {
  if (value < minimum) return fault(`is ${value}; it is at least ${minimum}.`);
  return value > maximum ? fault(`is ${value}; it is at most ${maximum}.`) : undefined;
}

function textFault(value: string, schema: CheckedSchema, fault: (sentence: string) => Fault): Fault | undefined {
  // JSON Schema counts characters, not halves of them.
  const length = [...value].length;
  if (length < (schema.minLength ?? 0)) return fault(`is shorter than ${schema.minLength} characters.`);
  if (length > (schema.maxLength ?? length)) return fault(`is longer than ${schema.maxLength} characters.`);
  if (schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(value)) return undefined;
  return fault(`is ${shown(value)}. What belongs there: ${schema.description ?? schema.pattern}`);
}

function itemsFault(list: JsonArray, { items = {}, uniqueItems }: CheckedSchema, path: Path): Fault | undefined {
  const seen = new Set<string>();
  for (const [index, item] of list.entries()) {
    const fault = faultIn(item, items, [...path, index]);
    if (fault !== undefined) return fault;
    const text = JSON.stringify(item);
    if (uniqueItems && seen.has(text)) return { path: [...path, index], sentence: `${shown(item)} is there twice.` };
    seen.add(text);
  }
  return undefined;
}

function membersFault(object: JsonObject, schema: CheckedSchema, path: Path): Fault | undefined {
  const { properties = {}, additionalProperties = true, required = [] } = schema;
  for (const [name, value] of Object.entries(object)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const schemaOf = known ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (schemaOf === undefined && additionalProperties === false) {
      const names = Object.keys(properties);
      const near = nearNames(name, names);
      const way =
        near.length > 0 ? `Did you mean ${listOf(near, 'or')}?` : `There ${names.length === 1 ? 'is' : 'are'} ${listOf(names, 'and')}.`;
      return {
        path: [...path, name],
        sentence: `there is no member ${shown(name)}${path.length === 0 ? '' : ` of ${nameOf(path)}`}. ${way}`,
      };
    }
    const fault = schemaOf && value !== undefined && faultIn(value, schemaOf, [...path, name]);
    if (fault) return fault;
  }
  const missing = required.find((name) => own(object, name) === undefined);
  return missing === undefined ? undefined : { path, sentence: `${nameOf(path)} has no member ${shown(missing)}.` };
}

function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `item ${last + 1} of ${nameOf(path.slice(0, -1))}` : shown(last);
}

const kinds: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number with a fraction',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

function typeOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

function meantBy(value: JsonValue, allowed: readonly JsonValue[]): string {
  const names = allowed.filter((one) => typeof one === 'string');
  const near = typeof value === 'string' && names.length > 3 ? nearNames(value, names) : [];
  return near.length === 0 ? '' : ` Did you mean ${listOf(near, 'or')}?`;
}

function listOf(values: readonly JsonValue[], word: 'and' | 'or'): string {
  const texts = values.map(shown);
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} ${word} ${texts.at(-1)}`;
}
