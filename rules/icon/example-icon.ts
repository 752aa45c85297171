import { crc32 } from '../../src/connector/crc32.ts';

type Color = readonly [red: number, green: number, blue: number, alpha?: number];

/** The colour of the golden connector. */
const brand: Color = [0x1f, 0x6f, 0xeb];
const white: Color = [255, 255, 255];

interface Drawing {
  readonly width?: number;
  readonly height?: number;
  /** One colour, or one for each column. */
  readonly background?: Color | ((x: number) => Color);
  /** The colour of a square in the middle, and how much of the width it takes. */
  readonly logo?: Color;
  readonly share?: number;
}

/** A PNG of one colour with a square in the middle; nothing in it is compressed. */
export function icon({ width = 100, height = width, background = brand, logo = white, share = 0.5 }: Drawing = {}): Uint8Array {
  const isLogo = (at: number, size: number): boolean => Math.abs(at + 0.5 - size / 2) < (share * size) / 2;
  const colorAt = typeof background === 'function' ? background : () => background;
  const rows: number[] = [];
  for (let y = 0; y < height; y += 1) {
    rows.push(0);
    for (let x = 0; x < width; x += 1) {
      const [red, green, blue, alpha = 255] = isLogo(x, width) && isLogo(y, height) ? logo : colorAt(x);
      rows.push(red, green, blue, alpha);
    }
  }
  const header = [...bytesOf(width), ...bytesOf(height), 8, 6, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk('IDAT', zlib(rows)),
    ...chunk('IEND', []),
  ]);
}

function chunk(type: string, data: readonly number[]): number[] {
  const content = [...new TextEncoder().encode(type), ...data];
  return [...bytesOf(data.length), ...content, ...bytesOf(crc32(Uint8Array.from(content)))];
}

/** Blocks that hold their bytes as they are. */
function zlib(bytes: readonly number[]): number[] {
  const blocks = [0x78, 0x01];
  for (let at = 0; at < bytes.length; at += 0xffff) {
    const block = bytes.slice(at, at + 0xffff);
    const isLast = at + block.length === bytes.length ? 1 : 0;
    blocks.push(isLast, block.length & 0xff, block.length >> 8, ~block.length & 0xff, (~block.length >> 8) & 0xff);
    for (const byte of block) blocks.push(byte);
  }
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return [...blocks, ...bytesOf(b * 65_536 + a)];
}

function bytesOf(number: number): number[] {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) & 0xff);
}
