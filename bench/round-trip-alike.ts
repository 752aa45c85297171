import { arrayOr, isArray, isObject, type JsonObject, type JsonValue, objectOr } from '../src/connector/json-value.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/**
 * A definition with what can be said in several ways said in one: the media types of the document at the operations they count for,
 * those alone that have a body or an answer to send; what is the default (commas in lists, no null) not at all.
 */
export function alike(definition: JsonObject): JsonObject {
  const { consumes, produces, ...rest } = definition;
  const shared = { consumes, produces, parameters: objectOr(definition['parameters']), responses: objectOr(definition['responses']) };
  const paths = Object.entries(objectOr(definition['paths'])).map(([path, item]): [string, JsonValue] => [
    path,
    Object.fromEntries(
      Object.entries(objectOr(item)).map(([name, value]): [string, JsonValue] => [
        name,
        methods.has(name) && isObject(value) ? withOwnTypes(value, arrayOr(objectOr(item)['parameters']), shared) : (value ?? null),
      ]),
    ),
  ]);
  return objectOr(withDefaults({ ...rest, paths: Object.fromEntries(paths) }));
}

interface Shared {
  readonly consumes: JsonValue | undefined;
  readonly produces: JsonValue | undefined;
  readonly parameters: JsonObject;
  readonly responses: JsonObject;
}

function withOwnTypes(operation: JsonObject, common: readonly JsonValue[], shared: Shared): JsonObject {
  const { consumes, produces, ...rest } = operation;
  const places = [...common, ...arrayOr(operation['parameters'])].map((one) => opened(one, shared.parameters)['in']);
  const forms = places.includes('formData');
  const answers = Object.entries(objectOr(operation['responses'])).filter(([status]) => status !== 'default');
  const hasAnswer = answers.some(([, one]) => opened(one, shared.responses)['schema'] !== undefined);
  const isFile = [...common, ...arrayOr(operation['parameters'])].some((one) => opened(one, shared.parameters)['type'] === 'file');
  const fallback = forms ? [isFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'] : ['application/json'];
  return {
    ...rest,
    ...(forms || places.includes('body') ? { consumes: listed(consumes ?? shared.consumes, fallback, forms) } : {}),
    ...(hasAnswer ? { produces: listed(produces ?? shared.produces, ['application/json'], false) } : {}),
  };
}

function listed(types: JsonValue | undefined, fallback: JsonValue, forms: boolean): JsonValue {
  const all = arrayOr(types).filter((type) => !forms || /form/.test(String(type)));
  return all.length > 0 ? all.map(String).sort() : fallback;
}

function opened(value: JsonValue | undefined, known: JsonObject): JsonObject {
  const reference = objectOr(value)['$ref'];
  return typeof reference === 'string' ? objectOr(known[reference.split('/').at(-1) ?? '']) : objectOr(value);
}

/** An object of headers in which none is. */
function isNoHeaders(name: string, member: JsonValue | undefined): boolean {
  return name === 'headers' && isObject(member) && Object.keys(member).length === 0;
}

function withDefaults(value: JsonValue): JsonValue {
  if (isArray(value)) return value.map(withDefaults);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, JsonValue][] =>
      (name === 'collectionFormat' && member === 'csv') || (name === 'x-nullable' && member === false) || isNoHeaders(name, member)
        ? []
        : [[name, withDefaults(member ?? null)]],
    ),
  );
}
