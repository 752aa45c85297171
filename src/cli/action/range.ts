import { isObject, type JsonValue, objectOr } from '../../connector/json-value.ts';
import { parseStrictJson } from '../../connector/strict-json.ts';
import { UserError } from '../../connector/user-error.ts';

/** What a run of the action judges: the commits of a submission, and what holds its head. */
export interface EventRange {
  readonly base: string;
  readonly head: string;
  readonly ref: string;
  /** True for a pull request, whose title and text are judged as well. */
  readonly isPullRequest: boolean;
}

/** What GitHub's event is about; `undefined` when it is about no submission. A `UserError` when it is none of GitHub's. */
export function rangeOfEvent(name: string, bytes: Uint8Array): EventRange | undefined {
  const parsed = parseStrictJson(name, bytes);
  if ('problem' in parsed) throw new UserError(`${name}: ${parsed.problem}`);
  const { pull_request: request, merge_group: group } = objectOr(parsed.value);
  if (isObject(request)) {
    const { number } = request;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) throw new UserError(`${name} names no pull request.`);
    return {
      base: commitAt(name, objectOr(request['base'])['sha']),
      head: commitAt(name, objectOr(request['head'])['sha']),
      ref: `refs/pull/${number}/head`,
      isPullRequest: true,
    };
  }
  if (!isObject(group)) return undefined;
  const ref = group['head_ref'];
  if (typeof ref !== 'string' || !/^refs\/heads\/gh-readonly-queue\/[\w./-]{1,300}$/.test(ref) || ref.includes('..'))
    throw new UserError(`${name} names no branch of a merge queue.`);
  return { base: commitAt(name, group['base_sha']), head: commitAt(name, group['head_sha']), ref, isPullRequest: false };
}

function commitAt(name: string, value: JsonValue | undefined): string {
  if (typeof value === 'string' && /^[0-9a-f]{40}$/.test(value)) return value;
  throw new UserError(`${name} names no commit where one belongs.`);
}
