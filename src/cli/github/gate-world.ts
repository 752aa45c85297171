import { recordedStandings, type Standings } from '../../catalog/claim-answers.ts';
import type { Policy } from '../../catalog/policy.ts';
import type { StoreState } from '../../catalog/store-state.ts';
import { dayOf } from '../../connector/day.ts';
import { UserError } from '../../connector/user-error.ts';
import type { AccountPermission, GitHub } from '../../github/github.ts';
import { queuePrefix } from '../../github/names.ts';
import { digestOf, type JudgingState } from '../../github/state-key.ts';
import { gitRemoteOf, openHeads, type RemoteHeads } from '../../io/github/heads.ts';
import { publisherChainsAt } from '../../io/publisher-chains.ts';
import type { Publisher } from '../../publisher/publisher.ts';
import { openGitHubOf } from '../github-option.ts';
import type { Terminal } from '../terminal.ts';
import { rulesDigest, version } from '../version.ts';
import type { GatePages } from './gate-texts.ts';
import { subjectOf } from './rule-subjects.ts';

/** Everything that a run of the gate knows before it looks at a pull request. */
export interface GateWorld {
  readonly github: GitHub;
  readonly heads: RemoteHeads;
  /** The folder of the clone. */
  readonly root: string;
  readonly now: Date;
  readonly defaultBranch: string;
  readonly state: JudgingState;
  /** Branches of the merge queue, with their commits. */
  readonly queue: ReadonlyMap<string, string>;
  readonly pages: GatePages;
  /** Where publishers stand by what is recorded of them; `undefined` where nothing is recorded. */
  readonly standings: (publishers: readonly Publisher[], policy: Policy) => Promise<Standings | undefined>;
  /** What an account may do, asked once in a run; nothing where GitHub answers about another account. */
  readonly permissionOf: (account: { readonly id: number; readonly login: string }) => Promise<AccountPermission>;
}

/** GitHub by its API, and its repository by git. */
export type GateAccess = Pick<GateWorld, 'github' | 'heads'>;

/**
 * Opens both as the environment of a job says. The gate is an App of its own: what it wrote is known by that, and with the token of a workflow
 * any workflow of a pull request could have written the same.
 */
export async function openAccess(terminal: Terminal): Promise<GateAccess> {
  const github = await openGitHubOf(terminal);
  if (github.app === 'github-actions')
    throw new UserError(
      'The variable CERTIFY_APP_SLUG is not set: it holds the slug of the App whose token GITHUB_TOKEN is. A check that the token of a workflow makes, any workflow could make.',
    );
  return { github, heads: await openHeads(terminal.cwd, gitRemoteOf(github.webUrl, terminal.variable('GITHUB_TOKEN') ?? '')) };
}

/** Reads the surroundings: branches from git, everything else that decides from the tip of the default branch. */
export async function openGate(terminal: Terminal, { github, heads }: GateAccess): Promise<GateWorld> {
  const root = terminal.cwd;
  const defaultBranch = await github.defaultBranch();
  const branches = await heads.branches([defaultBranch, 'catalog', `${queuePrefix(defaultBranch)}*`]);
  const tip = branches.get(defaultBranch);
  if (tip === undefined) throw new UserError(`The default branch ${JSON.stringify(defaultBranch)} of ${github.repository} has no commit.`);
  const catalog = branches.get('catalog');
  await fetchMissing(heads, [
    [`refs/heads/${defaultBranch}`, tip],
    ['refs/heads/catalog', catalog],
  ]);
  const now = terminal.now();
  const permissions = new Map<string, Promise<AccountPermission>>();
  let chains: Promise<StoreState['publishers']> | undefined;
  return {
    github,
    heads,
    root,
    now,
    defaultBranch,
    state: { tip, publishers: await chainsDigest(heads, catalog), tool: `${version} ${rulesDigest}`, day: dayOf(now) },
    queue: new Map([...branches].filter(([name]) => name.startsWith(queuePrefix(defaultBranch)))),
    pages: {
      webUrl: github.webUrl,
      defaultBranch,
      hasRulesPage: (await heads.listing(tip, 'docs')).some(([name]) => name === 'rules.md'),
      subjectOf,
    },
    standings: async (publishers, policy) => {
      if (catalog === undefined) return undefined;
      chains ??= publisherChainsAt(root, catalog);
      return recordedStandings(publishers, { publishers: await chains }, { now, policy: policy.verification });
    },
    permissionOf: async ({ id, login }) => {
      const asked = permissions.get(login) ?? github.permissionOf(login);
      permissions.set(login, asked);
      const found = await asked;
      return found.id === id ? found : { id, login, role: 'none' };
    },
  };
}

/** What is recorded of publishers' proofs, by the objects that hold it. */
async function chainsDigest(heads: RemoteHeads, catalog: string | undefined): Promise<string> {
  if (catalog === undefined) return '';
  return digestOf((await heads.listing(catalog, 'ledger')).filter(([name]) => name.startsWith('@')));
}

/** Fetches the refs whose commits are not here. A `UserError` when one of them moved meanwhile: the next run sees it. */
async function fetchMissing(heads: RemoteHeads, refs: readonly (readonly [ref: string, commit: string | undefined])[]): Promise<void> {
  const missing: (readonly [string, string])[] = [];
  for (const [ref, commit] of refs) if (commit !== undefined && !(await heads.has(commit))) missing.push([ref, commit]);
  if (missing.length === 0) return;
  await heads.fetch(missing.map(([ref]) => ref));
  for (const [ref, commit] of missing)
    if (!(await heads.has(commit))) throw new UserError(`${ref} moved while it was fetched. Nothing is lost: run again.`);
}
