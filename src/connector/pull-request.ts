import { isObject, objectOr } from './json-value.ts';
import { parseStrictJson } from './strict-json.ts';
import type { PullRequest } from './submission.ts';
import { UserError } from './user-error.ts';

/**
 * The pull request of an event as GitHub describes it to workflows (the file that GITHUB_EVENT_PATH names). A `UserError` when the file
 * holds none: rules about pull requests must not pass because nobody could read it.
 */
export function parsePullRequestEvent(name: string, bytes: Uint8Array): PullRequest {
  const parsed = parseStrictJson(name, bytes);
  if ('problem' in parsed) throw new UserError(`${name}: ${parsed.problem}`);
  const request = objectOr(parsed.value)['pull_request'];
  const { title, body } = objectOr(request);
  const ref = objectOr(objectOr(request)['base'])['ref'];
  const id = objectOr(objectOr(request)['user'])['id'];
  if (!isObject(request) || typeof title !== 'string' || typeof ref !== 'string' || typeof id !== 'number')
    throw new UserError(`${name} is no event about a pull request: it needs pull_request with title, base.ref and user.id.`);
  // GitHub says null for a pull request without a word.
  return { title, body: typeof body === 'string' ? body : '', baseBranch: ref, authorId: id };
}
