import type { Cause } from '../../catalog/chain.ts';
import { nameText } from '../../catalog/ledger-laws.ts';
import type { Decision } from '../../catalog/promote.ts';
import { readState, type StoreState } from '../../catalog/store-state.ts';
import { nearNames } from '../../connector/near-names.ts';
import { connectorsAt } from '../../github/changed-connectors.ts';
import type { CommentCommand } from '../../github/comment-command.ts';
import type { NewComment } from '../../github/comment-event.ts';
import type { CommentFacts, GitHub } from '../../github/github.ts';
import { headProblem } from '../../github/head-bound.ts';
import { isMaintainer, rightTo } from '../../github/rights.ts';
import type { Source } from '../../io/source.ts';
import type { AnswerPart } from '../../render/reply-comment.ts';
import { actors } from '../actors.ts';
import { carryOut, once, RefusedWish } from '../carry-out.ts';
import { explained } from '../explain.ts';
import { refuseLostStoreOf } from '../guard.ts';
import { openSteps } from '../open-steps.ts';
import { standingText } from '../promote.ts';
import { promoteStep } from '../run-steps.ts';
import { openStoreOf } from '../store-option.ts';
import type { Terminal } from '../terminal.ts';
import { ownerOf } from './connector-owner.ts';
import { openTip } from './tip-source.ts';

/** What a command is carried out with. */
export interface CommandWorld {
  readonly comment: NewComment;
  /** All comments of the pull request. */
  readonly comments: readonly CommentFacts[];
  readonly github: GitHub;
  readonly terminal: Terminal;
  /** The address of the store; undefined for the branch of the repository itself. */
  readonly store: string | undefined;
}

/** One comment acts on so many connectors at most. */
const mostConnectors = 20;

/** Carries a command out and says what came of it. A `UserError` when the world did not let it: the same call may be made again. */
export async function answerTo(command: CommentCommand, world: CommandWorld): Promise<readonly AnswerPart[]> {
  switch (command.name) {
    case 'explain':
      return await explain(command.asked);
    case 'recheck':
      return [own(await recheck(world))];
    default:
      return await change(command, world);
  }
}

async function explain(asked: string): Promise<readonly AnswerPart[]> {
  const found = await explained(asked);
  return 'problem' in found ? [text(found.problem)] : found.rules.map((rule) => ({ kind: 'rule', rule }));
}

async function recheck({ github, comment }: CommandWorld): Promise<string> {
  const { state, baseBranch, head } = await github.pullRequest(comment.pullRequest);
  const branch = await github.defaultBranch();
  if (state !== 'open') return `The pull request is ${state}: there is nothing to judge any more.`;
  if (baseBranch !== branch) return `Only pull requests into ${branch} are judged.`;
  const required = (await github.ownCheckRuns(head)).find(({ name }) => name === 'certify');
  if (required === undefined) return `Commit ${head.slice(0, 7)} is not judged yet; it will be within minutes.`;
  await github.forgetState(required.id);
  return `Commit ${head.slice(0, 7)} will be judged anew within minutes. The verdict so far stays until then.`;
}

/** What changes the catalog: `/hold`, `/promote` and `/yank`. */
async function change(
  command: Extract<CommentCommand, { readonly name: 'hold' | 'promote' | 'yank' }>,
  world: CommandWorld,
): Promise<readonly AnswerPart[]> {
  const { comment, github, terminal } = world;
  const tip = once(() => openTip(github, terminal));
  const meant = await meantBy(command, world);
  if ('problem' in meant) return [own(meant.problem)];
  const address = world.store ?? `${github.webUrl}.git`;
  const state = readState((await (await openStoreOf(terminal.cwd, address, terminal)).read()).files);
  const { allowed, refused } = await sortByRight(command.name, meant.ids, state, world, tip);
  const cause: Cause = {
    kind: 'account',
    id: comment.author.id,
    comment: { pullRequest: comment.pullRequest, id: comment.id },
  };
  const done =
    allowed.length === 0
      ? []
      : command.name === 'promote'
        ? await promote(allowed, address, cause, terminal, await tip())
        : await operate(command, allowed, address, cause, terminal, tip);
  return [...done, ...(refused.length === 0 ? [] : [own('Nothing was done for:'), list(refused)])];
}

/** The connectors that a command is about: those it names, or those that the pull request changes. */
async function meantBy(
  command: Extract<CommentCommand, { readonly name: 'hold' | 'promote' | 'yank' }>,
  { github, comment, comments }: CommandWorld,
): Promise<{ readonly ids: readonly string[] } | { readonly problem: string }> {
  // A yank only takes away, names its connector itself, and must not be kept off by whoever can push to the pull request.
  if (command.name === 'yank') return { ids: [command.id] };
  const before = await github.pullRequest(comment.pullRequest);
  const problem = before.state === 'open' ? headProblem(comment, before.head, comments) : undefined;
  if (problem !== undefined) return { problem };
  if (command.name === 'promote' && command.id !== undefined) return { ids: [command.id] };
  if (before.state === 'closed') return { problem: 'The pull request was closed without being merged: it is about no connector.' };
  const ids = connectorsAt(await github.changedPaths(comment.pullRequest));
  if (before.state === 'open' && (await github.pullRequest(comment.pullRequest)).head !== before.head)
    return { problem: 'The head moved while the command was read. Look at it, and comment again.' };
  if (ids.length === 0) return { problem: 'The pull request changes no connector.' };
  if (ids.length > mostConnectors)
    return { problem: `The pull request changes ${ids.length} connectors, and one comment acts on ${mostConnectors} at most.` };
  return { ids };
}

async function sortByRight(
  name: CommentCommand['name'],
  ids: readonly string[],
  state: StoreState,
  { comment: { author }, github, terminal }: CommandWorld,
  tip: () => Promise<Source>,
): Promise<{ readonly allowed: readonly string[]; readonly refused: readonly string[] }> {
  const asking = { author, permission: await github.permissionOf(author.login) };
  const known = ids.filter((id) => state.ledgers.has(id));
  const allowed: string[] = [];
  const refused = ids.flatMap((id) => (state.ledgers.has(id) ? [] : [unknownText(id, state)]));
  for (const id of known) {
    const owner = isMaintainer(asking) ? undefined : await ownerOf(id, state, await tip(), terminal.now);
    const right = rightTo(name, asking, id, owner);
    if (right.may) allowed.push(id);
    else refused.push(right.sentence);
  }
  return { allowed, refused };
}

function unknownText(id: string, { ledgers }: StoreState): string {
  const near = nearNames(id, ledgers.keys());
  return `There is no connector '${id}' in this catalog yet.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`;
}

async function operate(
  command: Extract<CommentCommand, { readonly name: 'hold' | 'yank' }>,
  ids: readonly string[],
  address: string,
  by: Cause,
  terminal: Terminal,
  tip: () => Promise<Source>,
): Promise<readonly AnswerPart[]> {
  const store = await openStoreOf(terminal.cwd, address, terminal);
  await refuseLostStoreOf(terminal.cwd, (await store.read()).files, terminal.now());
  const version = command.name === 'yank' ? command.version : undefined;
  const told: string[] = [];
  for (const id of ids) {
    try {
      const wish = { operation: command.name, id, version, reason: command.reason, by, at: terminal.now() } as const;
      const { happened, notes } = await carryOut(wish, store, terminal, tip);
      told.push(...happened, ...notes);
    } catch (thrown) {
      if (!(thrown instanceof RefusedWish)) throw thrown;
      told.push(thrown.message);
    }
  }
  return [list(told), own('The catalog shows what happened with its next publication.')];
}

async function promote(
  ids: readonly string[],
  address: string,
  cause: Cause,
  terminal: Terminal,
  source: Source,
): Promise<readonly AnswerPart[]> {
  const steps = await openSteps(terminal, address, () => {}, source);
  const { promotion, snapshot } = await promoteStep(steps, new Set(ids), false, cause);
  const state = readState(snapshot.files);
  const asked = new Set(promotion.decisions.map(({ id }) => id));
  const others = ids.filter((id) => !asked.has(id)).map((id) => `${id}: ${standingText(id, state)}`);
  return [...promotion.decisions.flatMap(decisionParts), ...(others.length === 0 ? [] : [list(others)])];
}

function decisionParts({ id, record, answers, isPromoted }: Decision): readonly AnswerPart[] {
  const open = answers.filter(({ answer }) => answer !== 'yes');
  const heading = `${id} ${nameText(record)} ${isPromoted ? 'is public now.' : 'stays on preview.'}`;
  const items = open.map((answer) => {
    const next = answer.answer === 'yes' ? '' : ` Next: ${actors[answer.who]}.`;
    return `${answer.question}: ${answer.sentence}${next}`;
  });
  return [text(heading), ...(items.length === 0 ? [] : [list(items)])];
}

function text(words: string): AnswerPart {
  return { kind: 'text', text: words };
}

function own(words: string): AnswerPart {
  return { kind: 'own', text: words };
}

function list(items: readonly string[]): AnswerPart {
  return { kind: 'list', items };
}
