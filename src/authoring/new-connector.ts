import { isObject, type JsonObject, own } from '../connector/json-value.ts';
import { withoutLastSlashes } from '../connector/last-slashes.ts';
import { basicSignIn, bearerSignIn, connectionOf, keySignIn, type SignIn, signInWith } from './connection.ts';
import { type ConnectorFiles, connectorFilesOf } from './connector-files.ts';
import type { ConnectorDraft, DraftWay } from './draft.ts';
import { pathsOfDraft } from './draft-operation.ts';
import { identityProviders, settingsOf } from './identity-providers.ts';

/** The folder of a connector as its publisher described it. Nothing is invented: texts that nobody wrote are left out, and become findings. */
export function newConnector(draft: ConnectorDraft): ConnectorFiles {
  const { host, basePath, scheme } = placeOf(draft.address);
  const ways = draft.ways.map(signInOf);
  const { properties, policies } = connectionOf(ways.map(({ way }) => way));
  const security = ways.flatMap(({ name, definition }) => (definition === undefined ? [] : [{ name, definition }]));
  const contact = withoutEmpty({ name: draft.contact.name, url: draft.contact.url, email: draft.contact.email });
  const definition: JsonObject = {
    swagger: '2.0',
    info: {
      title: draft.title,
      ...(draft.description !== '' && { description: draft.description }),
      version: '1.0.0',
      ...(Object.keys(contact).length > 0 && { contact }),
    },
    ...(host !== '' && { host }),
    basePath: basePath === '' ? '/' : basePath,
    schemes: [scheme],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: mergedPaths(draft.operations.flatMap((operation) => pathsOfDraft(operation, basePath))),
    ...(security.length > 0 && {
      securityDefinitions: Object.fromEntries(security.map(({ name, definition }) => [name, definition])),
      security: security.map(({ name, definition }) => ({
        [name]: Object.keys(isObject(definition['scopes']) ? definition['scopes'] : {}),
      })),
    }),
    ...metadataOf(draft),
  };
  const capabilities = draft.operations.some(({ kind }) => kind === 'action') ? ['actions'] : [];
  const triggers = draft.operations.some(({ kind }) => kind !== 'action') ? ['triggers'] : [];
  return connectorFilesOf(
    definition,
    { ...properties, capabilities: [...capabilities, ...triggers], ...(policies.length > 0 && { policyTemplateInstances: policies }) },
    draft,
  );
}

/** Host, base path and scheme of the API's address; a host alone means https. */
function placeOf(address: string): { readonly host: string; readonly basePath: string; readonly scheme: string } {
  const url = address === '' ? null : URL.parse(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
  if (url === null) return { host: '', basePath: '', scheme: 'https' };
  return { host: url.host, basePath: withoutLastSlashes(url.pathname), scheme: url.protocol.replace(':', '') };
}

/** Two operations of one path stand side by side. */
function mergedPaths(paths: readonly (readonly [string, JsonObject])[]): JsonObject {
  const merged = new Map<string, JsonObject>();
  for (const [path, item] of paths) merged.set(path, { ...merged.get(path), ...item });
  return Object.fromEntries(merged);
}

/** A way to sign in, and how the definition tells of it. */
export interface Way {
  readonly way: SignIn;
  /** The name and the text of its security definition. */
  readonly name: string;
  readonly definition: JsonObject | undefined;
}

/** What the files of a connector hold for a way to sign in. */
export function signInOf(way: DraftWay): Way {
  if (way.kind === 'basic') return { way: basicSignIn(), name: 'basic_auth', definition: { type: 'basic' } };
  // The policy sends the token; as a security definition it would be sent a second time, without "Bearer".
  if (way.kind === 'bearer') return { way: bearerSignIn(), name: 'bearer', definition: undefined };
  if (way.kind === 'api-key')
    return {
      way: keySignIn(way.name, way.where),
      name: 'api_key',
      definition: { type: 'apiKey', in: way.where, name: way.name },
    };
  const known = identityProviders.find(({ id }) => id === way.provider);
  const addresses = { authorizationUrl: way.authorizationUrl, tokenUrl: way.tokenUrl, refreshUrl: way.refreshUrl || way.tokenUrl };
  const parameters = {
    ...(known?.parameters ?? addresses),
    ...(known?.platformName === 'aad' && way.resource !== '' && { resourceUri: way.resource }),
  };
  const settings = settingsOf({ platformName: known?.platformName ?? 'oauth2', parameters }, way);
  return { way: signInWith(settings), name: 'oauth2_auth', definition: oauthDefinition(parameters, way.scopes) };
}

/** How OpenAPI tells of the flow; Entra ID has its addresses below the address to sign in. */
function oauthDefinition(parameters: Readonly<Record<string, string>>, scopes: readonly string[]): JsonObject {
  const { loginUri, tenantId } = parameters;
  const base = loginUri === undefined ? undefined : `${loginUri}/${tenantId}/oauth2/v2.0`;
  return {
    type: 'oauth2',
    flow: 'accessCode',
    authorizationUrl: base === undefined ? (own(parameters, 'authorizationUrl') ?? '') : `${base}/authorize`,
    tokenUrl: base === undefined ? (own(parameters, 'tokenUrl') ?? '') : `${base}/token`,
    scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])),
  };
}

function metadataOf({ website, privacyPolicy, categories }: ConnectorDraft): JsonObject {
  const told = withoutEmpty({ Website: website, 'Privacy policy': privacyPolicy, Categories: categories.join(';') });
  const items = Object.entries(told).map(([propertyName, propertyValue]) => ({ propertyName, propertyValue }));
  return items.length === 0 ? {} : { 'x-ms-connector-metadata': items };
}

function withoutEmpty(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
