import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plumbingOf } from '../../src/io/git-plumbing.ts';
import { type Snapshot, type Store, type StoreChange, type WritePoint, writePoints } from '../../src/io/store.ts';
import { openRemoteStore, remoteOf } from '../../src/io/store-remote.ts';
import { temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { commitAll, git } from '../helpers/repository.ts';

const at = new Date('2026-11-20T12:00:00Z');

function change(files: Record<string, string>): () => StoreChange {
  return () => ({ message: 'Change', at, files: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])) });
}

function shown({ files }: Snapshot): Record<string, string> {
  return Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString()]).sort());
}

/** A bare repository with a history of its own on another branch, as the production repository has. */
function remoteRepository(): string {
  const folder = temporaryFolder({ 'work/.github/workflows/ci.yml': 'on: push\n', 'work/readme.md': 'x' });
  commitAll(join(folder, 'work'));
  git(folder, 'clone', '--quiet', '--bare', join(folder, 'work'), 'remote.git');
  return join(folder, 'remote.git');
}

function opened(remote: string, name = 'cache', reach?: (point: WritePoint) => void): Promise<Store> {
  const cache = join(remote, '..', name, 'store.git');
  return openRemoteStore({ address: `file://${remote}`, cwd: '/', cache, ...(reach && { reach }) });
}

const base = { 'channels/public.json': '{}' };

test('the first write makes the branch, without a history and without a workflow; others read it', async () => {
  const remote = remoteRepository();
  const main = git(remote, 'rev-parse', 'main');
  const store = await opened(remote);
  expect(await store.read().then(({ commit }) => commit)).toBe(undefined);
  const first = await store.update(change(base));
  await store.update(change({ 'ledger/a/1.json': '1' }));
  expect(git(remote, 'rev-list', '--count', 'catalog')).toBe('2');
  expect(git(remote, 'rev-list', '--max-parents=0', 'catalog')).toBe(first.commit);
  expect(git(remote, 'ls-tree', '-r', '--name-only', 'catalog')).toBe('channels/public.json\nledger/a/1.json');
  expect(git(remote, 'rev-parse', 'main')).toBe(main);
  const other = await openRemoteStore({ address: 'remote.git', cwd: join(remote, '..'), cache: join(remote, '../other/store.git') });
  expect(shown(await other.read())).toEqual({ ...base, 'ledger/a/1.json': '1' });
  expect(git(remote, 'fsck', '--strict')).toBe('');
});

test('a store elsewhere and one of its own hold the same commits', async () => {
  const remote = remoteRepository();
  const { openStore } = await import('../../src/io/store.ts');
  const own = await openStore(join(temporaryFolder(), 'store.git'));
  const there = await opened(remote);
  for (const files of [base, { 'reports/x.json': 'report' }])
    expect((await there.update(change(files))).commit).toBe((await own.update(change(files))).commit);
});

test('a push that comes second is rebuilt on top of the first, and nothing is forced', async () => {
  const remote = remoteRepository();
  git(remote, 'config', 'receive.denyNonFastForwards', 'true');
  const [one, two] = [await opened(remote, 'one'), await opened(remote, 'two')];
  await one.update(change(base));
  let asked = 0;
  await two.update(async (snapshot) => {
    asked += 1;
    if (asked === 1) await one.update(change({ shared: 'one' }));
    return change({ shared: `${shown(snapshot)['shared'] ?? ''}+two` })();
  });
  expect(asked).toBe(2);
  expect(shown(await one.read())['shared']).toBe('one+two');
  expect(git(remote, 'rev-list', '--count', '--first-parent', 'catalog')).toBe('3');
});

test('two who make the branch at once both land', async () => {
  const remote = remoteRepository();
  const [one, two] = [await opened(remote, 'one'), await opened(remote, 'two')];
  let asked = 0;
  await two.update(async () => {
    asked += 1;
    if (asked === 1) await one.update(change({ ...base, first: '1' }));
    return change({ ...base, second: '2' })();
  });
  expect(shown(await one.read())).toEqual({ ...base, first: '1', second: '2' });
});

test('a branch that somebody set back is not pushed over', async () => {
  const remote = remoteRepository();
  const store = await opened(remote);
  const first = await store.update(change(base));
  await store.update(change({ more: '1' }));
  let asked = 0;
  await store.update(async () => {
    asked += 1;
    if (asked === 1) git(remote, 'update-ref', 'refs/heads/catalog', first.commit ?? '');
    return change({ third: '3' })();
  });
  expect(asked).toBe(2);
  expect(shown(await store.read())).toEqual({ ...base, third: '3' });
});

test('many processes that push at once lose nothing', async () => {
  const remote = remoteRepository();
  await (await opened(remote)).update(change(base));
  await Promise.all(['a', 'b', 'c'].map((name) => started(writer(remote, name, 'for (let n = 0; n < 3; n += 1) await append();'), name)));
  const log = shown(await (await opened(remote)).read())['log'] ?? '';
  expect(log.trim().split('\n').sort()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'c0', 'c1', 'c2']);
  expect(git(remote, 'fsck', '--strict', '--no-dangling')).toBe('');
});

test('a repository that refuses says why in one sentence, once', async () => {
  const remote = remoteRepository();
  const store = await opened(remote);
  await store.update(change(base));
  const before = git(remote, 'rev-parse', 'catalog');
  // Hooks of a repository on this machine are not run: git itself refuses here.
  git(remote, 'config', 'receive.maxInputSize', '1');
  let asked = 0;
  const more = (): StoreChange => {
    asked += 1;
    return change({ more: '1' })();
  };
  await expect(store.update(more)).rejects.toThrow(
    /refused what was pushed \(.*pack exceeds maximum allowed size.*\)\. Nothing was written\.$/,
  );
  expect(git(remote, 'rev-parse', 'catalog')).toBe(before);
  expect(asked).toBe(1);
});

test('no program that a repository on this machine names is run, when it is read, written or copied to', async () => {
  const remote = remoteRepository();
  const trace = join(remote, '../trace');
  const script = `#!/bin/sh\necho "$0" >> '${trace}'\n`;
  for (const hook of [
    'pre-receive',
    'update',
    'post-update',
    'post-receive',
    'reference-transaction',
    'push-to-checkout',
    'proc-receive',
  ]) {
    writeFiles(remote, { [`hooks/${hook}`]: script });
    chmodSync(join(remote, 'hooks', hook), 0o755);
  }
  writeFiles(remote, { 'run.sh': script });
  chmodSync(join(remote, 'run.sh'), 0o755);
  git(join(remote, '..'), 'clone', '--quiet', '--bare', join(remote, '../work'), 'lender.git');
  writeFiles(remote, { 'objects/info/alternates': `${join(remote, '../lender.git/objects')}\n` });
  for (const name of ['core.alternateRefsCommand', 'uploadpack.packObjectsHook', 'core.fsmonitor', 'gc.recentObjectsHook'])
    git(remote, 'config', name, join(remote, 'run.sh'));
  for (const address of [remote, `file://${remote}`]) {
    const store = await openRemoteStore({ address, cwd: '/', cache: join(remote, `../cache-${address.length}/store.git`) });
    await store.update(change({ ...base, [`at-${address.length}`]: '1' }));
    await store.copyTo({ url: remote, protocol: 'file' });
  }
  await (await opened(remote, 'fresh')).read();
  expect(git(remote, 'rev-list', '--count', 'catalog')).toBe('2');
  expect(existsSync(trace) ? readFileSync(trace, 'utf8') : '').toBe('');
});

test.each(writePoints)('a process killed at "%s" leaves the branch before or after, and the next one goes on', async (point) => {
  const remote = remoteRepository();
  await (await opened(remote)).update(change({ ...base, log: 'start\n' }));
  const reach = `(point) => { if (point === ${JSON.stringify(point)}) process.kill(process.pid, 'SIGKILL'); }`;
  expect(await started(writer(remote, 'cache', 'await append();', reach), 'a')).toBe('SIGKILL');
  const store = await opened(remote);
  expect(shown(await store.read())['log']).toBe(point === 'branch moved' ? 'start\na0\n' : 'start\n');
  await store.update(change({ next: '1' }));
  expect(shown(await (await opened(remote, 'fresh')).read())['next']).toBe('1');
});

test('a push whose answer was lost counts as done', async () => {
  const remote = remoteRepository();
  await (await opened(remote)).update(change(base));
  const cache = join(remote, '../cache/store.git');
  // The commit arrives, and then nobody can push any more, while the branch can still be read.
  const reach = (point: WritePoint): void => {
    if (point !== 'commit written') return;
    const tip = git(cache, 'fsck', '--dangling', '--no-reflogs').match(/dangling commit ([0-9a-f]{40})/)?.[1] ?? '';
    git(cache, 'push', '--quiet', remote, `${tip}:refs/heads/catalog`);
    git(remote, 'config', 'receive.unpackLimit', 'no number');
  };
  const { commit } = await (await opened(remote, 'cache', reach)).update(change({ more: '1' }));
  expect(git(remote, 'rev-parse', 'catalog')).toBe(commit);
  expect(git(remote, 'rev-list', '--count', 'catalog')).toBe('2');
});

test('a branch of that name that is no store is left alone', async () => {
  const remote = remoteRepository();
  git(remote, 'branch', 'catalog', 'main');
  await expect((await opened(remote)).read()).rejects.toThrow('is no store: it holds ".github"');
});

test('a repository that is not there, or is gone, is a sentence', async () => {
  const remote = remoteRepository();
  const store = await opened(remote);
  rmSync(remote, { recursive: true });
  await expect(store.read()).rejects.toThrow(/^The catalog's store at file:.* cannot be read \(.*\)\. Check the address/);
});

test('only paths, https and file are reached, and this machine in clear; an address with a secret is refused without telling it', () => {
  for (const address of [
    'ext::sh -c touch% x',
    'http://example.com/x',
    'http://127.0.0.1.example.com/x',
    'ssh://git@example.com/x',
    'git://example.com/x',
    'https:',
  ])
    expect(() => remoteOf(address, '/w', undefined), address).toThrow('begins with https:// or file://');
  expect(() => remoteOf('https://user:hunter2@example.com/x.git', '/w', undefined)).toThrow(/^(?!.*hunter2).*holds a user or a password/);
  expect(remoteOf('--upload-pack=x', '/w', undefined)).toEqual({ url: '/w/--upload-pack=x', protocol: 'file' });
  expect(remoteOf('a:b', '/w', undefined).url).toBe('/w/a:b');
  expect(remoteOf('http://127.0.0.1:8080/x', '/w', undefined)).toEqual({ url: 'http://127.0.0.1:8080/x', protocol: 'http' });
});

test('the token is for its address alone, and in no argument, file or message', async () => {
  const remote = remoteOf('https://example.com/contoso/catalog.git', '/', 'hunter2');
  const folder = temporaryFolder();
  git(folder, 'init', '--quiet', '--bare', 'r.git');
  const plumbing = plumbingOf(join(folder, 'r.git'), folder);
  const header = (url: string) => plumbing.text(['config', '--get-urlmatch', 'http.extraHeader', url], { remote });
  const secret = Buffer.from('x-access-token:hunter2').toString('base64');
  expect(await header('https://example.com/contoso/catalog.git')).toBe(`Authorization: Basic ${secret}\n`);
  expect(await header('https://example.com/fabrikam/catalog.git')).toBe('');
  expect(await header('https://example.org/contoso/catalog.git')).toBe('');
  expect(remote.url).not.toContain('hunter2');
  const store = await openRemoteStore({
    address: 'https://127.0.0.1:1/x.git',
    cwd: '/',
    cache: join(folder, 'cache/store.git'),
    token: 'hunter2',
  });
  const message = await store.read().catch((error: Error) => error.message);
  expect(message).toContain('cannot be read');
  expect(message).not.toContain('hunter2');
  expect(message).not.toContain(secret);
  expect(existsSync(join(folder, 'cache/store.git/config'))).toBe(true);
  expect(readFileSync(join(folder, 'cache/store.git/config'), 'utf8')).not.toContain(secret);
});

/** A script of its own process: `append` adds the line `<name><n>` to the file `log`. */
function writer(remote: string, cache: string, body: string, reach = '() => {}'): string {
  const folder = join(remote, '..', `writer-${cache}`);
  writeFiles(folder, {
    'writer.mts': `import { openRemoteStore } from ${JSON.stringify(join(import.meta.dirname, '../../src/io/store-remote.ts'))};
const store = await openRemoteStore({ address: ${JSON.stringify(remote)}, cwd: '/', cache: ${JSON.stringify(join(remote, '..', cache, 'store.git'))}, reach: ${reach} });
let count = 0;
const append = async () => {
  const line = process.argv[2] + count;
  await store.update(({ files }) => {
    const log = Buffer.from(files.get('log') ?? []).toString();
    return { message: line, at: new Date(0), files: new Map([['log', Buffer.from(log + line + '\\n')]]) };
  });
  count += 1;
};
${body}
`,
  });
  return join(folder, 'writer.mts');
}

function started(script: string, name: string): Promise<number | string | null> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, name], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' });
    child.on('error', fail);
    child.on('exit', (code, signal) => done(signal ?? code));
  });
}

test('nothing is erased on another machine: it is refused before anything is written, with the way to do it', async () => {
  const remote = remoteRepository();
  const store = await opened(remote);
  const { commit } = await store.update(change({ ...base, 'reports/x.json': 'secret' }));
  const purge = (): StoreChange => ({
    message: 'Purge',
    at,
    files: new Map([['ledger/a/1.json', Buffer.from('1')]]),
    removed: ['reports/x.json'],
  });
  await expect(store.update(purge)).rejects.toThrow('docs/purge.md tells how its administrators do it.');
  expect(git(remote, 'rev-parse', 'catalog')).toBe(commit);
  expect(shown(await store.read())).toEqual({ ...base, 'reports/x.json': 'secret' });
});
