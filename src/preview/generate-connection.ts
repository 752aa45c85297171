import type { Connector } from '../connector/connector.ts';
import type { Operation } from '../connector/definition.ts';
import { arrayOr, isObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import type { ConnectionParameter, Properties } from '../connector/properties.ts';
import type { Connection } from './types.ts';

/** A host that nobody has. */
export const madeUpHost = 'contoso.example.com';

/**
 * The inputs of an operation that a policy builds the host from: what is given for them must be one. A connector that leaves one out lets
 * the call go nowhere.
 */
export function hostInputs(properties: Properties | undefined, operation: Operation): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { templateId, operations, value } of properties?.policies ?? []) {
    if (!/^dynamic(hosturl|subdomain)$/i.test(templateId ?? '')) continue;
    if (operations.length > 0 && (operation.id === undefined || !operations.includes(operation.id))) continue;
    const template = objectOr(value['parameters'])['x-ms-apimTemplateParameter.urlTemplate'];
    if (typeof template !== 'string') continue;
    for (const [, name = ''] of template.matchAll(/@\{?(?:headers?|queryParameters)\('([^']*)'/gi)) names.add(name.toLowerCase());
  }
  return names;
}

/**
 * A connection as somebody may make it, with made-up values for everything that is asked: for a mock, which accepts any. Of several
 * parameter sets it is the first.
 */
export function madeUpConnection({ properties }: Pick<Connector, 'properties'>): Connection {
  const [firstSet] = properties?.connectionParameterSets ?? [];
  const asked = properties?.connectionParameters.filter(({ set }) => set === firstSet?.name) ?? [];
  const values = asked.filter(({ value }) => value['type'] !== 'oauthSetting').map((one) => [one.name, madeUpValue(one)] as const);
  const tokens = ['TenantId', 'customHost', 'environment', 'region'].map((name) => [`token:${name}`, madeUpHost] as const);
  return {
    set: firstSet?.name ?? null,
    values: Object.fromEntries<JsonValue>([...tokens, ...values]),
    token: { accessToken: 'made-up-token', refreshToken: undefined, expiresAt: undefined },
  };
}

/** Where a list is given, its first value. A text may become part of a host, so it is one. */
function madeUpValue({ value }: ConnectionParameter): JsonValue {
  const constraints = objectOr(objectOr(value['uiDefinition'])['constraints']);
  const [allowed] = arrayOr(constraints['allowedValues']);
  if (isObject(allowed) && allowed['value'] !== undefined) return allowed['value'];
  const type = typeof value['type'] === 'string' ? value['type'].toLowerCase() : '';
  if (type === 'int') return 42;
  if (type === 'bool') return true;
  return madeUpHost;
}
