import { type ApiRequest, type Endpoint, listed, ok } from './api.ts';
import { changedFiles, commitsBetween, mergeBase, readCommit, showCommit, showFile, showGitCommit } from './commits.ts';
import { git, isAncestor, resolve, tryGit } from './git-objects.ts';
import { branchMoved } from './merging.ts';
import { allows } from './permissions.ts';
import { references, setReference } from './references.ts';
import { notFound, Refusal } from './refusal.ts';
import { type RefChange, refusals } from './rules.ts';
import { repositoryPage, repositoryUrl } from './show-repository.ts';
import { nodeId, type World } from './world.ts';

const showRef = (world: World, ref: string, sha: string) => ({
  ref,
  node_id: nodeId('REF', ref),
  url: `${repositoryUrl(world)}/git/${ref}`,
  object: { type: 'commit', sha, url: `${repositoryUrl(world)}/git/commits/${sha}` },
});

const get: Endpoint = ({ world, values }) => {
  const ref = `refs/${values['ref']}`;
  const sha = references(world, ref).get(ref);
  if (sha === undefined || ref.startsWith('refs/forks/')) throw notFound();
  return ok(showRef(world, ref, sha));
};

const matching: Endpoint = ({ world, values }) => {
  const prefix = `refs/${values['ref']}`;
  const found = [...references(world)].filter(([ref]) => ref.startsWith(prefix) && !ref.startsWith('refs/forks/'));
  return ok(found.map(([ref, sha]) => showRef(world, ref, sha)));
};

/** Changes a reference where rights, rules and the shape of the history allow it. */
export function changeReference({ world, token }: ApiRequest, { ref, old, next }: RefChange): void {
  const protectedByUs = ref.startsWith('refs/pull/') || ref.startsWith('refs/forks/') || ref.startsWith('refs/heads/gh-readonly-queue/');
  const reasons = protectedByUs ? ['Cannot update this protected ref.'] : refusals(world, token, { ref, old, next });
  if (reasons.length > 0) throw new Refusal(422, `Repository rule violations found\n\n${reasons.join('\n\n')}\n\n`);
  if (next !== undefined && token.kind !== 'user' && !(token.kind === 'app' && allows(token.permissions, ['workflows:write']))) {
    const from = old ?? `refs/heads/${world.defaultBranch}`;
    const changed = git(world, ['diff', '--name-only', '--diff-filter=AM', from, next, '--', '.github/workflows']);
    if (changed !== '')
      throw new Refusal(403, 'Resource not accessible by integration', {
        headers: { 'x-accepted-github-permissions': 'contents=write,workflows=write' },
      });
  }
  setReference(world, ref, next);
  if (ref.startsWith('refs/heads/')) branchMoved(world, ref.slice('refs/heads/'.length), token, old, next);
}

const create: Endpoint = (request) => {
  const { world, body } = request;
  const ref = String(body['ref']);
  const sha = String(body['sha']);
  if (!/^refs\/[^/]+\/./.test(ref) || tryGit(world, ['check-ref-format', ref]).status !== 0)
    throw new Refusal(422, `${ref} is not a valid ref name.`);
  if (references(world, ref).has(ref)) throw new Refusal(422, 'Reference already exists');
  if (resolve(world, sha) === undefined) throw new Refusal(422, 'Object does not exist');
  changeReference(request, { ref, old: undefined, next: sha });
  return ok(showRef(world, ref, sha), 201);
};

const update: Endpoint = (request) => {
  const { world, values, body } = request;
  const ref = `refs/${values['ref']}`;
  const sha = String(body['sha']);
  const old = references(world, ref).get(ref);
  if (old === undefined) throw new Refusal(422, 'Reference does not exist');
  if (resolve(world, sha) === undefined) throw new Refusal(422, 'Object does not exist');
  if (body['force'] !== true && !isAncestor(world, old, sha)) throw new Refusal(422, 'Update is not a fast forward');
  changeReference(request, { ref, old, next: sha });
  return ok(showRef(world, ref, sha));
};

const destroy: Endpoint = (request) => {
  const ref = `refs/${request.values['ref']}`;
  const old = references(request.world, ref).get(ref);
  if (old === undefined) throw new Refusal(422, 'Reference does not exist');
  changeReference(request, { ref, old, next: undefined });
  return { status: 204 };
};

const getCommit: Endpoint = (request) => {
  const { world, values } = request;
  const sha = resolve(world, values['ref'] ?? '');
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${values['ref']}`);
  const facts = readCommit(world, sha);
  const files = changedFiles(world, facts.parents[0], sha);
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return ok({
    ...showCommit(world, facts),
    stats: { additions, deletions, total: additions + deletions },
    files: files.slice(0, 300).map((file) => showFile(world, file, sha)),
  });
};

const getGitCommit: Endpoint = ({ world, values }) => {
  const sha = resolve(world, values['commit_sha'] ?? '');
  if (sha === undefined) throw notFound();
  return ok(showGitCommit(world, readCommit(world, sha)));
};

const compare: Endpoint = (request) => {
  const { world, values } = request;
  const [left = '', right = ''] = values['basehead'] === undefined ? [values['base'], values['head']] : values['basehead'].split('...');
  // `owner:branch` names a branch of a fork.
  const shaOf = (name: string): string | undefined =>
    name.includes(':') ? resolve(world, `refs/forks/${name.replace(':', '/')}`) : resolve(world, name);
  const base = shaOf(left);
  const head = shaOf(right);
  const common = base && head && mergeBase(world, base, head);
  if (base === undefined || head === undefined || !common) throw notFound();
  const ahead = commitsBetween(world, base, head);
  const behind = commitsBetween(world, head, base);
  const url = `${repositoryUrl(world)}/compare/${left}...${right}`;
  const page = `${repositoryPage(world)}/compare/${left}...${right}`;
  const { body, headers } = listed(request, ahead, (sha) => showCommit(world, readCommit(world, sha)));
  return {
    status: 200,
    headers: headers ?? {},
    body: {
      url,
      html_url: page,
      permalink_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      base_commit: showCommit(world, readCommit(world, base)),
      merge_base_commit: showCommit(world, readCommit(world, common)),
      status: ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged',
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: body ?? [],
      files: changedFiles(world, common, head)
        .slice(0, 300)
        .map((file) => showFile(world, file, head)),
    },
  };
};

/** References, commits and comparisons. */
export const refEndpoints: Readonly<Record<string, Endpoint>> = {
  'git/get-ref': get,
  'git/list-matching-refs': matching,
  'git/create-ref': create,
  'git/update-ref': update,
  'git/delete-ref': destroy,
  'git/get-commit': getGitCommit,
  'repos/get-commit': getCommit,
  'repos/compare-commits': compare,
  'repos/compare-commits-with-basehead': compare,
};
