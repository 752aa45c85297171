import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { type IdentityAnswers, openIdentityProvider } from '../../src/preview/identity-provider.ts';
import { signIn } from '../../src/preview/sign-in.ts';
import { connectorWith, countingRandom, noConnection, opened } from './opened.ts';

const paths = { '/a': { get: { operationId: 'A', responses: {} } } };

/** A connector that signs in with these settings, a test identity provider for it, and what that was asked. */
function signsIn(oAuthSettings: JsonObject, answers: IdentityAnswers = 'well', parameters: JsonObject = {}) {
  const connector = connectorWith(paths, {}, { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings }, ...parameters } });
  const [settings] = connector.properties?.oauthSettings ?? [];
  if (settings === undefined) throw new Error('no settings');
  const clock = { time: 1_000_000 };
  const asked: string[] = [];
  const now = () => clock.time;
  const provider = openIdentityProvider(settings, { now, random: countingRandom(), answers });
  const options = {
    now,
    random: countingRandom(),
    identityProvider: async (request: Request) => {
      asked.push(`${request.method} ${request.url} ${request.method === 'POST' ? await request.clone().text() : ''}`.trim());
      return provider.answer(request);
    },
  };
  return {
    connector,
    clock,
    asked,
    provider,
    options,
    connect: (values = {}) => signIn(connector.properties, { set: null, values }, options),
  };
}

const plain: JsonObject = {
  identityProvider: 'oauth2',
  clientId: 'contoso',
  scopes: ['read', 'write'],
  customParameters: {
    AuthorizationUrl: { value: 'https://login.contoso.com/authorize' },
    tokenUrl: { value: 'https://login.contoso.com/token' },
    refreshUrl: { value: 'https://login.contoso.com/refresh' },
  },
};

describe('signing in', () => {
  it('asks for a code at the addresses of the properties, and turns it into a token', async () => {
    const { connect, asked, provider } = signsIn(plain);
    const { connection, problems } = await connect();
    expect(problems).toEqual([]);
    expect(provider.accepts(connection?.token?.accessToken ?? '')).toBe(true);
    const redirect = encodeURIComponent('https://global.consent.azure-apim.net/redirect');
    expect(asked).toEqual([
      expect.stringMatching(
        new RegExp(
          `^GET https://login.contoso.com/authorize\\?response_type=code&client_id=contoso&redirect_uri=${redirect}&scope=read%20write&state=[\\w-]{22}$`,
        ),
      ),
      expect.stringMatching(/^POST https:\/\/login\.contoso\.com\/token grant_type=authorization_code&code=code-[\w-]+&/),
    ]);
  });

  it('fills the templates of a generic provider, in any letter case, from what the maker typed', async () => {
    const { connect, asked } = signsIn(
      {
        identityProvider: 'oauth2generic',
        clientId: 'contoso',
        scopes: ['a', 'b'],
        redirectUrl: 'https://global.consent.azure-apim.net/redirect/contoso',
        customParameters: {
          authorizationUrlTemplate: { value: 'https://accounts.contoso{CustomHost}/auth' },
          authorizationUrlQueryStringTemplate: {
            value: '?response_type=code&client_id={ClientId}&redirect_uri={redirectUrl}&state={State}&scope={Scopes}&x={custom}',
          },
          tokenUrlTemplate: { value: 'https://accounts.contoso{CustomHost}/token' },
          tokenBodyTemplate: { value: 'code={Code}&grant_type=authorization_code&redirect_uri={redirectUrl}' },
          scopeListDelimiter: { value: ',' },
          custom: { value: 'y' },
        },
      },
      'well',
      { 'token:customHost': { type: 'string' } },
    );
    expect((await connect({ 'token:customHost': '.eu' })).problems).toEqual([]);
    expect(asked[0]).toMatch(/^GET https:\/\/accounts\.contoso\.eu\/auth\?.*&scope=a%2Cb&x=y$/);
    expect((await connect({ 'token:customHost': '@evil.example.com' })).problems).toMatchObject([{ kind: 'refused' }]);
    expect((await connect({})).problems).toMatchObject([{ kind: 'connection' }]);
  });

  it('knows the tenant of a directory', async () => {
    const { connect, asked } = signsIn({
      identityProvider: 'aad',
      clientId: 'c',
      scopes: [],
      customParameters: {
        loginUri: { value: 'https://login.windows.net/' },
        tenantId: { value: 'common' },
        resourceUri: { value: 'https://graph' },
      },
    });
    expect((await connect()).problems).toEqual([]);
    expect(asked[0]).toMatch(/^GET https:\/\/login\.windows\.net\/common\/oauth2\/authorize\?.*&resource=https%3A%2F%2Fgraph$/);
  });

  it.each<[IdentityAnswers, string, string]>([
    ['refuses-sign-in', 'connection', "The identity provider refused the sign-in: 'access_denied'."],
    ['forges-state', 'refused', 'The identity provider answered with another state than it was given.'],
    ['forges-redirect', 'refused', 'The identity provider sent the browser to another address than the redirect URL.'],
    ['refuses-code', 'connection', "The identity provider gave no token: it answered with 400 and the error 'invalid_grant'."],
    ['gives-no-token', 'connection', 'The identity provider gave no token: it answered with 200.'],
  ])('ends with a sentence when the provider %s', async (answers, kind, sentence) => {
    expect(await signsIn(plain, answers).connect()).toEqual({ connection: undefined, problems: [{ kind, sentence }] });
  });

  it('is not needed without a sign-in', async () => {
    const connector = connectorWith(paths);
    const { options } = signsIn(plain);
    expect(await signIn(connector.properties, noConnection, options)).toEqual({ connection: noConnection, problems: [] });
  });
});

describe('the test identity provider', () => {
  it('takes a code once, and only from the client it was given to', async () => {
    const { provider } = signsIn(plain);
    const redirect = 'https://global.consent.azure-apim.net/redirect';
    const authorize = (query: Record<string, string>) =>
      provider.answer(new Request(`https://login.contoso.com/authorize?${new URLSearchParams(query)}`));
    const answer = await authorize({ response_type: 'code', client_id: 'contoso', redirect_uri: redirect, state: 's' });
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const redeem = (fields: Record<string, string>) =>
      provider.answer(
        new Request('https://login.contoso.com/token', {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'authorization_code', ...fields }),
        }),
      );
    expect((await redeem({ code, client_id: 'other' })).status).toBe(401);
    expect((await redeem({ code, redirect_uri: redirect })).status).toBe(200);
    expect((await redeem({ code, redirect_uri: redirect })).status).toBe(400);
    expect(
      (await authorize({ response_type: 'code', client_id: 'contoso', redirect_uri: 'https://evil.example.com', state: 's' })).status,
    ).toBe(400);
    expect((await authorize({ response_type: 'token', client_id: 'contoso', redirect_uri: redirect })).headers.get('location')).toContain(
      'unsupported_response_type',
    );
    expect(provider.accepts('access-invented')).toBe(false);
  });
});

describe('a code that was asked for with a challenge (PKCE)', () => {
  const redirect = 'https://global.consent.azure-apim.net/redirect';
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  // The example of RFC 7636, appendix B.
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

  async function redeemed(query: Record<string, string>, fields: Record<string, string>): Promise<number> {
    const { provider } = signsIn(plain);
    const asked = new URLSearchParams({ response_type: 'code', client_id: 'contoso', redirect_uri: redirect, ...query });
    const answer = await provider.answer(new Request(`https://login.contoso.com/authorize?${asked}`));
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const body = new URLSearchParams({ grant_type: 'authorization_code', code, ...fields });
    return (await provider.answer(new Request('https://login.contoso.com/token', { method: 'POST', body }))).status;
  }

  it.each<[string, Record<string, string>, Record<string, string>, number]>([
    ['with its verifier', { code_challenge: challenge, code_challenge_method: 'S256' }, { code_verifier: verifier }, 200],
    ['with a plain one', { code_challenge: verifier }, { code_verifier: verifier }, 200],
    ['with the challenge itself', { code_challenge: challenge, code_challenge_method: 'S256' }, { code_verifier: challenge }, 400],
    ['without a verifier', { code_challenge: challenge, code_challenge_method: 'S256' }, {}, 400],
    ['with a verifier that nobody asked for', {}, { code_verifier: verifier }, 400],
    ['with a method that there is not', { code_challenge: challenge, code_challenge_method: 'S1' }, { code_verifier: challenge }, 400],
  ])('%s', async (_, query, fields, status) => {
    expect(await redeemed(query, fields)).toBe(status);
  });

  it('is signed in with where the templates of the properties name it', async () => {
    const { connect, asked } = signsIn({
      identityProvider: 'oauth2generic',
      clientId: 'contoso',
      scopes: [],
      customParameters: {
        authorizationUrlTemplate: { value: 'https://login.contoso.com/authorize' },
        authorizationUrlQueryStringTemplate: {
          value:
            '?response_type=code&client_id={ClientId}&redirect_uri={RedirectUrl}&state={State}&code_challenge={CodeChallenge}&code_challenge_method={CodeChallengeMethod}',
        },
        tokenUrlTemplate: { value: 'https://login.contoso.com/token' },
        tokenBodyTemplate: { value: 'code={Code}&grant_type=authorization_code&redirect_uri={RedirectUrl}&code_verifier={CodeVerifier}' },
      },
    });
    expect((await connect()).problems).toEqual([]);
    expect(asked[0]).toMatch(/&code_challenge=[\w-]{43}&code_challenge_method=S256$/);
    expect(asked[1]).toMatch(/&code_verifier=[\w-]{43}$/);
  });
});

describe('a call with a token', () => {
  it('carries it, and renews it when it has run out', async () => {
    const { connector, connect, clock, options, provider } = signsIn(plain);
    const { connection } = await connect();
    if (connection === undefined) throw new Error('no connection');
    const { call } = opened(
      connector,
      (request) => new Response(null, { status: provider.accepts(request.headers.get('authorization')?.slice(7) ?? '') ? 200 : 401 }),
      options,
    );
    expect(await call('A', {}, connection)).toMatchObject({ answered: { status: 200 }, renewedToken: undefined });
    clock.time += 3_600_000;
    const renewed = await call('A', {}, connection);
    expect(renewed).toMatchObject({ answered: { status: 200 }, problems: [] });
    expect(renewed.renewedToken?.accessToken).not.toBe(connection.token?.accessToken);
  });

  it('tells when it can be neither used nor renewed', async () => {
    const { connector, connect, clock, options } = signsIn(plain, 'refuses-refresh');
    const { connection } = await connect();
    clock.time += 3_600_000;
    expect(await opened(connector, {}, options).call('A', {}, connection)).toMatchObject({
      sent: undefined,
      problems: [{ kind: 'connection' }],
      answered: { status: 401 },
    });
    expect(await opened(connector, {}, options).call('A')).toMatchObject({
      sent: undefined,
      problems: [{ sentence: 'The connection signs in with OAuth and has no token.' }],
    });
  });
});
