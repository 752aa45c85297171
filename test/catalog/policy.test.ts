import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePolicy } from '../../src/catalog/policy.ts';
import { UserError } from '../../src/connector/user-error.ts';

const parse = (value: unknown) => parsePolicy(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));

test('this repository runs under profile local, with tests and approval optional for now', () => {
  const policy = parsePolicy(new Uint8Array(readFileSync(join(import.meta.dirname, '../../certification.json'))));
  expect(policy).toMatchObject({
    profile: 'local',
    soakDays: { new: 0, major: 0, minor: 0, sensitive: 0 },
    optionalQuestions: ['tests', 'approval'],
    catalogUrl: undefined,
  });
});

test('without a file the default profile holds, and nothing is optional', () => {
  expect(parsePolicy(undefined)).toMatchObject({
    profile: 'default',
    soakDays: { new: 7, major: 3, minor: 1, sensitive: 14 },
    optionalQuestions: [],
    graceDates: {},
  });
});

test('a file without a profile has the default one', () => {
  expect(parse({ schemaVersion: 1 })).toEqual(parsePolicy(undefined));
});

test('the file changes single numbers of its profile', () => {
  const policy = parse({
    schemaVersion: 1,
    profile: 'default',
    soakDays: { new: 2 },
    optionalQuestions: ['approval', 'tests'],
    catalogUrl: 'https://catalog.fabrikam.com//',
  });
  expect(policy).toMatchObject({
    soakDays: { new: 2, major: 3, minor: 1, sensitive: 14 },
    optionalQuestions: ['tests', 'approval'],
    catalogUrl: 'https://catalog.fabrikam.com',
  });
});

test('the digest follows the policy in force, not the way it is written', () => {
  const digest = (value: unknown) => parse(value).sha256;
  expect(digest({ schemaVersion: 1, profile: 'default', soakDays: { new: 7 } })).toBe(digest({ profile: 'default', schemaVersion: 1 }));
  expect(digest({ schemaVersion: 1, profile: 'local' })).not.toBe(digest({ schemaVersion: 1, profile: 'default' }));
});

test.each([
  ['{', "certification.json: line 1, column 1: The '{' that begins here is never closed."],
  ['{"schemaVersion": 1,\n"profile": "local",}', "line 2, column 19: A comma stands before '}' with nothing after it."],
  ['{"profile": "local", "profile": "default"}', 'the name "profile" is there twice.'],
  ['\ufeff{}', 'it begins with a byte order mark'],
  [{ schemaVersion: 1, profile: 'lax' }, 'certification.json: line 1, column 30: "profile" is "lax"; it is "default" or "local".'],
  [{ schemaVersion: 2, profile: 'local' }, 'line 1, column 18: "schemaVersion" is 2; it is 1.'],
  [{ profile: 'local' }, 'line 1, column 1: the file has no member "schemaVersion".'],
  [{ schemaVersion: 1, optionalQuestions: ['publisher'] }, 'item 1 of "optionalQuestions" is "publisher"'],
  [{ schemaVersion: 1, soakDays: { new: -1 } }, 'line 1, column 38: "new" is -1; it is at least 0.'],
  [{ schemaVersion: 1, soakDays: { new: 1.5 } }, '"new" is a number with a fraction, not a whole number.'],
  [{ schemaVersion: 1, soakDays: { news: 1 } }, 'there is no member "news" of "soakDays". Did you mean "new"?'],
  [{ schemaVersion: 1, soak: 1 }, 'there is no member "soak". Did you mean "soakDays"?'],
  [{ schemaVersion: 1, catalogUrl: 'ftp://x' }, '"catalogUrl" is "ftp://x". What belongs there: where the catalog is served'],
])('a policy that is not one is a sentence with the place: %j', (value, expected) => {
  expect(() => parse(value)).toThrow(UserError);
  expect(() => parse(value)).toThrow(expected);
});
