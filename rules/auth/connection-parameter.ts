import { type JsonObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';

/** The types a maker fills in; of the others the platform takes care itself. */
const filledIn: ReadonlySet<unknown> = new Set(['string', 'securestring', 'int', 'bool']);

/** True for a connection parameter that a maker types in or chooses. */
export function isFilledIn(parameter: JsonObject): boolean {
  return filledIn.has(parameter['type']);
}

/** True for a `uiDefinition` that the maker never sees; the flag is written as a boolean and as a text. */
export function isHidden(uiDefinition: JsonObject): boolean {
  const { hidden } = objectOr(uiDefinition['constraints']);
  return hidden === true || (typeof hidden === 'string' && hidden.toLowerCase() === 'true');
}

/** The description a maker reads; with several ways to sign in it stands in `schema`. */
export function descriptionOf(uiDefinition: JsonObject): JsonValue | undefined {
  return uiDefinition['description'] ?? objectOr(uiDefinition['schema'])['description'];
}

/** The connection parameter that the platform fills with the tenant of the person who signed in; another letter case is another parameter. */
export const tenantParameter = 'token:TenantId';
