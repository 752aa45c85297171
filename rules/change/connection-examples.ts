import type { JsonObject } from '../../src/connector/json-value.ts';

/** The connection parameter of the golden connector. */
export const keyParameter: JsonObject = {
  type: 'securestring',
  uiDefinition: {
    displayName: 'Key',
    description: 'The key of your account.',
    tooltip: 'Find it on the settings page of your account.',
    constraints: { tabIndex: 2, clearText: false, required: 'true' },
  },
};

/** It with another one beside it that nobody has to fill in. */
export const keyAndRegion: JsonObject = {
  api_key: keyParameter,
  region: {
    type: 'string',
    uiDefinition: { displayName: 'Region', constraints: { required: 'false', allowedValues: [{ text: 'Europe', value: 'eu' }] } },
  },
};

/** The members of the golden parameter's `uiDefinition`, with others in place of some. */
export function keyWith(constraints: JsonObject, members: JsonObject = {}): JsonObject {
  const { uiDefinition } = keyParameter as { uiDefinition: JsonObject };
  return {
    ...keyParameter,
    uiDefinition: { ...uiDefinition, ...members, constraints: { tabIndex: 2, clearText: false, required: 'true', ...constraints } },
  };
}

/** One of several ways to connect. */
export function setOf(name: string, parameters: JsonObject): JsonObject {
  return { name, uiDefinition: { displayName: name, description: 'One way to connect.' }, parameters };
}

/** A connection parameter that signs in with these settings of OAuth. */
export function signIn(settings: JsonObject): JsonObject {
  return {
    connectionParameters: {
      token: {
        type: 'oauthSetting',
        oAuthSettings: {
          identityProvider: 'oauth2',
          clientId: 'northwind-flows',
          scopes: ['things.read'],
          redirectMode: 'GlobalPerConnector',
          customParameters: { tokenUrl: { value: 'https://login.northwindtraders.com/token' } },
          ...settings,
        },
      },
    },
  };
}

/** A connection parameter to choose a region with, beside the key. */
export function regions(...values: readonly string[]): JsonObject {
  const allowedValues = values.map((value) => ({ text: `Region ${value}`, value }));
  return {
    connectionParameters: {
      api_key: keyParameter,
      region: { type: 'string', uiDefinition: { displayName: 'Region', constraints: { allowedValues } } },
    },
  };
}

/** Two connection parameters that sign in, each with another provider or the same. */
export function twoSignIns(first: string, second: string): JsonObject {
  const token = (identityProvider: string): JsonObject => ({ type: 'oauthSetting', oAuthSettings: { identityProvider } });
  return { connectionParameters: { first: token(first), second: token(second) } };
}
