import type { Octokit } from '@octokit/rest';
import { isObject, isText, own } from '../../connector/json-value.ts';
import type { AttemptOutcome, DrillApi } from '../../github/drill.ts';
import { connectTo, type GitHubConnection } from './octokit.ts';
import { orNothing, type Place } from './open-settings.ts';
import { asking, statusOf } from './refusal.ts';

/** Opens a repository for a drill. */
export async function openDrill({ repository, ...connection }: GitHubConnection & { readonly repository: string }): Promise<DrillApi> {
  const [owner = '', repo = ''] = repository.split('/');
  const octokit = await connectTo(connection);
  const { rest } = octokit;
  const place: Place = { owner, repo };
  return {
    repository,
    openForged: ({ branch, title, body, files, status }) =>
      asking('open the pull request of the drill', async () => {
        const { default_branch: defaultBranch } = (await rest.repos.get(place)).data;
        const tip = (await rest.git.getRef({ ...place, ref: `heads/${defaultBranch}` })).data.object.sha;
        const base_tree = (await rest.git.getCommit({ ...place, commit_sha: tip })).data.tree.sha;
        const entries = Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', content }) as const);
        const tree = (await rest.git.createTree({ ...place, base_tree, tree: entries })).data.sha;
        const commit = (await rest.git.createCommit({ ...place, message: title, tree, parents: [tip] })).data.sha;
        await rest.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: commit });
        const { number } = (await rest.pulls.create({ ...place, title, body, head: branch, base: defaultBranch })).data;
        await rest.repos.createCommitStatus({ ...place, sha: commit, state: 'success', context: status });
        return { number, branch, defaultBranch, commit };
      }),
    merge: ({ number, commit }) =>
      asking('try to merge', () =>
        attempted(() => rest.pulls.merge({ ...place, pull_number: number, sha: commit, merge_method: 'merge' })),
      ),
    pushToDefault: ({ defaultBranch, commit }) =>
      asking(`try to push to ${defaultBranch}`, () =>
        attempted(() => rest.git.updateRef({ ...place, ref: `heads/${defaultBranch}`, sha: commit })),
      ),
    pushTo: (branch, { commit }) => asking(`try to push to ${branch}`, () => pushTo(octokit, place, branch, commit)),
    cleanUp: ({ number, branch }) =>
      asking('clean up after the drill', async () => {
        const { data } = await rest.pulls.get({ ...place, pull_number: number });
        if (data.state === 'open') await rest.pulls.update({ ...place, pull_number: number, state: 'closed' });
        await orNothing(() => rest.git.deleteRef({ ...place, ref: `heads/${branch}` }));
      }),
  };
}

async function pushTo({ rest }: Octokit, place: Place, branch: string, commit: string): Promise<AttemptOutcome> {
  const was = (await orNothing(() => rest.git.getRef({ ...place, ref: `heads/${branch}` })))?.data.object.sha;
  const ref = `heads/${branch}`;
  if (was === undefined) {
    const made = await attempted(() => rest.git.createRef({ ...place, ref: `refs/${ref}`, sha: commit }));
    if (made.kind === 'accepted') await rest.git.deleteRef({ ...place, ref });
    return made;
  }
  const moved = await attempted(() => rest.git.updateRef({ ...place, ref, sha: commit, force: true }));
  if (moved.kind === 'accepted') await rest.git.updateRef({ ...place, ref, sha: was, force: true });
  return moved;
}

/** What GitHub says to a request that it should refuse. */
async function attempted(request: () => Promise<unknown>): Promise<AttemptOutcome> {
  try {
    await request();
    return { kind: 'accepted' };
  } catch (cause) {
    if (![403, 405, 409, 422].includes(statusOf(cause) ?? 0)) throw cause;
    const response = isObject(cause) ? own(cause, 'response') : undefined;
    const data = isObject(response) ? own(response, 'data') : undefined;
    const message = isObject(data) ? own(data, 'message') : undefined;
    return { kind: 'refused', reason: isText(message) ? message.replace(/\s+/g, ' ').trim().slice(0, 300) : 'without a reason' };
  }
}
