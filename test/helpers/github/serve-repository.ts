import { type Endpoint, listed, ok, textOf } from './api.ts';
import { readCommit, showCommit } from './commits.ts';
import { blobBytes, git, resolve, tryGit } from './git-objects.ts';
import { happen } from './happenings.ts';
import { references } from './references.ts';
import { notFound, Refusal } from './refusal.ts';
import { rulesFor } from './rules.ts';
import { showUser } from './show-account.ts';
import { repositoryPage, repositoryUrl, showFullRepository, showMinimalRepository } from './show-repository.ts';
import { freshId, nodeId, timestamp, type User, type World } from './world.ts';

const protectedNow = (world: World, branch: string): boolean => rulesFor(world, `refs/heads/${branch}`).length > 0;

const protection = {
  enabled: false,
  required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
};

const getBranch: Endpoint = ({ world, values }) => {
  const branch = values['branch'] ?? '';
  const sha = references(world, `refs/heads/${branch}`).get(`refs/heads/${branch}`);
  if (sha === undefined) throw new Refusal(404, 'Branch not found');
  const url = `${repositoryUrl(world)}/branches/${branch}`;
  return ok({
    name: branch,
    commit: showCommit(world, readCommit(world, sha)),
    _links: { self: url, html: `${repositoryPage(world)}/tree/${branch}` },
    protected: protectedNow(world, branch),
    protection,
    protection_url: `${url}/protection`,
  });
};

const listBranches: Endpoint = (request) => {
  const { world, query } = request;
  const wanted = query.get('protected');
  const found = [...references(world, 'refs/heads/')]
    .map(([ref, sha]) => ({ name: ref.slice('refs/heads/'.length), sha }))
    .filter(({ name }) => wanted === null || String(protectedNow(world, name)) === wanted);
  return listed(request, found, ({ name, sha }) => ({
    name,
    commit: { sha, url: `${repositoryUrl(world)}/commits/${sha}` },
    protected: protectedNow(world, name),
    protection,
    protection_url: `${repositoryUrl(world)}/branches/${name}/protection`,
  }));
};

const getContent: Endpoint = ({ world, values, query }) => {
  const path = (values['path'] ?? '').replace(/^\/+|\/+$/g, '');
  const ref = query.get('ref') ?? world.defaultBranch;
  const commit = resolve(world, ref) ?? resolve(world, `refs/heads/${ref}`);
  if (commit === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const type = tryGit(world, ['cat-file', '-t', `${commit}:${path}`]);
  if (type.status !== 0) throw notFound();
  if (type.out.trim() !== 'tree') return ok({ ...showEntry(world, ref, commit, path, 'file'), ...content(world, `${commit}:${path}`) });
  const names = git(world, ['ls-tree', '-z', `${commit}:${path}`])
    .split('\0')
    .filter(Boolean);
  return ok(
    names.map((line) => {
      const tab = line.indexOf('\t');
      const kind = line.slice(0, tab).split(' ')[1] === 'tree' ? 'dir' : 'file';
      return showEntry(world, ref, commit, `${path}${path === '' ? '' : '/'}${line.slice(tab + 1)}`, kind);
    }),
  );
};

/** A file or a folder as `contents` tells it, without the content. */
export const showEntry = (world: World, ref: string, commit: string, path: string, type: 'file' | 'dir') => {
  const sha = git(world, ['rev-parse', `${commit}:${path}`]);
  const at = path.split('/').map(encodeURIComponent).join('/');
  const url = `${repositoryUrl(world)}/contents/${at}?ref=${encodeURIComponent(ref)}`;
  const object = `${repositoryUrl(world)}/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`;
  const page = `${repositoryPage(world)}/${type === 'dir' ? 'tree' : 'blob'}/${encodeURIComponent(ref)}/${at}`;
  return {
    type,
    size: type === 'dir' ? 0 : Number(git(world, ['cat-file', '-s', sha])),
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    url,
    git_url: object,
    html_url: page,
    download_url: type === 'dir' ? null : `${repositoryPage(world)}/raw/${encodeURIComponent(ref)}/${at}`,
    _links: { self: url, git: object, html: page },
  };
};

// Beyond one megabyte the answer has no content.
const content = (world: World, object: string) => {
  const size = Number(git(world, ['cat-file', '-s', object]));
  if (size > 1_048_576) return { encoding: 'none', content: '' };
  const base64 = blobBytes(world, object).toString('base64');
  return { encoding: 'base64', content: base64.replace(/.{60}/g, '$&\n') };
};

const permissionOf: Endpoint = ({ world, values }) => {
  const user = [...world.users.values()].find(({ login }) => login.toLowerCase() === (values['username'] ?? '').toLowerCase());
  if (user === undefined) throw notFound();
  const role = user.role ?? (world.repository.private ? 'none' : 'read');
  // The older member knows four levels only.
  const permission = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
  return ok({ permission, role_name: role, user: { ...showUser(world, user), role_name: role, permissions: rightsOf(role) } });
};

const rightsOf = (role: string) => {
  const order = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
  const at = (least: string): boolean => order.indexOf(role) >= order.indexOf(least);
  return { pull: at('read'), triage: at('triage'), push: at('write'), maintain: at('maintain'), admin: at('admin') };
};

const commitOf = (world: World, ref: string): string => {
  const sha = resolve(world, ref);
  if (sha === undefined) throw new Refusal(422, `No commit found for SHA: ${ref}`);
  return sha;
};

const showStatus = (world: World, status: World['statuses'][number]) => ({
  url: `${repositoryUrl(world)}/statuses/${status.sha}`,
  avatar_url: null,
  id: status.id,
  node_id: nodeId('SC', status.id),
  state: status.state,
  description: null,
  target_url: null,
  context: status.context,
  created_at: status.createdAt,
  updated_at: status.createdAt,
});

const listStatuses: Endpoint = (request) => {
  const { world, values } = request;
  const sha = commitOf(world, values['ref'] ?? '');
  const found = world.statuses.filter((status) => status.sha === sha).reverse();
  return listed(request, found, (status) => ({ ...showStatus(world, status), creator: showUser(world, status.creator) }));
};

const combinedStatus: Endpoint = ({ world, values }) => {
  const sha = commitOf(world, values['ref'] ?? '');
  const latest = new Map(world.statuses.filter((status) => status.sha === sha).map((status) => [status.context, status]));
  const states = [...latest.values()].map(({ state }) => state);
  const state = states.some((each) => each === 'failure' || each === 'error')
    ? 'failure'
    : states.every((each) => each === 'success') && states.length > 0
      ? 'success'
      : 'pending';
  return ok({
    state,
    sha,
    total_count: latest.size,
    statuses: [...latest.values()].map((status) => showStatus(world, status)),
    repository: showMinimalRepository(world, world.repository),
    commit_url: `${repositoryUrl(world)}/commits/${sha}`,
    url: `${repositoryUrl(world)}/commits/${sha}/status`,
  });
};

const createStatus: Endpoint = ({ world, values, body, token }) => {
  const sha = commitOf(world, values['sha'] ?? '');
  const status = {
    id: freshId(world),
    sha,
    context: textOf(body, 'context') ?? 'default',
    state: String(body['state']),
    creator: token.actor as User,
    createdAt: timestamp(world),
  };
  world.statuses.push(status);
  happen(world, { name: 'status', action: '' }, token);
  return ok({ ...showStatus(world, status), creator: showUser(world, status.creator) }, 201);
};

/** The repository, its branches, files, commit statuses and collaborators. */
export const repositoryEndpoints: Readonly<Record<string, Endpoint>> = {
  'repos/get': ({ world, repository }) => ok(showFullRepository(world, repository)),
  'repos/get-branch': getBranch,
  'repos/list-branches': listBranches,
  'repos/get-content': getContent,
  'repos/get-collaborator-permission-level': permissionOf,
  'repos/list-commit-statuses-for-ref': listStatuses,
  'repos/get-combined-status-for-ref': combinedStatus,
  'repos/create-commit-status': createStatus,
};
