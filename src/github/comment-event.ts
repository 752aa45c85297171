import { isObject, isText, memberOf } from '../connector/json-value.ts';
import type { Account } from './github.ts';

/** A comment that was just made on a pull request. */
export interface NewComment {
  readonly pullRequest: number;
  readonly id: number;
  readonly author: Account;
  readonly body: string;
  /** By GitHub's clock, ISO 8601. */
  readonly createdAt: string;
}

/** What an event tells: a comment to read, or why it is nothing to us. */
export type CommentEvent =
  | { readonly comment: NewComment }
  | {
      /** A few words. */
      readonly ignored: string;
    };

/**
 * Reads the payload of the event `issue_comment`. Only a comment that was made counts, and only on a pull request by a person: an edited one
 * is another text than the one that people saw, and programs answer each other for ever. `undefined` for what is no such payload.
 */
export function readCommentEvent(payload: unknown, repository: string): CommentEvent | undefined {
  const [issue, comment, place] = ['issue', 'comment', 'repository'].map((name) => memberOf(payload, name));
  const user = memberOf(comment, 'user');
  const action = memberOf(payload, 'action');
  const [number, id, author] = [memberOf(issue, 'number'), memberOf(comment, 'id'), memberOf(user, 'id')];
  const [body, createdAt] = [memberOf(comment, 'body'), memberOf(comment, 'created_at')];
  const [login, type, name] = [memberOf(user, 'login'), memberOf(user, 'type'), memberOf(place, 'full_name')];
  if (!isText(action) || !isNumber(number) || !isNumber(id) || typeof body !== 'string' || !isText(createdAt) || !isText(name))
    return undefined;
  if (name.toLowerCase() !== repository.toLowerCase()) return undefined;
  if (action !== 'created') return { ignored: 'the comment was not made just now' };
  if (!isObject(memberOf(issue, 'pull_request'))) return { ignored: 'the comment is not on a pull request' };
  // Of an account that was deleted there is no user.
  if (!isNumber(author) || !isText(login)) return { ignored: 'nobody is told to have written the comment' };
  if (type !== 'User') return { ignored: 'the comment was written by a program' };
  return { comment: { pullRequest: number, id, author: { id: author, login }, body, createdAt } };
}

/** True for a number that GitHub gives to things and accounts. */
function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
