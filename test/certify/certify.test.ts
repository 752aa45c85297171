import { expect, test } from 'vitest';
import { document } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';

const certifier = certifierOf(Object.values(index));

function judge(members: JsonObject) {
  const { entries, folderName, program } = document('hostile', members);
  return certifier.certify(readConnector({ path: folderName, name: folderName, program, entries: entries(), truncated: false }));
}

test('findings below a name of 100,000 characters point at what holds the name', () => {
  const properties = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`p${n}`, { type: 'wrong' }]));
  const { findings } = judge({ definitions: { ['x'.repeat(100_000)]: { type: 'object', properties } } });
  expect(findings.length).toBeGreaterThan(0);
  expect(Math.max(...findings.map(({ location }) => location.pointer?.length ?? 0))).toBeLessThan(10_000);
});

test('findings come by file, position and rule, and the same words about the same place come once', () => {
  const { findings } = judge({ host: 'bad host', info: { title: 'x' } });
  const keys = findings.map(({ location: { file, line = 0, column = 0 }, ruleId }) =>
    [file, String(line).padStart(9), String(column).padStart(9), ruleId].join(),
  );
  expect(keys).toEqual([...keys].sort());
  expect(new Set(findings.map((finding) => JSON.stringify(finding))).size).toBe(findings.length);
});

test('of one rule ten thousand findings are told, and that there may be more', () => {
  const definitions = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`D${n}`, { type: 'wrong' }]));
  const wrong = judge({ definitions }).findings.filter(({ ruleId }) => ruleId === 'schema-type-known');
  expect(wrong).toHaveLength(10_000);
  expect(wrong.filter(({ message }) => message.endsWith('There may be more of this kind than the 10000 that are told.'))).toHaveLength(1);
});
