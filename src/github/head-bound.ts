import type { NewComment } from './comment-event.ts';
import type { CommentFacts } from './github.ts';

/** The first line of the comment that tells the verdict on a pull request. */
export const verdictMarker = '<!-- connector-certification:verdict -->';

/** The line of that comment after its first, which names the head that it judges for programs. */
export function headLine(head: string): string {
  return `<!-- head ${head} -->`;
}

/** The comment of ours that tells the verdict; a comment of somebody else with our marker is none. */
function verdictComment(comments: readonly CommentFacts[]): CommentFacts | undefined {
  return comments.find(({ isOwn, body }) => isOwn && body.split(/\r?\n/, 1)[0] === verdictMarker);
}

/**
 * Why a comment does not count for the head that a pull request has now, in a sentence; `undefined` when it does. GitHub does not tell which head
 * somebody saw, and commits carry whatever time their author likes. But our verdict names its head, and when GitHub last changed that
 * comment is GitHub's word: one that was there before, and names the head of now, is what the author of the comment saw.
 */
export function headProblem(asking: Pick<NewComment, 'createdAt'>, head: string, comments: readonly CommentFacts[]): string | undefined {
  const verdict = verdictComment(comments);
  const commit = head.slice(0, 7);
  if (verdict === undefined)
    return `There is no verdict on commit ${commit} yet, so it may be newer than the comment. Comment again once there is.`;
  if (verdict.body.split(/\r?\n/, 2)[1] !== headLine(head))
    return `The head is ${commit} now, and that is not the one of the verdict. Look at it, and comment again.`;
  return Date.parse(verdict.updatedAt) <= Date.parse(asking.createdAt)
    ? undefined
    : `The verdict on commit ${commit} is newer than the comment: the head may have moved since. Look at it, and comment again.`;
}
