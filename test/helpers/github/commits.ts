import type { JsonObject } from '../../../src/connector/json-value.ts';
import { git, remembered, tryGit } from './git-objects.ts';
import { showUser } from './show-account.ts';
import { repositoryPage, repositoryUrl } from './show-repository.ts';
import { nodeId, type User, type World } from './world.ts';

/** One file of a difference. */
export interface ChangedFile {
  readonly path: string;
  readonly from: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The newest commit that both have; undefined when they share none. */
export function mergeBase(world: World, a: string, b: string): string | undefined {
  const found = remembered(world, 'base', [a, b], () => {
    const { status, out } = tryGit(world, ['merge-base', a, b]);
    return status === 0 ? out.trim() : '';
  });
  return found === '' ? undefined : found;
}

/** Commits of `to` that `from` has not, oldest first. */
export function commitsBetween(world: World, from: string | undefined, to: string): readonly string[] {
  return git(world, ['rev-list', '--reverse', '--topo-order', from === undefined ? to : `${from}..${to}`])
    .split('\n')
    .filter(Boolean);
}

/** Files that differ, with renames found as GitHub finds them. */
export function changedFiles(world: World, from: string | undefined, to: string): readonly ChangedFile[] {
  const base = from ?? emptyTree;
  const all = remembered(world, 'diff', [base, to], () =>
    git(world, ['diff-tree', '-r', '-z', '-M', '--raw', '--numstat', '--no-abbrev', base, to]),
  );
  const parts = all.split('\0');
  const counted = parts.findIndex((part) => /^[\d-]+\t[\d-]+\t/.test(part));
  const raw = counted < 0 ? parts : [...parts.slice(0, counted), ''];
  const counts = lineCounts(counted < 0 ? [] : parts.slice(counted));
  const files: ChangedFile[] = [];
  for (let index = 0; index < raw.length - 1; ) {
    const [oldMode = '', newMode, oldSha = '', newSha = '', letter = ''] = (raw[index++] ?? '').replace(':', '').split(' ');
    const first = raw[index++] ?? '';
    const path = letter.startsWith('R') ? (raw[index++] ?? '') : first;
    const status =
      letter === 'A'
        ? 'added'
        : letter === 'D'
          ? 'removed'
          : letter.startsWith('R')
            ? 'renamed'
            : oldMode === newMode
              ? 'modified'
              : 'changed';
    const { additions = 0, deletions = 0 } = counts.get(path) ?? {};
    files.push({
      path,
      from: status === 'renamed' ? first : undefined,
      status,
      sha: letter === 'D' ? oldSha : newSha,
      additions,
      deletions,
    });
  }
  return files;
}

function lineCounts(parts: readonly string[]): ReadonlyMap<string, { readonly additions: number; readonly deletions: number }> {
  const counts = new Map<string, { additions: number; deletions: number }>();
  for (let index = 0; index < parts.length - 1; ) {
    const [added = '', removed = '', path = ''] = (parts[index++] ?? '').split('\t');
    // A rename has its two paths in parts of their own.
    if (path === '') index += 2;
    const name = path === '' ? (parts[index - 1] ?? '') : path;
    counts.set(name, { additions: Number(added) || 0, deletions: Number(removed) || 0 });
  }
  return counts;
}

/** A file of a difference (`diff-entry`), without the text of the change. */
export function showFile(world: World, file: ChangedFile, commit: string): JsonObject {
  const path = file.path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${repositoryPage(world)}/blob/${commit}/${path}`,
    raw_url: `${repositoryPage(world)}/raw/${commit}/${path}`,
    contents_url: `${repositoryUrl(world)}/contents/${path}?ref=${commit}`,
    ...(file.from === undefined ? {} : { previous_filename: file.from }),
  };
}

/** What git knows of a commit. */
export interface CommitFacts {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string; readonly date: string };
  readonly committer: { readonly name: string; readonly email: string; readonly date: string };
  readonly message: string;
}

/** Reads a commit. */
export function readCommit(world: World, commit: string): CommitFacts {
  const format = '%H%x00%T%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B';
  const text = remembered(world, 'commit', [commit], () =>
    git(world, ['log', '-1', '--no-show-signature', `--format=${format}`, commit, '--']),
  );
  const [sha = '', tree = '', parents = '', an = '', ae = '', at = '', cn = '', ce = '', ct = '', message = ''] = text.split('\0');
  const date = (seconds: string): string => `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}Z`;
  return {
    sha,
    tree,
    parents: parents.split(' ').filter(Boolean),
    author: { name: an, email: ae, date: date(at) },
    committer: { name: cn, email: ce, date: date(ct) },
    message: message.replace(/\n$/, ''),
  };
}

const unsigned: JsonObject = { verified: false, reason: 'unsigned', payload: null, signature: null, verified_at: null };

/** A commit (`commit`): the author is the account whose address made it, when there is one. */
export function showCommit(world: World, facts: CommitFacts): JsonObject {
  const url = `${repositoryUrl(world)}/commits/${facts.sha}`;
  const account = accountOf(world, facts.author.email);
  return {
    sha: facts.sha,
    node_id: nodeId('C', facts.sha),
    url,
    html_url: `${repositoryPage(world)}/commit/${facts.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repositoryUrl(world)}/git/commits/${facts.sha}`,
      author: facts.author,
      committer: facts.committer,
      message: facts.message,
      comment_count: 0,
      tree: { sha: facts.tree, url: `${repositoryUrl(world)}/git/trees/${facts.tree}` },
      verification: unsigned,
    },
    author: account === undefined ? null : showUser(world, account),
    committer: null,
    parents: facts.parents.map((sha) => ({
      sha,
      url: `${repositoryUrl(world)}/commits/${sha}`,
      html_url: `${repositoryPage(world)}/commit/${sha}`,
    })),
  };
}

/** A commit as `GET /git/commits` tells it. */
export function showGitCommit(world: World, facts: CommitFacts): JsonObject {
  return {
    sha: facts.sha,
    node_id: nodeId('C', facts.sha),
    url: `${repositoryUrl(world)}/git/commits/${facts.sha}`,
    html_url: `${repositoryPage(world)}/commit/${facts.sha}`,
    author: facts.author,
    committer: facts.committer,
    message: facts.message,
    tree: { sha: facts.tree, url: `${repositoryUrl(world)}/git/trees/${facts.tree}` },
    parents: facts.parents.map((sha) => ({
      sha,
      url: `${repositoryUrl(world)}/git/commits/${sha}`,
      html_url: `${repositoryPage(world)}/commit/${sha}`,
    })),
    verification: unsigned,
  };
}

/** A commit as events and runs hold it. */
export function showSimpleCommit(facts: CommitFacts): JsonObject {
  const person = ({ name, email }: CommitFacts['author']): JsonObject => ({ name, email });
  return {
    id: facts.sha,
    tree_id: facts.tree,
    message: facts.message,
    timestamp: facts.committer.date,
    author: person(facts.author),
    committer: person(facts.committer),
  };
}

function accountOf(world: World, email: string): User | undefined {
  const id = Number(/^(\d+)\+/.exec(email)?.[1]);
  return [...world.users.values()].find((user) => user.id === id);
}
