import { expect, test } from 'vitest';
import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { type EventDraft, ledgerProblem } from '../../src/catalog/ledger.ts';
import { beginReplay, type LedgerState, stateOf } from '../../src/catalog/ledger-state.ts';
import { isLedgerEvent } from '../../src/catalog/schemas.ts';
import { drafts, hex, ledgerOf, recordOf } from '../helpers/ledger.ts';

const [one, two, three] = [recordOf('1.0', 0, '1'), recordOf('1.0', 1, '2'), recordOf('2.0', 0, '3')];
const day = (date: number): string => `2026-11-${String(date).padStart(2, '0')}T00:00:00.000Z`;

/** One and two were public, two is; three waits on preview. */
const grown = [
  drafts.previewed(one, day(1)),
  drafts.promoted(one, null, day(2), 'fabrikam'),
  drafts.previewed(two, day(3)),
  drafts.promoted(two, one, day(4), 'fabrikam'),
  drafts.previewed(three, day(5)),
];

function after(...more: readonly EventDraft[]): LedgerState {
  const events = ledgerOf([...grown, ...more]);
  expect(events.filter((event) => !isLedgerEvent(JSON.parse(new TextDecoder().decode(canonicalBytes(event)))))).toEqual([]);
  expect(ledgerProblem('things', events)).toBeUndefined();
  return stateOf(events);
}

const publicOf = (state: LedgerState): string | undefined =>
  state.public && `${state.public.record.version}+${state.public.record.revision}`;
const versionOf = (state: LedgerState, index: number) => state.versions[index];

test('preview and promotion move the pointers, and each version keeps its days', () => {
  const state = after(drafts.promoted(three, two, day(6), 'fabrikam'));
  expect([publicOf(state), state.public?.at, state.preview?.record.version, state.preview?.at]).toEqual(['2.0+0', day(6), '2.0', day(5)]);
  expect(state.versions.map(({ previewedAt, promotedAt }) => [previewedAt, promotedAt])).toEqual([
    [day(1), day(2)],
    [day(3), day(4)],
    [day(5), day(6)],
  ]);
  expect([state.publisher, state.isWithheld, state.public?.event?.from]).toEqual(['fabrikam', false, { version: '1.0', revision: 1 }]);
});

test('content that comes back on preview begins to wait anew, and stays the version it was', () => {
  const state = after(drafts.previewed(one, day(6)));
  expect([state.preview?.record.version, state.preview?.at, state.versions.length, versionOf(state, 0)?.previewedAt]).toEqual([
    '1.0',
    day(6),
    3,
    day(1),
  ]);
});

test('an imported version is public without a promotion, and is told as imported', () => {
  const state = stateOf(ledgerOf([drafts.imported(one)]));
  expect([publicOf(state), state.public?.event, state.preview?.record, versionOf(state, 0)?.isImported]).toEqual([
    '1.0+0',
    undefined,
    one,
    true,
  ]);
});

test('evidence, approvals and exemptions are bound to a tree', () => {
  const state = after(drafts.evidenced(three, hex('e', 64), day(6)), drafts.approved(three), drafts.exempted(three, '2026-12-01'));
  expect(state.evidence).toEqual([{ tree: three.tree, kind: 'operation-tests', sha256: hex('e', 64), at: day(6) }]);
  expect(state.approvals).toEqual([{ tree: three.tree, by: { kind: 'account', id: 9 }, at: day(6) }]);
  expect(state.exemptions).toMatchObject([{ tree: three.tree, question: 'tests', until: '2026-12-01' }]);
});

test('a rollback brings back the older version with its own promotion, and marks the one it left until it is released', () => {
  const state = after(drafts.rolledBack(one, two, day(6)));
  expect([publicOf(state), state.public?.at, state.public?.event?.at]).toEqual(['1.0+0', day(6), day(2)]);
  expect(versionOf(state, 1)?.rolledBack).toEqual({ reason: 'It loses orders.', at: day(6), by: { kind: 'operator' } });
  expect(versionOf(after(drafts.rolledBack(one, two), drafts.released()), 1)?.rolledBack).toBeUndefined();
});

test('a yank makes public fall back, to nothing if need be; a yank of another version leaves it', () => {
  expect(publicOf(after(drafts.yanked(two, one)))).toBe('1.0+0');
  const withheld = after(drafts.yanked(two, null));
  expect([publicOf(withheld), withheld.isWithheld, withheld.preview?.record.version]).toEqual([undefined, true, '2.0']);
  const other = after(drafts.yanked(one, 'unchanged'));
  expect([publicOf(other), other.isWithheld, versionOf(other, 0)?.yanked?.reason]).toEqual(['1.0+1', false, 'It sends passwords.']);
  const taken = after(drafts.yanked(two, one), drafts.unyanked(two));
  expect([publicOf(taken), versionOf(taken, 1)?.yanked]).toEqual(['1.0+0', undefined]);
});

test('what never was public is not withheld', () => {
  expect(stateOf(ledgerOf([drafts.previewed(one)])).isWithheld).toBe(false);
});

test('purged content leaves both channels, and its reason and digests stay', () => {
  const state = after(drafts.purged(three, 'unchanged', day(6)), drafts.purged(two, one, day(7)));
  expect([state.preview, publicOf(state)]).toEqual([undefined, '1.0+0']);
  expect(versionOf(state, 1)?.purged).toEqual({ reason: 'It holds a key.', gone: [two.bundle], at: day(7), by: { kind: 'operator' } });
});

test('a suspension closes public and remembers it; resuming opens it again', () => {
  const closed = after(drafts.suspended(day(6)));
  expect([closed.public, closed.latestPublic, closed.preview?.record, closed.suspended?.at]).toEqual([undefined, two, three, day(6)]);
  const open = after(drafts.suspended(), drafts.resumed());
  expect([publicOf(open), open.public?.at, open.suspended]).toEqual(['1.0+1', day(4), undefined]);
});

test('a withdrawn connector is on no channel; reinstated it is back as it was', () => {
  const gone = after(drafts.withdrawn(day(6)));
  expect([gone.public, gone.preview, gone.latestPublic, gone.withdrawn?.reason]).toEqual([undefined, undefined, two, 'The service ends.']);
  const back = after(drafts.withdrawn(), drafts.reinstated());
  expect([publicOf(back), back.preview?.record, back.withdrawn]).toEqual(['1.0+1', three, undefined]);
});

test('deprecation, hold and transfer are told until they end, and move nothing', () => {
  const state = after(drafts.deprecated(), drafts.held(), drafts.transferred('fabrikam', 'contoso', day(9)));
  expect([publicOf(state), state.deprecated?.successor, state.held?.reason, state.transfer?.to]).toEqual([
    '1.0+1',
    'new-things',
    'Somebody objected.',
    'contoso',
  ]);
  const ended = after(drafts.deprecated(), drafts.undeprecated(), drafts.held(), drafts.released());
  expect([ended.deprecated, ended.held]).toEqual([undefined, undefined]);
});

const withoutPublisher = (draft: EventDraft): EventDraft => {
  const { publisher: _, ...older } = draft as Extract<EventDraft, { readonly type: 'promoted' }>;
  return older;
};
const older = withoutPublisher(drafts.promoted(three, two));

test('promotions that do not say who the publisher is stand before the first that does, and change none', () => {
  const told = [
    drafts.previewed(one),
    withoutPublisher(drafts.promoted(one, null)),
    drafts.previewed(two),
    withoutPublisher(drafts.promoted(two, one)),
  ];
  expect(ledgerProblem('things', ledgerOf(told))).toBeUndefined();
  expect(stateOf(ledgerOf(told))).toMatchObject({ publisher: null, isPublisherTold: false });
});

const four = recordOf('3.0', 0, '4');
const laws: readonly (readonly [string, readonly EventDraft[], EventDraft, string])[] = [
  ['other content under a name', grown, drafts.previewed({ ...one, tree: four.tree }), '1.0 has other content already'],
  ['an import over own versions', grown, drafts.imported(four), 'this catalog has versions of its own of it'],
  ['evidence of foreign content', grown, drafts.evidenced(four), `content ${four.tree} never was on a channel`],
  ['approval of foreign content', grown, drafts.approved(four), `content ${four.tree} never was on a channel`],
  ['approval by nobody', grown, drafts.approved(three, { kind: 'operator' }), 'only an account can approve: who approved it must be known'],
  ['an exemption of yesterday', grown, drafts.exempted(three, '2026-10-31'), 'the exemption ended on 2026-10-31, before it began'],
  ['approval of purged content', [...grown, drafts.purged(three, 'unchanged')], drafts.approved(three), 'its content was purged'],
  ['promotion past preview', grown, drafts.promoted(four, two), '3.0 is not on preview'],
  ['promotion of an older version', grown, drafts.promoted(one, two), '1.0 is not on preview'],
  ['promotion from something else', grown, drafts.promoted(three, one), '1.0 was not what was public before'],
  ['promotion from nothing', grown, drafts.promoted(three, null), 'something was not what was public before'],
  ['promotion twice', [...grown, drafts.promoted(three, two, day(6), 'fabrikam')], drafts.promoted(three, three), '2.0 is public already'],
  ['promotion of what is held', [...grown, drafts.held()], drafts.promoted(three, two), 'it is held since 2026-11-05'],
  ['promotion of what is suspended', [...grown, drafts.suspended()], drafts.promoted(three, two), 'it is suspended since 2026-11-05'],
  [
    'promotion of what was yanked',
    [...grown, drafts.yanked(three, 'unchanged')],
    drafts.promoted(three, two),
    '2.0 was yanked on 2026-11-05',
  ],
  [
    'promotion of what was rolled back',
    [...grown, drafts.promoted(three, two, day(6), 'fabrikam'), drafts.rolledBack(two, three)],
    drafts.promoted(three, two),
    'public was rolled back from 2.0 on 2026-11-06',
  ],
  [
    'another publisher without a transfer',
    grown,
    drafts.promoted(three, two, day(9), 'contoso'),
    'fabrikam answers for it, and no transfer whose notice is over',
  ],
  [
    'another publisher before the notice is over',
    [...grown, drafts.transferred('fabrikam', 'contoso', day(12))],
    drafts.promoted(three, two, day(11), 'contoso'),
    'fabrikam answers for it, and no transfer whose notice is over',
  ],
  ['rollback to what never was public', grown, drafts.rolledBack(three, two), '2.0 never was public'],
  ['rollback from what is not public', grown, drafts.rolledBack(one, three), '2.0 is not public'],
  ['rollback to what is public', grown, drafts.rolledBack(two, two), '1.0+1 is public already'],
  ['rollback to what was yanked', [...grown, drafts.yanked(one, 'unchanged')], drafts.rolledBack(one, two), '1.0 was yanked on 2026-11-05'],
  [
    'rollback to what was purged',
    [...grown, drafts.purged(one, 'unchanged')],
    drafts.rolledBack(one, two),
    'the content of 1.0 was purged',
  ],
  [
    'rollback forth',
    [...grown, drafts.rolledBack(one, two)],
    drafts.rolledBack(two, one),
    'public was rolled back from 1.0+1 on 2026-11-05',
  ],
  ['a yank of what is not there', grown, drafts.yanked(four, 'unchanged'), '3.0 never was on a channel'],
  ['a yank twice', [...grown, drafts.yanked(one, 'unchanged')], drafts.yanked(one, 'unchanged'), '1.0 was yanked on 2026-11-05'],
  [
    'a yank of public that changes nothing',
    grown,
    drafts.yanked(two, 'unchanged'),
    '1.0+1 is public, and nothing is said of what is public from now on',
  ],
  ['a yank of another version that moves public', grown, drafts.yanked(one, two), '1.0 is not public, so nothing changes there'],
  ['a fallback to itself', grown, drafts.yanked(two, two), 'public cannot fall back to 1.0+1 itself'],
  ['a fallback to what never was public', grown, drafts.yanked(two, three), '2.0 never was public'],
  ['a fallback to what was yanked', [...grown, drafts.yanked(one, 'unchanged')], drafts.yanked(two, one), '1.0 was yanked on 2026-11-05'],
  ['a purge with such a fallback', [...grown, drafts.yanked(one, 'unchanged')], drafts.purged(two, one), '1.0 was yanked on 2026-11-05'],
  ['an unyank of what is not yanked', grown, drafts.unyanked(two), '1.0+1 is not yanked'],
  ['a purge of other content', grown, drafts.purged({ ...one, tree: two.tree }, 'unchanged'), `1.0 has other content than ${two.tree}`],
  ['a purge twice', [...grown, drafts.purged(one, 'unchanged')], drafts.purged(one, 'unchanged'), '1.0 was purged on 2026-11-05'],
  ['purged content on preview', [...grown, drafts.purged(three, 'unchanged')], drafts.previewed(three), 'the content of 2.0 was purged'],
  ['a suspension twice', [...grown, drafts.suspended()], drafts.suspended(), 'it is suspended since 2026-11-05'],
  ['resuming what is not suspended', grown, drafts.resumed(), 'it is not suspended'],
  ['a deprecation twice', [...grown, drafts.deprecated()], drafts.deprecated(), 'it is deprecated since 2026-11-05'],
  ['a successor of itself', grown, drafts.deprecated('things'), 'it cannot be its own successor'],
  ['undeprecating what is not', grown, drafts.undeprecated(), 'it is not deprecated'],
  ['a withdrawal twice', [...grown, drafts.withdrawn()], drafts.withdrawn(), 'it was withdrawn on 2026-11-05'],
  ['a preview of what is withdrawn', [...grown, drafts.withdrawn()], drafts.previewed(four), 'it was withdrawn on 2026-11-05'],
  ['a hold of what is withdrawn', [...grown, drafts.withdrawn()], drafts.held(), 'it was withdrawn on 2026-11-05'],
  ['reinstating what is not withdrawn', grown, drafts.reinstated(), 'it is not withdrawn'],
  ['a transfer to oneself', grown, drafts.transferred('fabrikam', 'fabrikam', day(9)), 'fabrikam answers for it already'],
  ['a transfer without notice', grown, drafts.transferred('fabrikam', 'contoso', day(1)), 'its notice is shorter than a day'],
  [
    'a transfer with a notice of hours',
    grown,
    drafts.transferred('fabrikam', 'contoso', '2026-11-06T23:59:59.999Z', day(6)),
    'its notice is shorter than a day',
  ],
  ['a promotion that hides its publisher', grown, older, 'it does not say who answers for it, and one before it did'],
  ['a hold twice', [...grown, drafts.held()], drafts.held(), 'it is held since 2026-11-05'],
  ['a release of what nothing holds', grown, drafts.released(), 'nothing holds it'],
  ['anything before the first version', [], drafts.held(), 'nothing of it was on a channel before'],
];

test.each(laws)('a ledger with %s is refused with a sentence', (_, before, event, clause) => {
  expect(ledgerProblem('things', ledgerOf(before))).toBeUndefined();
  expect(ledgerProblem('things', ledgerOf([...before, event]))).toBe(
    `Event ${before.length + 1} of things (${event.type}) cannot have happened: ${clause}.`,
  );
});

test('a withdrawn connector can still be yanked, purged, suspended, resumed and reinstated', () => {
  const state = after(
    drafts.withdrawn(),
    drafts.yanked(two, one),
    drafts.unyanked(two),
    drafts.purged(three, 'unchanged'),
    drafts.suspended(),
    drafts.resumed(),
    drafts.reinstated(),
  );
  expect(publicOf(state)).toBe('1.0+0');
});

test('another publisher is promoted when its notice is over', () => {
  expect(after(drafts.transferred('fabrikam', 'contoso', day(12)), drafts.promoted(three, two, day(12), 'contoso')).publisher).toBe(
    'contoso',
  );
});

test('a replay may stop anywhere: its state is that of the events so far', () => {
  const events = ledgerOf([...grown, drafts.yanked(two, one), drafts.suspended()]);
  const replay = beginReplay();
  for (const [index, event] of events.entries()) {
    replay.take(event);
    expect(replay.state()).toEqual(stateOf(events.slice(0, index + 1)));
  }
});
