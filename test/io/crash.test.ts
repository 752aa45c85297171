import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { recordedStandings } from '../../src/catalog/claim-answers.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { readState } from '../../src/catalog/store-state.ts';
import { contentsOf, loadPublished } from '../../src/cli/contents.ts';
import { openStore, purgePoints, writePoints } from '../../src/io/store.ts';
import { renderSite } from '../../src/site/site.ts';
import { lineJudge, policyOf, publishers } from '../helpers/catalog-samples.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { git } from '../helpers/repository.ts';
import { buildWorker, runWorker } from '../helpers/worker-process.ts';

/** The store as it is read: its commit and every byte. Reading refuses a ledger that does not fit together. */
async function stateIn(root: string): Promise<{ readonly commit: string | undefined; readonly files: Record<string, string> }> {
  const { commit, files } = await (await openStore(join(root, 'store.git'))).read();
  readState(files);
  return { commit, files: Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes)])) };
}

function copyOf(root: string): string {
  const copy = temporaryFolder();
  cpSync(root, copy, { recursive: true });
  return copy;
}

/** The bytes of every object that git has, reachable or not. */
function everyObject(root: string): string {
  return git(join(root, 'store.git'), 'cat-file', '--batch-all-objects', '--batch', '--unordered');
}

const actions: readonly (readonly [string, readonly string[], readonly (readonly string[])[]])[] = [
  ['preview', ['preview', 'Things@1.1.0'], [['preview', 'Things@1.0.0'], ['promote']]],
  ['promote', ['promote'], [['preview', 'Things@1.0.0'], ['promote'], ['preview', 'Things@1.1.0']]],
  ['yank', ['yank', 'things'], [['preview', 'Things@1.0.0'], ['promote'], ['preview', 'Things@1.1.0'], ['promote']]],
  ['purge', ['purge', 'things@1.1.0'], [['preview', 'Things@1.0.0'], ['promote'], ['preview', 'Things@1.1.0'], ['promote']]],
];

test.each(actions)(
  `%s: a process killed with SIGKILL at each of its ${writePoints.length} write points (a purge: ${purgePoints.length}) leaves the state before or after, and a rerun converges`,
  async (name, action, setup) => {
    const worker = await buildWorker('store-worker', temporaryFolder());
    const base = temporaryFolder();
    for (const step of setup) expect(await runWorker(worker, base, 0, ...step)).toMatchObject({ end: 0, err: '' });
    const finished = copyOf(base);
    const points: string[] = JSON.parse((await runWorker(worker, finished, 0, ...action)).out);
    expect(points).toEqual(name === 'purge' ? purgePoints : writePoints);
    const [before, after] = [await stateIn(base), await stateIn(finished)];
    expect(after).not.toEqual(before);
    for (const [index, point] of points.entries()) {
      const root = copyOf(base);
      expect([point, (await runWorker(worker, root, index + 1, ...action)).end]).toEqual([point, 'SIGKILL']);
      const isOver = index >= points.indexOf('branch moved');
      expect([point, await stateIn(root)]).toEqual([point, isOver ? after : before]);
      expect([point, (await runWorker(worker, root, 0, ...action)).end]).toEqual([point, 0]);
      expect([point, await stateIn(root)]).toEqual([point, after]);
      if (name === 'purge') {
        // The bundle is a zip without compression of such small files: the readme stands in it.
        expect([point, everyObject(root).includes('Things@1.1.0')]).toEqual([point, false]);
        expect(readdirSync(join(root, 'store.git', 'certify-erase'))).toEqual([]);
      }
    }
    if (name === 'purge') expect(everyObject(base)).toContain('"version":"1.1.0"');
  },
  240_000,
);

/** The site of the store below a folder, as the worker takes it. */
async function siteOf(root: string, file: string): Promise<Record<string, string>> {
  const state = readState((await (await openStore(join(root, 'store.git'))).read()).files);
  const contents = contentsOf(undefined);
  await loadPublished(contents, state);
  const policy = policyOf({ profile: 'local' });
  const source = { commit: null, committedAt: null };
  const now = new Date('2026-11-20T12:00:00Z');
  const standings = recordedStandings(publishers, state, { policy: policy.verification, now });
  const catalog = buildCatalog({
    state,
    contents: contents.loaded,
    publishers,
    standings,
    policy,
    decisions: [],
    tool: lineJudge.tool,
    source,
    now,
  });
  const all = [...renderSite(catalog), ...catalog].filter(([path]) => !path.startsWith('/schema/'));
  const site = Object.fromEntries(all.map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]));
  writeFileSync(file, JSON.stringify(site));
  return site;
}

const digestOf = (value: unknown): string => sha256(canonicalBytes(value));

function filesIn(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    found.map((entry) => [
      join(entry.parentPath, entry.name).slice(folder.length),
      readFileSync(join(entry.parentPath, entry.name)).toString('base64'),
    ]),
  );
}

test('publish: a process killed with SIGKILL at each of its write points (38 when this was written) leaves whole files, and a rerun makes the site that should be', async () => {
  const [workers, root, scratch] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
  const [store, site] = [await buildWorker('store-worker', workers), await buildWorker('site-worker', workers)];
  for (const step of [['preview', 'Things@1.0.0'], ['promote']]) await runWorker(store, root, 0, ...step);
  const [oldFile, newFile, base] = [join(scratch, 'old.json'), join(scratch, 'new.json'), join(scratch, 'site')];
  const old = await siteOf(root, oldFile);
  for (const step of [['preview', 'Things@1.1.0'], ['promote'], ['purge', 'things@1.0.0']]) await runWorker(store, root, 0, ...step);
  const next = await siteOf(root, newFile);
  await runWorker(site, base, 0, oldFile);
  expect(digestOf(filesIn(base))).toBe(digestOf(old));
  const finished = copyOf(base);
  const points: string[] = JSON.parse((await runWorker(site, finished, 0, newFile)).out);
  expect(digestOf(filesIn(finished))).toBe(digestOf(next));
  expect([new Set(points).size, points.length >= 30]).toEqual([3, true]);
  const kills = points.map((_, index) => index + 1);
  const check = async (point: number): Promise<void> => {
    const folder = copyOf(base);
    expect([point, (await runWorker(site, folder, point, newFile)).end]).toEqual([point, 'SIGKILL']);
    for (const [path, bytes] of Object.entries(filesIn(folder))) {
      if (/\.certify-[0-9a-z]+\.tmp$/.test(path)) continue;
      expect([path, bytes === old[path] || bytes === next[path]]).toEqual([path, true]);
    }
    // Nothing that the index names is missing, whichever index it is.
    const index = JSON.parse(Buffer.from(filesIn(folder)['/v1/index.json'] ?? '', 'base64').toString());
    for (const { path } of index.files)
      if (!path.startsWith('/schema/')) expect([point, path, existsSync(join(folder, path))]).toEqual([point, path, true]);
    expect([point, (await runWorker(site, folder, 0, newFile)).end]).toEqual([point, 0]);
    expect([point, filesIn(folder)].map(digestOf)).toEqual([point, next].map(digestOf));
  };
  for (let at = 0; at < kills.length; at += 4) await Promise.all(kills.slice(at, at + 4).map(check));
}, 240_000);
