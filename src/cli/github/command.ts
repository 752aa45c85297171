import { askedBefore, mostAnHour } from '../../github/asked-often.ts';
import { commandWords, type ReadComment, readComment } from '../../github/comment-command.ts';
import { type NewComment, readCommentEvent } from '../../github/comment-event.ts';
import type { CommentFacts, GitHub } from '../../github/github.ts';
import { isMaintainer } from '../../github/rights.ts';
import { escapeLine } from '../../render/escape.ts';
import { type AnswerPart, type CommentAnswer, isAnswered, isCoveredBy, renderReply, replyMarker } from '../../render/reply-comment.ts';
import { openGitHubOf } from '../github-option.ts';
import { parseOptions } from '../options.ts';
import type { Command, Terminal } from '../terminal.ts';
import { answerTo } from './command-answers.ts';
import { eventOf } from './event-file.ts';

const help = `certify github command: answer the comment that a workflow was started by

Reads the event issue_comment from the file that GITHUB_EVENT_PATH names. A comment that was just made on a pull request by a person, and
whose first line is one of these to the letter, is carried out and answered; everything else is left alone:

${commandWords.map(([written, meaning]) => `  ${written.padEnd(33)}${meaning}`).join('\n')}

Who may do what, and what happens then, is told in docs/commands.md. Run again, it does and says nothing twice.

  --store URL   the store; without it, the branch catalog of the repository that GITHUB_REPOSITORY names.
                A token in the variable CERTIFY_STORE_TOKEN opens one that asks for it.

Exit status: 0 answered or nothing to answer, 2 it could not be done: run it again.
`;

export const commentCommand: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions('github command', args, { store: { type: 'string' } });
  terminal.out(`${escapeLine(await answerEvent(await openGitHubOf(terminal), terminal, values.store))}\n`);
  return 0;
}

/** Answers the comment of the event, and says in a few words what was done. */
export async function answerEvent(github: GitHub, terminal: Terminal, store: string | undefined): Promise<string> {
  const event = eventOf(terminal, 'issue_comment', (payload) => readCommentEvent(payload, github.repository));
  return 'ignored' in event ? event.ignored : await answer(event.comment, github, terminal, store);
}

async function answer(comment: NewComment, github: GitHub, terminal: Terminal, store: string | undefined): Promise<string> {
  const read = readComment(comment.body);
  if (read.kind === 'other') return 'the comment is no command';
  const comments = await github.comments(comment.pullRequest);
  if (repliesIn(comments).some(({ body }) => isAnswered(body, comment.id))) return 'the comment was answered before';
  // Who takes a command back, or writes another one into its place, before it was carried out, does not want it.
  const now = comments.find(({ id }) => id === comment.id);
  if (now === undefined || now.body !== comment.body) return 'the comment was deleted or changed since';
  const asked = askedBefore(comment, comments);
  const isTooOften = asked >= mostAnHour && !(await mayAskOften(comment, github));
  if (isTooOften && asked > mostAnHour) return 'its author asked too often';
  const parts = isTooOften ? tooOften : await partsOf(read, { comment, comments, github, terminal, store });
  await reply(comments, github, comment, {
    comment: comment.id,
    url: `${github.webUrl}/pull/${comment.pullRequest}#issuecomment-${comment.id}`,
    login: comment.author.login,
    asked: comment.body.split(/[\r\n]/, 1)[0] ?? '',
    parts,
  });
  return `answered comment ${comment.id} of pull request ${comment.pullRequest}`;
}

/** Our replies, the oldest first. A pull request has one, but for the moment in which two runs begin it at once. */
function repliesIn(comments: readonly CommentFacts[]): readonly CommentFacts[] {
  return comments.filter(({ isOwn, body }) => isOwn && body.startsWith(replyMarker)).sort((a, b) => a.id - b.id);
}

/**
 * Writes an answer into the one reply. Runs for several comments go on side by side, and GitHub keeps what was written last: so it is looked at
 * again, and written again where another run did not know of it.
 */
async function reply(
  comments: readonly CommentFacts[],
  github: GitHub,
  { pullRequest }: NewComment,
  answered: CommentAnswer,
): Promise<void> {
  let shown = repliesIn(comments);
  for (let tries = 0; tries < 5; tries += 1) {
    const [kept, ...others] = shown;
    if (kept !== undefined && isAnswered(kept.body, answered.comment)) {
      for (const other of others) if (isCoveredBy(other.body, kept.body)) await github.deleteComment(other.id);
      return;
    }
    const body = renderReply(kept?.body ?? '', answered);
    if (kept === undefined) await github.createComment(pullRequest, body);
    else await github.updateComment(kept.id, body);
    shown = repliesIn(await github.comments(pullRequest));
  }
}

const tooOften: readonly AnswerPart[] = [
  { kind: 'own', text: `More than ${mostAnHour} commands of one account in an hour are not answered on a pull request.` },
];

async function mayAskOften({ author }: NewComment, github: GitHub): Promise<boolean> {
  return isMaintainer({ author, permission: await github.permissionOf(author.login) });
}

async function partsOf(
  read: Exclude<ReadComment, { readonly kind: 'other' }>,
  world: {
    readonly comment: NewComment;
    readonly comments: readonly CommentFacts[];
    readonly github: GitHub;
    readonly terminal: Terminal;
    readonly store: string | undefined;
  },
): Promise<readonly AnswerPart[]> {
  if (read.kind === 'command') return await answerTo(read.command, world);
  return [
    { kind: 'own', text: `${read.sentence} Nothing was done. The first line of a comment may be:` },
    { kind: 'commands', items: commandWords },
  ];
}
