import type { SecurityRequirement } from '../../src/connector/definition.ts';
import { isObject, type JsonObject, objectOr, own } from '../../src/connector/json-value.ts';

/** The security definition that a requirement names; `undefined` when there is none. */
export function requiredScheme({ definition }: SecurityRequirement, name: string): JsonObject | undefined {
  const scheme = own(objectOr(definition.value['securityDefinitions']), name);
  return isObject(scheme) ? scheme : undefined;
}
