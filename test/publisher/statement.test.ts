import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFile, readText } from '../../src/publisher/statement.ts';
import { registry, rightText } from './looks.ts';

const right = { kind: 'statement', statement: { publisher: 'fabrikam', account: 1, scope: 'domain', epoch: 1 } };
const file = (publishers: unknown, more: object = {}): string => JSON.stringify({ registry, publishers, ...more });
const entry = { id: 'fabrikam', gh: 1, scope: 'host', epoch: 1 };

test('the order of the keys, the number of blanks and keys of others do not matter', () => {
  for (const text of [
    rightText,
    '  epoch=1\tscope=domain   gh=1 publisher=fabrikam  registry=contoso-registry ',
    `${rightText} expiry=never note=a=b loose constructor=1 __proto__=2`,
  ])
    expect(readText(text, registry), text).toEqual(right);
});

test('texts for other registries and of other services are somebody else’s business', () => {
  for (const text of [
    '',
    'v=spf1 -all',
    'google-site-verification=abc',
    rightText.replace('contoso-', 'other-'),
    'publisher=fabrikam gh=1',
  ])
    expect(readText(text, registry), text).toEqual({ kind: 'other' });
});

test('a key that is there twice makes the text unreadable, whatever its values', () => {
  for (const more of ['gh=1', 'publisher=tailspin', 'registry=contoso-registry', 'registry=other', 'x=1 x=1'])
    expect(readText(`${rightText} ${more}`, registry).kind, more).toBe('unreadable');
});

test('keys and values are matched to the letter', () => {
  for (const [from, to] of [
    ['publisher=', 'Publisher='],
    ['fabrikam', 'Fabrikam'],
    ['gh=1', 'gh=01'],
    ['gh=1', 'gh=1.0'],
    ['gh=1', 'gh=0x1'],
    ['gh=1', 'gh=99999999999999999'],
    ['gh=1', 'gh='],
    ['scope=domain', 'scope=all'],
    ['epoch=1', 'epoch=0'],
    ['epoch=1', ''],
  ] as const)
    expect(readText(rightText.replace(from, to), registry).kind, to).toBe('unreadable');
});

test('a file may name several publishers; entries are read one by one, members of others passed over', () => {
  expect(readFile(file([{ ...entry, note: 'x' }, 7, { ...entry, gh: '1' }], { more: true }), registry)).toEqual([
    { kind: 'statement', statement: { publisher: 'fabrikam', account: 1, scope: 'host', epoch: 1 } },
    { kind: 'unreadable', problem: 'an entry of its list is no object' },
    { kind: 'unreadable', problem: 'it names no account by its number (gh)' },
  ]);
});

test('a file with a repeated name, of another kind, or too large is not read', () => {
  for (const text of [
    file([entry]).replace('"gh":1', '"gh":2,"gh":1'),
    '[]',
    'null',
    '{',
    '',
    file({}),
    file(Array.from({ length: 33 }, () => entry)),
    file([entry], { more: 'x'.repeat(4096) }),
  ])
    expect(
      readFile(text, registry).map(({ kind }) => kind),
      text.slice(0, 60),
    ).toEqual(['unreadable']);
  expect(readFile(JSON.stringify({ registry: 'other', publishers: [entry] }), registry)).toEqual([{ kind: 'other' }]);
  expect(readFile('{"__proto__":{"registry":"contoso-registry","publishers":[]}}', registry)).toEqual([{ kind: 'other' }]);
});

test('whatever stands in a record, reading it never throws, and only the very words make a statement', () => {
  const word = fc.oneof(
    fc.constantFrom('registry=contoso-registry', 'publisher=fabrikam', 'gh=1', 'scope=domain', 'epoch=1', 'epoch=2', 'gh=', '='),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const found = readText(words.join(' '), registry);
      if (found.kind !== 'statement') return;
      const parts = words.flatMap((one) => one.split(/[ \t]+/)).filter((one) => one !== '');
      const { publisher, account, scope, epoch } = found.statement;
      for (const part of [`registry=${registry}`, `publisher=${publisher}`, `gh=${account}`, `scope=${scope}`, `epoch=${epoch}`])
        expect(parts.filter((one) => one.startsWith(part.slice(0, part.indexOf('=') + 1)))).toEqual([part]);
    }),
  );
});

test('whatever a host serves, reading it never throws, and a statement is an entry of the list', () => {
  const value = fc.oneof(fc.jsonValue(), fc.constant(entry), fc.record({ id: fc.jsonValue(), gh: fc.jsonValue(), scope: fc.jsonValue() }));
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.array(value, { maxLength: 5 }).map((list) => file(list)),
  );
  fc.assert(
    fc.property(body, (text) => {
      for (const found of readFile(text, registry)) {
        if (found.kind !== 'statement') continue;
        const { publisher: id, account: gh, scope, epoch } = found.statement;
        const { publishers } = JSON.parse(text);
        expect(publishers).toContainEqual(expect.objectContaining({ id, gh, scope, epoch }));
      }
    }),
  );
});
