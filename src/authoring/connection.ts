import type { JsonObject } from '../connector/json-value.ts';
import { settingsOf } from './identity-providers.ts';

/** A way to sign in, as the platform knows it: what a maker fills in, and what the gateway does with it. */
export interface SignIn {
  /** Names the way where there are several. */
  readonly name: string;
  readonly label: string;
  /** `connectionParameters` of `apiProperties.json`. */
  readonly parameters: Readonly<Record<string, JsonObject>>;
  readonly policies: readonly JsonObject[];
  /** Where a key goes that the security definition alone sends when it is the only way to sign in. */
  readonly key?: { readonly name: string; readonly where: 'header' | 'query' };
}

/** Basic authentication. */
export function basicSignIn(): SignIn {
  return {
    name: 'basic',
    label: 'User name and password',
    parameters: {
      username: { type: 'string', uiDefinition: field('User name', 'The user name of the account.', 1, true) },
      password: { type: 'securestring', uiDefinition: field('Password', 'The password of the account.', 2, false) },
    },
    policies: [],
  };
}

/** A key in a header or in the query. */
export function keySignIn(name: string, where: 'header' | 'query'): SignIn {
  return {
    name: 'api-key',
    label: 'API key',
    parameters: { api_key: { type: 'securestring', uiDefinition: field('API key', 'The key of the account.', 1, false) } },
    policies: [],
    key: { name, where },
  };
}

/** A token that is sent as `Authorization: Bearer …`; the maker fills in the token alone. */
export function bearerSignIn(): SignIn {
  return {
    name: 'bearer',
    label: 'Access token',
    parameters: { api_key: { type: 'securestring', uiDefinition: field('Access token', 'The token of the account.', 1, false) } },
    policies: [setHeader('Send the token as a bearer token', 'Authorization', "Bearer @connectionParameters('api_key')")],
  };
}

/** OAuth 2.0 by authorization code. The client's id is the publisher's to fill in. */
export function oauthSignIn(
  { authorization, token, refresh }: { readonly authorization: string; readonly token: string; readonly refresh: string },
  scopes: readonly string[],
): SignIn {
  const parameters = { authorizationUrl: authorization, tokenUrl: token, refreshUrl: refresh };
  return signInWith(settingsOf({ platformName: 'oauth2', parameters }, { clientId: '', scopes }));
}

/** OAuth 2.0 with these settings. */
export function signInWith(settings: JsonObject): SignIn {
  return {
    name: 'oauth',
    label: 'Sign in',
    parameters: {
      token: {
        type: 'oauthSetting',
        oAuthSettings: settings,
        uiDefinition: field('Sign in', 'Sign in with your account.', undefined, undefined),
      },
    },
    policies: [],
  };
}

/** A policy that sets a header of every request. */
function setHeader(title: string, name: string, value: string): JsonObject {
  return {
    templateId: 'setheader',
    title,
    parameters: {
      'x-ms-apimTemplateParameter.name': name,
      'x-ms-apimTemplateParameter.value': value,
      'x-ms-apimTemplateParameter.existsAction': 'override',
      'x-ms-apimTemplate-policySection': 'Request',
    },
  };
}

/** A policy that sets a parameter of the query of every request. */
function setQuery(title: string, name: string, value: string): JsonObject {
  return {
    templateId: 'setqueryparameter',
    title,
    parameters: {
      'x-ms-apimTemplateParameter.name': name,
      'x-ms-apimTemplateParameter.value': value,
      'x-ms-apimTemplateParameter.existsAction': 'override',
    },
  };
}

/** What a maker sees of a field of the connection. */
export function field(label: string, description: string, tabIndex: number | undefined, isClear: boolean | undefined): JsonObject {
  return {
    displayName: label,
    description,
    tooltip: description,
    constraints: {
      required: 'true',
      ...(tabIndex === undefined ? {} : { tabIndex }),
      ...(isClear === undefined ? {} : { clearText: isClear }),
    },
  };
}

/** What `apiProperties.json` says of the connection: one way to sign in alone, or several as sets to choose from. */
export function connectionOf(ways: readonly SignIn[]): { readonly properties: JsonObject; readonly policies: readonly JsonObject[] } {
  const [only, ...more] = ways;
  if (only === undefined || more.length === 0)
    return { properties: { connectionParameters: only?.parameters ?? {} }, policies: only?.policies ?? [] };
  return {
    properties: {
      connectionParameterSets: {
        uiDefinition: { displayName: 'Kind of sign-in', description: 'How the connection signs in.' },
        values: ways.map(({ name, label, parameters }) => ({
          name,
          uiDefinition: { displayName: label, description: `${label}.` },
          parameters,
        })),
      },
    },
    policies: ways.flatMap((way) => [...keyPolicies(way), ...way.policies]),
  };
}

/** With several ways the gateway takes keys from policies: one is sent when the connection has it. */
function keyPolicies({ key }: SignIn): JsonObject[] {
  if (key === undefined || key.name === 'Authorization') return [];
  const value = "@connectionParameters('api_key','')";
  const title = 'Send the key when the connection has one';
  return [key.where === 'query' ? setQuery(title, key.name, value) : setHeader(title, key.name, value)];
}
