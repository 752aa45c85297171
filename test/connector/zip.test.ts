import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeZip } from '../../src/catalog/zip.ts';
import { inflate } from '../../src/connector/inflate.ts';
import { limits } from '../../src/connector/limits.ts';
import { readZip } from '../../src/connector/zip.ts';
import { type ArchiveEnd, archive, type Entry } from './archives.ts';

const budget: number = limits.packageBytes;
const textsOf = (bytes: Uint8Array) => readZip(bytes, budget).entries.map((entry) => [entry.path, new TextDecoder().decode(entry.bytes)]);
const reasonOf = (bytes: Uint8Array, allowed = budget) => {
  const { entries, folders, refusal } = readZip(bytes, allowed);
  if (refusal !== undefined) expect([entries, folders]).toEqual([[], []]);
  return refusal?.reason;
};
const twoWays = 'describes an entry in two ways';
const damaged = 'has a damaged entry';
const damagedDirectory = 'has a damaged directory';

describe('what ordinary tools write is read', () => {
  test('stored, as our own bundles', () => {
    const bytes = writeZip([
      { path: 'a.txt', executable: false, bytes: new TextEncoder().encode('one') },
      { path: 'b/c.txt', executable: true, bytes: new Uint8Array() },
    ]);
    expect(textsOf(bytes)).toEqual([
      ['a.txt', 'one'],
      ['b/c.txt', ''],
    ]);
    expect(readZip(bytes, budget).folders).toEqual(['b']);
  });

  test('deflated by another library', () => {
    const text = Array.from({ length: 1_000 }, (_, number) => `Thing ${number} of the warehouse.\n`).join('');
    const content = new TextEncoder().encode(text);
    expect(textsOf(zipSync({ 'möbel.txt': content, 'b/': new Uint8Array() }, { level: 9 }))).toEqual([
      ['möbel.txt', text],
      ['b/', ''],
    ]);
  });

  test.each(['signed', 'unsigned'] as const)('sizes behind the content, %s', (descriptor) => {
    expect(
      textsOf(
        archive([
          { path: 'a', content: 'one', descriptor },
          { path: 'b', content: 'two' },
        ]),
      ),
    ).toEqual([
      ['a', 'one'],
      ['b', 'two'],
    ]);
  });

  test('bytes that lie within others', () => {
    const zip = archive([{ path: 'a', content: 'one' }]);
    const around = new Uint8Array(zip.length + 20).fill(0x50);
    around.set(zip, 7);
    expect(textsOf(around.subarray(7, 7 + zip.length))).toEqual([['a', 'one']]);
  });

  test('an empty archive', () => expect(readZip(archive([]), budget)).toEqual({ entries: [], folders: [], refusal: undefined }));
});

describe('names that lead elsewhere are refused', () => {
  test.each(['../a', 'a/../b', 'a/..', './a', '/a', 'a//b', 'C:/a', 'C:a', '..\\a', 'a\\b', 'a\0.md', 'a\nb', '', '/', '..'])(
    '%j',
    (path) => {
      expect(readZip(archive([{ path: 'ok.md' }, { path }]), budget).refusal).toEqual({
        reason: 'has an entry whose name leads elsewhere or is no name',
        path,
      });
    },
  );

  test.each([
    ['a.md', 'a.md'],
    ['a.md', 'A.MD'],
    ['\u00e9.md', 'e\u0301.md'],
  ])('%j and %j are one name', (one, other) => {
    expect(reasonOf(archive([{ path: one }, { path: other }]))).toBe('has two entries of one name');
  });
});

describe('entries that readers do not agree on are refused', () => {
  const one: Entry = { path: 'a', content: 'one' };
  test.each<[string, Entry, string]>([
    ['encrypted', { ...one, flags: 0x0801 }, 'has an encrypted entry'],
    ['with a hidden directory', { ...one, flags: 0x2800 }, 'has an encrypted entry'],
    ['a patch', { ...one, flags: 0x0820 }, 'has an entry packed in an unusual way'],
    ['bzip2', { ...one, method: 12 }, 'has an entry packed in an unusual way'],
    ['a link', { ...one, mode: 0o120777 }, 'has an entry that is a link or no file'],
    ['a device', { ...one, mode: 0o020666 }, 'has an entry that is a link or no file'],
    ['zip64 sizes', { ...one, size: 0xffffffff }, 'is in the format for large archives (zip64)'],
    ['zip64 place', { ...one, local: 0xffffffff }, 'is in the format for large archives (zip64)'],
    ['a folder with content', { ...one, path: 'a/' }, 'has a folder with content of its own'],
    ['another name in its own header', { ...one, localPath: 'b' }, twoWays],
    ['another size in its own header', { ...one, localSize: 4 }, twoWays],
    ['another size in the description', { ...one, descriptor: 'wrong' }, twoWays],
    ['no description', { ...one, descriptor: 'absent' }, twoWays],
    ['a place without a header', { ...one, local: 1 }, twoWays],
    ['a place behind the end', { ...one, local: 0xfffffff0 }, twoWays],
    ['content behind the directory', { ...one, packedSize: 500 }, twoWays],
    ['stored in two sizes', { ...one, method: 0, packedSize: 2 }, twoWays],
    ['a wrong checksum', { ...one, crc: 1 }, damaged],
    ['fewer bytes than it says', { ...one, size: 4 }, damaged],
    ['more bytes than it says', { ...one, size: 2 }, damaged],
    ['not deflated', { ...one, packed: Uint8Array.of(0xff, 0xff, 0xff) }, damaged],
    ['cut off', { ...one, packed: deflateRawSync('one').subarray(0, 3) }, damaged],
  ])('%s', (_name, entry, reason) => {
    expect(readZip(archive([{ path: 'ok.md', content: 'ok' }, entry]), budget).refusal).toEqual({ reason, path: entry.path });
  });
});

describe('archives that readers do not agree on are refused', () => {
  test.each<[string, ArchiveEnd, string]>([
    ['bytes behind the end', { after: new Uint8Array(1) }, 'is no zip archive, or has something after its end'],
    ['fewer entries than there are', { count: 1 }, damagedDirectory],
    ['more entries than there are', { count: 3 }, damagedDirectory],
    ['bytes behind the directory', { before: new Uint8Array(4) }, damagedDirectory],
    ['a directory elsewhere', { start: 0 }, damagedDirectory],
    ['a part of several', { disk: 1 }, 'is one part of several'],
    ['too many entries for the format', { count: 0xffff }, 'is in the format for large archives (zip64)'],
    [
      'a second end for large archives',
      { before: Uint8Array.from([0x50, 0x4b, 6, 7, ...new Uint8Array(16)]) },
      'is in the format for large archives (zip64)',
    ],
    ['more entries than allowed', { count: limits.zipEntries + 1 }, 'has more than 1,000 entries'],
  ])('%s', (_name, end, reason) => {
    expect(reasonOf(archive([{ path: 'a' }, { path: 'b' }], end))).toBe(reason);
  });

  test.each([0, 3, 21])('%d bytes', (length) => expect(reasonOf(new Uint8Array(length))).toMatch(/^is no zip/));

  test('entries that share their content', () => {
    const first = { path: 'a', content: 'one', method: 0 };
    expect(reasonOf(archive([first, { ...first, path: 'b', local: 0, localPath: 'a' }]))).toBe(twoWays);
    expect(reasonOf(overlapping())).toBe('has entries that overlap');
  });
});

describe('what would cost too much is refused', () => {
  test('an entry that unpacks to much more than it is', () => {
    expect(reasonOf(archive([{ path: 'a', content: new Uint8Array(1_000_000) }]))).toBe(
      'has an entry that unpacks to more than 200 times its size',
    );
  });

  test('an entry that says it is small, and is not', () => {
    const packed = deflateRawSync(new Uint8Array(200_000_000));
    const before = process.memoryUsage().arrayBuffers;
    expect(reasonOf(archive([{ path: 'a', packed, size: packed.length }]))).toBe(damaged);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64_000_000);
  });

  test('an entry too large', () => {
    expect(reasonOf(archive([{ path: 'a', method: 0, content: new Uint8Array(limits.fileBytes + 1) }]))).toMatch(
      /^has an entry larger than 2,097,152/,
    );
  });

  test('more than the budget in all', () => {
    const entries = ['a', 'b', 'c'].map((path) => ({ path, method: 0, content: new Uint8Array(100) }));
    expect(reasonOf(archive(entries), 299)).toBe('unpacks to more than the 299 bytes still allowed');
    expect(reasonOf(archive(entries), 300)).toBeUndefined();
  });
});

describe('whatever the bytes are, reading ends, within bounds and without an exception', () => {
  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void expect(reasonOf(bytes)).toBeTypeOf('string')));
  });

  test('archives with some bytes changed', () => {
    const whole = archive([
      { path: 'a.md', content: 'Things of the warehouse. '.repeat(20) },
      { path: 'b/', method: 0 },
      { path: 'b/c.json', content: '{"a": 1}', descriptor: 'signed' },
    ]);
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = whole.slice();
        for (const { at, byte } of changes) bytes[at] = byte;
        const { entries, refusal } = readZip(bytes, 10_000);
        expect(entries.reduce((sum, entry) => sum + entry.bytes.length, 0)).toBeLessThanOrEqual(10_000);
        for (const { path } of entries) expect(path).not.toMatch(/\.\.|\\|^\/|\0/);
        expect(refusal?.reason ?? '').toBeTypeOf('string');
      }),
      { numRuns: 2_000 },
    );
  });

  test('an archive cut off anywhere', () => {
    const whole = archive([{ path: 'a.md', content: 'one' }]);
    for (let length = 0; length < whole.length; length += 1) expect(reasonOf(whole.subarray(0, length))).toBeTypeOf('string');
  });

  test('any files come out as they went in', () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/), fc.uint8Array({ maxLength: 5_000 }), { maxKeys: 5 });
    fc.assert(
      fc.property(files, (wanted) => {
        const found = readZip(zipSync({ ...wanted }), budget);
        expect(Object.fromEntries(found.entries.map(({ path, bytes }) => [path, [...bytes]]))).toEqual(
          Object.fromEntries(Object.entries(wanted).map(([path, bytes]) => [path, [...bytes]])),
        );
      }),
    );
  });
});

test('random bytes are inflated to the size they say, or not at all', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(2_000), (packed, size) => {
      expect(inflate(packed, size)?.length ?? size).toBe(size);
    }),
    { numRuns: 2_000 },
  );
});

/** The second entry lies, with a header of its own, within the content of the first. */
function overlapping(): Uint8Array {
  const inside = archive([{ path: 'b', content: 'two', method: 0 }]);
  const entry = inside.subarray(0, 30 + 1 + 3);
  return archive([
    { path: 'a', content: entry, method: 0 },
    { path: 'b', content: 'two', method: 0, local: 31 },
  ]);
}
