import { decode, encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { iconOf } from '../../src/catalog/icon.ts';
import { readConnector } from '../../src/connector/connector.ts';

function connectorWith(bytes: Uint8Array | undefined, name = 'icon.png') {
  const entries = bytes === undefined ? [] : [{ path: name, kind: 'file', executable: false, size: bytes.length, bytes } as const];
  return readConnector({ path: 'x', name: 'Contoso', program: 'certified', entries, truncated: false });
}

const plain = (width: number, height: number, pixel: readonly number[]) =>
  encode({ width, height, depth: 8, channels: 4, data: new Uint8Array(width * height * 4).map((_, at) => pixel[at % 4] ?? 0) });

describe('an icon is made anew', () => {
  test('from its pixels alone: texts of the file are gone', () => {
    const width = 2;
    const text = { Comment: '<script>alert(1)</script>' };
    const dirty = encode({ width, height: 1, depth: 8, channels: 4, data: new Uint8Array([255, 0, 0, 255, 0, 0, 255, 128]), text });
    expect(new TextDecoder('latin1').decode(dirty)).toContain('<script>');
    const made = iconOf(connectorWith(dirty, 'Icon.PNG')) ?? new Uint8Array();
    expect(new TextDecoder('latin1').decode(made)).not.toContain('script');
    const { data, ...image } = decode(made);
    expect([image.width, image.height, [...data]]).toEqual([2, 1, [255, 0, 0, 255, 0, 0, 255, 128]]);
  });

  test('no larger than pages need, in its own proportions and colours', () => {
    const { data, width, height } = decode(iconOf(connectorWith(plain(600, 300, [10, 20, 30, 255]))) ?? new Uint8Array());
    expect([width, height]).toEqual([128, 64]);
    expect([...data].every((value, at) => value === [10, 20, 30, 255][at % 4])).toBe(true);
    expect(decode(iconOf(connectorWith(plain(1000, 1, [1, 2, 3, 255]))) ?? new Uint8Array()).height).toBe(1);
  });

  test('with colours of what is transparent left out of the mean', () => {
    const data = new Uint8Array(256 * 256 * 4).map(
      (_, at) => (Math.floor(at / 4) % 2 === 0 ? [200, 100, 50, 255] : [0, 255, 0, 0])[at % 4] ?? 0,
    );
    const made = decode(iconOf(connectorWith(encode({ width: 256, height: 256, depth: 8, channels: 4, data }))) ?? new Uint8Array());
    expect([...made.data.subarray(0, 4)]).toEqual([200, 100, 50, 128]);
  });
});

test.each([
  ['is missing', undefined],
  ['is no PNG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['is cut off', plain(40, 40, [1, 2, 3, 4]).subarray(0, 60)],
  ['has more pixels than anybody looks into', plain(1025, 1025, [1, 2, 3, 255])],
  ['has more bytes than an icon needs', new Uint8Array([...plain(4, 4, [1, 2, 3, 255]), ...new Uint8Array(2_000_000)])],
  ['says that it is larger than it is', new Uint8Array(plain(8, 8, [1, 2, 3, 255])).fill(4, 18, 20)],
])('there is no icon when the file %s', (_, bytes) => {
  expect(iconOf(connectorWith(bytes))).toBeUndefined();
});
