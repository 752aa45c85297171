import type { JsonObject } from '../connector/json-value.ts';

/** What a well-known identity provider asks of an OAuth 2.0 connection. */
export interface IdentityProvider {
  /** As people write it in an option. */
  readonly id: string;
  readonly name: string;
  /** `identityProvider` of the platform: all but Microsoft Entra ID are a generic one with their addresses. */
  readonly platformName: 'aad' | 'oauth2';
  /** `customParameters`; what depends on the publisher is asked for. */
  readonly parameters: Readonly<Record<string, string>>;
}

const generic = (id: string, name: string, authorizationUrl: string, tokenUrl: string): IdentityProvider => ({
  id,
  name,
  platformName: 'oauth2',
  parameters: { authorizationUrl, tokenUrl, refreshUrl: tokenUrl },
});

/**
 * The providers that most published connectors sign in with, and others whose addresses are the same for everybody. Entra ID as the
 * published connectors have it; the others from the documentation of their makers. Google gives a refresh token only where the
 * address asks for it.
 */
export const identityProviders: readonly IdentityProvider[] = [
  {
    id: 'entra',
    name: 'Microsoft Entra ID',
    platformName: 'aad',
    parameters: { loginUri: 'https://login.microsoftonline.com', tenantId: 'common' },
  },
  generic('atlassian', 'Atlassian', 'https://auth.atlassian.com/authorize', 'https://auth.atlassian.com/oauth/token'),
  generic('box', 'Box', 'https://account.box.com/api/oauth2/authorize', 'https://api.box.com/oauth2/token'),
  generic(
    'dropbox',
    'Dropbox',
    'https://www.dropbox.com/oauth2/authorize?token_access_type=offline',
    'https://api.dropboxapi.com/oauth2/token',
  ),
  generic('github', 'GitHub', 'https://github.com/login/oauth/authorize', 'https://github.com/login/oauth/access_token'),
  generic(
    'google',
    'Google',
    'https://accounts.google.com/o/oauth2/v2/auth?access_type=offline&prompt=consent',
    'https://oauth2.googleapis.com/token',
  ),
  generic('hubspot', 'HubSpot', 'https://app.hubspot.com/oauth/authorize', 'https://api.hubapi.com/oauth/v1/token'),
  generic('linkedin', 'LinkedIn', 'https://www.linkedin.com/oauth/v2/authorization', 'https://www.linkedin.com/oauth/v2/accessToken'),
  generic(
    'salesforce',
    'Salesforce',
    'https://login.salesforce.com/services/oauth2/authorize',
    'https://login.salesforce.com/services/oauth2/token',
  ),
  generic('slack', 'Slack', 'https://slack.com/oauth/v2/authorize', 'https://slack.com/api/oauth.v2.access'),
  generic('zoom', 'Zoom', 'https://zoom.us/oauth/authorize', 'https://zoom.us/oauth/token'),
];

/** The settings of a connection parameter that signs in with a provider. The secret is never in a connector; the platform asks for it. */
export function settingsOf(
  { platformName, parameters }: Pick<IdentityProvider, 'platformName' | 'parameters'>,
  { clientId, scopes }: { readonly clientId: string; readonly scopes: readonly string[] },
): JsonObject {
  return {
    identityProvider: platformName,
    clientId,
    scopes,
    redirectMode: 'GlobalPerConnector',
    properties: { IsFirstParty: 'False' },
    customParameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])),
  };
}
