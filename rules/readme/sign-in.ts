import type { Connector } from '../../src/connector/connector.ts';

/** True when makers sign in with OAuth, in one of the ways that the connector offers. */
export function usesOAuth({ properties }: Connector): boolean {
  return properties?.connectionParameters.some(({ value }) => value['type'] === 'oauthSetting') ?? false;
}
