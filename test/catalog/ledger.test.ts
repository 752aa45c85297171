import { expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { eventDigest } from '../../src/catalog/chain.ts';
import { type LedgerEvent, ledgerProblem } from '../../src/catalog/ledger.ts';
import { revisionOf, stateOf } from '../../src/catalog/ledger-state.ts';
import { filesAfter, readState } from '../../src/catalog/store-state.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { drafts, hex, ledgerOf, recordOf as record } from '../helpers/ledger.ts';

const history = ledgerOf([
  drafts.previewed(record('1.0', 0, '1'), '2026-11-01T00:00:00.000Z'),
  drafts.promoted(record('1.0', 0, '1'), null, '2026-11-02T00:00:00.000Z'),
  drafts.previewed(record('1.0', 1, '2'), '2026-11-03T00:00:00.000Z'),
]);

test('the state follows from the events: preview, public, and every version with its days', () => {
  const state = stateOf(history);
  expect([state.preview?.record.revision, state.preview?.at, state.public?.record.revision, state.public?.at]).toEqual([
    1,
    '2026-11-03T00:00:00.000Z',
    0,
    '2026-11-02T00:00:00.000Z',
  ]);
  expect(state.versions.map(({ record, previewedAt, promotedAt }) => [record.revision, previewedAt, promotedAt])).toEqual([
    [0, '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'],
    [1, '2026-11-03T00:00:00.000Z', null],
  ]);
});

test('events are numbered and chained by the digest of the one before', () => {
  expect(history.map(({ seq, previous }) => [seq, previous])).toEqual([
    [1, null],
    [2, eventDigest(history[0] as LedgerEvent)],
    [3, eventDigest(history[1] as LedgerEvent)],
  ]);
  expect(ledgerProblem('things', history)).toBeUndefined();
});

test('a changed, missing, swapped or foreign event is found and named', () => {
  const [first, second, third] = history as [LedgerEvent, LedgerEvent, LedgerEvent];
  expect(ledgerProblem('things', [{ ...first, at: '2026-10-01T00:00:00.000Z' }, second, third])).toBe(
    'Event 2 of things does not follow from the event before it.',
  );
  expect(ledgerProblem('things', [first, third])).toBe('Event 2 of things is numbered 3.');
  expect(ledgerProblem('things', [second, first, third])).toBe('Event 1 of things is numbered 2.');
  expect(ledgerProblem('others', history)).toBe('Event 1 of others is about "things".');
});

test('a version and revision never get other content', () => {
  const events = ledgerOf([
    drafts.previewed(record('1.0', 0, '1'), '2026-11-01T00:00:00.000Z'),
    drafts.previewed(record('1.0', 0, '2'), '2026-11-02T00:00:00.000Z'),
  ]);
  expect(ledgerProblem('things', events)).toBe('Event 2 of things (previewed) cannot have happened: 1.0 has other content already.');
});

test('new content under the same version is the next revision; content that comes back has its old one', () => {
  expect(revisionOf([], '1.0', hex('1', 40))).toBe(0);
  expect(revisionOf(history, '1.0', hex('3', 40))).toBe(2);
  expect(revisionOf(history, '1.0', hex('1', 40))).toBe(0);
  expect(revisionOf(history, '1.1', hex('1', 40))).toBe(0);
});

test('a store reads back as it was written, and one that does not fit together is refused with the place', () => {
  const empty = readState(new Map());
  const files = filesAfter(empty, { drafts: [drafts.previewed(record('1.0', 0, '1'), '2026-11-01T00:00:00.000Z')], files: new Map() });
  expect([...files.keys()].sort()).toEqual(['channels/preview.json', 'channels/public.json', 'ledger/things/1.json']);
  expect(readState(files).ledgers.get('things')).toHaveLength(1);

  const broken = (path: string, bytes: Uint8Array | undefined): (() => unknown) => {
    const changed = new Map(files);
    if (bytes === undefined) changed.delete(path);
    else changed.set(path, bytes);
    return () => readState(changed);
  };
  expect(broken('channels/public.json', undefined)).toThrow(UserError);
  expect(broken('channels/preview.json', files.get('channels/public.json'))).toThrow(
    'channels/preview.json is not what the ledger leads to',
  );
  expect(broken('ledger/things/2.json', files.get('ledger/things/1.json'))).toThrow('ledger/things/2.json holds event 1');
  expect(broken('ledger/things/1.json', new TextEncoder().encode('{'))).toThrow('is no JSON');
  expect(broken('ledger/things/1.json', canonicalBytes({ type: 'exploded' }))).toThrow('no event this version of certify knows');
  expect(broken(`reports/${hex('a', 64)}.json`, canonicalBytes({}))).toThrow('does not hold the bytes it is named after');
});
