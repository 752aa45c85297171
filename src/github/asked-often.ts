import { readComment } from './comment-command.ts';
import type { NewComment } from './comment-event.ts';
import type { CommentFacts } from './github.ts';

/** So many comments an hour of one account on one pull request are answered; whoever may write to the repository has no limit. */
export const mostAnHour = 10;

const hour = 3_600_000;

/** How many comments of ours the author of a comment made on the pull request in the hour before it. */
export function askedBefore(asking: NewComment, comments: readonly CommentFacts[]): number {
  const at = Date.parse(asking.createdAt);
  return comments.filter(({ id, author, createdAt, body }) => {
    const time = Date.parse(createdAt);
    return id < asking.id && author.id === asking.author.id && time > at - hour && time <= at && readComment(body).kind !== 'other';
  }).length;
}
