import { parseJsonFile } from '../src/connector/json-file.ts';
import { bytesOf, partOf, textOf } from './case.ts';
import type { Medium } from './mutate/mutate.ts';
import { promise, type Target } from './target.ts';

const medium: Medium = { kindOf: () => 'json', mostBytes: 4096 };
const file = 'a.json';
const seeds = () => [[partOf(file, '{"swagger": "2.0", "paths": {"/a": {"get": {"type": "string", "maximum": 12}}}}')]];

/** Readers with a mistake in each, by which the tests know that the fuzzer finds them. */
export const plantedTargets: readonly Target[] = [
  {
    name: 'planted-crash',
    about: 'Throws for four bytes that nobody guesses at once: each is a branch of its own.',
    medium: { kindOf: () => 'text', mostBytes: 64, words: ['F', 'U', 'Z', 'a', 'b', 'c', 'd', 'e'] },
    seeds: () => [[partOf(file, 'aaaa')]],
    run: (parts) => {
      const bytes = bytesOf(parts, file);
      if (bytes[0] === 0x46) {
        if (bytes[1] === 0x55) {
          if (bytes[2] === 0x5a) {
            if (bytes[3] === 0x5a) throw new TypeError('Cannot read properties of undefined.');
          }
        }
      }
    },
  },
  {
    name: 'planted-hang',
    about: 'Never ends for a number of five digits.',
    medium,
    seeds,
    run: (parts) => {
      while (/:\s*\d{5}/.test(textOf(parts, file))) Math.random();
    },
  },
  {
    name: 'planted-lie',
    about: 'Says of a file with a repeated name that nothing is wrong with it.',
    medium,
    seeds,
    run: (parts) => {
      const { value, syntaxProblems, duplicateKeys } = parseJsonFile(file, bytesOf(parts, file));
      const verdict = value !== undefined && syntaxProblems.length === 0 ? 'pass' : 'fail';
      promise(verdict === 'fail' || duplicateKeys.length === 0, 'The verdict is pass, and a name is repeated.');
    },
  },
  {
    name: 'planted-memory',
    about: 'Keeps more and more where there is a list.',
    medium,
    seeds,
    run: (parts) => {
      const kept: unknown[] = [];
      while (/\[/.test(textOf(parts, file))) kept.push(Array.from({ length: 100_000 }, () => ({ kept })));
    },
  },
  {
    name: 'planted-late',
    about: 'Takes longer to load than its inputs get.',
    medium,
    seeds: async () => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return seeds();
    },
    run: () => {},
  },
  {
    name: 'planted-unloadable',
    about: 'Cannot be loaded.',
    medium,
    seeds: () => {
      throw new TypeError('There are no seeds.');
    },
    run: () => {},
  },
];
