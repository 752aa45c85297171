import { arrayOr, isObject, type JsonObject } from '../../../src/connector/json-value.ts';
import { type ApiRequest, type Endpoint, ok, textOf } from './api.ts';
import { readCommit, showGitCommit } from './commits.ts';
import { commitFiles, type Files, git, resolve, tryGit } from './git-objects.ts';
import { reference } from './references.ts';
import { Refusal } from './refusal.ts';
import { changeReference } from './serve-refs.ts';
import { showEntry } from './serve-repository.ts';
import { repositoryUrl } from './show-repository.ts';

const createBlob: Endpoint = ({ world, body }) => {
  const content = Buffer.from(String(body['content']), textOf(body, 'encoding') === 'base64' ? 'base64' : 'utf8');
  const sha = git(world, ['hash-object', '-w', '--stdin'], content);
  return ok({ sha, url: `${repositoryUrl(world)}/git/blobs/${sha}` }, 201);
};

const createTree: Endpoint = ({ world, body }) => {
  const base = textOf(body, 'base_tree');
  if (base !== undefined && resolve(world, base, 'tree') === undefined) throw new Refusal(422, 'base_tree is not a valid tree oid');
  const entries = arrayOr(body['tree']).filter(isObject);
  const files: Record<string, Files[string]> = {};
  for (const { path, mode, sha, content } of entries) {
    if (typeof sha === 'string' && tryGit(world, ['cat-file', '-e', sha]).status !== 0)
      throw new Refusal(422, 'tree.sha is not a valid blob');
    files[String(path)] =
      sha === null ? null : { mode: String(mode), ...(typeof sha === 'string' ? { sha } : { content: String(content ?? '') }) };
  }
  // A tree is made by way of a commit that nothing points to.
  const nobody = { login: 'nobody', id: 0 };
  const parent = base === undefined ? undefined : git(world, ['commit-tree', base, '-m', 'Base']);
  const sha = git(world, ['rev-parse', `${commitFiles(world, parent, files, 'Tree', nobody)}^{tree}`]);
  const lines = git(world, ['ls-tree', '-z', sha]).split('\0').filter(Boolean);
  return ok({ sha, url: `${repositoryUrl(world)}/git/trees/${sha}`, truncated: false, tree: lines.map(treeLine) }, 201);
};

function treeLine(line: string): JsonObject {
  const [head = '', path = ''] = line.split('\t');
  const [mode = '', type = '', sha = ''] = head.split(' ');
  return { path, mode, type, sha };
}

const createCommit: Endpoint = ({ world, body, token }) => {
  const parents = arrayOr(body['parents']).map(String);
  const tree = String(body['tree']);
  if (resolve(world, tree, 'tree') === undefined) throw new Refusal(422, 'Tree SHA does not exist');
  if (parents.some((parent) => resolve(world, parent) === undefined))
    throw new Refusal(422, 'Parent SHA does not exist or is not a commit object');
  const author = isObject(body['author']) ? body['author'] : {};
  const sha = git(world, ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], String(body['message']), {
    GIT_AUTHOR_NAME: String(author['name'] ?? token.actor.login),
    GIT_AUTHOR_EMAIL: String(author['email'] ?? `${token.actor.id}+bot@users.noreply.example.com`),
  });
  return ok(showGitCommit(world, readCommit(world, sha)), 201);
};

/** The branch that a change of a file goes to, and the blob that is there. */
function placeOf({ world, body, values }: ApiRequest): { readonly ref: string; readonly old: string; readonly path: string } {
  const branch = textOf(body, 'branch') ?? world.defaultBranch;
  const ref = `refs/heads/${branch}`;
  const old = reference(world, ref);
  if (old === undefined) throw new Refusal(404, `Branch ${branch} not found`);
  const path = values['path'] ?? '';
  const blob = tryGit(world, ['rev-parse', '--verify', '--quiet', `${old}:${path}`]).out.trim();
  const given = textOf(body, 'sha');
  if (blob !== '' && given === undefined) throw new Refusal(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  if (given !== undefined && given !== blob) throw new Refusal(409, `${path} does not match ${given}`);
  return { ref, old, path };
}

const putFile: Endpoint = (request) => {
  const { world, body, token } = request;
  const { ref, old, path } = placeOf(request);
  const isNew = textOf(body, 'sha') === undefined;
  const bytes = Buffer.from(String(body['content']), 'base64');
  const next = commitFiles(world, old, { [path]: bytes }, String(body['message']), token.actor);
  changeReference(request, { ref, old, next });
  const content = showEntry(world, ref.slice('refs/heads/'.length), next, path, 'file');
  return ok({ content: content, commit: showGitCommit(world, readCommit(world, next)) }, isNew ? 201 : 200);
};

/** Objects made by the API, and files changed by it. */
export const fileEndpoints: Readonly<Record<string, Endpoint>> = {
  'git/create-blob': createBlob,
  'git/create-tree': createTree,
  'git/create-commit': createCommit,
  'repos/create-or-update-file-contents': putFile,
};
