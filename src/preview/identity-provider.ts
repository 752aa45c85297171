import { createHash } from 'node:crypto';
import type { OAuthSettings } from '../connector/properties.ts';
import { endpointsOf } from './oauth-endpoints.ts';

/** How the test identity provider answers. Everything but `well` is a mistake that a client must notice, or a refusal. */
export type IdentityAnswers =
  | 'well'
  | 'refuses-sign-in'
  | 'forges-state'
  | 'forges-redirect'
  | 'refuses-code'
  | 'refuses-refresh'
  | 'gives-no-token'
  | 'gives-expired-tokens';

export interface IdentityProviderOptions {
  readonly now: () => number;
  readonly random: (count: number) => Uint8Array;
  readonly answers?: IdentityAnswers;
  /** Seconds that a token is good for. */
  readonly lifetime?: number;
}

/** An identity provider for tests. */
export interface IdentityProvider {
  /**
   * GET signs in (the maker always agrees), POST gives tokens, whatever the path: connectors bring the addresses of their own providers.
   * A code that was asked for with a challenge (PKCE) is given for its verifier alone.
   */
  readonly answer: (request: Request) => Promise<Response>;
  /** True for an access token that it gave and that has not run out. */
  readonly accepts: (accessToken: string) => boolean;
}

/** Opens a test identity provider that knows the client of one connector's sign-in. */
export function openIdentityProvider(settings: OAuthSettings, options: IdentityProviderOptions): IdentityProvider {
  const { clientId, redirectUrl } = endpointsOf(settings);
  const { now, random, answers = 'well', lifetime = 3600 } = options;
  const codes = new Map<string, { readonly redirectUrl: string; readonly until: number; readonly challenge: Challenge | undefined }>();
  const refreshTokens = new Set<string>();
  const accessTokens = new Map<string, number>();
  const fresh = (kind: string): string => `${kind}-${Buffer.from(random(18)).toString('base64url')}`;

  return {
    accepts: (token) => (accessTokens.get(token) ?? 0) > now(),
    answer: async (request) => {
      if (request.method === 'GET') return authorize(new URL(request.url).searchParams);
      if (request.method === 'POST') return token(new URLSearchParams(await request.text()));
      return failure(405, 'invalid_request');
    },
  };

  function authorize(asked: URLSearchParams): Response {
    // A wrong client or redirect address is told to the person, never sent back: it could be anybody's.
    if (asked.get('client_id') !== clientId) return failure(400, 'unauthorized_client');
    if (asked.get('redirect_uri') !== redirectUrl) return failure(400, 'invalid_request');
    const target = new URL(answers === 'forges-redirect' ? 'https://redirect.example.com/elsewhere' : redirectUrl);
    const state = asked.get('state');
    if (state !== null) target.searchParams.set('state', answers === 'forges-state' ? `${state}x` : state);
    if (asked.get('response_type') !== 'code') target.searchParams.set('error', 'unsupported_response_type');
    else if (answers === 'refuses-sign-in') target.searchParams.set('error', 'access_denied');
    else if (!isKnownMethod(asked)) target.searchParams.set('error', 'invalid_request');
    else {
      const code = fresh('code');
      codes.set(code, { redirectUrl, until: now() + 60_000, challenge: challengeIn(asked) });
      target.searchParams.set('code', code);
    }
    return new Response(null, { status: 302, headers: { location: target.href } });
  }

  function token(asked: URLSearchParams): Response {
    if (asked.get('client_id') !== null && asked.get('client_id') !== clientId) return failure(401, 'invalid_client');
    if (asked.get('grant_type') === 'authorization_code') {
      const code = asked.get('code') ?? '';
      const known = codes.get(code);
      codes.delete(code);
      const isGood =
        known !== undefined &&
        known.until > now() &&
        (asked.get('redirect_uri') ?? redirectUrl) === known.redirectUrl &&
        isProved(known.challenge, asked.get('code_verifier'));
      return isGood && answers !== 'refuses-code' ? give() : failure(400, 'invalid_grant');
    }
    if (asked.get('grant_type') === 'refresh_token') {
      const isGood = refreshTokens.delete(asked.get('refresh_token') ?? '');
      return isGood && answers !== 'refuses-refresh' ? give() : failure(400, 'invalid_grant');
    }
    return failure(400, 'unsupported_grant_type');
  }

  function give(): Response {
    if (answers === 'gives-no-token') return Response.json({ token_type: 'Bearer' });
    const [accessToken, refreshToken] = [fresh('access'), fresh('refresh')];
    const seconds = answers === 'gives-expired-tokens' ? 0 : lifetime;
    accessTokens.set(accessToken, now() + seconds * 1000);
    refreshTokens.add(refreshToken);
    return Response.json({ access_token: accessToken, token_type: 'Bearer', expires_in: seconds, refresh_token: refreshToken });
  }

  function failure(status: number, error: string): Response {
    return Response.json({ error }, { status });
  }
}

/** What whoever brings the code must prove to know (PKCE, RFC 7636). */
interface Challenge {
  readonly method: string;
  readonly text: string;
}

function isKnownMethod(asked: URLSearchParams): boolean {
  return ['S256', 'plain', null].includes(asked.get('code_challenge_method'));
}

function challengeIn(asked: URLSearchParams): Challenge | undefined {
  const text = asked.get('code_challenge');
  return text === null ? undefined : { method: asked.get('code_challenge_method') ?? 'plain', text };
}

/** A verifier without a challenge is a mistake as well: somebody took the challenge away on the way. */
function isProved(challenge: Challenge | undefined, verifier: string | null): boolean {
  if (challenge === undefined || verifier === null) return challenge === undefined && verifier === null;
  return challenge.text === (challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'));
}
