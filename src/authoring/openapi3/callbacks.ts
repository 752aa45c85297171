import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../connector/json-value.ts';
import { below, parsePointer, root } from '../../connector/place.ts';
import { type Conversion, followed, objectOf } from './conversion.ts';
import { preferredType } from './media-types.ts';
import type { SourceOperation } from './operations.ts';
import { openSchema } from './parameters.ts';
import { convertSchema } from './schemas.ts';

type Members = Map<string, JsonValue | undefined>;

/**
 * Makes an operation with a callback a webhook trigger of the platform: the member of its body that takes the address is marked, and the
 * path tells what a notification holds. `item` is the path item that is being made.
 */
export function addCallbacks(operation: SourceOperation, item: Members, c: Conversion): void {
  const callbacks = Object.entries(isObject(operation.value['callbacks']) ? operation.value['callbacks'] : {});
  for (const [index, [name, written]] of callbacks.entries()) {
    const from = below(operation.place, 'callbacks', name);
    const spot = { from, to: below(root, 'paths', operation.path) };
    const drop = (sentence: string): void => c.notes.take('dropped', 'callback', spot, sentence);
    const found = followed(written, from, spot.to, c);
    const [entry, ...more] = Object.entries(found?.value ?? {}).filter(([key]) => !key.startsWith('x-'));
    if (found === undefined || entry === undefined) continue;
    if (index > 0 || more.length > 0) {
      drop('An operation of the platform takes one callback; the first was kept.');
      continue;
    }
    const [expression, target] = entry;
    const path = membersTo(expression);
    const action = item.get(operation.method);
    const converted = path && isObject(action) && withMarkedMember(action, path, operation, c);
    if (!converted) {
      drop('The platform puts its callback address into a member of the body; this callback names another place.');
      continue;
    }
    item.set(operation.method, { ...converted, 'x-ms-trigger': 'single' });
    const content = contentOf(target, below(found.place, expression), spot.to, c);
    item.set(
      'x-ms-notification-content',
      objectOf([
        ['description', 'What the service sends.'],
        ['schema', content],
      ]),
    );
    c.notes.take(
      'changed',
      'callback',
      spot,
      'The operation is a webhook trigger; its answer must name the subscription in a Location header, which the platform deletes.',
    );
    if (isObject(action) && !isAlwaysGiven(action, path, operation, c))
      c.notes.take(
        'dropped',
        'callback',
        spot,
        'The callback address is optional in the source, and the platform always sends one: the action without a subscription is gone.',
      );
  }
}

/** The names that `{$request.body#/a/b}` leads through, with or without something after it. */
function membersTo(expression: string): string[] | undefined {
  const [, pointer] = /^\{?\$request\.body#(\/[^}]*)\}?/.exec(expression) ?? [];
  return pointer === undefined ? undefined : parsePointer(pointer);
}

/** The operation with the marked member, which stands in a body of its own: other operations may share the schema. */
function withMarkedMember(operation: JsonObject, path: readonly string[], source: SourceOperation, c: Conversion): JsonObject | undefined {
  const parameters = isArray(operation['parameters']) ? operation['parameters'].filter(isObject) : [];
  const at = parameters.findIndex((parameter) => parameter['in'] === 'body');
  const body = parameters[at];
  if (body === undefined) return undefined;
  const schema = marked(body['schema'], path, source, c);
  return schema && { ...operation, parameters: parameters.with(at, { ...body, required: true, schema }) };
}

/** True where the source requires the body and every member that leads to the address: nobody calls the operation without one. */
function isAlwaysGiven(operation: JsonObject, path: readonly string[], source: SourceOperation, c: Conversion): boolean {
  const parameters = isArray(operation['parameters']) ? operation['parameters'].filter(isObject) : [];
  const body = parameters.find((parameter) => parameter['in'] === 'body');
  if (body?.['required'] !== true) return false;
  let schema: JsonValue | undefined = body['schema'];
  for (const name of path) {
    const open = inlined(schema, source, c);
    if (!isArray(open?.['required']) || !open['required'].includes(name)) return false;
    schema = isObject(open['properties']) ? own(open['properties'], name) : undefined;
  }
  return true;
}

function marked(schema: JsonValue | undefined, path: readonly string[], source: SourceOperation, c: Conversion): JsonObject | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return undefined;
  const open = inlined(schema, source, c);
  const properties = isObject(open?.['properties']) ? open['properties'] : {};
  const member = own(properties, name);
  if (open === undefined || !isObject(member)) return undefined;
  const inner =
    rest.length > 0
      ? marked(member, rest, source, c)
      : { ...inlined(member, source, c), 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
  if (inner === undefined) return undefined;
  const required = new Set(isArray(open['required']) ? open['required'] : []).add(name);
  return {
    ...open,
    properties: objectOf(Object.entries(properties).map(([key, value]) => [key, key === name ? inner : value])),
    required: [...required],
  };
}

/** A schema of the definition, with what it refers to in its place. */
function inlined(schema: JsonValue | undefined, source: SourceOperation, c: Conversion): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  const written = c.written(reference.slice('#/definitions/'.length));
  if (written === undefined) return undefined;
  const spot = { from: written.place, to: below(root, 'paths', source.path, source.method) };
  return convertSchema(openSchema(written.value, written.place, spot.to, c), spot, c);
}

/** The schema of what the service sends to the address. */
function contentOf(target: JsonValue | undefined, from: ReturnType<typeof below>, to: ReturnType<typeof below>, c: Conversion): JsonObject {
  const item = followed(target, from, to, c);
  const method = ['post', 'put', 'patch'].find((name) => isObject(item?.value[name]));
  const operation = method === undefined ? undefined : item?.value[method];
  const body =
    isObject(operation) && item !== undefined
      ? followed(operation['requestBody'], below(item.place, method ?? '', 'requestBody'), to, c)
      : undefined;
  const content = isObject(body?.value['content']) ? body.value['content'] : {};
  const type = preferredType(Object.keys(content));
  const media = type === undefined ? undefined : own(content, type);
  if (body === undefined || type === undefined || !isObject(media)) return { type: 'object' };
  return convertSchema(
    media['schema'],
    { from: below(body.place, 'content', type, 'schema'), to: below(to, 'x-ms-notification-content', 'schema') },
    c,
    'body',
  );
}
