/** What a test may let go wrong. */
export type FaultKind =
  | 'permission'
  | 'rate-limit'
  | 'secondary-limit'
  | 'not-found'
  | 'unprocessable'
  | 'too-many-requests'
  | 'bad-gateway'
  | 'cut-before'
  | 'cut-after';

/** Which requests: an operation (`checks/create`), a text of `METHOD /path`, or a pattern for it. */
export type Match = string | RegExp;

/** A fault that waits for its requests. */
export interface Fault {
  readonly match: Match;
  readonly kind: FaultKind;
  left: number;
  /** Seconds that Retry-After names. */
  readonly retryAfter: number;
}

/** One request as the log has it. */
export interface LoggedRequest {
  readonly method: string;
  /** Without the base of the API; with the query. */
  readonly path: string;
  /** As Octokit names it; `git` for git's own requests. */
  readonly operation: string;
  readonly token: string | undefined;
  /** Who the token belongs to: `workflow`, an App's slug, a login. */
  readonly by: string;
  /** 0 when the connection was cut. */
  readonly status: number;
}

/** Takes the fault that is meant for a request, if there is one. */
export function takeFault(faults: readonly Fault[], operation: string, request: string): Fault | undefined {
  const found = faults.find(
    ({ match, left }) =>
      left > 0 &&
      (match instanceof RegExp ? match.test(request) : match === operation || request === match || request.startsWith(`${match}?`)),
  );
  if (found !== undefined) found.left--;
  return found;
}

/** The answer that a fault gives; undefined for connections that are cut. */
export function faultAnswer(
  fault: Fault,
  now: Date,
  accepted: string,
): { readonly status: number; readonly message: string; readonly headers: Readonly<Record<string, string>> } | undefined {
  const seconds = Math.floor(now.getTime() / 1000);
  switch (fault.kind) {
    case 'permission':
      return { status: 403, message: 'Resource not accessible by integration', headers: { 'x-accepted-github-permissions': accepted } };
    case 'rate-limit':
      return {
        status: 403,
        message: 'API rate limit exceeded for installation ID 1.',
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(seconds + fault.retryAfter) },
      };
    case 'secondary-limit':
      return {
        status: 403,
        message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        headers: { 'retry-after': String(fault.retryAfter) },
      };
    case 'not-found':
      return { status: 404, message: 'Not Found', headers: {} };
    case 'unprocessable':
      return { status: 422, message: 'Validation Failed', headers: {} };
    case 'too-many-requests':
      return { status: 429, message: 'Too many requests', headers: { 'retry-after': String(fault.retryAfter) } };
    case 'bad-gateway':
      return { status: 502, message: 'Server Error', headers: {} };
    default:
      return undefined;
  }
}
