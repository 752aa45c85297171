import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../connector/json-value.ts';
import type { OAuthSettings, Properties } from '../connector/properties.ts';
import { oauthOf, parametersOf, parameterValue } from './connection.ts';
import { headerOf } from './headers.ts';
import { type Notes, quoted, Stopped, takeNotes } from './notes.ts';
import { endpointsOf, filledIn, type OAuthEndpoints } from './oauth-endpoints.ts';
import { parseJson, recordResponse } from './records.ts';
import type { Connection, GatewayOptions, OAuthToken, Problem, ResponseRecord } from './types.ts';

/** What a sign-in needs of the world. */
export type SignInOptions = Required<Pick<GatewayOptions, 'identityProvider'>> & Pick<GatewayOptions, 'now' | 'random'>;

/** A connection with its token, or why there is none. */
export interface SignedIn {
  readonly connection: Connection | undefined;
  readonly problems: readonly Problem[];
}

/** A sign-in that waits for a person at the identity provider. */
export interface PendingSignIn {
  /** Where the browser goes: an address of the connector's own provider. */
  readonly url: string;
  /** Where the provider sends it back to. */
  readonly redirectUrl: string;
  /** Takes the address that the browser was sent back to, checks it, and turns its code into a token. */
  readonly finish: (location: string | undefined, status?: number) => Promise<SignedIn>;
}

/**
 * Makes a connection as a maker does: signs in with the authorization code flow where the set has a sign-in, and checks what comes back
 * (state, redirect address, code, token). A set without a sign-in needs none. The provider answers at once: it asks nobody.
 */
export async function signIn(properties: Properties | undefined, connection: Connection, options: SignInOptions): Promise<SignedIn> {
  if (oauthOf(properties, connection) === undefined) return { connection, problems: [] };
  return await noted(async () => {
    const pending = await beginSignIn(properties, connection, options);
    if ('problems' in pending) return pending;
    const answer = await answerOf(new Request(pending.url, { redirect: 'manual' }), options);
    return await pending.finish(headerOf(answer.headers, 'location'), answer.status);
  });
}

/** Begins the sign-in of a connection whose set has one; its second half is `finish`. A secret of PKCE stays here, between the two. */
export async function beginSignIn(
  properties: Properties | undefined,
  connection: Connection,
  options: SignInOptions,
): Promise<PendingSignIn | SignedIn> {
  const settings = oauthOf(properties, connection);
  if (settings === undefined) return { connection, problems: [] };
  let pending: PendingSignIn | undefined;
  const failed = await noted(async () => {
    const endpoints = endpointsOf(settings);
    const state = base64url(options.random(16));
    const verifier = base64url(options.random(32));
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const values = placeholders(settings, endpoints, properties, connection)
      .set('state', state)
      .set('codechallenge', challenge)
      .set('codechallengemethod', 'S256')
      .set('codeverifier', verifier);
    pending = {
      url: addressOf(endpoints.authorizationUrl, values),
      redirectUrl: endpoints.redirectUrl,
      finish: (location, status = 302) =>
        noted(async () => {
          const code = codeFrom(status, location, endpoints.redirectUrl, state);
          const token = await askForToken(endpoints.tokenUrl, endpoints.tokenBody, values.set('code', code), options);
          return { connection: { ...connection, token }, problems: [] };
        }),
    };
    return { connection: undefined, problems: [] };
  });
  return pending ?? failed;
}

/** Turns what stops a sign-in into its problem. */
async function noted(work: () => Promise<SignedIn>): Promise<SignedIn> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const notes = takeNotes();
    notes.tell(error.kind, error.message);
    return { connection: undefined, problems: notes.problems() };
  }
}

/** A new token when that of the connection has run out; `undefined` when it is still good or cannot be renewed, which is told. */
export async function renewToken(
  properties: Properties | undefined,
  connection: Connection,
  { identityProvider, now }: Pick<GatewayOptions, 'identityProvider' | 'now'>,
  notes: Notes,
): Promise<OAuthToken | undefined> {
  const settings = oauthOf(properties, connection);
  const token = connection.token;
  if (settings === undefined || token?.expiresAt === undefined || token.expiresAt > now()) return undefined;
  if (identityProvider === undefined || token.refreshToken === undefined) {
    notes.tell('connection', 'The token of the connection has run out and cannot be renewed.');
    return undefined;
  }
  const endpoints = endpointsOf(settings);
  const values = placeholders(settings, endpoints, properties, connection).set('refreshtoken', token.refreshToken).set('code', '');
  const renewed = await askForToken(endpoints.refreshUrl, endpoints.refreshBody, values, { identityProvider, now });
  // A provider that gives no new refresh token means the old one to stay.
  return { ...renewed, refreshToken: renewed.refreshToken ?? token.refreshToken };
}

function placeholders(
  { value }: OAuthSettings,
  { clientId, scopes, redirectUrl, custom }: OAuthEndpoints,
  properties: Properties | undefined,
  connection: Connection,
): Map<string, string> {
  const values = new Map(custom);
  for (const { name } of parametersOf(properties, connection)) {
    const typed = parameterValue(properties, connection, name);
    if (name.toLowerCase().startsWith('token:') && typed !== undefined) values.set(name.slice('token:'.length).toLowerCase(), typed);
  }
  const clientSecret = typeof value['clientSecret'] === 'string' ? value['clientSecret'] : 'no-client-secret';
  for (const [name, text] of Object.entries({
    clientid: clientId,
    clientsecret: clientSecret,
    scopes,
    scope: scopes,
    redirecturl: redirectUrl,
  }))
    values.set(name, text);
  return values;
}

function addressOf(template: string, values: ReadonlyMap<string, string>): string {
  const address = filledIn(template, values, true);
  // What stands behind a `#` never reaches a server; some sign-in pages are written so.
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '')
    throw new Stopped('connection', `The sign-in has ${quoted(address)}, which is no address.`);
  if (url.hash !== '') {
    const [, query = ''] = url.hash.split('?');
    url.search = url.search === '' ? query : url.search;
    url.hash = '';
  }
  return url.href;
}

function codeFrom(status: number, location: string | undefined, redirectUrl: string, state: string): string {
  if (status < 300 || status > 399 || location === undefined || !URL.canParse(location))
    throw new Stopped('connection', `The identity provider answered the sign-in with ${status} and sent nobody back.`);
  const url = new URL(location);
  if (url.origin + url.pathname !== redirectUrl.replace(/[?#].*$/, ''))
    throw new Stopped('refused', 'The identity provider sent the browser to another address than the redirect URL.');
  if (url.searchParams.get('state') !== state)
    throw new Stopped('refused', 'The identity provider answered with another state than it was given.');
  const error = url.searchParams.get('error');
  if (error !== null) throw new Stopped('connection', `The identity provider refused the sign-in: ${quoted(error)}.`);
  const code = url.searchParams.get('code') ?? '';
  if (code === '') throw new Stopped('connection', 'The identity provider gave no code.');
  return code;
}

async function askForToken(
  urlTemplate: string,
  bodyTemplate: string,
  values: ReadonlyMap<string, string>,
  { identityProvider, now }: Pick<SignInOptions, 'identityProvider' | 'now'>,
): Promise<OAuthToken> {
  const request = new Request(addressOf(urlTemplate, values), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: filledIn(bodyTemplate.replace(/^[?&]/, ''), values, false),
    redirect: 'manual',
  });
  const answer = await answerOf(request, { identityProvider });
  const text = new TextDecoder().decode(answer.body);
  const json = parseJson(text);
  const fields: JsonObject = isObject(json) ? json : Object.fromEntries(new URLSearchParams(text));
  const accessToken = fields['access_token'];
  if (answer.status !== 200 || typeof accessToken !== 'string' || accessToken === '') {
    const error = typeof fields['error'] === 'string' ? ` and the error ${quoted(fields['error'])}` : '';
    throw new Stopped('connection', `The identity provider gave no token: it answered with ${answer.status}${error}.`);
  }
  const seconds = Number(fields['expires_in'] ?? Number.NaN);
  return {
    accessToken,
    refreshToken: typeof fields['refresh_token'] === 'string' ? fields['refresh_token'] : undefined,
    expiresAt: Number.isFinite(seconds) ? now() + seconds * 1000 : undefined,
  };
}

async function answerOf(request: Request, { identityProvider }: Pick<SignInOptions, 'identityProvider'>): Promise<ResponseRecord> {
  try {
    return await recordResponse(await identityProvider(request));
  } catch (error) {
    if (error instanceof Stopped) throw error;
    throw new Stopped(
      'connection',
      `The identity provider gave no answer: ${quoted(error instanceof Error ? error.message : String(error))}`,
    );
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
