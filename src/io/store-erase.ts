import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plumbing } from './git-plumbing.ts';

/** Where a store keeps the names of objects that are to be erased, until they are. */
const ordersFolder = 'certify-erase';
/** After this long an order whose change never came about is dropped. */
const orderAge = 86_400_000;

/**
 * Notes that these objects are to be erased once no state holds them any more. It is written before the branch moves: after a crash the
 * next writer finds it, and does what is left to do.
 */
export async function orderErasure(place: string, commit: string, ids: readonly string[]): Promise<void> {
  const folder = join(place, ordersFolder);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, commit), `${ids.join('\n')}\n`);
}

/**
 * Erases what was ordered and what the tip does not hold: loose objects one by one, and out of each pack that has one. Other objects stay
 * as they are, also those that another writer is about to commit.
 */
export async function eraseOrdered(place: string, tip: string | undefined, git: Plumbing): Promise<void> {
  const folder = join(place, ordersFolder);
  const orders = await readdir(folder).catch(() => []);
  if (orders.length === 0) return;
  const held = new Set(tip === undefined ? [] : (await git.text(['ls-tree', '-r', '-z', '--format=%(objectname)', tip])).split('\0'));
  for (const order of orders) {
    const path = join(folder, order);
    const ids = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter((id) => /^[0-9a-f]{40}$/.test(id));
    if (ids.some((id) => held.has(id))) {
      const { mtimeMs = 0 } = (await stat(path).catch(() => undefined)) ?? {};
      if (Date.now() - mtimeMs > orderAge) await rm(path, { force: true });
      continue;
    }
    await erase(place, ids, git);
    await rm(path, { force: true });
  }
}

async function erase(place: string, ids: readonly string[], git: Plumbing): Promise<void> {
  for (const id of ids) await rm(join(place, 'objects', id.slice(0, 2), id.slice(2)), { force: true });
  const packs = join(place, 'objects', 'pack');
  for (const name of await readdir(packs).catch(() => [])) {
    if (name.endsWith('.idx')) await eraseFromPack(join(packs, name.slice(0, -'.idx'.length)), new Set(ids), git);
  }
  const left = await presentOf(ids, git);
  if (left.length > 0) throw new Error(`Git still has the objects ${left.join(', ')} of the store at ${place}, which were to be erased.`);
}

/** Writes a pack that has one of the objects anew without them, and removes it. */
async function eraseFromPack(pack: string, ids: ReadonlySet<string>, git: Plumbing): Promise<void> {
  const index = await git.text(['show-index'], { input: await readFile(`${pack}.idx`) });
  const all = index.split('\n').flatMap((line) => line.split(' ')[1] ?? []);
  const kept = all.filter((id) => !ids.has(id));
  if (kept.length === all.length) return;
  if (kept.length > 0)
    await git.text(['pack-objects', '--quiet', join(dirname(pack), 'pack')], { input: new TextEncoder().encode(`${kept.join('\n')}\n`) });
  // The index first: without one git does not look into a pack.
  for (const extension of ['idx', 'pack', 'rev', 'bitmap', 'mtimes', 'keep']) await rm(`${pack}.${extension}`, { force: true });
}

/** The objects that the repository still has. */
async function presentOf(ids: readonly string[], git: Plumbing): Promise<readonly string[]> {
  const answers = await git.text(['cat-file', '--batch-check'], { input: new TextEncoder().encode(`${ids.join('\n')}\n`) });
  return answers.split('\n').flatMap((line) => (line === '' || line.endsWith(' missing') ? [] : [line.slice(0, 40)]));
}
