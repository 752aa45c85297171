import type { NewComment } from './comment-event.ts';
import type { CommentFacts } from './github.ts';
import { headLine } from './names.ts';
import { ownComment } from './reconcile.ts';

/**
 * Why a comment does not count for the head that a pull request has now, in a sentence; `undefined` when it does. GitHub does not tell which head
 * somebody saw, and commits carry whatever time their author likes. But our verdict names its head, and when GitHub last changed that
 * comment is GitHub's word: one that was there before, and names the head of now, is what the author of the comment saw.
 */
export function headProblem(asking: Pick<NewComment, 'createdAt'>, head: string, comments: readonly CommentFacts[]): string | undefined {
  const verdict = ownComment(comments);
  const commit = head.slice(0, 7);
  if (verdict === undefined)
    return `There is no verdict on commit ${commit} yet, so it may be newer than the comment. Comment again once there is.`;
  if (verdict.body.split(/\r?\n/, 2)[1] !== headLine(head))
    return `The head is ${commit} now, and that is not the one of the verdict. Look at it, and comment again.`;
  return Date.parse(verdict.updatedAt) <= Date.parse(asking.createdAt)
    ? undefined
    : `The verdict on commit ${commit} is newer than the comment: the head may have moved since. Look at it, and comment again.`;
}
