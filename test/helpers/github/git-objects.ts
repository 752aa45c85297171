import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

/** The content of a file: text, bytes, another mode (a link, a submodule), or null to delete it. */
type Content = string | Uint8Array | { readonly mode: string; readonly content?: string; readonly sha?: string } | null;
/** Files by path. */
export type Files = Readonly<Record<string, Content>>;

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** The commit id that means "none" to git. */
export const noCommit = '0'.repeat(40);

/** Runs git in the bare repository, also when it fails. */
export function tryGit(
  world: World,
  args: readonly string[],
  input?: string | Uint8Array,
  env: Readonly<Record<string, string>> = {},
): Ran {
  const date = world.now().toISOString();
  const ran = spawnSync('git', args, {
    cwd: world.git,
    input: input ?? '',
    maxBuffer: 256 * 1024 * 1024,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'GitHub',
      GIT_AUTHOR_EMAIL: 'noreply@example.com',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: 'GitHub',
      GIT_COMMITTER_EMAIL: 'noreply@example.com',
      GIT_COMMITTER_DATE: date,
      ...env,
    },
  });
  return { status: ran.status ?? 1, out: ran.stdout, error: ran.stderr };
}

/** Runs git in the bare repository; answers with what it printed, without the last line end. Throws when git fails. */
export function git(world: World, args: readonly string[], input?: string | Uint8Array, env?: Readonly<Record<string, string>>): string {
  const { status, out, error } = tryGit(world, args, input, env);
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${error}`);
  return out.replace(/\n$/, '');
}

/** The bytes of a file. */
export function blobBytes(world: World, name: string): Buffer {
  return spawnSync('git', ['cat-file', 'blob', name], { cwd: world.git, maxBuffer: 256 * 1024 * 1024 }).stdout;
}

/** The object that a name means, when there is one. */
export function resolve(world: World, name: string, kind = 'commit'): string | undefined {
  const { status, out } = tryGit(world, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{${kind}}`]);
  return status === 0 ? out.trim() : undefined;
}

/** All references below a prefix, with what they point to. */
export function references(world: World, prefix = 'refs/'): ReadonlyMap<string, string> {
  const lines = git(world, ['for-each-ref', '--format=%(refname) %(objectname)', prefix]).split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));
}

/** Sets a reference, or removes it. */
export function setReference(world: World, name: string, sha: string | undefined): void {
  git(world, sha === undefined ? ['update-ref', '-d', name] : ['update-ref', name, sha]);
}

/** Whether one commit is in the history of another. */
export function isAncestor(world: World, old: string, next: string): boolean {
  return tryGit(world, ['merge-base', '--is-ancestor', old, next]).status === 0;
}

/** Makes a commit with some files changed on top of another; without a parent, of these files alone. */
export function commitFiles(
  world: World,
  parent: string | undefined,
  files: Files,
  message: string,
  author: { readonly login: string; readonly id: number },
): string {
  const index = join(world.git, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    git(world, parent === undefined ? ['read-tree', '--empty'] : ['read-tree', parent], undefined, env);
    const lines = Object.entries(files).map(([path, content]) => {
      if (content === null) return `0 ${noCommit}\t${path}`;
      const { mode, bytes, sha } = plain(content);
      return `${mode} ${sha ?? git(world, ['hash-object', '-w', '--stdin'], bytes)}\t${path}`;
    });
    git(world, ['update-index', '-z', '--index-info'], lines.map((line) => `${line}\0`).join(''), env);
    const tree = git(world, ['write-tree', '--missing-ok'], undefined, env);
    return commitTree(world, tree, parent === undefined ? [] : [parent], message, author);
  } finally {
    rmSync(index, { force: true });
  }
}

/** Makes a commit of a tree. */
export function commitTree(
  world: World,
  tree: string,
  parents: readonly string[],
  message: string,
  author: { readonly login: string; readonly id: number },
): string {
  return git(world, ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], message, {
    GIT_AUTHOR_NAME: author.login,
    GIT_AUTHOR_EMAIL: `${author.id}+${author.login.replace(/[^\w-]/g, '')}@users.noreply.example.com`,
  });
}

/** The tree of both sides merged; undefined when they conflict. */
export function mergedTree(world: World, ours: string, theirs: string): string | undefined {
  const { status, out } = tryGit(world, ['merge-tree', '--write-tree', '--allow-unrelated-histories', ours, theirs]);
  return status === 0 ? out.trim() : undefined;
}

function plain(content: Exclude<Content, null>): { mode: string; bytes: string | Uint8Array; sha?: string | undefined } {
  if (typeof content === 'string' || content instanceof Uint8Array) return { mode: '100644', bytes: content };
  return { mode: content.mode, bytes: content.content ?? '', sha: content.sha };
}
