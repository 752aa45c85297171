import { isObject, isText, type JsonObject, own } from '../connector/json-value.ts';
import { withoutLastSlashes } from '../connector/last-slashes.ts';
import { UserError } from '../connector/user-error.ts';
import type { OrganizationLook } from '../publisher/look.ts';
import { dnsName } from './dns-name.ts';

/** GitHub as it is asked about organisations. */
export interface GitHubSettings {
  /** `https://api.github.com`, or the API of an own server, whose administrators then decide what is verified there. */
  readonly baseUrl: string;
  /** Only raises how often one may ask (60 questions an hour without); it needs no permission, and public data is all that is read. */
  readonly token?: string;
}

/** An answer of GitHub, whatever its status; its header names are in lower case. */
interface GitHubAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/**
 * Looks at the profiles of organisations by their numbers, which stay when a login changes hands. Talks to the API of GitHub alone, and
 * follows no redirect.
 *
 * The endpoint, `GET /organizations/{id}`, is not documented; clients in wide use rest on it (go-github's `GetByID` says so). The documented
 * `GET /user/{id}` also finds organisations, but does not say `is_verified`. So the answer must name the same number.
 *
 * `is_verified` promises: owners of the organisation proved by DNS, once, that they control the domains of the website and the mail address
 * that the profile shows; each variant, `www.` or not, on its own. It goes when the profile changes to another domain. It does not promise
 * that the record is still there, nor that subdomains are theirs.
 */
export function organizationLooker(settings: GitHubSettings, timeLimit = 15_000): (id: number) => Promise<OrganizationLook> {
  const { baseUrl } = settings;
  const isUrl = URL.canParse(baseUrl);
  if (!isUrl || !(baseUrl.startsWith('https://') || new URL(baseUrl).hostname === '127.0.0.1'))
    throw new UserError(`The address of GitHub's API cannot be used: ${JSON.stringify(baseUrl)}. It begins with "https://".`);
  return async (id) => {
    const nothing = { kind: 'github-organization', organizationId: id, login: null, isVerified: false, domains: [] } as const;
    const failed = (problem: string): OrganizationLook => ({ ...nothing, outcome: 'failed', problem });
    if (!Number.isSafeInteger(id) || id < 1) return failed(`${id} is no number of an organisation.`);
    const answer = await ask(id, settings, timeLimit);
    if (answer === undefined) return failed(`GitHub (${new URL(baseUrl).host}) did not answer within ${timeLimit / 1000} seconds.`);
    if (answer === 'unreachable') return failed(`GitHub (${new URL(baseUrl).host}) cannot be reached.`);
    if (answer.status === 404) return { ...nothing, outcome: 'absent', problem: null };
    if (answer.status !== 200) return failed(refusalOf(answer, id, settings));
    const profile = answer.data;
    const login = isObject(profile) ? own(profile, 'login') : undefined;
    if (!isObject(profile) || own(profile, 'id') !== id || own(profile, 'type') !== 'Organization' || !isText(login))
      return failed(`GitHub answered with something else than the organisation of the number ${id}.`);
    const isVerified = own(profile, 'is_verified');
    if (typeof isVerified !== 'boolean') return failed(`GitHub does not say whether the organisation of the number ${id} is verified.`);
    return { ...nothing, outcome: 'seen', login, isVerified, domains: domainsOf(profile), problem: null };
  };
}

/** One question, and a second one when the first met a server in trouble; `undefined` when time was up. */
async function ask(id: number, { baseUrl, token }: GitHubSettings, timeLimit: number): Promise<GitHubAnswer | 'unreachable' | undefined> {
  // Loaded with the first question: nothing else of the command line needs it.
  const { Octokit } = await import('@octokit/rest');
  const silent = (): void => {};
  const octokit = new Octokit({
    baseUrl: withoutLastSlashes(baseUrl),
    ...(token !== undefined && { auth: token }),
    userAgent: 'connector-certification',
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const signal = AbortSignal.timeout(timeLimit);
  let answer: GitHubAnswer | 'unreachable' | undefined;
  for (let tries = 2; tries > 0; tries -= 1) {
    answer = await octokit
      .request('GET /organizations/{id}', {
        id,
        headers: { 'x-github-api-version': '2022-11-28' },
        request: { signal, redirect: 'manual' },
      })
      .catch(answerOfError);
    if (signal.aborted) return undefined;
    if (answer !== 'unreachable' && answer.status < 500) return answer;
  }
  return answer;
}

/** Octokit throws for each status from 400 on; its error holds the answer, and none when there was no connection. */
function answerOfError(cause: unknown): GitHubAnswer | 'unreachable' {
  const answer = isObject(cause) ? cause['response'] : undefined;
  if (!isObject(answer)) return 'unreachable';
  const headers = own(answer, 'headers');
  const status = own(answer, 'status');
  const told: Record<string, string> = {};
  if (isObject(headers))
    for (const name of refusalHeaders) {
      const value = own(headers, name);
      if (isText(value)) told[name] = value;
    }
  return { status: typeof status === 'number' ? status : 500, headers: told, data: null };
}

const refusalHeaders = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'x-accepted-github-permissions'];

/** Why GitHub did not answer, and what to do: the time to wait, or the permission that is missing. */
function refusalOf({ status, headers }: GitHubAnswer, id: number, { token }: GitHubSettings): string {
  const wait = String(headers['retry-after'] ?? '');
  if (status >= 500) return `GitHub is in trouble (status ${status}); ask again later.`;
  if (status === 401) return 'GitHub does not know the token (status 401); it may have expired.';
  if (status !== 403 && status !== 429) return `GitHub answered with the status ${status} instead of 200.`;
  if (headers['x-ratelimit-remaining'] === '0') {
    const reset = new Date(Number(headers['x-ratelimit-reset']) * 1000);
    const until = Number.isNaN(reset.getTime()) ? '' : ` until ${reset.toISOString().replace('.000', '')}`;
    return `GitHub answers no more questions${until} (status ${status})${token === undefined ? '; a token raises the limit' : ''}.`;
  }
  if (/^\d{1,6}$/.test(wait)) return `GitHub asks to wait ${wait} seconds (status ${status}).`;
  if (status === 429) return 'GitHub was asked too often (status 429); ask again in some minutes.';
  const permission = String(headers['x-accepted-github-permissions'] ?? '');
  const needed = /^[a-z_=,; ]{1,100}$/.test(permission) ? `; the token needs the permission ${permission}` : '';
  return `GitHub does not show the organisation of the number ${id} to us (status 403)${needed}.`;
}

/**
 * The hosts of the website, which people write with or without `https://`, and of the mail address. Only plain forms are read: in
 * `https://contoso.com\.example.com` two readers find two hosts, and GitHub may have verified the other one.
 */
function domainsOf(profile: JsonObject): readonly string[] {
  const [blog, email] = [own(profile, 'blog'), own(profile, 'email')];
  const website = isText(blog) ? /^(?:https?:\/\/)?([a-z0-9.-]+)(?:[/?#][^\s\\]*)?$/i.exec(blog.trim())?.[1] : undefined;
  const mail = isText(email) ? /^[^\s@\\"<>(),;:]+@([a-z0-9.-]+)$/i.exec(email.trim())?.[1] : undefined;
  const names = [website, mail].map((host) => dnsName(host ?? '') ?? '');
  // A last label of letters: no address, and no single word.
  return [...new Set(names.filter((name) => /\.[a-z][a-z0-9-]*$/.test(name)))].sort();
}
