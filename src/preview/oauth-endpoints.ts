import { arrayOr, isText, type JsonObject, objectOr, textOfValue } from '../connector/json-value.ts';
import { withoutLastSlashes } from '../connector/last-slashes.ts';
import type { OAuthSettings } from '../connector/properties.ts';
import { quoted, Stopped } from './notes.ts';
import { encoded } from './written-values.ts';

/** A step of a sign-in as the properties write it: placeholders in braces are not filled in yet. */
export interface OAuthEndpoints {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly tokenBody: string;
  readonly refreshUrl: string;
  readonly refreshBody: string;
  readonly redirectUrl: string;
  readonly scopes: string;
  readonly clientId: string;
  /** The custom parameters by name in lower case: templates may name them. */
  readonly custom: ReadonlyMap<string, string>;
}

const authorizationQuery = 'response_type=code&client_id={clientId}&redirect_uri={redirectUrl}&scope={scopes}&state={state}';
const codeBody = 'grant_type=authorization_code&code={code}&redirect_uri={redirectUrl}&client_id={clientId}&client_secret={clientSecret}';
const refreshBody = 'grant_type=refresh_token&refresh_token={refreshToken}&client_id={clientId}&client_secret={clientSecret}';

/** Where the platform sends browsers back to. */
const globalRedirect = 'https://global.consent.azure-apim.net/redirect';

/**
 * Reads where a sign-in goes: from the templates of `oauth2generic`, the addresses of `oauth2`, the tenant of `aad`. Providers that the
 * platform knows by name (google, facebook, …) have addresses of their own there; here they are `<name>.invalid`.
 */
export function endpointsOf({ value, identityProvider }: OAuthSettings): OAuthEndpoints {
  const custom = customParameters(value);
  const provider = (identityProvider ?? '').trim().toLowerCase();
  const redirectUrl = isText(value['redirectUrl']) ? value['redirectUrl'].trim() : globalRedirect;
  const scopes = arrayOr(value['scopes'])
    .filter(isText)
    .join(custom.get('scopelistdelimiter') ?? ' ');
  const clientId = isText(value['clientId']) ? value['clientId'] : 'no-client-id';
  const common = { redirectUrl, scopes, clientId, custom };
  if (provider.startsWith('aad')) {
    const login = `${withoutLastSlashes(custom.get('loginuri') || 'https://login.windows.net')}/${custom.get('tenantid') || 'common'}/oauth2`;
    const resource = `&resource=${encoded(custom.get('resourceuri') ?? '')}`;
    return {
      ...common,
      authorizationUrl: `${login}/authorize?${authorizationQuery}${resource}`,
      tokenUrl: `${login}/token`,
      tokenBody: codeBody + resource,
      refreshUrl: `${login}/token`,
      refreshBody: refreshBody + resource,
    };
  }
  const name = provider.replace(/[^a-z\d]/g, '') || 'oauth2';
  const at = (...keys: string[]): string | undefined =>
    keys.map((key) => custom.get(key)).find((text) => text !== undefined && text !== '');
  const authorization = at('authorizationurltemplate', 'authorizationurl') ?? `https://${name}.invalid/authorize`;
  const token = at('tokenurltemplate', 'tokenurl') ?? `https://${name}.invalid/token`;
  return {
    ...common,
    authorizationUrl: withQuery(authorization, at('authorizationurlquerystringtemplate') ?? authorizationQuery),
    tokenUrl: withQuery(token, at('tokenurlquerystringtemplate') ?? ''),
    tokenBody: at('tokenbodytemplate') ?? codeBody,
    refreshUrl: withQuery(at('refreshurltemplate', 'refreshurl') ?? token, at('refreshurlquerystringtemplate') ?? ''),
    refreshBody: at('refreshbodytemplate') ?? refreshBody,
  };
}

/** Fills the placeholders of a template, in any letter case; in an address, what is put before its query may not change where it leads. */
export function filledIn(template: string, values: ReadonlyMap<string, string>, isAddress: boolean): string {
  const queryAt = template.indexOf('?');
  return template.replace(/\{([^{}]{1,100})\}/g, (written, name: string, offset: number) => {
    const value = values.get(name.toLowerCase());
    if (value === undefined)
      throw new Stopped('connection', `The sign-in needs ${quoted(written)}, and the connection has no value for it.`);
    if (!isAddress || (queryAt >= 0 && offset > queryAt)) return encoded(value);
    if (!/^[\w.:/-]*$/.test(value)) throw new Stopped('refused', `The value for ${quoted(written)} cannot stand in an address.`);
    return value;
  });
}

function customParameters(settings: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, parameter] of Object.entries(objectOr(settings['customParameters']))) {
    const value = objectOr(parameter)['value'] ?? (typeof parameter === 'string' ? parameter : undefined);
    if (value !== undefined && value !== null) found.set(name.toLowerCase(), textOfValue(value).trim());
  }
  return found;
}

function withQuery(address: string, query: string): string {
  const plain = query.replace(/^[?&]/, '');
  if (plain === '') return address;
  return `${address}${address.includes('?') ? '&' : '?'}${plain}`;
}
