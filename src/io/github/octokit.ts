import type { Octokit } from '@octokit/rest';
import type Bottleneck from 'bottleneck';
import { withoutLastSlashes } from '../../connector/last-slashes.ts';
import { UserError } from '../../connector/user-error.ts';

/** How GitHub is reached. */
export interface GitHubConnection {
  /** `https://api.github.com`, or the API of an own server (`https://HOST/api/v3`). */
  readonly apiUrl: string;
  readonly token: string;
  /** Waiting times are multiplied by it; 1 outside of tests. */
  readonly patience?: number;
}

/** Who asks too often is asked to wait; longer than this is left to the next run. Seconds. */
const longestWait = 60;

/**
 * GitHub's own client with its plugins: a request that meets a limit waits as long as GitHub asks, up to a minute; one that meets a server in
 * trouble is sent again, up to three times, but what creates something is not: the first one may have been carried out.
 */
export async function connectTo({ apiUrl, token, patience = 1 }: GitHubConnection): Promise<Octokit> {
  const url = URL.parse(apiUrl);
  if (url === null || !(url.protocol === 'https:' || url.hostname === '127.0.0.1'))
    throw new UserError(`The address of GitHub's API cannot be used: ${JSON.stringify(apiUrl)}. It begins with "https://".`);
  const { Octokit: Client } = await import('@octokit/rest');
  const { retry } = await import('@octokit/plugin-retry');
  const { throttling } = await import('@octokit/plugin-throttling');
  const { default: Limiter } = await import('bottleneck');
  const silent = (): void => {};
  // Waits are told to be long by the headers, and counted in these units.
  const retryAfterBaseValue = 1000 * patience;
  const wait = (seconds: number, _options: unknown, _client: unknown, count: number): boolean => count < 2 && seconds <= longestWait;
  const octokit = new (Client.plugin(retry, throttling))({
    baseUrl: withoutLastSlashes(apiUrl),
    auth: token,
    userAgent: 'connector-certification',
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: { redirect: 'manual' },
    retry: { retryAfterBaseValue },
    throttle: {
      retryAfterBaseValue,
      fallbackSecondaryRateRetryAfter: 10,
      onRateLimit: wait,
      onSecondaryRateLimit: wait,
      write: burstOf(Limiter, 'write'),
      notifications: burstOf(Limiter, 'notifications'),
    },
  });
  octokit.hook.before('request', (options) => {
    options.headers['x-github-api-version'] = '2022-11-28';
    if (options.method === 'POST') options.request = { ...options.request, retries: 0 };
  });
  return octokit;
}

/**
 * GitHub asks for a second between writes of those who write many. A pull request needs about ten: these go at once, what follows
 * them one in a second.
 */
function burstOf(Limiter: typeof Bottleneck, id: string): Bottleneck.Group {
  return new Limiter.Group({
    id: `connector-certification-${id}`,
    maxConcurrent: 1,
    reservoir: 20,
    reservoirIncreaseAmount: 1,
    reservoirIncreaseInterval: 1000,
    reservoirIncreaseMaximum: 20,
  });
}
