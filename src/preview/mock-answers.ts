import type { Operation } from '../connector/definition.ts';
import { arrayOr, isObject, isText, type JsonValue, objectOr } from '../connector/json-value.ts';
import { withoutLastSlashes } from '../connector/last-slashes.ts';

/** The value without its link to a next page: a mock's first page is its last. A link that is required is empty. */
export function nextLinkEnded(operation: Operation, value: JsonValue): JsonValue {
  const name = objectOr(operation.value['x-ms-pageable'])['nextLinkName'];
  if (!isText(name) || !isObject(value) || !Object.hasOwn(value, name)) return value;
  const { [name]: _, ...others } = value;
  return isRequired(operation, name) ? { ...others, [name]: '' } : others;
}

function isRequired(operation: Operation, name: string): boolean {
  return operation.responses.some(({ response }) => {
    const schema = objectOr(response.value['schema']);
    const reference = schema['$ref'];
    const target = typeof reference === 'string' ? operation.definition.resolve(reference)?.value : schema;
    return arrayOr(target?.['required']).includes(name);
  });
}

/**
 * Where a made-up subscription lies: the path of the definition's DELETE for it, on the host that was called. What both paths name alike
 * keeps the value of the call; the rest is the subscription's number.
 */
export function subscriptionLocation(operation: Operation, url: string, number: number): string {
  const called = new URL(url);
  const id = `subscription-${number.toString(36)}`;
  const removal = removalOf(operation);
  if (removal === undefined) return `${called.origin}${called.pathname.replace(/\/$/, '')}/${id}`;
  const base = basePathOf(operation);
  const known = valuesOf(operation.path, called.pathname.slice(base.length));
  const path = removal.path.replace(/\{([^}]*)\}/g, (_, name: string) => known.get(name) ?? id);
  return `${called.origin}${base}${path}`;
}

/** The DELETE below the subscription's own path, else any that a subscription may be meant by. */
function removalOf({ definition, path }: Operation): Operation | undefined {
  const removals = definition.operations.filter(({ method }) => method === 'delete');
  return (
    removals.find((one) => one.path.startsWith(`${path}/`)) ??
    removals.find((one) => /hook|subscri|trigger/i.test(`${one.path} ${one.id ?? ''}`)) ??
    removals[0]
  );
}

function basePathOf({ definition }: Operation): string {
  const base = definition.value['basePath'];
  return isText(base) && base.startsWith('/') ? withoutLastSlashes(base) : '';
}

function valuesOf(template: string, path: string): Map<string, string> {
  const values = new Map<string, string>();
  const written = path.split('/');
  for (const [index, part] of template.split('/').entries()) {
    const name = /^\{([^}]*)\}$/.exec(part)?.[1];
    const value = written[index];
    if (name !== undefined && value !== undefined) values.set(name, value);
  }
  return values;
}
