import { isText, type JsonObject, objectOr } from '../../src/connector/json-value.ts';

/** What an operation, or `info`, says about its version; an empty object when it says nothing. */
export function annotationOf(node: JsonObject): JsonObject {
  return objectOr(node['x-ms-api-annotation']);
}

/** The family that an operation names itself. */
export function namedFamily(operation: JsonObject): string | undefined {
  const { family } = annotationOf(operation);
  return isText(family) ? family : undefined;
}
