import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { reference } from './references.ts';
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

const known = new Map<string, string>();

/** Remembers what an id that is written out leads to: objects never change. */
export function remembered(world: World, key: string, ids: readonly string[], find: () => string): string {
  if (!ids.every((id) => /^[0-9a-f]{40}$/.test(id))) return find();
  const full = `${world.git} ${key} ${ids.join(' ')}`;
  const found = known.get(full) ?? find();
  known.set(full, found);
  return found;
}

/** The object that a name means, when there is one. */
export function resolve(world: World, name: string, kind = 'commit'): string | undefined {
  const at = kind === 'commit' ? (reference(world, name) ?? reference(world, `refs/heads/${name}`)) : undefined;
  if (at !== undefined) return at;
  const key = `resolve ${kind} ${name}`;
  const seen = known.get(`${world.git} ${key}`);
  if (seen !== undefined) return seen;
  const { status, out } = tryGit(world, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    name.includes(':') ? name : `${name}^{${kind}}`,
  ]);
  if (status !== 0) return undefined;
  if (/^[0-9a-f]{40}(:|$)/.test(name)) known.set(`${world.git} ${key}`, out.trim());
  return out.trim();
}

/** Whether one commit is in the history of another. */
export function isAncestor(world: World, old: string, next: string): boolean {
  return remembered(world, 'ancestor', [old, next], () => String(tryGit(world, ['merge-base', '--is-ancestor', old, next]).status)) === '0';
}

/** Makes a commit with some files changed on top of another; without a parent, of these files alone. */
export function commitFiles(
  world: World,
  parent: string | undefined,
  files: Files,
  message: string,
  author: { readonly login: string; readonly id: number },
): string {
  const at = `${Math.floor(world.now().getTime() / 1000)} +0000`;
  const person = `${author.login} <${mailOf(author)}> ${at}`;
  const parts: Buffer[] = [];
  const line = (text: string): void => void parts.push(Buffer.from(`${text}\n`));
  const data = (content: string | Uint8Array): void => {
    const bytes = Buffer.from(content);
    line(`data ${bytes.length}`);
    parts.push(bytes, Buffer.from('\n'));
  };
  line('feature done');
  line(`commit refs/standin/${randomUUID()}`);
  line('mark :1');
  line(`author ${person}`);
  line(`committer ${person}`);
  data(message);
  if (parent !== undefined) line(`from ${parent}`);
  for (const [path, content] of Object.entries(files)) {
    const quoted = `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
    if (content === null) line(`D ${quoted}`);
    else {
      const { mode, bytes, sha } = plain(content);
      line(`M ${mode} ${sha ?? 'inline'} ${quoted}`);
      if (sha === undefined) data(bytes);
    }
  }
  line('get-mark :1');
  line('done');
  return git(world, ['-c', 'fastimport.unpackLimit=1000', 'fast-import', '--quiet', '--force'], Buffer.concat(parts));
}

const mailOf = (author: { readonly login: string; readonly id: number }): string =>
  `${author.id}+${author.login.replace(/[^\w-]/g, '')}@users.noreply.example.com`;

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
    GIT_AUTHOR_EMAIL: mailOf(author),
  });
}

/** The tree of both sides merged; undefined when they conflict. */
export function mergedTree(world: World, ours: string, theirs: string): string | undefined {
  const tree = remembered(world, 'merge', [ours, theirs], () => {
    const { status, out } = tryGit(world, ['merge-tree', '--write-tree', '--allow-unrelated-histories', ours, theirs]);
    return status === 0 ? out.trim() : '';
  });
  return tree === '' ? undefined : tree;
}

function plain(content: Exclude<Content, null>): { mode: string; bytes: string | Uint8Array; sha?: string | undefined } {
  if (typeof content === 'string' || content instanceof Uint8Array) return { mode: '100644', bytes: content };
  return { mode: content.mode, bytes: content.content ?? '', sha: content.sha };
}
