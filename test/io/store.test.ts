import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { UserError } from '../../src/connector/user-error.ts';
import { openStore, type Snapshot, type StoreChange, type WritePoint, writePoints } from '../../src/io/store.ts';
import { temporaryFolder, writeFiles } from '../helpers/folder.ts';
import { git } from '../helpers/repository.ts';

const at = new Date('2026-11-20T12:00:00Z');
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

function change(files: Record<string, string | Uint8Array>): () => StoreChange {
  return () => ({
    message: 'Change',
    at,
    files: new Map(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? text(content) : content])),
  });
}

function shown({ files }: Snapshot): Record<string, string> {
  return Object.fromEntries([...files].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]).sort());
}

/** A snapshot as plain values. */
function held(snapshot: Snapshot) {
  return { commit: snapshot.commit, files: shown(snapshot) };
}

test('what was written is read back, byte for byte, in real git', async () => {
  const folder = join(temporaryFolder(), 'deep', '.certify', 'store.git');
  const store = await openStore(folder);
  expect(held(await store.read())).toEqual({ commit: undefined, files: {} });
  const binary = Uint8Array.from({ length: 256 }, (_, index) => index);
  await store.update(change({ 'ledger/a/1.json': '{"a":1}', 'bundles/x.zip': binary, 'odd "name"\n.json': 'x', empty: '' }));
  const second = await store.update(change({ 'ledger/a/2.json': 'two' }));
  expect(held(await (await openStore(folder)).read())).toEqual(held(second));
  expect(second.files.get('bundles/x.zip')).toEqual(binary);
  expect([...second.files.keys()].sort()).toEqual(['bundles/x.zip', 'empty', 'ledger/a/1.json', 'ledger/a/2.json', 'odd "name"\n.json']);
  expect(git(folder, 'fsck', '--strict')).toBe('');
  expect(git(folder, 'log', '--format=%s %an %ae %aI %cI', 'catalog')).toBe(
    Array(2).fill('Change certify certify@localhost 2026-11-20T12:00:00+00:00 2026-11-20T12:00:00+00:00').join('\n'),
  );
});

test('the same changes make the same commits, wherever the store lies', async () => {
  const commits = await Promise.all(
    [1, 2].map(async () => {
      const store = await openStore(join(temporaryFolder(), 'store.git'));
      await store.update(change({ a: '1' }));
      return (await store.update(change({ 'b/c': '2' }))).commit;
    }),
  );
  expect(commits[0]).toBe(commits[1]);
});

test('a change that changes nothing writes nothing', async () => {
  const folder = join(temporaryFolder(), 'store.git');
  const store = await openStore(folder);
  const first = await store.update(change({ a: '1' }));
  const objects = git(folder, 'count-objects', '-v');
  expect(held(await store.update(change({ a: '1' })))).toEqual(held(first));
  expect(held(await store.update(() => undefined))).toEqual(held(first));
  expect(git(folder, 'count-objects', '-v')).toBe(objects);
});

test('two writers who start from the same state both land, the second on top of the first', async () => {
  const folder = join(temporaryFolder(), 'store.git');
  const [one, two] = [await openStore(folder), await openStore(folder)];
  await one.update(change({ base: '0' }));
  let asked = 0;
  await two.update(async (snapshot) => {
    asked += 1;
    if (asked === 1) await one.update(change({ first: '1', shared: 'one' }));
    return change({ second: '2', shared: `${shown(snapshot)['shared'] ?? ''}+two` })();
  });
  expect(asked).toBe(2);
  expect(shown(await one.read())).toEqual({ base: '0', first: '1', second: '2', shared: 'one+two' });
  expect(git(folder, 'rev-list', '--count', '--first-parent', 'catalog')).toBe('3');
});

test('many processes that append at once lose nothing', async () => {
  const folder = temporaryFolder();
  const script = writer(folder, 'for (let n = 0; n < 5; n += 1) await store.update(append);');
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => started(script, name)));
  const { files } = await (await openStore(join(folder, 'store.git'))).read();
  const lines = Buffer.from(files.get('log') ?? [])
    .toString()
    .trim()
    .split('\n');
  expect(lines.length).toBe(20);
  expect(new Set(lines).size).toBe(20);
  expect(git(join(folder, 'store.git'), 'fsck', '--strict', '--no-dangling')).toBe('');
});

test.each(writePoints)(
  'a process killed at "%s" leaves the state before or the state after, and the next run goes on',
  async (point: WritePoint) => {
    const folder = temporaryFolder();
    const place = join(folder, 'store.git');
    await (await openStore(place)).update(change({ log: 'start\n', other: 'x' }));
    const before = await (await openStore(place)).read();
    const script = writer(
      folder,
      `await store.update(append);`,
      `(point) => { if (point === ${JSON.stringify(point)}) process.kill(process.pid, 'SIGKILL'); }`,
    );
    expect(await started(script, 'a')).toBe('SIGKILL');
    const after = await (await openStore(place)).read();
    if (point === 'branch moved') expect(shown(after)).toEqual({ log: 'start\na0\n', other: 'x' });
    else expect(held(after)).toEqual(held(before));
    const store = await openStore(place);
    await store.update(change({ next: '1' }));
    expect(shown(await store.read())['next']).toBe('1');
    expect(git(place, 'fsck', '--strict', '--no-dangling')).toBe('');
  },
);

test('a lock that a crash left behind is broken after a minute; a fresh one is waited for', async () => {
  const place = join(temporaryFolder(), 'store.git');
  const store = await openStore(place);
  await store.update(change({ a: '1' }));
  const lock = join(place, 'refs/heads/catalog.lock');
  writeFileSync(lock, '');
  utimesSync(lock, new Date(Date.now() - 120_000), new Date(Date.now() - 120_000));
  await store.update(change({ b: '2' }));
  expect(shown(await store.read())).toEqual({ a: '1', b: '2' });
});

test('a damaged store is an error that names the file, never an empty or a shorter one', async () => {
  const folder = temporaryFolder();
  const place = join(folder, 'store.git');
  const store = await openStore(place);
  const { commit } = await store.update(change({ 'reports/a.json': 'content' }));
  const blob = git(place, 'rev-parse', `${commit}:reports/a.json`);
  const object = join(place, 'objects', blob.slice(0, 2), blob.slice(2));
  rmSync(object);
  await expect((await openStore(place)).read()).rejects.toThrow('reports/a.json is missing or changed');
  writeFiles(folder, { wrong: deflateSync('blob 7\0CONTENT') });
  copyFileSync(join(folder, 'wrong'), object);
  await expect((await openStore(place)).read()).rejects.toThrow();
});

test("the user's own git surroundings do not reach the store", async () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'other/file': 'x' });
  git(join(folder, 'other'), 'init', '--quiet');
  const saved = { ...process.env };
  process.env['GIT_DIR'] = join(folder, 'other', '.git');
  process.env['GIT_INDEX_FILE'] = join(folder, 'other', 'index');
  process.env['GIT_AUTHOR_NAME'] = 'Somebody';
  try {
    const store = await openStore(join(folder, 'store.git'));
    await store.update(change({ a: '1' }));
    delete process.env['GIT_DIR'];
    expect(git(join(folder, 'store.git'), 'log', '--format=%an', 'catalog')).toBe('certify');
  } finally {
    for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_AUTHOR_NAME']) {
      if (saved[name] === undefined) delete process.env[name];
      else process.env[name] = saved[name];
    }
  }
});

test('a place that cannot be a store is a sentence, not a stack', async () => {
  const folder = temporaryFolder({ file: 'x' });
  await expect(openStore(join(folder, 'file', 'store.git'))).rejects.toThrow(UserError);
});

test('hooks of a store are never run, and a store that is a link is refused', async () => {
  const folder = temporaryFolder();
  const place = join(folder, 'store.git');
  const store = await openStore(place);
  const trace = join(folder, 'trace');
  writeFiles(place, { 'hooks/reference-transaction': `#!/bin/sh\ntouch '${trace}'\n` });
  chmodSync(join(place, 'hooks/reference-transaction'), 0o755);
  await store.update(change({ a: '1' }));
  expect(existsSync(trace)).toBe(false);
  symlinkSync(place, join(folder, 'linked.git'));
  await expect(openStore(join(folder, 'linked.git'))).rejects.toThrow('is a link');
  symlinkSync(trace, join(folder, '.gitignore.new'));
  renameSync(join(folder, '.gitignore.new'), join(folder, '.gitignore'));
  await expect(openStore(join(folder, 'other.git'))).rejects.toThrow('is a link');
  expect(existsSync(trace)).toBe(false);
});

/** A script of its own process: it appends `<name><n>` to the file `log`, one line at a time. */
function writer(folder: string, body: string, reach = '() => {}'): string {
  const path = join(folder, 'writer.mts');
  writeFileSync(
    path,
    `import { openStore } from ${JSON.stringify(join(import.meta.dirname, '../../src/io/store.ts'))};
const store = await openStore(${JSON.stringify(join(folder, 'store.git'))}, ${reach});
let count = 0;
const append = ({ files }) => {
  const log = Buffer.from(files.get('log') ?? []).toString();
  const line = process.argv[2] + count;
  if (log.includes(line + '\\n')) return undefined;
  return { message: line, at: new Date(0), files: new Map([['log', Buffer.from(log + line + '\\n')]]) };
};
const update = store.update;
store.update = async (change) => { const done = await update(change); count += 1; return done; };
${body}
`,
  );
  return path;
}

/** How a process ended: its exit status or the signal. */
function started(script: string, name: string): Promise<number | string | null> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, name], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' });
    child.on('error', fail);
    child.on('exit', (code, signal) => done(signal ?? code));
  });
}

/** The bytes of every object that git has, reachable or not. */
function everyObject(place: string): string {
  return git(place, 'cat-file', '--batch-all-objects', '--batch', '--unordered');
}

test.each(['loose', 'packed'])(
  'what is removed is gone from the state, from history and from the disk, when its objects are %s',
  async (how) => {
    const place = join(temporaryFolder(), 'store.git');
    const store = await openStore(place);
    await store.update(change({ 'reports/a.json': 'the leaked secret', 'reports/b.json': 'other', log: '1' }));
    await store.update(change({ log: '2' }));
    if (how === 'packed') git(place, 'gc', '--quiet', '--prune=now');
    expect(everyObject(place)).toContain('the leaked secret');
    const before = await store.read();
    const after = await store.update(() => ({
      message: 'Purge',
      at,
      files: new Map([['log', text('3')]]),
      removed: ['reports/a.json', 'not/there'],
    }));
    expect(shown(after)).toEqual({ 'reports/b.json': 'other', log: '3' });
    const reread = await (await openStore(place)).read();
    expect([reread.commit, shown(reread)]).toEqual([after.commit, shown(after)]);
    expect(git(place, 'rev-list', '--count', 'catalog')).toBe('1');
    expect(everyObject(place)).not.toContain('the leaked secret');
    expect(existsSync(join(place, 'certify-erase', after.commit ?? ''))).toBe(false);
    expect(git(place, 'fsck', '--strict', '--no-dangling', '--connectivity-only', 'catalog')).toBe('');
    expect(before.commit).not.toBe(after.commit);
    await store.update(change({ log: '4' }));
    expect(git(place, 'rev-list', '--count', 'catalog')).toBe('2');
  },
);

test('bytes that another file still has are not erased', async () => {
  const place = join(temporaryFolder(), 'store.git');
  const store = await openStore(place);
  await store.update(change({ 'reports/a.json': 'same', 'reports/b.json': 'same' }));
  expect(shown(await store.update(() => ({ message: 'Purge', at, files: new Map(), removed: ['reports/a.json'] })))).toEqual({
    'reports/b.json': 'same',
  });
  expect(shown(await (await openStore(place)).read())).toEqual({ 'reports/b.json': 'same' });
});

test('an erasure that was cut off is done by the next writer; one whose change never came about erases nothing', async () => {
  const place = join(temporaryFolder(), 'store.git');
  const purge = () => ({ message: 'Purge', at, files: new Map([['log', text('3')]]), removed: ['reports/a.json'] });
  const stopAt = (point: WritePoint) => async (reached: WritePoint) => {
    if (reached === point) throw new Error('cut off');
  };
  await (await openStore(place)).update(change({ 'reports/a.json': 'the leaked secret', log: '1' }));
  await expect((await openStore(place, stopAt('erasure ordered'))).update(purge)).rejects.toThrow('cut off');
  await (await openStore(place)).update(change({ log: '2' }));
  expect(shown(await (await openStore(place)).read())).toEqual({ 'reports/a.json': 'the leaked secret', log: '2' });
  await expect((await openStore(place, stopAt('branch moved'))).update(purge)).rejects.toThrow('cut off');
  expect(everyObject(place)).toContain('the leaked secret');
  await (await openStore(place)).update(() => undefined);
  expect(everyObject(place)).not.toContain('the leaked secret');
  expect(shown(await (await openStore(place)).read())).toEqual({ log: '3' });
});

test.each([
  ['a link', '120000', /has the mode 120000/],
  ['a program', '100755', /has the mode 100755/],
  ['a repository of its own', '160000', /has the mode 160000/],
])('a store that holds %s is refused', async (_, mode, told) => {
  const place = join(temporaryFolder(), 'store.git');
  const store = await openStore(place);
  const { commit = '' } = await store.update(change({ 'ledger/a/1.json': '1' }));
  const id = mode === '160000' ? commit : git(place, 'rev-parse', 'catalog:ledger/a/1.json');
  planted(place, mode, id);
  await expect((await openStore(place)).read()).rejects.toThrow(told);
  await expect(store.update(change({ b: '1' }))).rejects.toThrow(UserError);
});

test('a file that is larger than any of ours is refused by its size', async () => {
  const folder = temporaryFolder();
  const place = join(folder, 'store.git');
  await (await openStore(place)).update(change({ 'ledger/a/1.json': '1' }));
  writeFileSync(join(folder, 'large'), new Uint8Array(67_108_865));
  planted(place, '100644', git(place, 'hash-object', '-w', join(folder, 'large')));
  await expect((await openStore(place)).read()).rejects.toThrow('"odd" has 67108865 bytes, and at most 67108864 are read.');
});

/** Commits an entry `odd` on top of a store, as somebody else could. */
function planted(place: string, mode: string, id: string): void {
  const environment = { ...process.env, GIT_INDEX_FILE: join(place, 'planted-index') };
  const run = (...args: string[]): string => execFileSync('git', args, { cwd: place, env: environment, encoding: 'utf8' }).trim();
  run('read-tree', 'catalog');
  run('update-index', '--add', '--cacheinfo', `${mode},${id},odd`);
  const commit = run('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit-tree', run('write-tree'), '-p', 'catalog', '-m', 'Odd');
  run('update-ref', 'refs/heads/catalog', commit);
}
