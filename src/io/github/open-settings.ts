import type { Octokit } from '@octokit/rest';
import type { Environment, Label, Readable, SettingsApi } from '../../github/repository-settings.ts';
import type { GitHubConnection } from './octokit.ts';
import { connectTo } from './octokit.ts';
import { readActions, readEnvironments, readRulesets, readWorkflowToken } from './read-settings.ts';
import { asking, statusOf } from './refusal.ts';
import { writeSetting } from './write-settings.ts';

/** Owner and name of a repository. */
export type Place = Readonly<Record<'owner' | 'repo', string>>;

/** Opens the settings of a repository. Nothing is asked yet. What the token may not read is told as such; trouble on the way is a `UserError`. */
export async function openSettings({
  repository,
  ...connection
}: GitHubConnection & { readonly repository: string }): Promise<SettingsApi> {
  const [owner = '', repo = ''] = repository.split('/');
  const octokit = await connectTo(connection);
  const { rest } = octokit;
  const place = { owner, repo };
  const pages = { ...place, per_page: 100 };
  return {
    repository,
    read: async () => {
      const { data } = await asking('read the repository', () => rest.repos.get(place));
      return {
        defaultBranch: data.default_branch,
        isPrivate: data.private,
        rulesets: await readable('read the rulesets', () => readRulesets(octokit, place)),
        environments: await readable('read the environments', (): Promise<readonly Environment[]> => readEnvironments(octokit, place)),
        labels: await readable('read the labels', async (): Promise<readonly Label[]> => {
          const found = await octokit.paginate(rest.issues.listLabelsForRepo, pages);
          return found.map(({ name, color, description }) => ({ name, color, description: description ?? '' }));
        }),
        actions: await readable('read which actions may run', () => readActions(octokit, place)),
        workflowToken: await readable("read what workflows' tokens may do", () => readWorkflowToken(octokit, place)),
        catalogTip: await readable('read the branch catalog', () => tipOf(octokit, place, 'catalog')),
      };
    },
    write: (change) => writeSetting(octokit, place, change),
    lastScheduledSuccess: (file) =>
      asking(`read the runs of ${file}`, async () => {
        const asked = { ...place, workflow_id: file, event: 'schedule', status: 'success', per_page: 1 } as const;
        const found = await orNothing(() => rest.actions.listWorkflowRuns(asked));
        const [run] = found?.data.workflow_runs ?? [];
        return run?.run_started_at ?? run?.created_at;
      }),
    oldestUnjudged: ({ base, check, app, before }) =>
      asking('look for pull requests that nobody judged', async () => {
        const found = await octokit.paginate(rest.pulls.list, { ...pages, state: 'open', base, sort: 'updated', direction: 'asc' });
        for (const { number, updated_at: updatedAt, head } of found) {
          if (Date.parse(updatedAt) >= before.getTime()) return undefined;
          const { data } = await rest.checks.listForRef({ ...place, ref: head.sha, check_name: check, app_id: app, filter: 'latest' });
          if (data.check_runs.every(({ status }) => status !== 'completed')) return { number, updatedAt };
        }
        return undefined;
      }),
  };
}

/** What a token may not see is one thing, GitHub in trouble another. */
async function readable<T>(doing: string, read: () => Promise<T>): Promise<Readable<T>> {
  return await asking(doing, async () => {
    try {
      return { value: await read() };
    } catch (cause) {
      const status = statusOf(cause);
      if (status === 403 || status === 404) return { unreadable: `GitHub does not show it to this token (status ${status}).` };
      throw cause;
    }
  });
}

async function tipOf({ rest }: Octokit, place: Place, branch: string): Promise<string | undefined> {
  const found = await orNothing(() => rest.git.getRef({ ...place, ref: `heads/${branch}` }));
  return found?.data.object.sha;
}

/** Answers with nothing for what is not there. */
export async function orNothing<T>(request: () => Promise<T>): Promise<T | undefined> {
  try {
    return await request();
  } catch (cause) {
    if (statusOf(cause) === 404) return undefined;
    throw cause;
  }
}
