import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';
import type { Token, World } from './world.ts';

/** Whose request it is: nobody's, somebody's, or one with a token that nobody has. */
export function identify(world: World, request: IncomingMessage): Token | 'unknown' | undefined {
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const [scheme = '', value = ''] = header.split(' ');
  const basic = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : undefined;
  // Git names the user x-access-token; the password is what counts.
  const secret = basic === undefined ? value : basic.slice(basic.indexOf(':') + 1);
  return world.tokens.get(secret) ?? 'unknown';
}

/** How the log names who asked: an App's slug, a login, or the kind of the token. */
export function nameOf(identity: Token | 'unknown' | undefined): string {
  if (identity === undefined) return 'nobody';
  if (identity === 'unknown') return 'unknown';
  if (identity.kind === 'app') return identity.app.slug;
  return identity.kind === 'user' ? identity.actor.login : identity.kind;
}

/** Counts a request against the token's hour; refuses when the hour is used up. */
export function spend(world: World, token: Token): void {
  const now = world.now().getTime();
  if (now >= token.windowEnds) {
    token.windowEnds = now + 3_600_000;
    token.used = 0;
  }
  if (token.used >= world.rateLimit) throw new Refusal(403, `API rate limit exceeded for installation ID ${token.app.installationId}.`);
  token.used++;
}

/** The headers that tell what is left of the hour. */
export function rateHeaders(world: World, token: Token): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-limit': String(world.rateLimit),
    'x-ratelimit-remaining': String(Math.max(world.rateLimit - token.used, 0)),
    'x-ratelimit-used': String(token.used),
    'x-ratelimit-reset': String(Math.ceil((token.windowEnds || world.now().getTime()) / 1000)),
    'x-ratelimit-resource': 'core',
  };
}
