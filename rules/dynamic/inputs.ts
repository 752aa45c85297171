import type { Definition, Operation, Parameter } from '../../src/connector/definition.ts';
import { isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { remembered, rememberedOf } from '../../src/connector/remembered.ts';
import { isMarkedInternal, resolvedSchema } from '../../src/connector/schemas.ts';
import { callersOf } from './callers.ts';
import type { DynamicCall } from './calls.ts';
import { type End, follow, namesIn, partsOf } from './schema-parts.ts';

/** What an operation takes under a name or path. */
interface Input {
  readonly kind: 'parameter' | 'property';
  readonly type: JsonValue | undefined;
  readonly isRequired: boolean;
  readonly hasDefault: boolean;
  /** Internal itself, or below something internal. */
  readonly isInternal: boolean;
}

/** `'unknown'` when the definition does not say enough about it; `undefined` when the operation takes no such thing. */
export type Found = Input | 'unknown' | undefined;

export function isKnown(found: Found): found is Input {
  return found !== undefined && found !== 'unknown';
}

/** Schemas of one body that are searched for names; it bounds what a hostile definition costs. */
const mostSchemas = 1024;

/**
 * The parameter of that name, else the property of the body at that path. A path may begin with the name of the body, and where it
 * has no slash, dots may part it. The mere name of a property deeper in the body is something too, but nothing is known of it.
 */
export function inputOf(operation: Operation, path: string): Found {
  const parameter = parametersOf(operation).get(path);
  if (parameter !== undefined) return parameterInput(parameter);
  const body = bodyOf(operation);
  if (body === undefined) return undefined;
  const { schema } = body.value;
  if (!isObject(schema)) return 'unknown';
  const end = propertyAt(schema, path, body);
  if (end === undefined || end === 'unknown') return end;
  const { type, default: standard } = end.schema;
  const isInternal = end.isInternal || isMarkedInternal(body.value);
  return { kind: 'property', type, isRequired: end.isRequired, hasDefault: standard !== undefined, isInternal };
}

/** The property of a body's schema at a path. Operations that share a schema are asked one after the other about the same path: the last is kept. */
function propertyAt(written: JsonObject, path: string, { name, definition }: Parameter): End | 'unknown' | undefined {
  const schema = resolvedSchema(written, definition.resolve) ?? written;
  const lastAsked = lastAskedIn(definition);
  const last = lastAsked.get(schema);
  if (last?.path === path && last.bodyName === name) return last.end;
  const end = readProperty(schema, path, name, definition);
  lastAsked.set(schema, { path, bodyName: name, end });
  return end;
}
const lastAskedIn = remembered((_: Definition) => new Map<JsonObject, Answer>());

/** What is at a path in a body of that name. */
interface Answer {
  readonly path: string;
  readonly bodyName: string;
  readonly end: End | 'unknown' | undefined;
}

function readProperty(schema: JsonObject, path: string, bodyName: string, definition: Definition): End | 'unknown' | undefined {
  for (const names of readingsOf(path, bodyName)) {
    const end = follow(schema, names, definition);
    if (end !== undefined) return end;
  }
  const below = namesBelow(schema, definition);
  return below.names.has(path) || !below.isComplete ? 'unknown' : undefined;
}

/** True when a parameter and a property of the body, however deep, both have that name. */
export function isAmbiguous(operation: Operation, name: string): boolean {
  if (!parametersOf(operation).has(name)) return false;
  const { definition } = operation;
  const schema = resolvedSchema(bodyOf(operation)?.value['schema'], definition.resolve);
  return schema !== undefined && namesBelow(schema, definition).names.has(name);
}

/**
 * The first operation that a call is made from, when the call is at fault in all of them. A shared schema serves operations that need
 * not all have what its call refers to, so one that has it excuses the others; a schema that nobody uses is never at fault.
 */
export function callerAtFault(call: DynamicCall, isAtFault: (caller: Operation) => boolean): Operation | undefined {
  const [first, ...others] = callersOf(call);
  return first !== undefined && isAtFault(first) && others.every(isAtFault) ? first : undefined;
}

export const bodyOf = rememberedOf(
  ({ parameters }: Operation): Parameter | undefined => parameters.find(({ parameter }) => parameter.in === 'body')?.parameter,
);

function parameterInput({ value, in: location, definition }: Parameter): Input {
  const typed = location === 'body' ? resolvedSchema(value['schema'], definition.resolve) : value;
  const hasDefault = value['default'] !== undefined;
  return {
    kind: 'parameter',
    type: typed?.['type'],
    isRequired: value['required'] === true,
    hasDefault,
    isInternal: isMarkedInternal(value),
  };
}

function* readingsOf(path: string, bodyName: string): Iterable<readonly string[]> {
  const names = namesIn(path);
  if (names.length > 1 && names[0] === bodyName) yield names.slice(1);
  yield names;
  if (names.length === 1 && path.includes('.')) yield path.split('.');
}

const parametersOf = rememberedOf(({ parameters }: Operation) => new Map(parameters.map(({ parameter }) => [parameter.name, parameter])));

interface Names {
  readonly names: ReadonlySet<string>;
  readonly isComplete: boolean;
}
const knownNamesIn = remembered((_: Definition) => new Map<JsonObject, Names>());

/** The names of all properties in a schema, however deep. */
function namesBelow(schema: JsonObject, definition: Definition): Names {
  const knownNames = knownNamesIn(definition);
  const known = knownNames.get(schema);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const schemas = new Set([schema]);
  let isComplete = true;
  // A set hands out what is added while it is iterated.
  for (const one of schemas) {
    if (isObject(one['properties'])) for (const name of Object.keys(one['properties'])) names.add(name);
    for (const part of partsOf(one, definition.resolve)) {
      if (schemas.size < mostSchemas) schemas.add(part);
      else isComplete = false;
    }
  }
  const made: Names = { names, isComplete };
  knownNames.set(schema, made);
  return made;
}
