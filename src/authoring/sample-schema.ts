import { arrayOr, isArray, isObject, isText, type JsonObject, type JsonValue, own } from '../connector/json-value.ts';

/** Samples of a list that are looked at. */
const mostSamples = 100;
/** Levels of a sample that are described. */
export const deepest = 30;

/**
 * A schema that all samples fit: the types they have, null aside, and as required what every one of them holds. Of samples with different
 * types it says nothing. It is what was seen, not what the service promises.
 */
export function schemaOfSamples(samples: readonly JsonValue[], depth = 0): JsonObject {
  const values = samples.filter((value) => value !== null);
  const kinds = new Set(values.map(kindOf));
  const isNullable = values.length < samples.length ? { nullable: true } : {};
  if (depth > deepest) return {};
  if (kinds.size === 2 && kinds.has('integer') && kinds.has('number')) return { type: 'number', ...isNullable };
  const [kind, ...more] = kinds;
  if (kind === undefined || more.length > 0) return {};
  if (kind === 'object') return { ...objectSchema(values.filter(isObject), depth), ...isNullable };
  if (kind !== 'array') return { type: kind, ...formatOf(kind, values), ...isNullable };
  const items = values.flatMap((value) => (isArray(value) ? value.slice(0, mostSamples) : []));
  return { type: 'array', items: schemaOfSamples(items, depth + 1), ...isNullable };
}

function objectSchema(samples: readonly JsonObject[], depth: number): JsonObject {
  const names = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
  const properties = names.map((name) => [
    name,
    schemaOfSamples(
      samples.flatMap((sample) => (Object.hasOwn(sample, name) ? [own(sample, name) ?? null] : [])),
      depth + 1,
    ),
  ]);
  const required = names.filter((name) => samples.every((sample) => Object.hasOwn(sample, name)));
  return {
    type: 'object',
    ...(names.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required.length > 0 && { required }),
  };
}

function kindOf(value: JsonValue): string {
  if (isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

/** The format that every text has; none for none. */
function formatOf(kind: string, values: readonly JsonValue[]): JsonObject {
  if (kind !== 'string' || values.length === 0) return {};
  const formats = {
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/,
    date: /^\d{4}-\d\d-\d\d$/,
    uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  };
  for (const [format, pattern] of Object.entries(formats))
    if (arrayOr(values).every((value) => isText(value) && pattern.test(value))) return { format };
  return {};
}

/**
 * The same for OpenAPI 2.0, of one sample that a person brought: what it holds, and nothing about what has to be there, which one sample
 * cannot say.
 */
export function schemaOfSample(sample: JsonValue): JsonObject {
  return asSwagger(schemaOfSamples([sample]));
}

function asSwagger({ required: _required, nullable, properties, items, ...schema }: JsonObject): JsonObject {
  return {
    ...schema,
    ...(nullable === true && { 'x-nullable': true }),
    ...(isObject(properties) && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, isObject(one) ? asSwagger(one) : one])),
    }),
    ...(isObject(items) && { items: asSwagger(items) }),
  };
}
