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

test('how publishers are verified has defaults, which the file changes one by one; profile local needs one look alone', () => {
  expect(parsePolicy(undefined).verification).toEqual({
    registry: 'connector-certification',
    resolvers: [
      { name: 'cloudflare', address: 'https://cloudflare-dns.com/dns-query' },
      { name: 'google', address: 'https://dns.google/dns-query' },
    ],
    firstProofHours: 1,
    pendingDays: 14,
    failures: 3,
    failureHours: 72,
    confirmDays: 7,
    reproofDays: 365,
    reproofNoticeDays: 30,
    previousEpochDays: 14,
    noticeDays: 7,
    evidenceHours: 24,
  });
  expect(parse({ schemaVersion: 1, profile: 'local' }).verification.firstProofHours).toBe(0);
  const changed = parse({ schemaVersion: 1, registry: 'contoso-connectors', verification: { failures: 5, firstProofHours: 3 } });
  expect(changed.verification).toMatchObject({ registry: 'contoso-connectors', failures: 5, firstProofHours: 3, failureHours: 72 });
  expect(changed.sha256).not.toBe(parsePolicy(undefined).sha256);
});

test('one resolver, or two of one name or host, are refused: they cannot disagree', () => {
  const one = { name: 'one', address: 'https://dns.example.com/dns-query' };
  const withResolvers =
    (...resolvers: readonly object[]) =>
    () =>
      parse({ schemaVersion: 1, verification: { resolvers } });
  for (const more of [[], [one], [{ ...one, name: 'two' }], [{ ...one, address: 'https://dns.example.org/dns-query' }]])
    expect(withResolvers(one, ...more)).toThrow('at least two, of different names and hosts');
  expect(withResolvers(one, { name: 'two', address: 'https://dns.example.org/dns-query' })).not.toThrow();
  expect(withResolvers(one, { name: 'two', address: 'http://dns.example.org/dns-query' })).toThrow('What belongs there');
  expect(() => parse({ schemaVersion: 1, registry: 'Contoso Connectors' })).toThrow(
    'What belongs there: a name of the registry in kebab-case',
  );
});
