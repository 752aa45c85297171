import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { noCommit } from './git-objects.ts';
import { branchMoved } from './merging.ts';
import { allows } from './permissions.ts';
import { references } from './references.ts';
import { bypasses, refusals, rulesFor } from './rules.ts';
import { fullName, type Token, timestamp, type World } from './world.ts';

/**
 * Answers git's requests with the real `git http-backend` over the bare repository. Pushes need `contents: write`; what rulesets refuse
 * is refused by a hook of the repository, where the pushed objects are known already.
 */
export async function serveGit(
  world: World,
  identity: Token | 'unknown' | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: Buffer,
  cut: boolean,
): Promise<number> {
  const refuse = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): number => {
    response.writeHead(status, { 'content-type': 'text/plain', ...headers });
    response.end(text);
    return status;
  };
  const match = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(url.pathname);
  if (match === null) return refuse(404, 'Not Found');
  const [, owner, name, file] = match;
  const challenge = { 'www-authenticate': 'Basic realm="GitHub"' };
  if (`${owner}/${name}`.toLowerCase() !== fullName(world.repository).toLowerCase()) return refuse(404, 'Repository not found.');
  const writes = file === 'git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack';
  if (identity === 'unknown') return refuse(401, 'Invalid username or token.', challenge);
  if (identity === undefined && (writes || world.repository.private)) return refuse(401, 'No anonymous write access.', challenge);
  if (identity?.kind === 'jwt') return refuse(401, 'Invalid username or token.', challenge);
  if (identity !== undefined && !mayUse(identity, writes)) {
    const login = identity.actor.login;
    return writes
      ? refuse(403, `Permission to ${fullName(world.repository)}.git denied to ${login}.`)
      : refuse(403, 'Write access to repository not granted.');
  }
  const before = references(world, 'refs/heads/');
  const env = identity !== undefined && file === 'git-receive-pack' ? judged(world, identity, body, before) : {};
  const status = await backend(world, request, response, url, `/${file}`, body, env, cut);
  if (identity !== undefined && file === 'git-receive-pack') pushed(world, identity, before);
  return status;
}

function mayUse(token: Token, writes: boolean): boolean {
  if (token.kind === 'user') return !writes || ['admin', 'maintain', 'write'].includes(token.actor.role ?? '');
  return allows(token.permissions, [writes ? 'contents:write' : 'contents:read']);
}

/** What the hook must refuse: references with a reason, those that may not be forced, and changed workflows. */
function judged(world: World, token: Token, body: Buffer, before: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const refused: string[] = [];
  const unforced: string[] = [];
  for (const { ref, next } of commands(body)) {
    for (const reason of refusals(world, token, { ref, old: before.get(ref), next }, () => false)) refused.push(`${ref} ${reason}`);
    if (ref.startsWith('refs/heads/gh-readonly-queue/')) refused.push(`${ref} Cannot update a branch of the merge queue.`);
    if (rulesFor(world, ref).some(({ ruleset, type }) => type === 'non_fast_forward' && !bypasses(ruleset, token, 'push')))
      unforced.push(ref);
  }
  const workflows = token.kind === 'user' || (token.kind === 'app' && allows(token.permissions, ['workflows:write']));
  return {
    STANDIN_REFUSED: refused.join('\n'),
    STANDIN_UNFORCED: unforced.join('\n'),
    STANDIN_WORKFLOWS: workflows ? 'allowed' : '',
    STANDIN_DEFAULT: `refs/heads/${world.defaultBranch}`,
  };
}

/** The hook that does what `judged` says. */
export const preReceive = `#!/bin/sh
none=${noCommit}
failed=
while read old new ref; do
  reasons=$(printf '%s\\n' "$STANDIN_REFUSED" | grep -F "$ref " | sed "s|^[^ ]* |- |")
  if printf '%s\\n' "$STANDIN_UNFORCED" | grep -qxF "$ref" && [ "$old" != $none ] && [ "$new" != $none ] && ! git merge-base --is-ancestor "$old" "$new"; then
    reasons="$reasons
- Cannot force-push to this branch"
  fi
  if [ -n "$reasons" ]; then
    echo "error: GH013: Repository rule violations found for $ref." >&2
    echo "$reasons" >&2
    failed=1
  fi
  if [ -z "$STANDIN_WORKFLOWS" ] && [ "$new" != $none ]; then
    from=$old
    [ "$from" = $none ] && from=$STANDIN_DEFAULT
    changed=$(git diff --name-only --diff-filter=AM "$from" "$new" -- .github/workflows | head -1)
    if [ -n "$changed" ]; then
      echo "refusing to allow a GitHub App to create or update workflow \\\`$changed\\\` without \\\`workflows\\\` permission" >&2
      failed=1
    fi
  fi
done
[ -z "$failed" ]
`;

/** The commands of a push: lines with their length before them, up to an empty one. */
function commands(body: Buffer): readonly { readonly ref: string; readonly next: string | undefined }[] {
  const found: { ref: string; next: string | undefined }[] = [];
  for (let at = 0; at + 4 <= body.length; ) {
    const length = Number.parseInt(body.toString('latin1', at, at + 4), 16);
    if (!(length >= 4)) break;
    const line = body.toString('utf8', at + 4, at + length).split('\0')[0] ?? '';
    const match = /^[0-9a-f]{40} ([0-9a-f]{40}) (.+?)\n?$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined)
      found.push({ ref: match[2], next: match[1] === noCommit ? undefined : match[1] });
    at += length;
  }
  return found;
}

function pushed(world: World, token: Token, before: ReadonlyMap<string, string>): void {
  const after = references(world, 'refs/heads/');
  for (const ref of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(ref) === after.get(ref)) continue;
    world.repository.pushedAt = timestamp(world);
    branchMoved(world, ref.replace('refs/heads/', ''), token, before.get(ref), after.get(ref));
  }
}

async function backend(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  file: string,
  body: Buffer,
  env: Readonly<Record<string, string>>,
  cut: boolean,
): Promise<number> {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const child = spawn('git', ['http-backend'], {
    cwd: world.git,
    env: {
      PATH: process.env['PATH'],
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_PROJECT_ROOT: dirname(world.git),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: join(world.git, file).slice(dirname(world.git).length),
      REQUEST_METHOD: request.method ?? 'GET',
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: header('content-type'),
      CONTENT_LENGTH: String(body.length),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      HTTP_GIT_PROTOCOL: header('git-protocol'),
      GIT_PROTOCOL: header('git-protocol'),
      REMOTE_USER: 'somebody',
      ...env,
    },
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.stderr.resume();
  child.stdin.on('error', () => {});
  child.stdin.end(body);
  await new Promise<void>((done) => child.on('close', () => done()));
  const out = Buffer.concat(parts);
  const end = out.indexOf('\r\n\r\n');
  const headers: Record<string, string> = {};
  let status = 200;
  for (const line of out.toString('latin1', 0, Math.max(end, 0)).split('\r\n')) {
    const colon = line.indexOf(':');
    const key = line.slice(0, colon).toLowerCase();
    if (key === 'status') status = Number.parseInt(line.slice(colon + 1), 10);
    else if (colon > 0) headers[key] = line.slice(colon + 1).trim();
  }
  if (cut) {
    request.socket.destroy();
    return 0;
  }
  response.writeHead(status, headers);
  response.end(out.subarray(end + 4));
  return status;
}
