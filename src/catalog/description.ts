import { type Connector, titleOf } from '../connector/connector.ts';
import type { EffectiveParameter, Operation } from '../connector/definition.ts';
import { arrayOr, isObject, isText, type JsonObject, objectOr, textIn } from '../connector/json-value.ts';
import { propertiesOf, resolvedSchema } from '../connector/schemas.ts';

/** What a connector says about itself, as the catalog tells it. Every text is the publisher's: whoever prints it escapes it. */
export interface Description {
  readonly title: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly website: string | null;
  readonly privacyPolicy: string | null;
  /** The ways to sign in, sorted. */
  readonly auth: readonly Auth[];
  readonly icon: { readonly brandColor: string | null };
  readonly hasScript: boolean;
  readonly connection: readonly ConnectionInput[];
  /** Those a maker sees, in the order of the definition. */
  readonly operations: readonly DescribedOperation[];
}

export type Auth = 'none' | 'api-key' | 'basic' | 'oauth2' | 'other';

/** What a maker fills in to connect. */
interface ConnectionInput {
  readonly name: string;
  /** The way to sign in it belongs to, null when there is one way only. */
  readonly set: string | null;
  readonly label: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  /** What makers read for the set; absent when it has no label. */
  readonly setLabel?: string;
  /** The values to choose from; absent when any will do. */
  readonly allowed?: readonly string[];
  readonly default?: string;
  /** Where a maker signs in, and what the connector then may do. */
  readonly oauth?: { readonly provider: string | null; readonly scopes: readonly string[] };
}

interface DescribedOperation {
  readonly id: string | null;
  readonly kind: 'action' | 'polling-trigger' | 'webhook-trigger';
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly visibility: string | null;
  readonly deprecated: boolean;
  /** Inputs a maker sees; those of a JSON body one level deep. */
  readonly parameters: readonly DescribedParameter[];
}

interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly label: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** Describes a connector; what is missing or of a wrong type is told as empty. */
export function describe(connector: Connector): Description {
  const document = connector.definition?.value;
  const metadata = metadataOf(document?.['x-ms-connector-metadata']);
  const color = connector.properties?.brandColor?.trim().toLowerCase();
  return {
    title: titleOf(connector),
    description: textIn(objectOr(document?.['info']), 'description'),
    categories: (metadata.get('categories') ?? '')
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    website: httpAddress(metadata.get('website')),
    privacyPolicy: httpAddress(metadata.get('privacy policy')),
    auth: authOf(connector),
    icon: { brandColor: color !== undefined && /^#[0-9a-f]{6}$/.test(color) ? color : null },
    hasScript: connector.script !== undefined,
    connection: connectionOf(connector),
    operations: (connector.definition?.operations ?? []).filter((operation) => !operation.isInternal).map(describeOperation),
  };
}

function metadataOf(value: unknown): Map<string, string> {
  const entries = arrayOr(value)
    .filter(isObject)
    .map((item) => [textIn(item, 'propertyName').toLowerCase(), textIn(item, 'propertyValue')] as const);
  return new Map(entries);
}

/** An address a page may link to: http and https alone. */
function httpAddress(text: string | undefined): string | null {
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}

const authTypes: Readonly<Record<string, Auth>> = { apiKey: 'api-key', basic: 'basic', oauth2: 'oauth2' };

function authOf({ definition, properties }: Connector): readonly Auth[] {
  const ways = new Set<Auth>();
  for (const { value } of definition?.securityDefinitions ?? []) {
    const type = textIn(value, 'type');
    ways.add((Object.hasOwn(authTypes, type) ? authTypes[type] : undefined) ?? 'other');
  }
  if ((properties?.oauthSettings.length ?? 0) > 0) ways.add('oauth2');
  if (ways.size === 0)
    ways.add(properties?.connectionParameters.some(({ value }) => /^secure/i.test(textIn(value, 'type'))) ? 'other' : 'none');
  return [...ways].sort();
}

function connectionOf({ properties }: Connector): ConnectionInput[] {
  const visible = (properties?.connectionParameters ?? []).filter(({ value }) => !isHidden(value));
  return visible.map(({ name, set, value }) => {
    const ui = objectOr(value['uiDefinition']);
    const chosen = properties?.connectionParameterSets.find((one) => one.name === set);
    const setLabel = chosen && textIn(objectOr(chosen.value['uiDefinition']), 'displayName');
    const allowed = allowedOf([...arrayOr(value['allowedValues']), ...arrayOr(objectOr(ui['constraints'])['allowedValues'])]);
    const standard = value['defaultValue'];
    const isSecret = /^secure/i.test(textIn(value, 'type'));
    const oauth = value['oAuthSettings'] ?? value['oauthSettings'];
    return {
      name,
      set: set ?? null,
      label: textIn(ui, 'displayName') || name,
      type: textIn(value, 'type'),
      required: isTrue(objectOr(ui['constraints'])['required']),
      description: textIn(ui, 'description'),
      ...(setLabel && { setLabel }),
      ...(allowed.length > 0 && { allowed }),
      ...((isText(standard) || typeof standard === 'number') && !isSecret && { default: String(standard) }),
      ...(isObject(oauth) && { oauth: oauthOf(oauth) }),
    };
  });
}

/** A maker is not asked for it: the platform fills it in. */
function isHidden(value: JsonObject): boolean {
  return isTrue(objectOr(objectOr(value['uiDefinition'])['constraints'])['hidden']);
}

function allowedOf(values: readonly unknown[]): string[] {
  const texts = values.map((one) => (isObject(one) ? textIn(one, 'text') || textIn(one, 'value') : isText(one) ? one.trim() : ''));
  return [...new Set(texts)].filter((text) => text !== '');
}

function oauthOf(settings: JsonObject): NonNullable<ConnectionInput['oauth']> {
  const scopes = arrayOr(settings['scopes']).filter(isText);
  return { provider: textIn(settings, 'identityProvider') || null, scopes: [...new Set(scopes)] };
}

function describeOperation(operation: Operation): DescribedOperation {
  return {
    id: operation.id ?? null,
    kind: operation.trigger === undefined ? 'action' : `${operation.trigger}-trigger`,
    method: operation.method,
    path: operation.path,
    summary: textIn(operation.value, 'summary') || (operation.id ?? `${operation.method} ${operation.path}`),
    description: textIn(operation.value, 'description'),
    visibility: textIn(operation.value, 'x-ms-visibility') || null,
    deprecated: operation.isDeprecated,
    parameters: operation.parameters.filter(({ parameter }) => !parameter.isInternal).flatMap((effective) => describeParameter(effective)),
  };
}

function describeParameter({ parameter }: EffectiveParameter): DescribedParameter[] {
  const { value, definition } = parameter;
  const body = parameter.in === 'body' ? resolvedSchema(value['schema'], definition.resolve) : undefined;
  const members = body === undefined ? undefined : propertiesOf(body, definition.resolve);
  if (body === undefined || members === undefined || members.size === 0)
    return [input(parameter.name, parameter.in, body ?? value, value['required'] === true, value)];
  const required = new Set(arrayOr(body['required']));
  return [...members]
    .filter(([, member]) => textIn(member, 'x-ms-visibility').toLowerCase() !== 'internal')
    .map(([name, member]) => input(name, 'body', member, required.has(name), member));
}

function input(name: string, place: string, schema: JsonObject, required: boolean, texts: JsonObject): DescribedParameter {
  return {
    name,
    in: place,
    label: textIn(texts, 'x-ms-summary') || textIn(texts, 'title') || name,
    type: textIn(schema, 'type') || (isObject(schema['properties']) ? 'object' : 'any'),
    required,
    description: textIn(texts, 'description'),
  };
}

/** The flag as connectors write it: true, or its name. Anything else of a stranger's is no flag. */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}
