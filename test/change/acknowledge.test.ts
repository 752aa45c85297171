import { expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { operation, unchanged } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { acknowledge, acknowledgementText } from '../../src/change/acknowledge.ts';
import { connectorOf } from '../helpers/judge-example.ts';

const changes = comparerOf(Object.values<Rule>(index)).compare(
  connectorOf(unchanged()),
  connectorOf(operation('renamed', { operationId: 'ListAllThings' })),
);
const fingerprint = changes.find(({ isBreaking }) => isBreaking)?.fingerprint ?? '';
const entry = { fingerprints: [fingerprint], reason: 'The old name was wrong.', notice: 'Choose it again in each flow.' };
const fileOf = (...entries: (typeof entry)[]) => ({ entries, problem: undefined });

test('a breaking change is missing until an entry names it, and then accepted with its reason', () => {
  expect(acknowledge(changes, undefined, undefined)).toMatchObject({ missing: [{ fingerprint }], hasFile: false });
  const { missing, findings } = acknowledge(changes, fileOf(entry), undefined);
  expect(missing).toEqual([]);
  expect(findings.filter(({ accepted }) => accepted)).toMatchObject([
    { fingerprint, accepted: { by: 'acknowledgement', reason: entry.reason } },
  ]);
});

test('an entry that the older version had already was about an earlier update: it takes one more', () => {
  expect(acknowledge(changes, fileOf(entry), fileOf(entry)).missing).toHaveLength(1);
  expect(acknowledge(changes, fileOf(entry, entry), fileOf(entry)).missing).toEqual([]);
  expect(acknowledge(changes, fileOf({ ...entry, fingerprints: [fingerprint, fingerprint] }), fileOf(entry)).missing).toHaveLength(1);
});

test('what to copy is the whole file, or an entry of the one that is there', () => {
  const whole = JSON.parse(acknowledgementText(acknowledge(changes, undefined, undefined)));
  expect(whole).toMatchObject({ schemaVersion: 1, acknowledgements: [{ fingerprints: [fingerprint] }] });
  const one = JSON.parse(acknowledgementText(acknowledge(changes, fileOf(), undefined)));
  expect(Object.keys(one)).toEqual(['fingerprints', 'reason', 'notice']);
});
