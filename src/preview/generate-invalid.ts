import type { EffectiveParameter, Operation } from '../connector/definition.ts';
import { isArray, isObject, type JsonValue, own } from '../connector/json-value.ts';
import type { Place } from '../connector/place.ts';
import { resolvedSchema } from '../connector/schemas.ts';
import { shortLabel } from '../connector/short-label.ts';
import { differencesOf } from './conformance.ts';
import { schemaOfInput } from './generate-calls.ts';
import { objectOf } from './generate-combined.ts';
import { layersOf, type Shape, shapeOf } from './generate-shape.ts';
import { longestText } from './generate-text.ts';
import { valueKeysOf } from './parameters.ts';
import type { ParameterValues } from './types.ts';

/** A call that the definition forbids, and why. */
export interface InvalidCall {
  readonly values: ParameterValues;
  /** Where the definition forbids it. */
  readonly place: Place;
  /** In a few words: `without 'orderId'`. */
  readonly about: string;
}

/** So many wrong values are made for one input. */
const mostPerInput = 6;
/** So many wrong calls are made for one operation: more than any published one has inputs to be wrong. */
export const mostWrongCalls = 512;

/** One input that is wrong. */
interface Wrong extends Omit<InvalidCall, 'values'> {
  readonly key: string;
  /** Undefined where the input is missing. */
  readonly value: JsonValue | undefined;
}

/**
 * Calls that are right but for one thing each: a required input missing, a wrong type, none of the allowed values, too long, too large.
 * Each is made when it is asked for, because it holds all inputs; of very many, `mostWrongCalls` are, from the first input to the last.
 */
export function* invalidCalls(operation: Operation, right: ParameterValues): Generator<InvalidCall> {
  const keys = valueKeysOf(operation);
  const all = operation.parameters.flatMap((effective, index) => wrongInputs(operation, effective, keys[index] ?? '', right));
  const count = Math.min(all.length, mostWrongCalls);
  for (let index = 0; index < count; index += 1) {
    const wrong = all[Math.floor((index * all.length) / count)];
    if (wrong !== undefined) yield { values: valuesWith(wrong, right), place: wrong.place, about: wrong.about };
  }
}

function valuesWith({ key, value }: Wrong, right: ParameterValues): ParameterValues {
  if (value !== undefined) return { ...right, [key]: value };
  return objectOf(Object.entries(right).filter(([other]) => other !== key)) as ParameterValues;
}

function wrongInputs(operation: Operation, effective: EffectiveParameter, key: string, right: ParameterValues): readonly Wrong[] {
  const { parameter } = effective;
  const { place } = parameter;
  const name = `'${shortLabel(parameter.name)}'`;
  const found: Wrong[] = [];
  const preset = parameter.value['default'];
  if (parameter.value['required'] === true && parameter.in !== 'path' && preset === undefined)
    found.push({ key, value: undefined, place, about: `without ${name}` });
  const schema = schemaOfInput(effective);
  const resolved = resolvedSchema(schema, operation.definition.resolve);
  const layers = resolved && layersOf([resolved], operation.definition.resolve);
  if (layers === undefined) return found;
  for (const [value, about] of wrongValues(shapeOf(layers), own(right, key), parameter.in === 'body')) {
    if (found.length === mostPerInput) break;
    found.push({ key, value, place, about: `${name} ${about}` });
  }
  return found;
}

/**
 * What the definition forbids about a call, in one sentence; undefined when it forbids nothing. Outside of a body a value is text on its
 * way, so there a text that reads as the type is right.
 */
export function refusalOf(operation: Operation, values: ParameterValues): string | undefined {
  const keys = valueKeysOf(operation);
  for (const [index, effective] of operation.parameters.entries()) {
    const { parameter } = effective;
    const value = own(values, keys[index] ?? '');
    if (value === undefined) {
      const isRequired = parameter.value['required'] === true && parameter.value['default'] === undefined;
      if (isRequired) return `'${shortLabel(parameter.name)}' is required`;
      continue;
    }
    const refused = refusedAs(operation, effective, value);
    if (refused !== undefined) return `'${shortLabel(parameter.name)}' ${refused}`;
  }
  return undefined;
}

function refusedAs(operation: Operation, effective: EffectiveParameter, value: JsonValue): string | undefined {
  const { in: where, value: parameter } = effective.parameter;
  const isFile = parameter['type'] === 'file';
  if (isFile) return undefined;
  const read = where !== 'body' && typeof value === 'string' && parameter['type'] !== 'string' ? readAs(value) : value;
  const [difference] = differencesOf(schemaOfInput(effective), read, operation.definition);
  return difference && `${difference.pointer === '' ? '' : `at ${difference.pointer} `}${difference.sentence}`;
}

function readAs(text: string): JsonValue {
  return /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(text) ? JSON.parse(text) : text;
}

function* wrongValues(shape: Shape, right: JsonValue | undefined, isBody: boolean): Generator<readonly [JsonValue, string]> {
  const type = shape.types?.[0];
  if (type === 'integer' || type === 'number' || type === 'boolean') yield ['Contoso', 'as a text'];
  if (type === 'integer') yield [0.5, 'as a fraction'];
  if (isBody && type === 'array') yield [{}, 'as no list'];
  if (isBody && type === 'object') yield ['Contoso', 'as a text'];
  if (isBody && type === 'string') yield [42, 'as a number'];
  if (shape.enum !== undefined) yield ['not-one-of-these', 'as none of the allowed values'];
  if (type === 'string' && shape.maxLength < longestText) yield ['x'.repeat(shape.maxLength + 1), 'too long'];
  if (type === 'string' && shape.minLength > 1) yield ['x', 'too short'];
  if (shape.minimum !== undefined) yield [Math.floor(shape.minimum) - 1, 'too small'];
  if (shape.maximum !== undefined) yield [Math.ceil(shape.maximum) + 1, 'too large'];
  if (isArray(right) && right.length > 0 && shape.maxItems < 1_000)
    yield [Array.from({ length: shape.maxItems + 1 }, () => right[0] ?? null), 'with too many items'];
  if (!isBody || !isObject(right)) return;
  for (const name of shape.required) {
    const { [name]: _, ...others } = right;
    yield [others, `without '${shortLabel(name)}'`];
  }
}
