import type { EffectiveParameter, Operation } from '../connector/definition.ts';
import { isObject, type JsonObject, type JsonValue, own } from '../connector/json-value.ts';
import type { Place } from '../connector/place.ts';
import { isMarkedInternal } from '../connector/schemas.ts';
import { shortLabel } from '../connector/short-label.ts';
import { isMade, type NoValues, objectOf, sizeOf, type Values } from './generate-combined.ts';
import type { BodyValues } from './generate-effort.ts';
import type { Where } from './generate-text.ts';
import { valuesFor } from './generate-values.ts';
import { valueKeysOf } from './parameters.ts';
import type { ParameterValues } from './types.ts';

/** The calls that try an operation. */
export interface CallPlan {
  /** At least ten, more where an input has more edges, at most `mostCalls`; empty where a required input has no value. */
  readonly calls: readonly ParameterValues[];
  /** A required input for which no value could be made. */
  readonly missing: (NoValues & { readonly name: string; readonly place: Place }) | undefined;
  /** How large the values of one call are, in nodes. */
  readonly size: number;
}

export interface PlanOptions {
  readonly seed: number;
  readonly fewest: number;
  readonly most: number;
  /** Values that somebody knows to be good, by the parameter's name: used instead of made ones. */
  readonly inputs?: JsonObject | undefined;
  /** The inputs that become part of the host, in lower case, and the host to give for them. */
  readonly bodyValues: BodyValues;
  readonly hosts: { readonly names: ReadonlySet<string>; readonly host: string };
}

const places: ReadonlySet<string> = new Set<Where>(['path', 'query', 'header', 'formData', 'body']);

/**
 * The calls that a definition says are right: every input takes each of its edges at least once, all inputs at the same time. The first
 * call has everything, the second only what is required, the others everything again. Inputs that a maker does not see keep their default.
 */
export function planCalls(operation: Operation, options: PlanOptions): CallPlan {
  const inputs: { readonly key: string; readonly values: Values; readonly isRequired: boolean }[] = [];
  const keys = valueKeysOf(operation);
  for (const [index, effective] of operation.parameters.entries()) {
    const { parameter } = effective;
    if (!places.has(parameter.in)) continue;
    const key = keys[index] ?? '';
    const isRequired = parameter.in === 'path' || parameter.value['required'] === true;
    const values = valuesOfInput(effective, key, options);
    if (isMade(values)) inputs.push({ key, values, isRequired });
    else if (isRequired) return { calls: [], missing: { ...values, name: shortLabel(parameter.name), place: parameter.place }, size: 0 };
  }
  const hasOptional = inputs.some(({ isRequired }) => !isRequired);
  const most = inputs.reduce((count, { values }) => Math.max(count, values.count), 0);
  const count = Math.min(options.most, Math.max(options.fewest, hasOptional ? most + 1 : most));
  const calls = Array.from({ length: count }, (_, index) => {
    const isBare = hasOptional && index === 1;
    const number = hasOptional && index > 1 ? index - 1 : index;
    const sent = isBare ? inputs.filter(({ isRequired }) => isRequired) : inputs;
    return objectOf(sent.map(({ key, values }) => [key, values.at(number)])) as ParameterValues;
  });
  return { calls, missing: undefined, size: inputs.reduce((sum, { values }) => sum + values.size, 0) };
}

/** The schema that values of a parameter are held against: the body's own, else the parameter without its flag `required`. */
export function schemaOfInput({ parameter }: EffectiveParameter): JsonObject {
  if (parameter.in !== 'body') {
    const { required: _, ...schema } = parameter.value;
    return schema;
  }
  const { schema } = parameter.value;
  return isObject(schema) ? schema : {};
}

function valuesOfInput(effective: EffectiveParameter, key: string, { inputs, seed, hosts, bodyValues }: PlanOptions): Values | NoValues {
  const { parameter } = effective;
  const known = inputs && own(inputs, key);
  if (known !== undefined)
    return parameter.in === 'body' && isObject(known) ? within(bodyValues(schemaOfInput(effective), 'input'), known) : fixed(known);
  const preset = own(parameter.value, 'default');
  if (isMarkedInternal(parameter.value) && preset !== undefined && preset !== null) return fixed(preset);
  const where = parameter.in as Where;
  const isFree = preset === undefined && parameter.value['enum'] === undefined && (where === 'header' || where === 'query');
  if (isFree && hosts.names.has(parameter.name.toLowerCase())) return fixed(hosts.host);
  if (where === 'body') return bodyValues(schemaOfInput(effective), 'input');
  return valuesFor(schemaOfInput(effective), { definition: parameter.definition, where, direction: 'input', seed });
}

/** Bodies that hold what was given; the rest is made. */
function within(made: Values | NoValues, given: JsonObject): Values {
  if (!isMade(made)) return fixed(given);
  return { count: made.count, size: made.size + sizeOf(given), at: (index) => joined(made.at(index), given) };
}

function joined(made: JsonValue | undefined, given: JsonValue): JsonValue {
  if (!isObject(made) || !isObject(given)) return given;
  const members = Object.entries(given).map(([name, value]) => [name, joined(own(made, name), value ?? null)] as const);
  return { ...made, ...objectOf(members) };
}

function fixed(value: JsonValue): Values {
  return { count: 1, size: sizeOf(value), at: () => value };
}
