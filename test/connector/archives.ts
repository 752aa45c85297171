import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/connector/crc32.ts';

/** An entry of an archive, with whatever shall be wrong about it. */
export interface Entry {
  readonly path: string;
  readonly content?: string | Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly mode?: number;
  readonly crc?: number;
  /** What the directory says, when not the truth. */
  readonly size?: number;
  readonly packedSize?: number;
  readonly local?: number;
  /** What the entry's own header says, when not the same. */
  readonly localPath?: string;
  readonly localSize?: number;
  /** The content as it is packed, when not by ordinary means. */
  readonly packed?: Uint8Array;
  /** What follows the content. */
  readonly descriptor?: 'signed' | 'unsigned' | 'wrong' | 'absent';
}

export interface ArchiveEnd {
  readonly count?: number;
  readonly disk?: number;
  readonly size?: number;
  readonly start?: number;
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
}

/** A zip archive of these entries, deflated unless told otherwise. */
export function archive(entries: readonly Entry[], end: ArchiveEnd = {}): Uint8Array {
  const content: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const plain = Buffer.from(entry.content ?? '');
    const method = entry.method ?? 8;
    const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(plain) : plain));
    const flags = entry.flags ?? (entry.descriptor === undefined ? 0x0800 : 0x0808);
    const crc = entry.crc ?? crc32(plain);
    const packedSize = entry.packedSize ?? packed.length;
    const size = entry.size ?? plain.length;
    const isDescribed = entry.descriptor !== undefined;
    const localName = Buffer.from(entry.localPath ?? entry.path);
    const local = [packed32(0x04034b50), packed16(20, flags, method, 0, 0x21)];
    local.push(
      isDescribed ? packed32(0, 0, 0) : packed32(crc, packedSize, entry.localSize ?? size),
      packed16(localName.length, 0),
      localName,
      packed,
    );
    if (entry.descriptor === 'signed') local.push(packed32(0x08074b50, crc, packedSize, size));
    if (entry.descriptor === 'unsigned') local.push(packed32(crc, packedSize, size));
    if (entry.descriptor === 'wrong') local.push(packed32(0x08074b50, crc, packedSize, size + 1));
    const name = Buffer.from(entry.path);
    directory.push(packed32(0x02014b50), packed16(0x0314, 20, flags, method, 0, 0x21), packed32(crc, packedSize, size));
    directory.push(packed16(name.length, 0, 0, 0, 0, 0, entry.mode ?? 0), packed32(entry.local ?? at), name);
    content.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = end.count ?? entries.length;
  const last = [packed32(0x06054b50), packed16(end.disk ?? 0, 0, count, count), packed32(end.size ?? size, end.start ?? at), packed16(0)];
  return new Uint8Array(Buffer.concat([...content, ...directory, end.before ?? new Uint8Array(), ...last, end.after ?? new Uint8Array()]));
}

function packed16(...numbers: readonly number[]): Buffer {
  return Buffer.from(Uint16Array.from(numbers).buffer);
}

function packed32(...numbers: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(numbers).buffer);
}
