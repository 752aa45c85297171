import { lstat, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import { plumbingOf } from './git-plumbing.ts';

/** What git writes to, through links as well. */
const partsOfStore = [
  'HEAD',
  'config',
  'objects',
  'objects/info',
  'objects/pack',
  'refs',
  'refs/heads',
  'refs/heads/catalog',
  'logs',
  'packed-refs',
  'hooks',
  'certify-erase',
];

/** Makes a bare repository at a place, unless there is one, and refuses what is a link. */
export async function prepareRepository(place: string): Promise<void> {
  await refuseLinks(place, join(dirname(place), '.gitignore'), ...partsOfStore.map((name) => join(place, name)));
  await create(place);
}

/** Refuses places that are links: what is written or deleted there would be somewhere else. A place that is not there is none. */
export async function refuseLinks(...places: readonly string[]): Promise<void> {
  for (const place of places) {
    const facts = await lstat(place).catch(() => undefined);
    if (facts?.isSymbolicLink())
      throw new UserError(`${place} is a link. A run keeps its work in a folder of its own: remove the link, and run again.`);
  }
}

/** Makes the repository beside its place and moves it there whole: of two who do so at once, one is first and both use it. */
async function create(place: string): Promise<void> {
  if (await exists(join(place, 'HEAD'))) return;
  try {
    await mkdir(dirname(place), { recursive: true });
    // The folder is our own workshop: no repository that it lies in should take it for its content.
    await writeFile(join(dirname(place), '.gitignore'), '*\n');
    const draft = await mkdtemp(`${place}-`);
    try {
      await plumbingOf(draft, dirname(place)).text([
        'init',
        '--bare',
        '--quiet',
        '--template=',
        '--initial-branch=catalog',
        '--object-format=sha1',
        draft,
      ]);
      await rename(draft, place);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  } catch (cause) {
    if (await exists(join(place, 'HEAD'))) return;
    throw new UserError(`The catalog's store cannot be made at ${place}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
