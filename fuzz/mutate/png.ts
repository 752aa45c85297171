import { deflateSync, inflateSync } from 'node:zlib';
import { crc32 } from '../../src/connector/crc32.ts';
import type { Random } from '../random.ts';
import { edgeNumber, mutateBytes, withNumber } from './bytes.ts';

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

const types = ['IHDR', 'IDAT', 'IEND', 'PLTE', 'tRNS', 'tEXt', 'zTXt', 'gAMA', 'acTL', 'fdAT', 'abcd'];

/** An image that is nearly this one: mostly with checksums that are right, so that something behind them is reached. */
export function mutatePng(bytes: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array {
  const chunks = chunksOf(bytes);
  if (chunks.length === 0 || random.chance(0.1)) return mutateBytes(bytes, random, other);
  const at = random.below(chunks.length);
  const { type, data } = chunks[at] ?? { type: 'IEND', data: new Uint8Array() };
  const changed = (one: Chunk): Uint8Array => pngOf(chunks.toSpliced(at, 1, one));
  switch (random.below(8)) {
    case 0:
      return pngOf(chunks.toSpliced(at, 1));
    case 1:
      return pngOf(chunks.toSpliced(random.below(chunks.length), 0, { type, data }));
    case 2:
      return changed({ type: random.pick(types), data });
    case 3:
    case 4:
      return changed({ type, data: type === 'IDAT' ? repacked(data, random, other) : mutateBytes(data, random, () => data) });
    case 5: {
      const [head, ...rest] = chunks;
      const header = withNumber(
        head?.data ?? data,
        random.pick([0, 4, 8, 9, 10, 11, 12]),
        edgeNumber(random),
        random.pick([1, 1, 4]),
        false,
      );
      return pngOf([{ type: 'IHDR', data: header }, ...rest]);
    }
    case 6: {
      const cut = random.below(data.length + 1);
      return pngOf(chunks.toSpliced(at, 1, { type, data: data.subarray(0, cut) }, { type, data: data.subarray(cut) }));
    }
    default: {
      const theirs = chunksOf(other());
      return theirs.length === 0 ? changed({ type, data: mutateBytes(data, random, () => data) }) : changed(random.pick(theirs));
    }
  }
}

function repacked(data: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array {
  try {
    const plain = inflateSync(data, { maxOutputLength: 1 << 20 });
    return deflateSync(random.chance(0.02) ? Buffer.alloc(1 << 22) : mutateBytes(plain, random, other), { level: 1 });
  } catch {
    return mutateBytes(data, random, other);
  }
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: Chunk[] = [];
  for (let at = 8; at + 12 <= view.length; ) {
    const length = view.readUInt32BE(at);
    if (at + 12 + length > view.length) break;
    found.push({ type: view.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

/** An image of these chunks, with their checksums. */
export function pngOf(chunks: readonly Chunk[]): Uint8Array {
  const written = chunks.map(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type.slice(0, 4).padEnd(4), 'latin1'), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  });
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...written]);
}
