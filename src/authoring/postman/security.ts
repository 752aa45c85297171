import { isText, type JsonObject, textOfValue } from '../../connector/json-value.ts';
import { keyed, substituted } from './address.ts';

/**
 * A way to sign in of a collection as a scheme of OpenAPI 3: null for none at all, undefined for one that it has no words for. Secrets
 * that a collection holds are not read.
 */
export function schemeOf(auth: JsonObject, values: ReadonlyMap<string, string>): JsonObject | null | undefined {
  const type = textOfValue(auth['type']);
  const facts = keyed(auth[type]);
  const text = (name: string): string => (isText(facts[name]) ? substituted(facts[name], values) : '');
  switch (type) {
    case 'noauth':
      return null;
    case 'basic':
    case 'bearer':
      return { type: 'http', scheme: type };
    case 'apikey':
      return text('key') === '' ? undefined : { type: 'apiKey', name: text('key'), in: text('in') === 'query' ? 'query' : 'header' };
    case 'oauth2':
      return oauthScheme(text);
    default:
      return undefined;
  }
}

function oauthScheme(text: (name: string) => string): JsonObject {
  const flow =
    {
      authorization_code: 'authorizationCode',
      authorization_code_with_pkce: 'authorizationCode',
      implicit: 'implicit',
      password_credentials: 'password',
      client_credentials: 'clientCredentials',
    }[text('grant_type')] ?? 'authorizationCode';
  const scopes = text('scope')
    .split(/[\s,]+/)
    .filter((scope) => scope !== '');
  return {
    type: 'oauth2',
    flows: {
      [flow]: {
        authorizationUrl: text('authUrl'),
        tokenUrl: text('accessTokenUrl'),
        scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])),
      },
    },
  };
}
