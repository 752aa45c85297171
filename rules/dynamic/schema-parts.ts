import type { Definition } from '../../src/connector/definition.ts';
import { arrayOr, isObject, type JsonObject, objectOr, own } from '../../src/connector/json-value.ts';
import type { Resolve } from '../../src/connector/references.ts';
import { isMarkedInternal, resolvedSchema } from '../../src/connector/schemas.ts';
import { hasDynamicExtension } from '../dynamic-extensions.ts';
import { requiredNames } from '../required-names.ts';
import { composedOf } from '../schema/composition.ts';

/** The schemas one step inside a schema; of a reference, its target. */
export function partsOf(schema: JsonObject, resolve: Resolve): JsonObject[] {
  if (typeof schema['$ref'] === 'string') {
    const target = resolve(schema['$ref']);
    return target === undefined ? [] : [target.value];
  }
  const parts = [
    schema['items'],
    schema['additionalProperties'],
    ...arrayOr(schema['allOf']),
    ...Object.values(objectOr(schema['properties'])),
  ];
  return parts.filter(isObject);
}

/** Where names of properties lead. */
export interface End {
  readonly schema: JsonObject;
  /** Nothing on the way is optional. */
  readonly isRequired: boolean;
  /** Something on the way is internal. */
  readonly isInternal: boolean;
}

/** Where names lead from a schema: `undefined` when to nothing, `'unknown'` when the definition does not say what there is. */
export function follow(from: JsonObject, names: readonly string[], definition: Definition): End | 'unknown' | undefined {
  let schema = resolvedSchema(from, definition.resolve);
  let isRequired = true;
  let isInternal = schema !== undefined && isMarkedInternal(schema);
  for (const name of names) {
    const parts = schema && composedOf(schema, definition.resolve);
    if (schema === undefined || parts === undefined) return 'unknown';
    const written = parts.map((part) => own(objectOr(part['properties']), name)).find(isObject);
    if (written === undefined) return parts.some(isOpen) || !parts.some(({ properties }) => isObject(properties)) ? 'unknown' : undefined;
    isRequired &&= requiredNames(schema, definition).has(name);
    schema = resolvedSchema(written, definition.resolve);
    isInternal ||= isMarkedInternal(written) || (schema !== undefined && isMarkedInternal(schema));
  }
  return schema === undefined ? 'unknown' : { schema, isRequired, isInternal };
}

/** The names in a path as the extensions write it: `value/items`. */
export function namesIn(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}

/** True for an object that may hold more than its properties name. */
function isOpen(schema: JsonObject): boolean {
  const more = schema['additionalProperties'];
  return more === true || isObject(more) || hasDynamicExtension(schema);
}
