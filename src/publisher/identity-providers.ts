/** Hosts where people of many services sign in, and whose they are. A token is fetched there; the service's own calls never go there. */
const identityProviders: Readonly<Record<string, string>> = {
  'login.microsoftonline.com': 'Microsoft Entra ID',
  'login.microsoftonline.us': 'Microsoft Entra ID',
  'login.partner.microsoftonline.cn': 'Microsoft Entra ID',
  'login.microsoft.com': 'Microsoft Entra ID',
  'login.windows.net': 'Microsoft Entra ID',
  'login.live.com': 'Microsoft',
  'accounts.google.com': 'Google',
  'oauth2.googleapis.com': 'Google',
  'appleid.apple.com': 'Apple',
  'login.salesforce.com': 'Salesforce',
  'test.salesforce.com': 'Salesforce',
  'account.docusign.com': 'DocuSign',
  'account-d.docusign.com': 'DocuSign',
  'www.facebook.com': 'Facebook',
};

/** Whose sign-in a host is, `undefined` for any other host. */
export function identityProviderOf(host: string): string | undefined {
  return Object.hasOwn(identityProviders, host) ? identityProviders[host] : undefined;
}

/** A name that people trust with their password, and the domains it really has. */
interface Brand {
  readonly name: string;
  readonly domains: readonly string[];
}

/** Brands that look-alikes choose. A host that carries one, on another domain, needs a person's look; nothing is proved by being here. */
export const brands: readonly Brand[] = [
  {
    name: 'Microsoft',
    domains: ['microsoft.com', 'microsoft.us', 'microsoftazure.us', 'microsoftcloud.com'],
  },
  { name: 'MicrosoftOnline', domains: ['microsoftonline.com', 'microsoftonline.us', 'microsoftonline.cn', 'microsoftonline.de'] },
  { name: 'SharePoint', domains: ['sharepoint.com', 'sharepoint.us', 'sharepoint.cn'] },
  { name: 'Office365', domains: ['office365.com', 'office365.us'] },
  { name: 'Google', domains: ['google.com'] },
  { name: 'GoogleApis', domains: ['googleapis.com'] },
  { name: 'Apple', domains: ['apple.com'] },
  { name: 'iCloud', domains: ['icloud.com'] },
  {
    name: 'Amazon',
    domains: ['amazon.com', 'amazon.co.uk', 'amazon.de', 'amazon.fr', 'amazon.it', 'amazon.es', 'amazon.co.jp', 'amazon.in'],
  },
  { name: 'AmazonAWS', domains: ['amazonaws.com'] },
  { name: 'Salesforce', domains: ['salesforce.com'] },
  { name: 'PayPal', domains: ['paypal.com'] },
  { name: 'DocuSign', domains: ['docusign.com', 'docusign.net'] },
  { name: 'Facebook', domains: ['facebook.com'] },
  { name: 'LinkedIn', domains: ['linkedin.com'] },
  { name: 'GitHub', domains: ['github.com'] },
  { name: 'Dropbox', domains: ['dropbox.com'] },
  { name: 'Atlassian', domains: ['atlassian.com', 'atlassian.net'] },
  { name: 'ServiceNow', domains: ['servicenow.com'] },
  { name: 'Okta', domains: ['okta.com', 'okta-emea.com', 'okta-gov.com'] },
  { name: 'Auth0', domains: ['auth0.com'] },
];
