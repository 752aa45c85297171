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

const at = (...times: readonly string[]): LedgerEvent[] =>
  ledgerOf(times.map((time, index) => drafts.previewed(record(`1.${index}`, 0, `${index}`), time)));

test('attack: a time that is in no calendar, or is no time of UTC, is refused', () => {
  for (const time of [
    '2026-02-30T00:00:00.000Z',
    '2026-13-01T00:00:00Z',
    '2026-11-01T25:00:00Z',
    '2026-11-01T00:00:00+00:00',
    'yesterday',
    '',
  ])
    expect(ledgerProblem('things', at(time))).toBe(`Event 1 of things has no time of the calendar: ${JSON.stringify(time)}.`);
  expect(ledgerProblem('things', at('2028-02-29T23:59:59Z', '2028-03-01T00:00:00.123Z'))).toBeUndefined();
});

test('attack: an event is not earlier than those before it, but for the hour that jobs on two machines may differ', () => {
  const noon = '2026-11-01T12:00:00.000Z';
  expect(ledgerProblem('things', at(noon, '2026-11-01T11:00:00.000Z'))).toBeUndefined();
  expect(ledgerProblem('things', at(noon, '2026-11-01T10:59:59.999Z'))).toBe(
    'Event 2 of things is of 2026-11-01T10:59:59.999Z, and one before it of 2026-11-01T12:00:00.000Z.',
  );
  // Many small steps back are one large one.
  expect(ledgerProblem('things', at(noon, '2026-11-01T11:20:00.000Z', '2026-11-01T10:40:00.000Z'))).toBe(
    'Event 3 of things is of 2026-11-01T10:40:00.000Z, and one before it of 2026-11-01T12:00:00.000Z.',
  );
});

test('a machine whose clock is behind writes nothing: what it wrote could not be read again', () => {
  const state = readState(
    filesAfter(readState(new Map()), { drafts: [drafts.previewed(record('1.0', 0, '1'), '2027-11-01T00:00:00.000Z')], files: new Map() }),
  );
  const late = { drafts: [drafts.held('2026-11-02T00:00:00.000Z')], files: new Map() };
  expect(() => filesAfter(state, late)).toThrow(UserError);
  expect(() => filesAfter(state, late)).toThrow(
    'The clock of this machine says 2026-11-02T00:00:00.000Z, and the last event of things was written on 2027-11-01T00:00:00.000Z: set the clock right',
  );
  const publisherDrafts = ['2027-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'].map(
    (time) => ({ type: 'cleared', id: '@fabrikam', at: time, by: { kind: 'operator' }, reason: 'r' }) as const,
  );
  expect(() => filesAfter(state, { drafts: [], publisherDrafts, files: new Map() })).toThrow('the last event of @fabrikam');
});
