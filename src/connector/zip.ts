import { crc32 } from './crc32.ts';
import { grouped } from './grouped.ts';
import { inflate } from './inflate.ts';
import { limits } from './limits.ts';

/** A file of an archive, or a folder, whose path ends in `/`. */
export interface ZipEntry {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Why an archive is not read. */
interface ZipRefusal {
  /** The end of a sentence that begins with the archive's name. */
  readonly reason: string;
  /** The entry the reason speaks of; a name from outside. */
  readonly path?: string;
}

/** An archive is read as a whole or not at all: nobody can rely on a part of what may be made to deceive. */
export interface Zip {
  readonly entries: readonly ZipEntry[];
  /** The names of the folders at its root, whether or not they are entries of their own. */
  readonly folders: readonly string[];
  readonly refusal: ZipRefusal | undefined;
}

/**
 * Reads a zip archive (PKWARE's APPNOTE 6.3.3) with everything in it. Accepts what ordinary tools write: one volume, entries stored or
 * deflated, sizes in the directory; refuses whatever two readers could understand differently, and all that passes `limits` or
 * unpacks to more than `budget` bytes. Never throws for what the bytes hold.
 */
export function readZip(bytes: Uint8Array, budget: number): Zip {
  const archive = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
  const directory = readDirectory(archive);
  if (isRefusal(directory)) return refused(directory);
  const refusal = refusalOf(directory.headers, budget);
  if (refusal !== undefined) return refused(refusal);
  const entries: ZipEntry[] = [];
  let end = 0;
  for (const header of directory.headers.toSorted((a, b) => a.local - b.local)) {
    const { path } = header;
    const content = locate(archive, header, directory.start);
    if (content === undefined) return refused({ reason: 'describes an entry in two ways', path });
    if (header.local < end) return refused({ reason: 'has entries that overlap', path });
    end = content.end;
    const packed = bytes.subarray(content.start, content.start + header.packedSize);
    const unpacked = header.method === deflated ? inflate(packed, header.size) : packed;
    if (unpacked === undefined || crc32(unpacked) !== header.crc) return refused({ reason: 'has a damaged entry', path });
    entries.push({ path, bytes: unpacked });
  }
  return { entries, folders: foldersOf(entries), refusal: undefined };
}

function refused(refusal: ZipRefusal): Zip {
  return { entries: [], folders: [], refusal };
}

function foldersOf(entries: readonly ZipEntry[]): string[] {
  const names = entries.filter(({ path }) => path.includes('/')).map(({ path }) => path.slice(0, path.indexOf('/')));
  return [...new Set(names)];
}

interface Archive {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** What the directory says about an entry. */
interface Header {
  readonly path: string;
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** File type and permissions as Unix knows them; 0 in archives made elsewhere. */
  readonly mode: number;
  /** Where the entry's own header begins. */
  readonly local: number;
}

const endSize = 22;
const directorySize = 46;
const localSize = 30;
const stored = 0;
const deflated = 8;
/** Flag: the entry's checksum and sizes stand behind its content. */
const described = 0x0008;

/** The entries as the directory lists them, and where it begins: all content lies before it. */
function readDirectory({ bytes, view }: Archive): { readonly headers: readonly Header[]; readonly start: number } | ZipRefusal {
  const end = bytes.length - endSize;
  // A comment could hold a second end: readers do not agree on which of the two counts.
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return { reason: 'is no zip archive, or has something after its end' };
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const isZip64 = count === 0xffff || start === 0xffffffff || (end >= 20 && view.getUint32(end - 20, true) === 0x07064b50);
  if (isZip64) return { reason: 'is in the format for large archives (zip64)' };
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count) return { reason: 'is one part of several' };
  if (start + view.getUint32(end + 12, true) !== end) return { reason: 'has a damaged directory' };
  if (count > limits.zipEntries) return { reason: `has more than ${grouped(limits.zipEntries)} entries` };
  const headers: Header[] = [];
  let at = start;
  for (let left = count; left > 0; left -= 1) {
    if (at + directorySize > end || view.getUint32(at, true) !== 0x02014b50) return { reason: 'has a damaged directory' };
    const nameEnd = at + directorySize + view.getUint16(at + 28, true);
    const name = bytes.subarray(at + directorySize, nameEnd);
    headers.push({
      path: new TextDecoder('utf-8', { ignoreBOM: true }).decode(name),
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      mode: view.getUint16(at + 40, true),
      local: view.getUint32(at + 42, true),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end ? { headers, start } : { reason: 'has a damaged directory' };
}

/** What forbids reading these entries, before any of them is touched. */
function refusalOf(headers: readonly Header[], budget: number): ZipRefusal | undefined {
  const names = new Set<string>();
  let total = 0;
  for (const header of headers) {
    const { path } = header;
    const reason = reasonAgainst(header);
    if (reason !== undefined) return { reason, path };
    // On Windows and macOS the second file would replace the first.
    const name = path.normalize('NFC').toLowerCase();
    if (names.has(name)) return { reason: 'has two entries of one name', path };
    names.add(name);
    total += header.size;
  }
  return total > budget ? { reason: `unpacks to more than the ${grouped(budget)} bytes still allowed` } : undefined;
}

function reasonAgainst({ path, flags, method, packedSize, size, mode, local }: Header): string | undefined {
  if (flags & 0x2041) return 'has an encrypted entry';
  if (packedSize === 0xffffffff || size === 0xffffffff || local === 0xffffffff) return 'is in the format for large archives (zip64)';
  // The other flags tell how hard the packer tried, where the sizes are, and that the name is in UTF-8.
  if (flags & ~0x080e || (method !== stored && method !== deflated)) return 'has an entry packed in an unusual way';
  if (!isPlainPath(path)) return 'has an entry whose name leads elsewhere or is no name';
  const type = mode & 0o170000;
  if (type !== 0 && type !== 0o100000 && type !== 0o040000) return 'has an entry that is a link or no file';
  if (size > limits.fileBytes) return `has an entry larger than ${grouped(limits.fileBytes)} bytes`;
  if (size > packedSize * limits.zipRatio) return `has an entry that unpacks to more than ${limits.zipRatio} times its size`;
  if (method === stored && packedSize !== size) return 'describes an entry in two ways';
  return path.endsWith('/') && size > 0 ? 'has a folder with content of its own' : undefined;
}

/** A relative path of ordinary names: nothing that leads up, to a drive, or to another place on another system. */
function isPlainPath(path: string): boolean {
  if (/[\\:\x00-\x1f\x7f]/.test(path)) return false;
  const names = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  return names.every((name) => name !== '' && name !== '.' && name !== '..');
}

/** Where the content of an entry is, when the header before it and the description behind it say what the directory says. */
function locate({ bytes, view }: Archive, header: Header, limit: number): { readonly start: number; readonly end: number } | undefined {
  const { local, name, flags, method, crc, packedSize, size } = header;
  if (local + localSize > limit || view.getUint32(local, true) !== 0x04034b50) return undefined;
  const nameStart = local + localSize;
  const nameEnd = nameStart + view.getUint16(local + 26, true);
  const isSame =
    ((view.getUint16(local + 6, true) ^ flags) & described) === 0 &&
    view.getUint16(local + 8, true) === method &&
    equalBytes(bytes.subarray(nameStart, nameEnd), name);
  if (!isSame) return undefined;
  const start = nameEnd + view.getUint16(local + 28, true);
  const end = start + packedSize;
  if (end > limit) return undefined;
  const saysSo = (at: number): boolean =>
    view.getUint32(at, true) === crc && view.getUint32(at + 4, true) === packedSize && view.getUint32(at + 8, true) === size;
  if ((flags & described) === 0) return saysSo(local + 14) ? { start, end } : undefined;
  // The signature before a description is optional.
  if (end + 16 <= limit && view.getUint32(end, true) === 0x08074b50 && saysSo(end + 4)) return { start, end: end + 16 };
  return end + 12 <= limit && saysSo(end) ? { start, end: end + 12 } : undefined;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

function isRefusal(value: object): value is ZipRefusal {
  return 'reason' in value;
}
