import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  futimesSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * Results on disk, by keys that name everything they depend on: SHA-256 in hexadecimal. Whatever is wrong with an entry, it is as if it were
 * not there; what cannot be written is not written. Nothing here ever throws.
 */
export interface ResultCache {
  readonly read: (key: string) => Uint8Array | undefined;
  readonly write: (key: string, value: Uint8Array) => void;
  /** Takes away the oldest entries beside those that were written, until what is left is within the bound. */
  readonly trim: () => void;
}

/** What a cache may hold. */
export interface CacheLimits {
  /** Bytes of all entries together, as they lie on disk. */
  readonly bytes: number;
  /** Bytes of one value before it is compressed: larger ones are not kept, and none is unpacked beyond it. */
  readonly valueBytes: number;
}

/** The version of the entries' layout is part of the folder's name: another one has a folder of its own. */
const folderName = 'results-2';
/** Keys are spread over so many folders by their first letter, and each is bounded alone: one entry more costs a look at a sixteenth. */
const subfolders = 16;
/** An entry begins with whether it is packed, the bytes of its value, and the digest of its key and of what follows: it is nobody else's. */
const magic = 'certify-result';
const head = new RegExp(`^${magic} (packed|plain_) (\\d{10}) ([0-9a-f]{64})\\n$`);
const headLength = magic.length + 84;
/** Values of so many bytes are packed: unpacking costs less than what a disk keeps and reads. */
const packedFrom = 8_192;
/** What the smallest file takes on a disk. */
const smallestOnDisk = 4_096;
/** An entry that is read is new again, if it was older than that. */
const youthMs = 24 * 3_600_000;
/** So old is only the draft of a writer that was stopped. */
const forgottenMs = 3_600_000;

/**
 * Opens the cache in a folder, which is made where it is not there. A text says why it is not used: the folder or what lies in it is a link
 * or can be written by other people, or they can replace it in the folder that it lies in; they would then decide what a check says.
 */
export function openResultCache(folder: string, limits: CacheLimits, now: () => Date): ResultCache | { readonly problem: string } {
  const place = join(folder, folderName);
  try {
    const parent = dirname(folder);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Only the folder itself may be no link: where its way leads is the business of who owns that.
    const around = problemOf(statSync(parent));
    if (around !== undefined) return { problem: `'${parent}' ${around}` };
    for (const path of [folder, place]) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      const problem = problemOf(lstatSync(path));
      if (problem !== undefined) return { problem: `'${path}' ${problem}` };
    }
  } catch (cause) {
    return { problem: `'${folder}' cannot be a folder: ${cause instanceof Error ? cause.message : cause}` };
  }
  return cacheIn(place, limits, now);
}

/** Why somebody else may decide what a folder holds; a sticky one lets nobody replace what is mine. */
function problemOf(facts: Stats): string | undefined {
  if (!facts.isDirectory()) return 'is a link or no folder';
  const me = process.getuid?.();
  if (me === undefined) return undefined;
  if (facts.uid !== me && facts.uid !== 0) return 'belongs to somebody else';
  return (facts.mode & 0o022) !== 0 && (facts.mode & 0o1000) === 0 ? 'can be written by others' : undefined;
}

function cacheIn(place: string, limits: CacheLimits, now: () => Date): ResultCache {
  const usable = new Map<string, boolean>();
  const touched = new Set<string>();
  let isBroken = false;

  /** The folder of a key; `undefined` where there is none to be trusted. */
  function folderOf(key: string): string | undefined {
    const folder = join(place, key.slice(0, 1));
    let isUsable = usable.get(folder);
    if (isUsable === undefined) {
      const facts = attempt(() => lstatSync(folder, { throwIfNoEntry: false }));
      if (facts === undefined) return undefined;
      usable.set(folder, (isUsable = problemOf(facts) === undefined));
    }
    return isUsable ? folder : undefined;
  }

  return {
    read: (key) => {
      const folder = folderOf(key);
      return folder === undefined ? undefined : attempt(() => readEntry(folder, key, limits, now()));
    },
    write: (key, value) => {
      if (isBroken || value.length > limits.valueBytes) return;
      attempt(() => mkdirSync(join(place, key.slice(0, 1)), { mode: 0o700 }));
      const folder = folderOf(key);
      // A full or forbidden disk stays so: nobody waits for it a thousand times.
      if (folder === undefined || !writeEntry(folder, key, value)) isBroken = true;
      else touched.add(folder);
    },
    trim: () => {
      for (const folder of touched) attempt(() => trimFolder(folder, limits.bytes / subfolders, now()));
      touched.clear();
    },
  };
}

/** What cannot be done with a file is as if it were not there. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function readEntry(folder: string, key: string, { valueBytes }: CacheLimits, now: Date): Uint8Array | undefined {
  // Without O_NONBLOCK, a pipe in the place of a file would be waited for.
  const file = openSync(join(folder, key), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(file);
    if (!facts.isFile() || facts.size > valueBytes + headLength) return undefined;
    const me = process.getuid?.();
    if (me !== undefined && facts.uid !== me) return undefined;
    const bytes = readFileSync(file);
    const value = unpacked(key, bytes, valueBytes);
    if (value !== undefined && now.getTime() - facts.mtimeMs > youthMs) attempt(() => futimesSync(file, now, now));
    return value;
  } finally {
    closeSync(file);
  }
}

function unpacked(key: string, bytes: Buffer, most: number): Uint8Array | undefined {
  const [, kind, size = '', digest] = head.exec(bytes.toString('latin1', 0, headLength)) ?? [];
  const rest = bytes.subarray(headLength);
  if (kind === undefined || Number(size) > most || digestOf(key, rest) !== digest) return undefined;
  if (kind === 'plain_') return rest.length === Number(size) ? rest : undefined;
  const length = Number(size);
  const value = inflateRawSync(rest, { maxOutputLength: Math.max(length, 1), chunkSize: Math.max(length + 1, 64) });
  return value.length === length ? value : undefined;
}

function digestOf(key: string, rest: Uint8Array): string {
  return createHash('sha256').update(`${key}\n`).update(rest).digest('hex');
}

function packed(key: string, value: Uint8Array): Uint8Array {
  const isPacked = value.length >= packedFrom;
  const rest = isPacked ? deflateRawSync(value, { level: 1 }) : value;
  const first = `${magic} ${isPacked ? 'packed' : 'plain_'} ${String(value.length).padStart(10, '0')} ${digestOf(key, rest)}\n`;
  return Buffer.concat([Buffer.from(first, 'latin1'), rest]);
}

/** Readers see the entry that was there, or the new one, and never a part. False when it could not be written. */
function writeEntry(folder: string, key: string, value: Uint8Array): boolean {
  const path = join(folder, key);
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(draft, packed(key, value), { flag: 'wx', mode: 0o600 });
    renameSync(draft, path);
    return true;
  } catch {
    attempt(() => unlinkSync(draft));
    return false;
  }
}

function trimFolder(folder: string, most: number, now: Date): void {
  const entries = readdirSync(folder).flatMap((name) => {
    const facts = lstatSync(join(folder, name), { throwIfNoEntry: false });
    return facts === undefined ? [] : [{ path: join(folder, name), age: now.getTime() - facts.mtimeMs, size: facts.size, facts }];
  });
  let kept = 0;
  for (const { path, age, size, facts } of entries.sort((a, b) => a.age - b.age)) {
    kept += Math.max(size, smallestOnDisk);
    const isForgotten = path.endsWith('.tmp') && age > forgottenMs;
    if ((kept > most || isForgotten) && !facts.isDirectory()) attempt(() => unlinkSync(path));
  }
}
