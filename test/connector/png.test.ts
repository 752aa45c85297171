import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { icon } from '../../rules/icon/example-icon.ts';
import { crc32 } from '../../src/connector/crc32.ts';
import { readPng } from '../../src/connector/png.ts';

type Part = readonly [type: string, data: Uint8Array | readonly number[]];

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const end: Part = ['IEND', []];

function png(...parts: readonly Part[]): Uint8Array {
  const chunks = parts.map(([type, data]) => {
    const content = Buffer.concat([Buffer.from(type), Buffer.from(data)]);
    return Buffer.concat([big(data.length), content, big(crc32(content))]);
  });
  return new Uint8Array(Buffer.concat([Buffer.from(signature), ...chunks]));
}

function header(width: number, height: number, depth: number, colorType: number, interlace = 0): Part {
  return ['IHDR', [...big(width), ...big(height), depth, colorType, 0, 0, interlace]];
}

function data(...rows: readonly (readonly number[])[]): Part {
  return ['IDAT', deflateSync(Uint8Array.from(rows.flat()))];
}

function big(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

const pixelsOf = (bytes: Uint8Array) => {
  const pixels = readPng(bytes)?.pixels;
  return (
    pixels &&
    Array.from({ length: pixels.length / 4 }, (_, index) => Buffer.from(pixels.subarray(index * 4, index * 4 + 4)).toString('hex'))
  );
};

describe('every kind of pixel is read', () => {
  test.each<[string, readonly Part[], readonly string[]]>([
    [
      'black and white',
      [header(9, 1, 1, 0), data([0, 0b10100000, 0b10000000])],
      ['ffffffff', '000000ff', 'ffffffff', ...Array(5).fill('000000ff'), 'ffffffff'],
    ],
    ['4 greys', [header(4, 1, 2, 0), data([0, 0b00011011])], ['000000ff', '555555ff', 'aaaaaaff', 'ffffffff']],
    ['16 greys', [header(2, 1, 4, 0), data([0, 0x1f])], ['111111ff', 'ffffffff']],
    ['grey, one of them transparent', [header(2, 1, 8, 0), ['tRNS', [0, 7]], data([0, 7, 8])], ['07070700', '080808ff']],
    ['grey in 16 bits', [header(1, 1, 16, 0), ['tRNS', [0x12, 0x35]], data([0, 0x12, 0x34])], ['121212ff']],
    ['colours', [header(1, 2, 8, 2), data([0, 1, 2, 3], [0, 4, 5, 6])], ['010203ff', '040506ff']],
    [
      'colours, one of them transparent',
      [header(2, 1, 8, 2), ['tRNS', [0, 1, 0, 2, 0, 3]], data([0, 1, 2, 3, 1, 2, 4])],
      ['01020300', '010204ff'],
    ],
    ['colours in 16 bits', [header(1, 1, 16, 2), data([0, 1, 9, 2, 9, 3, 9])], ['010203ff']],
    [
      'a palette',
      [header(3, 1, 2, 3), ['PLTE', [1, 2, 3, 4, 5, 6]], ['tRNS', [9]], data([0, 0b00010000])],
      ['01020309', '040506ff', '01020309'],
    ],
    ['grey with alpha', [header(1, 1, 8, 4), data([0, 5, 6])], ['05050506']],
    ['grey with alpha in 16 bits', [header(1, 1, 16, 4), data([0, 5, 0, 6, 0])], ['05050506']],
    ['colours with alpha', [header(1, 1, 8, 6), data([0, 1, 2, 3, 4])], ['01020304']],
    ['colours with alpha in 16 bits', [header(1, 1, 16, 6), data([0, 1, 0, 2, 0, 3, 0, 4, 0])], ['01020304']],
  ])('%s', (_name, parts, pixels) => expect(pixelsOf(png(...parts, end))).toEqual(pixels));

  test('rows filtered in each way', () => {
    const rows = [
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 1, 1, 1],
      [3, 5, 5, 5],
      [4, 1, 1, 1],
    ];
    const greys = ['0a141e', '0a141e', '0b151f', '0a141e', '0b151f'].flatMap((row) => row.match(/../g) ?? []);
    expect(pixelsOf(png(header(3, 5, 8, 0), data(...rows), end))).toEqual(greys.map((grey) => `${grey.repeat(3)}ff`));
  });

  test('content in several chunks, and chunks that nobody needs', () => {
    const packed = deflateSync(Uint8Array.of(0, 1, 2, 3));
    const parts: readonly Part[] = [
      header(1, 1, 8, 2),
      ['tEXt', [65, 0, 66]],
      ['IDAT', packed.subarray(0, 5)],
      ['IDAT', packed.subarray(5)],
      end,
    ];
    expect(pixelsOf(png(...parts))).toEqual(['010203ff']);
  });

  test('the icon of the examples', () => {
    const image = readPng(icon({ width: 120, height: 101 }));
    expect(image).toMatchObject({ width: 120, height: 101 });
    expect(image?.pixels?.slice(0, 4)).toEqual(Uint8Array.of(0x1f, 0x6f, 0xeb, 255));
  });
});

describe('an image that is not looked into has a size only', () => {
  const pixel = data([0, 1, 2, 3]);
  test.each<[string, readonly Part[]]>([
    ['interlaced', [header(1, 1, 8, 2, 1), pixel, end]],
    ['of a filter that does not exist', [header(1, 1, 8, 2), data([5, 1, 2, 3]), end]],
    ['too few bytes', [header(1, 2, 8, 2), pixel, end]],
    ['too many bytes', [header(1, 1, 8, 2), data([0, 1, 2, 3], [0]), end]],
    ['no content', [header(1, 1, 8, 2), end]],
    ['no end', [header(1, 1, 8, 2), pixel]],
    ['no zlib', [header(1, 1, 8, 2), ['IDAT', [1, 2, 3, 4, 5, 6, 7]], end]],
    ['no palette', [header(1, 1, 8, 3), data([0, 0]), end]],
    ['a colour outside of the palette', [header(1, 1, 8, 3), ['PLTE', [1, 2, 3]], data([0, 1]), end]],
    ['more pixels than are looked into', [header(0x7fffffff, 0x7fffffff, 16, 6), pixel, end]],
    ['little that unpacks to much', [header(1000, 1000, 8, 0), ['IDAT', deflateSync(new Uint8Array(200_000_000))], end]],
  ])('%s', (_name, parts) => {
    const image = readPng(png(...parts));
    expect(image).toBeDefined();
    expect(image?.pixels).toBeUndefined();
  });

  test('one with a wrong checksum', () => {
    const bytes = png(header(1, 1, 8, 2), pixel, end);
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    expect(readPng(bytes)?.pixels).toBeUndefined();
  });
});

describe('without a valid header it is no PNG', () => {
  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['the signature alone', Uint8Array.from(signature)],
    ['another format', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['another chunk first', png(['tEXt', [65]], header(1, 1, 8, 2))],
    ['no width', png(header(0, 1, 8, 2))],
    ['a negative height', png(header(1, 0x80000000, 8, 2))],
    ['a colour type that does not exist', png(header(1, 1, 8, 5))],
    ['a depth that does not exist', png(header(1, 1, 4, 2))],
    ['a wrong checksum', png(header(1, 1, 8, 2)).fill(9, 23, 24)],
  ])('%s', (_name, bytes) => expect(readPng(bytes)).toBeUndefined());
});

describe('whatever the bytes are, reading ends and does not throw', () => {
  test('random chunks', () => {
    const part = fc.tuple(fc.constantFrom('IDAT', 'PLTE', 'tRNS', 'IEND', 'IHDR', 'abcd'), fc.uint8Array({ maxLength: 40 }));
    const first = fc.tuple(fc.nat(40), fc.nat(40), fc.constantFrom(1, 2, 4, 8, 16), fc.constantFrom(0, 2, 3, 4, 6));
    fc.assert(
      fc.property(first, fc.array(part, { maxLength: 6 }), (values, parts) => {
        const image = readPng(png(header(...values), ...parts, end));
        if (image?.pixels) expect(image.pixels).toHaveLength(image.width * image.height * 4);
      }),
      { numRuns: 1_000 },
    );
  });

  test('random rows', () => {
    const kind = fc.constantFrom<readonly [number, number, number]>([1, 0, 1], [8, 0, 1], [16, 2, 6], [8, 3, 1], [16, 6, 8]);
    fc.assert(
      fc.property(kind, fc.uint8Array({ minLength: 400, maxLength: 400 }), ([depth, colorType, size], bytes) => {
        const rows = Array.from({ length: 4 }, (_, row) => [row, ...bytes.subarray(row * 100, row * 100 + (depth === 1 ? 1 : 5 * size))]);
        const image = readPng(png(header(5, 4, depth, colorType), ['PLTE', new Uint8Array(768)], data(...rows), end));
        expect(image?.pixels).toHaveLength(80);
      }),
    );
  });

  test('an icon with some bytes changed', () => {
    const whole = icon({ width: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(() => readPng(bytes)).not.toThrow();
      }),
    );
  });
});
