import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { World } from './world.ts';

/** What a full name of a reference points to. Read from the files of the repository, which costs no process. */
export function reference(world: World, name: string): string | undefined {
  if (!name.startsWith('refs/') || name.includes('..')) return undefined;
  return loose(join(world.git, name)) ?? packed(world).get(name);
}

/** All references below a prefix, with what they point to. */
export function references(world: World, prefix = 'refs/'): ReadonlyMap<string, string> {
  const found = new Map(packed(world));
  const names = readdirSync(join(world.git, 'refs'), { recursive: true, encoding: 'utf8' });
  for (const name of names) {
    const value = loose(join(world.git, 'refs', name));
    if (value !== undefined) found.set(`refs/${name}`, value);
  }
  return new Map(
    [...found]
      .filter(
        ([name]) => !name.startsWith('refs/standin/') && (name === prefix || name.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Sets a reference, or removes it. */
export function setReference(world: World, name: string, sha: string | undefined): void {
  const path = join(world.git, name);
  if (sha !== undefined) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${sha}\n`);
    return;
  }
  rmSync(path, { force: true });
  const file = join(world.git, 'packed-refs');
  if (packed(world).has(name))
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.slice(41) !== name)
        .join('\n'),
    );
}

function loose(path: string): string | undefined {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const text = readFileSync(path, 'utf8').trim();
  return /^[0-9a-f]{40}$/.test(text) ? text : undefined;
}

function packed(world: World): ReadonlyMap<string, string> {
  const path = join(world.git, 'packed-refs');
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return new Map();
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /^[0-9a-f]{40} /.test(line));
  return new Map(lines.map((line) => [line.slice(41), line.slice(0, 40)]));
}
