import type { PublisherStanding, StandingState } from '../catalog/standing.ts';
import type { CommentCommand } from './comment-command.ts';
import type { Account, AccountPermission } from './github.ts';

/** Who asks, by the number that GitHub tells with the comment. */
export interface Asking {
  readonly author: Account;
  /** What the account of that login may do here; asked of GitHub by login, so its number is held against the author's. */
  readonly permission: AccountPermission;
}

/** Who answers for a connector, by the tip of the default branch. */
export interface Owner {
  /** The id of the publisher's record. */
  readonly publisher: string;
  /** Numbers of the publisher's account and of its approvers. */
  readonly accounts: readonly number[];
  /** Where the publisher stands. */
  readonly standing: Pick<PublisherStanding, 'state' | 'isStopped'> & { readonly claims: readonly Pick<PublisherStanding, 'state'>[] };
}

/** Whether somebody may do something; `as` says by which right. */
export type Right =
  | { readonly may: true; readonly as: 'maintainer' | 'publisher' | 'anybody' }
  | {
      readonly may: false;
      /** Why not, in a sentence. */
      readonly sentence: string;
    };

/** Commands that change nothing in the catalog. */
const forEverybody: ReadonlySet<CommentCommand['name']> = new Set(['recheck', 'explain']);

/** True for a command that somebody needs a right for. */
function needsRight(command: CommentCommand['name']): boolean {
  return !forEverybody.has(command);
}

/**
 * True for who can write to the repository. A login can be given up and taken by somebody else between comment and question: then the
 * numbers differ, and nobody is a maintainer.
 */
export function isMaintainer({ author, permission }: Asking): boolean {
  return author.id > 0 && author.id === permission.id && maintaining.has(permission.role);
}

const maintaining: ReadonlySet<AccountPermission['role']> = new Set(['write', 'maintain', 'admin']);

/**
 * True for a publisher that speaks for its connectors: one of its claims holds, or the maintainers bound its account and it claims nothing.
 * Who proved nothing, is under notice, suspended or gone does not; a claim that was just added takes nothing from those before it.
 */
function speaks({ state, isStopped, claims }: Owner['standing']): boolean {
  return !isStopped && (holding.has(state) || claims.some((claim) => holding.has(claim.state)));
}

const holding: ReadonlySet<StandingState> = new Set(['verified', 'reviewed', 'warning']);

/** Whether somebody may have a command carried out for a connector; `owner` is undefined where no record answers for it. */
export function rightTo(command: CommentCommand['name'], asking: Asking, id: string, owner: Owner | undefined): Right {
  if (!needsRight(command)) return { may: true, as: 'anybody' };
  if (isMaintainer(asking)) return { may: true, as: 'maintainer' };
  const whoMay = `/${command} is for the maintainers and for the publisher of '${id}'`;
  if (owner === undefined) return { may: false, sentence: `${whoMay}; no record of publishers/ answers for it.` };
  const { publisher, accounts, standing } = owner;
  if (asking.author.id <= 0 || !accounts.includes(asking.author.id))
    return {
      may: false,
      sentence: `${whoMay}: the account and the approvers of publishers/${publisher}.json, as the default branch has them. Account number ${asking.author.id} is none of them.`,
    };
  if (!speaks(standing))
    return { may: false, sentence: `${whoMay}, and publisher ${publisher} is ${standing.state} now, so only the maintainers decide.` };
  return { may: true, as: 'publisher' };
}
