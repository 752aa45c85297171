import type { JsonObject, JsonValue } from '../connector/json-value.ts';

/** A way to sign in, as the platform knows it: what a maker fills in, and what the gateway does with it. */
export interface SignIn {
  /** Names the way where there are several. */
  readonly name: string;
  readonly label: string;
  /** `connectionParameters` of `apiProperties.json`. */
  readonly parameters: Readonly<Record<string, JsonObject>>;
  /** The entry of `securityDefinitions`; undefined where policies do all of it. */
  readonly definition?: { readonly name: string; readonly value: JsonObject };
  readonly policies: readonly JsonObject[];
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
    definition: { name: 'basic', value: { type: 'basic' } },
    policies: [],
  };
}

/** A key in a header or in the query. */
export function keySignIn(name: string, where: 'header' | 'query'): SignIn {
  return {
    name: 'api-key',
    label: 'API key',
    parameters: { api_key: { type: 'securestring', uiDefinition: field('API key', 'The key of the account.', 1, false) } },
    definition: { name: 'api_key', value: { type: 'apiKey', in: where, name } },
    policies: [],
  };
}

/** A token that is sent as `Authorization: Bearer …`; the maker fills in the token alone. */
export function bearerSignIn(): SignIn {
  return {
    name: 'bearer',
    label: 'Access token',
    parameters: { api_key: { type: 'securestring', uiDefinition: field('Access token', 'The token of the account.', 1, false) } },
    definition: { name: 'api_key', value: { type: 'apiKey', in: 'header', name: 'Authorization' } },
    policies: [setHeader('Send the token as a bearer token', 'Authorization', "Bearer @connectionParameters('api_key')")],
  };
}

/** OAuth 2.0 by authorization code. The client's id is the publisher's to fill in. */
export function oauthSignIn(
  urls: { readonly authorization: string; readonly token: string; readonly refresh: string },
  scopes: readonly string[],
): SignIn {
  return {
    name: 'oauth',
    label: 'Sign in',
    parameters: {
      token: {
        type: 'oauthSetting',
        oAuthSettings: {
          identityProvider: 'oauth2',
          clientId: '',
          scopes,
          redirectMode: 'GlobalPerConnector',
          properties: { IsFirstParty: 'False' },
          customParameters: {
            authorizationUrl: { value: urls.authorization },
            tokenUrl: { value: urls.token },
            refreshUrl: { value: urls.refresh },
          },
        },
        uiDefinition: field('Sign in', 'Sign in with your account.', undefined, undefined),
      },
    },
    definition: {
      name: 'oauth2',
      value: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: urls.authorization,
        tokenUrl: urls.token,
        scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])),
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

/** The connection's parts of definition and properties: one way alone, or several as sets to choose from. */
export function connectionOf(ways: readonly SignIn[]): {
  readonly securityDefinitions: JsonObject;
  readonly security: JsonValue;
  readonly properties: JsonObject;
  readonly policies: readonly JsonObject[];
} {
  const [only, ...more] = ways;
  if (only === undefined) return { securityDefinitions: {}, security: [], properties: { connectionParameters: {} }, policies: [] };
  if (more.length === 0) {
    const { definition, parameters, policies } = only;
    return {
      securityDefinitions: definition === undefined ? {} : { [definition.name]: definition.value },
      security: definition === undefined ? [] : [{ [definition.name]: scopesOf(definition.value) }],
      properties: { connectionParameters: parameters },
      policies,
    };
  }
  const signIn = ways.find(({ name }) => name === 'oauth')?.definition ?? ways.find(({ name }) => name === 'basic')?.definition;
  return {
    securityDefinitions: signIn === undefined ? {} : { [signIn.name]: signIn.value },
    security: signIn === undefined ? [] : [{ [signIn.name]: scopesOf(signIn.value) }],
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
    policies: ways.flatMap(({ definition, policies }) =>
      definition === signIn ? policies : [...keyPolicies(definition?.value), ...policies],
    ),
  };
}

/** With several ways the gateway takes keys from policies: one is sent when the connection has it. */
function keyPolicies(definition: JsonObject | undefined): JsonObject[] {
  const name = definition?.['name'];
  if (definition?.['type'] !== 'apiKey' || typeof name !== 'string' || name === 'Authorization') return [];
  const value = "@connectionParameters('api_key','')";
  return [
    definition['in'] === 'query'
      ? setQuery('Send the key when the connection has one', name, value)
      : setHeader('Send the key when the connection has one', name, value),
  ];
}

function scopesOf(definition: JsonObject): readonly string[] {
  const scopes = definition['scopes'];
  return typeof scopes === 'object' && scopes !== null ? Object.keys(scopes) : [];
}
