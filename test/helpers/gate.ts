import { runGate } from '../../src/cli/github/gate.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { gitRemoteOf, openHeads } from '../../src/io/github/heads.ts';
import { openGitHub } from '../../src/io/github/open-github.ts';
import { temporaryFolder } from './folder.ts';
import { type GitHubStandIn, startGitHub } from './github/stand-in.ts';
import { tokensOfJob } from './github/workflow-permissions.ts';
import { git } from './repository.ts';
import { fakeTerminal } from './terminal.ts';

/** As the workflow asks for them: what it leaves out the gate must not need. */
const rights = tokensOfJob('gate', 'gate').gate ?? {};

/** A run of `certify github gate`. */
interface GateRun {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** What others do while the gate runs. */
interface Meanwhile {
  /** Right after the open pull requests were listed. */
  readonly afterListing?: () => void;
}

/** A repository on the stand-in with a clone of its default branch, as a job has it, and the App that is the gate. */
export interface GateWorld {
  readonly github: GitHubStandIn;
  readonly clone: string;
  /** Brings the clone to the default branch as it is now, and runs the gate there. */
  readonly gate: (args?: readonly string[], changed?: Partial<Terminal>, meanwhile?: Meanwhile) => Promise<GateRun>;
  readonly headOf: (pull: number) => string;
  /** Conclusions of the App's checks on a commit, by their names; the newest of each. */
  readonly checksOn: (commit: string) => Readonly<Record<string, string | null>>;
  readonly commentsOf: (pull: number) => readonly string[];
  readonly labelsOf: (pull: number) => readonly string[];
}

/** Has the default branch ask for the gate's check, from the gate's App alone, and merge by a queue where one is wanted. */
export function protect({ github }: Pick<GateWorld, 'github'>, { hasQueue }: { readonly hasQueue: boolean }): void {
  github.world.rulesets.push({
    id: 1,
    name: 'default branch',
    target: 'branch',
    enforcement: 'active',
    bypassActors: [],
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: [{ context: 'certify', integration_id: github.world.apps.get('certify-gate')?.id ?? 0 }],
        },
      },
      ...(hasQueue ? [{ type: 'merge_queue', parameters: {} }] : []),
    ],
    createdAt: '2026-11-01T10:00:00Z',
    updatedAt: '2026-11-01T10:00:00Z',
  });
}

/** The day on which tests happen. */
const testDay = new Date('2026-11-20T12:00:00Z');

/** Starts the stand-in with these files on the default branch. */
export async function startGate(files: Readonly<Record<string, string>>): Promise<GateWorld> {
  const github = await startGitHub({ files, now: () => testDay });
  const app = github.app('certify-gate', rights);
  const environment: Readonly<Record<string, string>> = { ...github.environment(github.appToken(app)), CERTIFY_APP_SLUG: app.slug };
  // As the command opens it, but for the waits.
  const open = async ({ afterListing = () => {} }: Meanwhile) => {
    const opened = await openGitHub({
      apiUrl: github.apiUrl,
      serverUrl: github.serverUrl,
      token: environment['GITHUB_TOKEN'] ?? '',
      repository: github.repository,
      app: app.slug,
      patience: 0.001,
    });
    return {
      ...opened,
      openPullRequests: async (branch: string) => {
        const found = await opened.openPullRequests(branch);
        afterListing();
        return found;
      },
    };
  };
  const clone = temporaryFolder();
  git(clone, 'clone', '--quiet', `file://${github.git}`, '.');
  const newest = (commit: string) => {
    const runs = github.world.checkRuns.filter((run) => run.sha === commit && run.app.slug === app.slug);
    return new Map(runs.map((run) => [run.name, run] as const));
  };
  return {
    github,
    clone,
    gate: async (args = [], changed = {}, meanwhile = {}) => {
      const terminal = fakeTerminal(clone, {
        now: () => testDay,
        variable: (name) => environment[name],
        ...changed,
      });
      try {
        return {
          status: await runGate(args, terminal, async () => ({
            github: await open(meanwhile),
            heads: await openHeads(clone, gitRemoteOf(`${github.serverUrl}/${github.repository}`, environment['GITHUB_TOKEN'] ?? '')),
          })),
          ...terminal.printed,
        };
      } catch (thrown) {
        if (!(thrown instanceof UserError)) throw thrown;
        return { status: 2, out: terminal.printed.out, err: `${terminal.printed.err}${thrown.message}\n` };
      }
    },
    headOf: (pull) => github.world.issues.get(pull)?.pull?.headSha ?? '',
    checksOn: (commit) => Object.fromEntries([...newest(commit)].map(([name, { conclusion }]) => [name, conclusion])),
    commentsOf: (pull) => (github.world.issues.get(pull)?.comments ?? []).map(({ body }) => body),
    labelsOf: (pull) => (github.world.issues.get(pull)?.labels ?? []).map(({ name }) => name).sort(),
  };
}
