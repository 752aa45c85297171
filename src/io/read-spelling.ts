import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Spelling } from '../../rules/define.ts';
import { commonWords } from '../certify/spelling/common-words.ts';
import { fieldWords } from '../certify/spelling/field-words.ts';
import { spellingOf } from '../certify/spelling/spelling.ts';

/** What rules about spelling ask, with words of one's own beside the dictionaries, in any letter case. It takes half a second: load it only for a rule that needs it. */
export async function readSpelling(ownWords: Iterable<string> = []): Promise<Spelling> {
  const allowed = new Set(fieldWords);
  for (const word of ownWords) allowed.add(word.toLowerCase());
  return spellingOf({ isListed: await readDictionaries(), allowed, common: commonWords });
}

/** Tells whether a word, in any letter case, is American or British English or a word of software. The dictionaries are read once. */
export function readDictionaries(): Promise<IsListed> {
  return (dictionariesRead ??= loadDictionaries());
}

type IsListed = (word: string) => boolean;
let dictionariesRead: Promise<IsListed> | undefined;

async function loadDictionaries(): Promise<IsListed> {
  const { decodeFile } = await import('cspell-trie-lib');
  const require = createRequire(import.meta.url);
  const manifests = [
    require.resolve('@cspell/dict-en_us/cspell-ext.json'),
    require.resolve('@cspell/dict-en-gb-mit/cspell-ext.json'),
    require.resolve('@cspell/dict-software-terms/cspell-ext.json'),
  ];
  const reading = manifests.flatMap((manifest) => {
    const { dictionaryDefinitions }: { readonly dictionaryDefinitions: readonly { readonly path: string }[] } = require(manifest);
    return dictionaryDefinitions.map(async ({ path }) => {
      const url = new URL(path, pathToFileURL(manifest));
      return await decodeFile({ url, content: await readFile(url) });
    });
  });
  const dictionaries = await Promise.all(reading);
  return (word) => dictionaries.some((dictionary) => dictionary.hasWord(word, false));
}
