import { isObject, isText, memberOf } from '../../connector/json-value.ts';
import { UserError } from '../../connector/user-error.ts';

/**
 * Carries out a request. What GitHub refuses becomes a `UserError` that says what could not be done, why, and what helps: the permission that
 * is missing, the time to wait, or that the thing is not there. An error without an answer of GitHub says that it cannot be reached.
 */
export async function asking<T>(doing: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const status = statusOf(cause);
    if (status === undefined && !isObject(cause)) throw cause;
    throw new UserError(`Could not ${doing}: ${reasonOf(cause, status)}`, { cause });
  }
}

/** The status that GitHub answered with; `undefined` when the error is none of its answers. */
export function statusOf(cause: unknown): number | undefined {
  const status = memberOf(memberOf(cause, 'response'), 'status');
  return typeof status === 'number' ? status : undefined;
}

function reasonOf(cause: unknown, status: number | undefined): string {
  if (status === undefined) return 'GitHub cannot be reached, or the connection was cut. Nothing is lost: run again.';
  if (status >= 500) return `GitHub is in trouble (status ${status}). Nothing is lost: run again later.`;
  if (status === 401) return 'GitHub does not know the token (status 401); it may have expired.';
  if (status === 404) return 'GitHub shows nothing there (status 404): it does not exist, or the token may not see it.';
  if (status === 422) return `GitHub does not accept it (status 422)${said(cause)}.`;
  if (status !== 403 && status !== 429) return `GitHub answered with the status ${status}${said(cause)}.`;
  const wait = header(cause, 'retry-after');
  if (header(cause, 'x-ratelimit-remaining') === '0') {
    const reset = new Date(Number(header(cause, 'x-ratelimit-reset')) * 1000);
    const until = Number.isNaN(reset.getTime()) ? '' : ` until ${reset.toISOString().replace('.000', '')}`;
    return `the hour's requests are used up${until} (status ${status}). Nothing is lost: run again then.`;
  }
  if (/^\d{1,6}$/.test(wait)) return `GitHub asks to wait ${wait} seconds (status ${status}). Nothing is lost: run again then.`;
  if (status === 429) return 'GitHub was asked too often (status 429). Nothing is lost: run again in some minutes.';
  const permission = header(cause, 'x-accepted-github-permissions');
  if (/^[a-z_=,; ]{1,200}$/.test(permission)) return `the token lacks a permission (status 403): it needs ${permission}.`;
  return `GitHub refuses it (status 403)${said(cause)}.`;
}

/** A header of the answer, empty when there is none. */
function header(cause: unknown, name: string): string {
  const value = memberOf(memberOf(memberOf(cause, 'response'), 'headers'), name);
  return isText(value) ? value : typeof value === 'number' ? String(value) : '';
}

/** GitHub's own words, in one line; texts of strangers may be in them. */
function said(cause: unknown): string {
  const message = memberOf(memberOf(memberOf(cause, 'response'), 'data'), 'message');
  return isText(message) && message !== '' ? `: ${JSON.stringify(message.slice(0, 200))}` : '';
}
