import type { Octokit } from '@octokit/rest';
import { withoutLastSlashes } from '../../connector/last-slashes.ts';
import { UserError } from '../../connector/user-error.ts';
import type { AccountPermission, CheckRun, GitHub } from '../../github/github.ts';
import { accountOf, commentOf, isOwnIssue, issueOf, pullRequestOf, reviewOf } from './answers.ts';
import { connectTo, type GitHubConnection } from './octokit.ts';
import { asking, statusOf } from './refusal.ts';

/** Which repository, and as whom. */
export interface GitHubOptions extends GitHubConnection {
  /** `owner/name`. */
  readonly repository: string;
  /** `https://github.com`, or an own server. */
  readonly serverUrl: string;
  /** The slug of the App whose token it is; `github-actions` for the token of a workflow. */
  readonly app: string;
}

/** GitHub takes at most so many annotations with one request. */
const annotationsAtOnce = 50;

/** At most so many annotations are made for a check run: all findings are in the report. */
const mostAnnotations = 200;

/** Opens a repository on GitHub. Nothing is asked yet; a `UserError` when the options name none. */
export async function openGitHub({ repository, serverUrl, app, ...connection }: GitHubOptions): Promise<GitHub> {
  const [owner = '', repo = '', ...more] = repository.split('/');
  if (owner === '' || repo === '' || more.length > 0)
    throw new UserError(`'${repository}' is no repository. GITHUB_REPOSITORY holds its owner and its name: contoso/connectors`);
  const octokit = await connectTo(connection);
  const { rest } = octokit;
  const place = { owner, repo };
  const pages = { ...place, per_page: 100 };
  const runs = checkRunsOf(octokit, place);
  return {
    repository,
    webUrl: `${withoutLastSlashes(serverUrl)}/${repository}`,
    app,
    defaultBranch: () => asking('read the repository', async () => (await rest.repos.get(place)).data.default_branch),
    openPullRequests: (base) =>
      asking('list the open pull requests', async () => {
        const found = await octokit.paginate(rest.pulls.list, { ...pages, state: 'open', base, sort: 'created', direction: 'asc' });
        return found.map(pullRequestOf).sort((a, b) => a.number - b.number);
      }),
    pullRequest: (number) =>
      asking(`read pull request #${number}`, async () => pullRequestOf((await rest.pulls.get({ ...place, pull_number: number })).data)),
    closedPullRequests: (label) =>
      asking('list the closed pull requests', async () => {
        const found = await octokit.paginate(rest.issues.listForRepo, { ...pages, state: 'closed', labels: label });
        return found.flatMap(({ number, pull_request }) => (pull_request === undefined ? [] : [number])).sort((a, b) => a - b);
      }),
    pullRequestsOf: (commit) =>
      asking(`list the pull requests of ${commit.slice(0, 12)}`, async () => {
        const found = await octokit.paginate(rest.repos.listPullRequestsAssociatedWithCommit, { ...pages, commit_sha: commit });
        return found.map(pullRequestOf);
      }),
    changedPaths: (number) =>
      asking(`list the files of pull request #${number}`, async () => {
        const found = await octokit.paginate(rest.pulls.listFiles, { ...pages, pull_number: number });
        return found.flatMap(({ filename, previous_filename }) => [
          filename,
          ...(previous_filename === undefined ? [] : [previous_filename]),
        ]);
      }),
    branches: (prefix) =>
      asking(`list the branches ${prefix}…`, async () => {
        const { data } = await rest.git.listMatchingRefs({ ...place, ref: `heads/${prefix}` });
        return data.map(({ ref, object }) => ({ name: ref.replace(/^refs\/heads\//, ''), commit: object.sha }));
      }),
    ownCheckRuns: (commit) =>
      asking(`read the checks of ${commit.slice(0, 12)}`, async () => {
        const found = await octokit.paginate(rest.checks.listForRef, { ...pages, ref: commit, filter: 'latest' });
        return found
          .filter((run) => run.app?.slug === app)
          .map((run) => ({
            id: run.id,
            name: run.name,
            externalId: run.external_id ?? '',
            conclusion: run.status === 'completed' ? (run.conclusion ?? null) : null,
            annotations: run.output.annotations_count,
          }));
      }),
    createCheckRun: (commit, run) => asking(`write the check '${run.name}'`, () => runs.create(commit, run)),
    updateCheckRun: (id, run) => asking(`write the check '${run.name}'`, () => runs.update(id, run)),
    forgetState: (id) =>
      asking('have a check made anew', async () => {
        await rest.checks.update({ ...place, check_run_id: id, external_id: 'recheck' });
      }),
    comments: (number) =>
      asking(`read the comments of #${number}`, async () => {
        const found = await octokit.paginate(rest.issues.listComments, { ...pages, issue_number: number });
        return found.map((comment) => commentOf(comment, app));
      }),
    createComment: (number, body) =>
      asking(`comment on #${number}`, async () => void (await rest.issues.createComment({ ...place, issue_number: number, body }))),
    updateComment: (id, body) =>
      asking('change a comment', async () => void (await rest.issues.updateComment({ ...place, comment_id: id, body }))),
    deleteComment: (id) => asking('take a comment away', () => goneIsFine(() => rest.issues.deleteComment({ ...place, comment_id: id }))),
    addLabels: (number, labels) =>
      asking(`label #${number}`, async () => {
        if (labels.length > 0) await rest.issues.addLabels({ ...place, issue_number: number, labels: [...labels] });
      }),
    removeLabel: (number, label) =>
      asking(`take the label '${label}' from #${number}`, async () => {
        await goneIsFine(() => rest.issues.removeLabel({ ...place, issue_number: number, name: label }));
      }),
    reviews: (number) =>
      asking(`read the reviews of #${number}`, async () => {
        const found = await octokit.paginate(rest.pulls.listReviews, { ...pages, pull_number: number });
        return found.map(reviewOf);
      }),
    permissionOf: (login) => asking(`ask what ${JSON.stringify(login)} may do`, () => permissionOf(octokit, place, login)),
    ownOpenIssues: (label) =>
      asking('list the open issues', async () => {
        const found = await octokit.paginate(rest.issues.listForRepo, { ...pages, state: 'open', labels: label });
        return found.filter((issue) => isOwnIssue(issue, app)).map(issueOf);
      }),
    ownIssues: (label) =>
      asking('list the issues', async () => {
        const found = await octokit.paginate(rest.issues.listForRepo, { ...pages, state: 'all', labels: label });
        return found
          .filter((issue) => isOwnIssue(issue, app))
          .map((issue) => ({ ...issueOf(issue), state: issue.state === 'open' ? ('open' as const) : ('closed' as const) }));
      }),
    createIssue: ({ title, body, labels }) =>
      asking('open an issue', async () => (await rest.issues.create({ ...place, title, body, labels: [...labels] })).data.number),
    updateIssue: (number, { labels, ...change }) =>
      asking(`change issue #${number}`, async () => {
        await rest.issues.update({ ...place, issue_number: number, ...change, ...(labels && { labels: [...labels] }) });
      }),
  };
}

type Place = Readonly<Record<'owner' | 'repo', string>>;

function checkRunsOf({ rest }: Octokit, place: Place) {
  const outputOf = ({ title, summary }: CheckRun, annotations: CheckRun['annotations']) => ({
    title,
    summary,
    annotations: annotations.map(({ path, line, level, title: name, message }) => ({
      path,
      start_line: line,
      end_line: line,
      annotation_level: level,
      title: name,
      message,
    })),
  });
  const bodyOf = (run: CheckRun, annotations: CheckRun['annotations']) => ({
    ...place,
    name: run.name,
    external_id: run.externalId,
    status: 'completed' as const,
    conclusion: run.conclusion,
    output: outputOf(run, annotations),
    ...(run.detailsUrl !== undefined && { details_url: run.detailsUrl }),
  });
  const batchesOf = ({ annotations }: CheckRun): readonly CheckRun['annotations'][] => {
    const shown = annotations.slice(0, mostAnnotations);
    const count = Math.max(1, Math.ceil(shown.length / annotationsAtOnce));
    return Array.from({ length: count }, (_, index) => shown.slice(index * annotationsAtOnce, (index + 1) * annotationsAtOnce));
  };
  return {
    create: async (commit: string, run: CheckRun): Promise<void> => {
      const [first = [], ...rest_] = batchesOf(run);
      // Named as made for its state only when all of it is there: what was cut off is made anew.
      const begun = rest_.length === 0 ? run : { ...run, externalId: '' };
      const { data } = await rest.checks.create({ ...bodyOf(begun, first), head_sha: commit });
      for (const [index, batch] of rest_.entries()) {
        const isLast = index === rest_.length - 1;
        await rest.checks.update({ ...bodyOf(isLast ? run : begun, batch), check_run_id: data.id });
      }
    },
    update: async (id: number, run: CheckRun): Promise<void> => {
      await rest.checks.update({ ...bodyOf({ ...run, annotations: [] }, []), check_run_id: id });
    },
  };
}

/** What an account may do. The answer must be about an account of that login: logins change hands. */
async function permissionOf({ rest }: Octokit, place: Place, login: string): Promise<AccountPermission> {
  try {
    const { data } = await rest.repos.getCollaboratorPermissionLevel({ ...place, username: login });
    if (data.user === null || data.user.login.toLowerCase() !== login.toLowerCase()) return { ...accountOf(data.user), role: 'none' };
    // `role_name` may be a role of the organisation's own; `permission` then says what it is built on.
    const named = roles.find((role) => role === data.role_name);
    const basic = roles.find((role) => role === data.permission);
    return { ...accountOf(data.user), role: named ?? basic ?? 'none' };
  } catch (cause) {
    if (statusOf(cause) === 404) return { id: 0, login, role: 'none' };
    throw cause;
  }
}

const roles = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

async function goneIsFine(request: () => Promise<unknown>): Promise<void> {
  try {
    await request();
  } catch (cause) {
    if (statusOf(cause) !== 404) throw cause;
  }
}
