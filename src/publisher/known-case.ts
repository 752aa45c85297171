import { isArray, isObject, type JsonObject, type JsonValue } from '../connector/json-value.ts';

/** Members of a properties file that lead to a host. */
const names = new Map(
  [
    ...['properties', 'connectionParameters', 'connectionParameterSets', 'values', 'parameters', 'oAuthSettings', 'customParameters'],
    ...['identityProvider', 'redirectUrl', 'policyTemplateInstances', 'templateId', 'uiDefinition', 'constraints', 'allowedValues'],
    ...['default', 'defaultValue', 'value', 'authorizationUrl', 'tokenUrl', 'refreshUrl'],
    ...['name', 'value', 'urlTemplate', 'newPath'].map((name) => `x-ms-apimTemplateParameter.${name}`),
  ].map((name) => [name.toLowerCase(), name]),
);

/** A document with the members that lead to a host in the letter case that is read; whether one stands there in two, so that one is lost. */
export function inKnownCase(document: JsonObject): { readonly document: JsonObject; readonly isTwofold: boolean } {
  let isTwofold = false;
  const renamed = (object: JsonObject): JsonObject => {
    const members = Object.keys(object).map((name): [string, JsonValue] => [
      names.get(name.toLowerCase()) ?? name,
      changed(object[name] ?? null),
    ]);
    if (new Set(members.map(([name]) => name)).size < members.length) isTwofold = true;
    return Object.fromEntries(members);
  };
  const changed = (value: JsonValue): JsonValue => (isObject(value) ? renamed(value) : isArray(value) ? value.map(changed) : value);
  return { document: renamed(document), isTwofold };
}

/** Every member of that name, in any letter case. */
export function inAnyCase(object: JsonObject, name: string): JsonValue[] {
  return Object.keys(object).flatMap((key) => (key.toLowerCase() === name.toLowerCase() ? [object[key] ?? null] : []));
}
