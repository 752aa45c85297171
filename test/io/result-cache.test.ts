import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openResultCache, type ResultCache } from '../../src/io/result-cache.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const limits = { bytes: 2 ** 20, valueBytes: 200_000 };
const now = () => new Date('2026-11-21T12:00:00Z');
const keyOf = (number: number, first = 'a') => `${first}${String(number).padStart(63, '0')}`;

function opened(folder: string): ResultCache {
  const cache = openResultCache(folder, limits, now);
  if ('problem' in cache) throw new Error(cache.problem);
  return cache;
}

const fileOf = (folder: string, key: string) => join(folder, 'results-2', key.slice(0, 1), key);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a cache of results', () => {
  test('gives back what was written, empty, small and packed, also to another process of the same folder', () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), fc.constantFrom(1, 300, 4000), fc.nat(1000), (some, times, number) => {
        const value = new Uint8Array(Buffer.concat(Array.from({ length: times }, () => some)));
        opened(folder).write(keyOf(number), value);
        expect(new Uint8Array(opened(folder).read(keyOf(number)) ?? [1, 2, 3])).toEqual(value);
      }),
      { numRuns: 60 },
    );
    expect(opened(folder).read(keyOf(5000))).toBeUndefined();
    expect(readdirSync(join(folder, 'results-2', 'a')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('is for its user alone', () => {
    const folder = join(temporaryFolder(), 'cache');
    opened(folder).write(keyOf(1), bytes('one'));
    for (const path of [folder, join(folder, 'results-2'), join(folder, 'results-2', 'a')]) expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(fileOf(folder, keyOf(1))).mode & 0o777).toBe(0o600);
  });

  test('an entry that was cut, lengthened or changed anywhere is as if it were not there, and is replaced', () => {
    const folder = temporaryFolder();
    const cache = opened(folder);
    for (const value of [bytes('small'), bytes('large '.repeat(5000))]) {
      cache.write(keyOf(1), value);
      const written = readFileSync(fileOf(folder, keyOf(1)));
      fc.assert(
        fc.property(fc.nat(written.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(2), (at, change, kind) => {
          const hostile =
            kind === 0 ? written.subarray(0, at) : kind === 1 ? Buffer.concat([written, Buffer.from([change])]) : Buffer.from(written);
          if (kind === 2) hostile[at] = (hostile[at] ?? 0) ^ change;
          writeFileSync(fileOf(folder, keyOf(1)), hostile);
          expect(cache.read(keyOf(1))).toBeUndefined();
        }),
      );
      cache.write(keyOf(1), value);
      expect(cache.read(keyOf(1))).toEqual(Buffer.from(value));
    }
  });

  test('an entry in the place of another one is none', () => {
    const folder = temporaryFolder();
    const cache = opened(folder);
    for (const [number, value] of [bytes('pass'), bytes('fail'), bytes('large '.repeat(5000))].entries()) {
      cache.write(keyOf(number), value);
      writeFileSync(fileOf(folder, keyOf(9)), readFileSync(fileOf(folder, keyOf(number))));
      expect(cache.read(keyOf(9))).toBeUndefined();
      expect(cache.read(keyOf(number))).toEqual(Buffer.from(value));
    }
  });

  test('any bytes in the place of an entry are no entry', () => {
    const folder = temporaryFolder();
    const cache = opened(folder);
    cache.write(keyOf(1), bytes('one'));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        writeFileSync(fileOf(folder, keyOf(1)), any);
        expect(cache.read(keyOf(1))).toBeUndefined();
      }),
    );
  });

  test('what unpacks to more than it says, or than a value may have, is no entry', () => {
    const folder = temporaryFolder();
    opened(folder).write(keyOf(1), new Uint8Array(150_000));
    const small = openResultCache(folder, { ...limits, valueBytes: 100_000 }, now);
    expect('read' in small && small.read(keyOf(1))).toBeUndefined();
    opened(folder).write(keyOf(2), new Uint8Array(limits.valueBytes + 1));
    expect(opened(folder).read(keyOf(2))).toBeUndefined();
  });

  test.each(['folder', 'results', 'subfolder', 'entry'])('a link as %s is not followed', (which) => {
    const folder = join(temporaryFolder(), 'cache');
    opened(folder).write(keyOf(1), bytes('one'));
    const [elsewhere, path] = [
      join(temporaryFolder(), 'elsewhere'),
      {
        folder,
        results: join(folder, 'results-2'),
        subfolder: join(folder, 'results-2', 'a'),
        entry: fileOf(folder, keyOf(1)),
      }[which] ?? '',
    ];
    mkdirSync(join(elsewhere, '..'), { recursive: true });
    if (which === 'entry') writeFileSync(elsewhere, readFileSync(path));
    else opened(elsewhere);
    rmSync(path, { recursive: true });
    symlinkSync(elsewhere, path);
    const cache = openResultCache(folder, limits, now);
    if ('problem' in cache) expect(cache.problem).toBe(`'${path}' is a link or no folder`);
    else expect(cache.read(keyOf(1))).toBeUndefined();
    expect('problem' in cache).toBe(which === 'folder' || which === 'results');
  });

  test('a folder that others can write into is refused, unless nobody can replace in it what is somebody else’s', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o777);
    expect(openResultCache(folder, limits, now)).toEqual({ problem: `'${folder}' can be written by others` });
    chmodSync(folder, 0o1777);
    expect(opened(folder).read(keyOf(1))).toBeUndefined();
    chmodSync(join(folder, 'results-2'), 0o770);
    expect(openResultCache(folder, limits, now)).toEqual({ problem: `'${join(folder, 'results-2')}' can be written by others` });
  });

  test('a file in the place of the folder is told, and a folder in the place of an entry harms nothing', () => {
    const file = join(temporaryFolder({ file: '' }), 'file');
    expect(openResultCache(file, limits, now)).toHaveProperty('problem');
    const folder = temporaryFolder();
    mkdirSync(fileOf(folder, keyOf(1)), { recursive: true });
    const cache = opened(folder);
    expect(cache.read(keyOf(1))).toBeUndefined();
    cache.write(keyOf(1), bytes('one'));
    expect(cache.read(keyOf(1))).toBeUndefined();
    cache.trim();
  });

  test('the oldest entries go when there is too much, what was just written last, and drafts that nobody ends', () => {
    const folder = temporaryFolder();
    const cache = opened(folder);
    // A sixteenth of the bound is for keys that begin alike: 16 files of the smallest size.
    for (let number = 0; number < 20; number += 1) {
      cache.write(keyOf(number), bytes(`value ${number}`));
      const time = now().getTime() / 1000 - 1000 + number;
      utimesSync(fileOf(folder, keyOf(number)), time, time);
    }
    const draft = `${fileOf(folder, keyOf(99))}.abc.tmp`;
    writeFileSync(draft, '');
    utimesSync(draft, 1, 1);
    cache.write(keyOf(0, 'b'), bytes('of another subfolder'));
    cache.trim();
    const left = Array.from({ length: 20 }, (_, number) => number).filter((number) => cache.read(keyOf(number)) !== undefined);
    expect(left).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(readdirSync(join(folder, 'results-2', 'a'))).not.toContain(draft.split('/').at(-1));
    expect(cache.read(keyOf(0, 'b'))).toBeDefined();
  });

  test('an entry that is read is young again', () => {
    const folder = temporaryFolder();
    const cache = opened(folder);
    cache.write(keyOf(1), bytes('one'));
    const old = now().getTime() / 1000 - 2 * 86_400;
    utimesSync(fileOf(folder, keyOf(1)), old, old);
    cache.read(keyOf(1));
    expect(statSync(fileOf(folder, keyOf(1))).mtimeMs).toBe(now().getTime());
  });
});
