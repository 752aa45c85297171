import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LedgerEvent } from '../../src/catalog/ledger.ts';
import { channelOf, readState } from '../../src/catalog/store-state.ts';
import { openStore } from '../../src/io/store.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { git } from '../helpers/repository.ts';
import { buildWorker, runWorker } from '../helpers/worker-process.ts';

const names = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'];

test('20 processes that promote, yank, approve and purge at once: every event exactly once, and nothing is lost', async () => {
  const [worker, root] = [await buildWorker('store-worker', temporaryFolder()), temporaryFolder()];
  // Each connector has 1.0.0 public and 2.0.0 on preview.
  for (const version of ['1.0.0', '2.0.0']) {
    expect(await runWorker(worker, root, 0, 'preview', names.map((name) => `${name}@${version}`).join(','))).toMatchObject({
      end: 0,
      err: '',
    });
    if (version === '1.0.0') expect(await runWorker(worker, root, 0, 'promote')).toMatchObject({ end: 0, err: '' });
  }
  const before = readState((await (await openStore(join(root, 'store.git'))).read()).files);
  const calls: readonly (readonly string[])[] = [
    ...names.map(() => ['promote']),
    ...names.map((name) => ['yank', `${name.toLowerCase()}@1.0.0`]),
    ...names.map((_, index) => ['approve', 'alpha@2.0.0', String(100 + index)]),
    // Two want the same of one connector: one of them finds it done.
    ...['suspend', 'suspend', 'hold', 'hold'].map((operation) => [operation, 'echo']),
    ['purge', 'delta@1.0.0'],
  ];
  expect(calls.length).toBe(20);
  const ended = await Promise.all(calls.map((call) => runWorker(worker, root, 0, ...call)));
  expect(ended.filter(({ end }) => end !== 0)).toEqual([]);

  const { files } = await (await openStore(join(root, 'store.git'))).read();
  const { ledgers } = readState(files);
  const events = [...ledgers.values()].flat();
  const count = (type: LedgerEvent['type'], id?: string): number =>
    events.filter((event) => event.type === type && (id === undefined || event.id === id)).length;
  // What a purge and a yank of the same version do depends on which is first: a purged version is yanked no more.
  expect([5, 4]).toContain(count('yanked'));
  expect(count('yanked') === 5 || count('yanked', 'delta') === 0).toBe(true);
  expect([count('purged'), count('approved'), count('suspended'), count('held')]).toEqual([1, 5, 1, 1]);
  expect(new Set(events.flatMap((event) => (event.type === 'approved' && event.by.kind === 'account' ? [event.by.id] : []))).size).toBe(5);
  // Each 2.0.0 was promoted once, by whichever process came first; Echo only when that was before it was stopped.
  for (const name of names) {
    const promotions = events.filter(
      (event) => event.type === 'promoted' && event.id === name.toLowerCase() && event.record.version === '2.0.0',
    ).length;
    expect([name, name === 'Echo' ? promotions <= 1 : promotions === 1]).toEqual([name, true]);
  }
  // Everything that was there is there still, in its place.
  for (const [id, old] of before.ledgers) expect(ledgers.get(id)?.slice(0, old.length)).toEqual(old);
  for (const channel of ['preview', 'public'] as const)
    expect(JSON.parse(new TextDecoder().decode(files.get(`channels/${channel}.json`)))).toEqual(channelOf(channel, ledgers));
  // Each write that got through told of its own event, but for promotions, which may have several.
  const writes = ended.filter(({ out }) => out.includes('"branch moved"')).length;
  const promoting = ended.slice(0, names.length).filter(({ out }) => out.includes('"branch moved"')).length;
  expect(writes - promoting).toBe(count('yanked') + 1 + 5 + 1 + 1);
  expect(git(join(root, 'store.git'), 'fsck', '--connectivity-only', 'catalog')).not.toContain('missing');
}, 240_000);
