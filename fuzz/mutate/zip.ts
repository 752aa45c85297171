import { readZip } from '../../src/connector/zip.ts';
import { archive, type Entry } from '../../test/connector/archives.ts';
import type { Random } from '../random.ts';
import { edgeNumber, mutateBytes, withNumber } from './bytes.ts';

const names = [
  '',
  '/',
  'a/',
  '../a',
  'a\\b',
  'a\u0000b',
  'icon.png',
  'intro.md',
  'PkgAssets/',
  'PkgAssets/a.zip',
  'customizations.xml',
  '__proto__',
  'CON',
  '\ud800',
];
const directoryHeader = Buffer.from([0x50, 0x4b, 1, 2]);
const endHeader = Buffer.from([0x50, 0x4b, 5, 6]);

/** Changes the bytes of a file by what its name says it is. */
export type MutateNamed = (name: string, bytes: Uint8Array) => Uint8Array;

/** An archive that is nearly this one: an entry inside of it, a field of its headers, or its bytes. */
export function mutateZip(bytes: Uint8Array, random: Random, other: () => Uint8Array, named: MutateNamed): Uint8Array {
  const kind = random.below(10);
  const { entries } = readZip(bytes, 1 << 24);
  if (kind === 0 || entries.length === 0) return kind < 5 ? mutateBytes(bytes, random, other) : withField(bytes, random);
  if (kind < 3) return withField(bytes, random);
  const all: Entry[] = entries.map(({ path, bytes: content }) => ({ path, content }));
  const at = random.below(all.length);
  const entry = all[at] ?? { path: 'a' };
  if (kind < 7) return archive(all.toSpliced(at, 1, { ...entry, content: named(entry.path, Buffer.from(entry.content ?? '')) }));
  if (kind === 7) return archive(random.chance(0.5) ? all.toSpliced(at, 1) : all.toSpliced(random.below(all.length), 0, entry));
  if (kind === 8)
    return archive(
      all.toSpliced(at, 1, { ...entry, path: random.chance(0.7) ? random.pick(names) : `${random.pick(all).path}${random.pick(names)}` }),
    );
  return archive(all.toSpliced(at, 1, oddly(entry, random)), random.chance(0.1) ? { count: edgeNumber(random) & 0xffff } : {});
}

function oddly(entry: Entry, random: Random): Entry {
  const number = edgeNumber(random) >>> 0;
  return random.pick<() => Entry>([
    () => ({ ...entry, method: random.pick([0, 1, 8, 9, 12, 99]) }),
    () => ({ ...entry, flags: random.pick([1, 8, 0x40, 0x800, 0xffff]) }),
    () => ({ ...entry, mode: random.pick([0xa1ff, 0x41ed, 0x81a4, 0xffff]) }),
    () => ({ ...entry, crc: number }),
    () => ({ ...entry, size: number }),
    () => ({ ...entry, packedSize: number }),
    () => ({ ...entry, local: number }),
    () => ({ ...entry, localPath: random.pick(names) }),
    () => ({ ...entry, localSize: number }),
    () => ({ ...entry, packed: mutateBytes(Buffer.from(entry.content ?? ''), random, () => new Uint8Array(4)) }),
    () => ({ ...entry, descriptor: random.pick(['signed', 'unsigned', 'wrong', 'absent'] as const) }),
    () => ({ ...entry, content: Buffer.alloc(random.pick([0, 1, 100_000])) }),
  ])();
}

function withField(bytes: Uint8Array, random: Random): Uint8Array {
  const buffer = Buffer.from(bytes);
  const start = buffer.indexOf(random.chance(0.7) ? directoryHeader : endHeader);
  if (start === -1) return mutateBytes(bytes, random, () => bytes);
  return withNumber(bytes, start + 4 + random.below(42), edgeNumber(random), random.pick([1, 2, 4]), true);
}
