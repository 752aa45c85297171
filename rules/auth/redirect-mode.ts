import type { JsonValue } from '../../src/connector/json-value.ts';

/** The mode in which every connector has a redirect address of its own. */
export const perConnector = 'GlobalPerConnector';

/** True when the redirect mode is the one asked of new connectors; the first-party provider facebook chooses its own. */
export function isRedirectModeExpected(redirectMode: JsonValue | undefined, identityProvider: string | undefined): boolean {
  return redirectMode === perConnector || identityProvider === 'facebook';
}
