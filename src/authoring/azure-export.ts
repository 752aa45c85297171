import { isArray, isObject, isText, type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';

/** What an export of Azure API Management holds: a description, as it is or as text, or the address where one is for five minutes. */
export type AzureExport = { readonly description: JsonValue } | { readonly link: string };

/**
 * The description inside what Azure API Management exports: the answer of its export (`format` and `value`, in newer versions below
 * `properties`), or a template with an API as a resource. `undefined` for anything else. The portal's own download and what Azure Functions
 * exports are plain descriptions.
 *
 * Source: REST API "Api Export - Get" of Azure API Management, and the resource `Microsoft.ApiManagement/service/apis` of its templates.
 */
export function azureExportIn(document: JsonObject): AzureExport | undefined {
  if (document['openapi'] !== undefined || document['swagger'] !== undefined) return undefined;
  const { resources } = document;
  const apis = (isArray(resources) ? resources : []).filter(isObject).filter(({ type }) => type === 'Microsoft.ApiManagement/service/apis');
  for (const holder of [document, document['properties'], ...apis.map(({ properties }) => properties)]) {
    const { format, value } = objectOr(holder);
    if (!isText(format) || !/^(?:openapi|swagger)/i.test(format) || value === undefined) continue;
    const { link } = objectOr(value);
    if (isText(link)) return { link };
    return { description: isText(value) ? variableOf(value, document) : value };
  }
  return undefined;
}

/** A template may name a variable instead: `[variables('openapi')]`. */
function variableOf(value: string, { variables }: JsonObject): JsonValue {
  const name = /^\[variables\('([^']+)'\)\]$/.exec(value)?.[1];
  const named = name !== undefined && isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined;
  return named ?? value;
}
