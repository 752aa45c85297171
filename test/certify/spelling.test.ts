import { describe, expect, test } from 'vitest';
import { document } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { plainWords } from '../../rules/operation/plain-words.ts';
import { certifierOf, type Facts } from '../../src/certify/certify.ts';
import { toSpectralRuleset } from '../../src/certify/spectral-export.ts';
import { commonWords } from '../../src/certify/spelling/common-words.ts';
import { fieldWords } from '../../src/certify/spelling/field-words.ts';
import { spellingOf } from '../../src/certify/spelling/spelling.ts';
import { applyOverrides } from '../../src/certify/team-ruleset.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { readDictionaries, readSpelling } from '../../src/io/read-spelling.ts';

const isListed = await readDictionaries();
const spelling = await readSpelling(['Zorbix', 'recieve']);

describe('the dictionaries', () => {
  test.each(['receive', 'colour', 'color', 'organise', 'organize', 'webhook', 'oauth', 'OAuth', 'json', 'london'])('know %s', (word) => {
    expect(isListed(word)).toBe(true);
  });

  test.each(['recieve', 'adress', 'constructor1', '__proto__', ''])('do not know %j', (word) => {
    expect(isListed(word)).toBe(false);
  });

  test('list none of the words that we add, and all that we suggest', () => {
    expect([...fieldWords].filter(isListed)).toEqual([]);
    expect(commonWords.filter((word) => !isListed(word))).toEqual([]);
    expect(new Set(commonWords).size).toBe(commonWords.length);
  });
});

describe('a word', () => {
  test.each([
    ['recieved', 'received'],
    ['retreive', 'retrieve'],
    ['adress', 'address'],
    ['addresss', 'addresses'],
    ['quanity', 'quantity'],
    ['ehader', 'header'],
    ['identifer', 'identifier'],
    ['documention', 'documentation'],
  ])('%s is told as %s', (written, intended) => {
    expect(spelling.isWord(written)).toBe(false);
    expect(spelling.intended(written)).toBe(intended);
  });

  test.each(['receive', 'unassign', 'updateable', 'datasource', 'partnumber', 'webhooks', 'constructor', 'zorbix', 'recieve'])(
    '%s is right',
    (word) => {
      expect(spelling.isWord(word)).toBe(true);
      expect(spelling.intended(word)).toBeUndefined();
    },
  );

  test.each(['tyntec', 'taht', 'hubspot', 'zzyx', ''])('%j is strange, and near to nothing in common use', (word) => {
    expect(spelling.isWord(word)).toBe(false);
    expect(spelling.intended(word)).toBeUndefined();
  });

  test('is looked up once', () => {
    const asked: string[] = [];
    const isListed = (word: string): boolean => asked.push(word) === 0;
    const counting = spellingOf({ isListed, allowed: new Set(), common: ['header'] });
    expect([counting.intended('haeder'), counting.intended('haeder'), counting.isWord('haeder')]).toEqual(['header', 'header', false]);
    expect(asked.filter((word) => word === 'haeder')).toHaveLength(1);
  });
});

describe('the plain words of a text', () => {
  test.each([
    ['Lists things, (mostly) yours: the user’s own.', ['lists', 'things', 'mostly', 'yours', 'user']],
    ['`code words` "quoted words" \'more words\' <html words> {place words} [link words](things.html) left', ['left']],
    ["It doesn't hide what stands 'between here and the end", ['hide', 'what', 'stands', 'here']],
    ['pageSize page_size page-size page/size page1 HTTP page.html a@page.com #page café über', []],
  ])('%j', (text, words) => {
    expect(plainWords(text).map(({ word }) => word)).toEqual(words);
  });

  test('know where a sentence begins', () => {
    const first = plainWords('Lists Things. Keeps Order\nNewest Ones (Without Old)').filter(({ isFirst }) => isFirst);
    expect(first.map(({ word }) => word)).toEqual(['lists', 'keeps', 'newest', 'without']);
  });

  test.each(['.', "'", '"', '`', '<', '{', '[a]', '](', 'a', "'s", '\u{10000}'])('are found in a megabyte of %j', (part) => {
    expect(plainWords(`${part.repeat(1_000_000 / part.length)}x word`).every(({ word }) => word.length <= 30)).toBe(true);
  });
});

describe('the rule', () => {
  const rule = index.textSpelling;
  const judged = (members: JsonObject, facts: Facts = { spelling }) => {
    const { entries, folderName, program } = document('hostile', members);
    const connector = readConnector({ path: folderName, name: folderName, program, entries: entries(), truncated: false });
    return certifierOf([rule], facts).judge(connector);
  };
  const told = (members: JsonObject) => judged(members).report.findings.map(({ message }) => message);
  const tag = (description: string, name = 'things') => ({ name, description });

  test('tells the word as it is written, what it may be, and repairs nothing', () => {
    const { report, proposals } = judged({ tags: [tag('Adress of the things.')] });
    expect(report.findings).toMatchObject([
      { message: "'Adress' may be misspelt: did you mean 'Address'?", severity: 'info', location: { pointer: '/tags/0/description' } },
    ]);
    expect(proposals()).toEqual([]);
  });

  test('takes a word in three different texts for vocabulary, and copies of one text for one', () => {
    expect(told({ tags: ['a', 'b'].map((name) => tag(`The adress of the thing ${name}.`, name)) })).toHaveLength(2);
    expect(told({ tags: ['a', 'b', 'c'].map((name) => tag(`The adress of the thing ${name}.`, name)) })).toEqual([]);
    expect(told({ tags: ['a', 'b', 'c'].map((name) => tag('The adress of the thing.', name)) })).toHaveLength(3);
  });

  test('takes words of one’s own for right', () => {
    expect(told({ tags: [tag('They recieve the adress.')] })).toEqual(["'adress' may be misspelt: did you mean 'address'?"]);
  });

  test('is silent in a definition that is not English, and about a word alone', () => {
    const strange = [...'bdfgklmnprst'].map((letter) => tag(`Die ${letter}urze ${letter}eschreibung ${letter}iefert`, letter));
    expect(told({ tags: [tag('The adress of the thing.')] })).toHaveLength(1);
    expect(told({ tags: [tag('The adress of the thing.'), ...strange] })).toEqual([]);
    expect(told({ tags: [tag('Adress')] })).toEqual([]);
  });

  test('stands names of every kind, in names and in texts', () => {
    const definitions = JSON.parse('{"constructor":{"type":"object"},"__proto__":{"type":"object"},"":{"type":"object"}}');
    expect(told({ definitions, tags: [tag('The adress and constructor of it.')] })).toHaveLength(1);
    expect(told({ definitions: JSON.parse('{"__proto__":{"adress":{}}}'), tags: [tag('The adress and constructor of it.')] })).toEqual([]);
  });

  test('finds nothing without its dictionary', () => {
    expect(judged({ tags: [tag('Adress of the things.')] }, {}).report.findings).toEqual([]);
  });
});

describe('off by default', () => {
  const rules = Object.values(index);
  const offByDefault = rules.filter(({ isOffByDefault }) => isOffByDefault).map(({ id }) => id);

  test('are these rules, and those asked for judge', () => {
    expect(offByDefault).toEqual(['text-spelling']);
    expect(applyOverrides(rules, new Map()).map(({ id }) => id)).toEqual(rules.map(({ id }) => id).filter((id) => id !== 'text-spelling'));
    expect(applyOverrides(rules, new Map([['text-spelling', 'on']]))).toEqual(rules);
  });

  test('are left out of the Spectral ruleset', () => {
    expect(toSpectralRuleset(rules).rules).not.toHaveProperty('text-spelling');
    expect(toSpectralRuleset(rules).rules).toHaveProperty('text-english');
  });
});
