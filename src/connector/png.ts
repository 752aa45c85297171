import { crc32 } from './crc32.ts';
import { inflate } from './inflate.ts';
import { limits } from './limits.ts';

/** A PNG image. */
export interface Png {
  readonly width: number;
  readonly height: number;
  /**
   * Red, green, blue and alpha of each pixel, row by row, in 8 bits each. `undefined` when the image is damaged, interlaced, or larger
   * than `limits.imagePixels`.
   */
  readonly pixels: Uint8Array | undefined;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colorType: number;
  readonly isInterlaced: boolean;
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Samples of a pixel and their possible bits, by colour type: grey, colours, palette, grey with alpha, colours with alpha. */
const colorTypes: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** Reads a PNG (ISO/IEC 15948); `undefined` without its signature or a valid header. Never throws for what the bytes hold. */
export function readPng(bytes: Uint8Array): Png | undefined {
  if (!signature.every((byte, index) => bytes[index] === byte)) return undefined;
  const chunks = readChunks(bytes);
  const header = readHeader(chunks[0]);
  return header && { width: header.width, height: header.height, pixels: decode(header, chunks) };
}

/** The chunks up to the end, or to the first that is damaged. */
function readChunks(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    if (type === 'IEND') break;
    at = end + 4;
  }
  return chunks;
}

function readHeader(chunk: Chunk | undefined): Header | undefined {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) return undefined;
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, 13);
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  const [depth = 0, colorType = 0, compression, filter, interlace = 0] = chunk.data.subarray(8);
  const isSize = (size: number): boolean => size > 0 && size < 0x80000000;
  const isValid = isSize(width) && isSize(height) && compression === 0 && filter === 0 && interlace <= 1;
  if (!isValid || !colorTypes[colorType]?.depths.includes(depth)) return undefined;
  return { width, height, depth, colorType, isInterlaced: interlace === 1 };
}

function decode(header: Header, chunks: readonly Chunk[]): Uint8Array | undefined {
  const { width, height, depth, colorType, isInterlaced } = header;
  if (isInterlaced || width * height > limits.imagePixels || chunks.at(-1)?.type !== 'IEND') return undefined;
  const samples = colorTypes[colorType]?.samples ?? 0;
  const rowSize = Math.ceil((width * samples * depth) / 8);
  const packed = joined(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  // Two bytes of zlib (RFC 1950) before the data, four after it: its checksum adds nothing to those of the chunks.
  const [method = 0, flags = 0] = packed;
  if (packed.length < 6 || (method & 0x0f) !== 8 || (flags & 0x20) !== 0 || (method * 256 + flags) % 31 !== 0) return undefined;
  const filtered = inflate(packed.subarray(2, -4), (1 + rowSize) * height);
  const rows = filtered && unfilter(filtered, rowSize, Math.max(1, (samples * depth) / 8));
  if (rows === undefined) return undefined;
  const transparency = chunks.find(({ type }) => type === 'tRNS')?.data;
  if (colorType !== 3) return fromSamples(rows, header, samples, rowSize, transparency);
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
  return palette && fromPalette(rows, header, rowSize, palette, transparency);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Each row begins with the way it was filtered: as differences from the pixel to the left, from the row above, or from both. */
function unfilter(filtered: Uint8Array, rowSize: number, pixelSize: number): Uint8Array | undefined {
  const height = filtered.length / (rowSize + 1);
  const rows = new Uint8Array(rowSize * height);
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (rowSize + 1)] ?? 0;
    if (filter > 4) return undefined;
    for (let column = 0; column < rowSize; column += 1) {
      const at = row * rowSize + column;
      const left = column < pixelSize ? 0 : (rows[at - pixelSize] ?? 0);
      const above = row === 0 ? 0 : (rows[at - rowSize] ?? 0);
      const aboveLeft = row === 0 || column < pixelSize ? 0 : (rows[at - rowSize - pixelSize] ?? 0);
      rows[at] = (filtered[at + row + 1] ?? 0) + predicted(filter, left, above, aboveLeft);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, aboveLeft: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const toLeft = Math.abs(above - aboveLeft);
  const toAbove = Math.abs(left - aboveLeft);
  const toAboveLeft = Math.abs(left + above - 2 * aboveLeft);
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}

/** One sample of a row, in as many bits as it has. */
function sampleAt(rows: Uint8Array, rowStart: number, index: number, depth: number): number {
  if (depth === 16) return (rows[rowStart + index * 2] ?? 0) * 256 + (rows[rowStart + index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((rows[rowStart + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

function fromSamples(rows: Uint8Array, header: Header, samples: number, rowSize: number, transparency: Uint8Array | undefined): Uint8Array {
  const { width, height, depth } = header;
  const pixels = new Uint8Array(width * height * 4);
  const colors = samples < 3 ? 1 : 3;
  const hasAlpha = samples > colors;
  const most = 2 ** depth - 1;
  const toByte = (sample: number): number => (depth === 16 ? sample >> 8 : (sample * 255) / most);
  // One colour can be declared transparent.
  const clear = !hasAlpha && transparency?.length === colors * 2 ? transparency : undefined;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const rowStart = Math.floor(pixel / width) * rowSize;
    const first = (pixel % width) * samples;
    let isClear = clear !== undefined;
    for (let color = 0; color < 3; color += 1) {
      const sample = sampleAt(rows, rowStart, first + (colors === 1 ? 0 : color), depth);
      pixels[pixel * 4 + color] = toByte(sample);
      if (clear && color < colors && sample !== sampleAt(clear, 0, color, 16)) isClear = false;
    }
    pixels[pixel * 4 + 3] = hasAlpha ? toByte(sampleAt(rows, rowStart, first + colors, depth)) : isClear ? 0 : 255;
  }
  return pixels;
}

/** `undefined` when a pixel is of no colour of the palette. */
function fromPalette(
  rows: Uint8Array,
  { width, height, depth }: Header,
  rowSize: number,
  palette: Uint8Array,
  transparency: Uint8Array | undefined,
): Uint8Array | undefined {
  const pixels = new Uint8Array(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const color = sampleAt(rows, Math.floor(pixel / width) * rowSize, pixel % width, depth);
    const [red, green, blue] = palette.subarray(color * 3, color * 3 + 3);
    if (red === undefined || green === undefined || blue === undefined) return undefined;
    pixels.set([red, green, blue, transparency?.[color] ?? 255], pixel * 4);
  }
  return pixels;
}
