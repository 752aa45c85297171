import type { Random } from '../random.ts';

const edges = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Bytes that are nearly these, whatever they mean. */
export function mutateBytes(bytes: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array {
  const at = random.below(bytes.length + 1);
  const length = Math.min(bytes.length - at, 1 + random.below(random.chance(0.8) ? 8 : 512));
  const [head, range, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (random.below(9)) {
    case 0:
      return withByte(bytes, at, (byte) => byte ^ (1 << random.below(8)));
    case 1:
      return withByte(bytes, at, () => random.below(256));
    case 2:
      return Buffer.concat([head, tail]);
    case 3:
      return Buffer.concat([head, range, range, tail]);
    case 4:
      return Buffer.concat([head, ...Array.from({ length: 2 + random.below(200) }, () => range), tail]);
    case 5:
      return withNumber(bytes, at, random.pick(edges), random.pick([1, 2, 4]), random.chance(0.5));
    case 6:
      return Buffer.concat([
        head,
        Buffer.from(Array.from({ length: 1 + random.below(8) }, () => random.below(256))),
        head.length === 0 ? tail : range,
        tail,
      ]);
    case 7: {
      const from = other();
      const start = random.below(from.length);
      return Buffer.concat([head, from.subarray(start, start + 1 + random.below(256)), tail]);
    }
    default:
      return random.chance(0.2) ? bytes.subarray(0, at) : withByte(bytes, at, (byte) => byte + (random.chance(0.5) ? 1 : -1));
  }
}

function withByte(bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  const changed = Buffer.from(bytes);
  if (at < changed.length) changed[at] = change(changed[at] ?? 0) & 0xff;
  return changed;
}

/** The bytes with this number written at a place, in one, two or four bytes. */
export function withNumber(bytes: Uint8Array, at: number, value: number, width: number, isLittle: boolean): Uint8Array {
  const changed = Buffer.from(bytes);
  if (at + width > changed.length) return changed;
  const fitting = width === 4 ? value >>> 0 : value & (width === 2 ? 0xffff : 0xff);
  if (isLittle) changed.writeUIntLE(fitting, at, width);
  else changed.writeUIntBE(fitting, at, width);
  return changed;
}

/** A number at which something changes. */
export function edgeNumber(random: Random): number {
  return random.pick(edges);
}
