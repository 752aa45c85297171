/** Hosts where people of many services sign in, and whose they are. A token is fetched there; the service's own calls never go there. */
const identityProviders: Readonly<Record<string, string>> = {
  'login.microsoftonline.com': 'Microsoft Entra ID',
  'login.microsoftonline.us': 'Microsoft Entra ID',
  'login.partner.microsoftonline.cn': 'Microsoft Entra ID',
  'login.windows.net': 'Microsoft Entra ID',
  'login.live.com': 'Microsoft',
  'accounts.google.com': 'Google',
  'oauth2.googleapis.com': 'Google',
  'appleid.apple.com': 'Apple',
  'login.salesforce.com': 'Salesforce',
  'test.salesforce.com': 'Salesforce',
};

/** Whose sign-in a host is, `undefined` for any other host. */
export function identityProviderOf(host: string): string | undefined {
  return Object.hasOwn(identityProviders, host) ? identityProviders[host] : undefined;
}
