import { equalJson, isArray, isObject, isText, type JsonObject, type JsonValue } from '../../connector/json-value.ts';
import { below } from '../../connector/place.ts';
import type { Spot } from '../notes.ts';
import type { Conversion } from './conversion.ts';

/** The one type that is left, and whether null was among them. */
export function typeOf(value: JsonObject, spot: Spot, c: Conversion): { readonly type: string | undefined; readonly isNullable: boolean } {
  const written = value['type'];
  const names = (isArray(written) ? written : [written]).filter(isText);
  const isNullable = value['nullable'] === true || names.includes('null');
  const types = [...new Set(names)].filter((name) => name !== 'null');
  const [first] = types;
  if (types.length === 2 && types.includes('integer') && types.includes('number')) return { type: 'number', isNullable };
  if (types.length > 1) {
    c.notes.take(
      'simplified',
      'type',
      { from: below(spot.from, 'type'), to: spot.to },
      `OpenAPI 2.0 has one type, not ${types.join(' or ')}; any value is allowed.`,
    );
    return { type: undefined, isNullable };
  }
  if (first !== undefined) return { type: first, isNullable };
  if (names.includes('null')) {
    c.notes.take(
      'simplified',
      'type',
      { from: below(spot.from, 'type'), to: spot.to },
      'OpenAPI 2.0 has no null type; any value is allowed.',
    );
    return { type: undefined, isNullable };
  }
  // What has members is an object, and the designer shows its members only when it says so.
  if (isObject(value['properties'])) return { type: 'object', isNullable };
  if (value['items'] !== undefined) return { type: 'array', isNullable };
  return { type: typeOfValues(value), isNullable };
}

/** The type that all values of a list without a type have. */
function typeOfValues(value: JsonObject): string | undefined {
  const values = isArray(value['enum'])
    ? value['enum'].filter((one) => one !== null)
    : value['const'] === undefined
      ? []
      : [value['const']];
  const types = new Set(values.map((one) => (typeof one === 'number' ? (Number.isInteger(one) ? 'integer' : 'number') : typeof one)));
  const [only] = types;
  return types.size === 1 && only !== 'object' ? only : undefined;
}

/** Sets a limit that a number excludes, which is a flag beside the limit in OpenAPI 2.0. */
export function exclusiveLimit(
  value: JsonObject,
  limit: 'maximum' | 'minimum',
  flag: 'exclusiveMaximum' | 'exclusiveMinimum',
  out: Map<string, JsonValue | undefined>,
  spot: Spot,
  c: Conversion,
): void {
  const exclusive = value[flag];
  if (typeof exclusive !== 'number') return;
  const inclusive = value[limit];
  const isTighter = typeof inclusive !== 'number' || (limit === 'maximum' ? exclusive <= inclusive : exclusive >= inclusive);
  out.delete(flag);
  if (isTighter) {
    out.set(limit, exclusive);
    out.set(flag, true);
  }
  c.notes.take(
    'changed',
    flag,
    { from: below(spot.from, flag), to: below(spot.to, limit) },
    `${flag} is a number in JSON Schema and a flag beside ${limit} in OpenAPI 2.0.`,
  );
}

/** Sets the format, also that of encoded content. */
export function setFormat(value: JsonObject, out: Map<string, JsonValue | undefined>, spot: Spot, c: Conversion): void {
  const encoding = value['contentEncoding'];
  const written = value['format'] ?? (encoding === 'base64' ? 'byte' : value['contentMediaType'] === undefined ? undefined : 'binary');
  if (encoding !== undefined || value['contentMediaType'] !== undefined)
    c.notes.take('changed', 'contentEncoding', spot, 'OpenAPI 2.0 tells encoded content by its format.');
  if (typeof written === 'string') out.set('format', written);
}

/** Sets the values that are allowed; answers whether null was among them. */
export function setEnum(value: JsonObject, out: Map<string, JsonValue | undefined>, spot: Spot, c: Conversion): boolean {
  if (value['const'] !== undefined) {
    if (value['const'] === null) return true;
    out.set('enum', [value['const']]);
    c.notes.take(
      'changed',
      'const',
      { from: below(spot.from, 'const'), to: below(spot.to, 'enum') },
      'A constant is a list of one value in OpenAPI 2.0.',
    );
    return false;
  }
  const values = value['enum'];
  if (!isArray(values)) return false;
  const different = values.filter((one, at) => one !== null && values.findIndex((other) => equalJson(one, other)) === at);
  if (different.length > 0) out.set('enum', different);
  return values.includes(null);
}

/** Sets the one example that OpenAPI 2.0 has. */
export function setExample(value: JsonObject, out: Map<string, JsonValue | undefined>, spot: Spot, c: Conversion): void {
  const examples = value['examples'];
  if (!isArray(examples)) return;
  if (out.get('example') === undefined && examples[0] !== undefined) out.set('example', examples[0]);
  if (examples.length > 1)
    c.notes.take(
      'simplified',
      'examples',
      { from: below(spot.from, 'examples'), to: below(spot.to, 'example') },
      'OpenAPI 2.0 has one example; the first was kept.',
    );
}
