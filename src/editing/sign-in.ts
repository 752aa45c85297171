import type { DraftWay } from '../authoring/draft.ts';
import { identityProviders } from '../authoring/identity-providers.ts';
import { signInOf } from '../authoring/new-connector.ts';
import { arrayOr, equalJson, isObject, type JsonObject, type JsonValue, objectOr, own } from '../connector/json-value.ts';
import { withValue } from './document-change.ts';

/** The kinds of sign-in that can be chosen: for OAuth 2.0 with `oauth2:` and the id of a ready-made provider. */
export const signInChoices: readonly { readonly value: string; readonly title: string }[] = [
  { value: 'none', title: 'No sign-in' },
  { value: 'basic', title: 'User name and password' },
  { value: 'api-key', title: 'API key' },
  { value: 'bearer', title: 'Access token (bearer)' },
  { value: 'oauth2', title: 'OAuth 2.0, own identity provider' },
  ...identityProviders.map(({ id, name }) => ({ value: `oauth2:${id}`, title: `OAuth 2.0 with ${name}` })),
];

interface Documents {
  readonly definition: JsonValue;
  readonly properties: JsonValue;
}

/** The kind of sign-in of a connector, as a value of `signInChoices`; `several` where makers choose among sets. */
export function signInKind({ definition, properties }: Documents): string {
  const held = objectOr(objectOr(properties)['properties']);
  if (held['connectionParameterSets'] !== undefined) return 'several';
  const parameters = Object.values(objectOr(held['connectionParameters'])).map(objectOr);
  const settings = parameters.map((one) => own(one, 'oAuthSettings')).find(isObject);
  if (settings !== undefined) return `oauth2${providerOf(settings)}`;
  const types = Object.values(objectOr(objectOr(definition)['securityDefinitions'])).map((one) => objectOr(one)['type']);
  if (types.includes('oauth2')) return 'oauth2';
  if (types.includes('basic')) return 'basic';
  if (types.includes('apiKey')) return 'api-key';
  return parameters.some((one) => one['type'] === 'securestring') ? 'bearer' : 'none';
}

/** The ready-made provider whose addresses are exactly those of the settings. */
function providerOf(settings: JsonObject): string {
  const custom = objectOr(settings['customParameters']);
  const valueIn = (name: string): JsonValue | undefined => objectOr(own(custom, name))['value'];
  const known = identityProviders.find(
    ({ platformName, parameters }) =>
      settings['identityProvider'] === platformName && Object.entries(parameters).every(([name, value]) => valueIn(name) === value),
  );
  return known === undefined ? '' : `:${known.id}`;
}

/** Both documents with another kind of sign-in. What else makers fill in to connect stays, and so do the client's id and the scopes. */
export function withSignIn({ definition, properties }: Documents, to: string): Documents {
  const held = objectOr(objectOr(properties)['properties']);
  const parameters = Object.entries(objectOr(held['connectionParameters']));
  const settings = parameters.map(([, one]) => own(objectOr(one), 'oAuthSettings')).find(isObject);
  const made = to === 'none' ? undefined : signInOf(wayOf(to, settings));
  const others = parameters.filter(([name, one]) => !isCredential(name, objectOr(one)));
  let next = withValue(properties, ['properties', 'connectionParameterSets'], undefined);
  next = withValue(next, ['properties', 'connectionParameters'], { ...made?.way.parameters, ...Object.fromEntries(others) });
  const ours = signInOf({ kind: 'bearer' }).way.policies;
  const policies = arrayOr(held['policyTemplateInstances']);
  const left = policies.filter((policy) => !ours.some((one) => equalJson(one, policy)));
  const wanted = [...left, ...(made?.way.policies ?? [])];
  if (!equalJson(policies, wanted))
    next = withValue(next, ['properties', 'policyTemplateInstances'], wanted.length === 0 ? undefined : wanted);
  const scheme = made?.definition;
  const scopes = Object.keys(objectOr(scheme?.['scopes']));
  let described = withValue(
    definition,
    ['securityDefinitions'],
    made === undefined || scheme === undefined ? undefined : { [made.name]: scheme },
  );
  described = withValue(described, ['security'], made === undefined || scheme === undefined ? undefined : [{ [made.name]: scopes }]);
  return { definition: described, properties: next };
}

function wayOf(to: string, settings: JsonObject | undefined): DraftWay {
  if (to === 'basic') return { kind: 'basic' };
  if (to === 'bearer') return { kind: 'bearer' };
  if (to === 'api-key') return { kind: 'api-key', name: 'X-Api-Key', where: 'header' };
  const clientId = settings?.['clientId'];
  const provider = to.startsWith('oauth2:') ? to.slice('oauth2:'.length) : undefined;
  const custom = objectOr(settings?.['customParameters']);
  const address = (name: string): string => {
    const value = objectOr(own(custom, name))['value'];
    return typeof value === 'string' ? value : '';
  };
  return {
    kind: 'oauth2',
    provider,
    authorizationUrl: address('authorizationUrl'),
    tokenUrl: address('tokenUrl'),
    refreshUrl: address('refreshUrl'),
    clientId: typeof clientId === 'string' ? clientId : '',
    scopes: arrayOr(settings?.['scopes']).filter((one) => typeof one === 'string'),
    resource: address('resourceUri'),
  };
}

/** What a kind of sign-in brings: secrets, sign-ins, and the user name beside a password. */
function isCredential(name: string, parameter: JsonObject): boolean {
  return parameter['type'] === 'securestring' || parameter['type'] === 'oauthSetting' || name === 'username';
}
