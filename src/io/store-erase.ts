import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
 * Erases what was ordered and what the tip does not hold: loose objects one by one, packed ones by packing anew what can be reached. What
 * other writers are about to commit is loose and not named in any order, so it stays.
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
  const loose = ids.map((id) => join(place, 'objects', id.slice(0, 2), id.slice(2)));
  for (const path of loose) await rm(path, { force: true });
  if ((await presentOf(ids, git)).length === 0) return;
  // What commits are still remembered by, besides the branch, would keep them reachable.
  await git.text(['reflog', 'expire', '--expire=now', '--all']);
  await git.text(['repack', '-a', '-d', '--quiet']);
  // A cache of commits that git made by itself, and that names those which are gone now.
  for (const cache of ['commit-graph', 'commit-graphs']) await rm(join(place, 'objects', 'info', cache), { recursive: true, force: true });
  for (const path of loose) await rm(path, { force: true });
  const left = await presentOf(ids, git);
  if (left.length > 0) throw new Error(`Git still has the objects ${left.join(', ')} of the store at ${place}, which were to be erased.`);
}

/** The objects that the repository still has. */
async function presentOf(ids: readonly string[], git: Plumbing): Promise<readonly string[]> {
  const answers = await git.text(['cat-file', '--batch-check'], { input: new TextEncoder().encode(`${ids.join('\n')}\n`) });
  return answers.split('\n').flatMap((line) => (line === '' || line.endsWith(' missing') ? [] : [line.slice(0, 40)]));
}
