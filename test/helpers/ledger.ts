import type { Cause } from '../../src/catalog/chain.ts';
import { chained, type EventDraft, type LedgerEvent, type VersionName, type VersionRecord } from '../../src/catalog/ledger.ts';

/** A digest or id that can be told from others. */
export const hex = (seed: string, length: number): string => seed.repeat(length).slice(0, length);

/** A version of the connector `things`; `tree` is a hex digit. */
export function recordOf(version: string, revision: number, tree: string): VersionRecord {
  return {
    version,
    revision,
    program: 'certified',
    folder: 'certified-connectors/Things',
    commit: hex('c', 40),
    committedAt: '2026-11-01T10:00:00+00:00',
    tree: hex(tree, 40),
    bundle: hex(`b${tree}`, 64),
    report: hex(`d${tree}`, 64),
    evidence: [],
  };
}

const first = '2026-11-01T00:00:00.000Z';
const operator: Cause = { kind: 'operator' };
const base = (at: string) => ({ id: 'things', at, by: operator });
const nameOf = ({ version, revision }: VersionName): VersionName => ({ version, revision });
type Fallback = VersionRecord | null | 'unchanged';

/** Events of the connector `things`, each with what a test does not care about filled in. */
export const drafts = {
  previewed: (record: VersionRecord, at = first): EventDraft => ({ type: 'previewed', ...base(at), record }),
  imported: (record: VersionRecord, at = first): EventDraft => ({
    type: 'imported',
    ...base(at),
    record,
    source: { repository: 'contoso/connectors', commit: hex('c', 40) },
  }),
  evidenced: (record: VersionRecord, evidence = hex('e', 64), at = first): EventDraft => ({
    type: 'evidenced',
    ...base(at),
    tree: record.tree,
    kind: 'operation-tests',
    evidence,
  }),
  approved: (record: VersionRecord, by: Cause = { kind: 'account', id: 9 }, at = first): EventDraft => ({
    type: 'approved',
    ...base(at),
    by,
    tree: record.tree,
  }),
  exempted: (record: VersionRecord, until: string, at = first): EventDraft => ({
    type: 'exempted',
    ...base(at),
    tree: record.tree,
    question: 'tests',
    reason: 'It needs a telescope.',
    until,
  }),
  promoted: (record: VersionRecord, from: VersionRecord | null, at = first, publisher: string | null = null): EventDraft => ({
    type: 'promoted',
    ...base(at),
    record,
    from: from && nameOf(from),
    publisher,
    policy: { profile: 'local', sha256: hex('e', 64) },
    answers: [],
  }),
  rolledBack: (record: VersionRecord, from: VersionRecord, at = first): EventDraft => ({
    type: 'rolled-back',
    ...base(at),
    record,
    from: nameOf(from),
    reason: 'It loses orders.',
  }),
  yanked: (record: VersionRecord, fallback: Fallback, at = first): EventDraft => ({
    type: 'yanked',
    ...base(at),
    name: nameOf(record),
    reason: 'It sends passwords.',
    advisory: null,
    fallback,
  }),
  unyanked: (record: VersionRecord, at = first): EventDraft => ({
    type: 'unyanked',
    ...base(at),
    name: nameOf(record),
    reason: 'It does not.',
  }),
  purged: (record: VersionRecord, fallback: Fallback, at = first): EventDraft => ({
    type: 'purged',
    ...base(at),
    name: nameOf(record),
    tree: record.tree,
    reason: 'It holds a key.',
    gone: [record.bundle],
    fallback,
  }),
  suspended: (at = first): EventDraft => ({ type: 'suspended', ...base(at), reason: 'The domain was sold.' }),
  resumed: (at = first): EventDraft => ({ type: 'resumed', ...base(at), reason: 'It was not.' }),
  deprecated: (successor: string | null = 'new-things', at = first): EventDraft => ({
    type: 'deprecated',
    ...base(at),
    reason: 'There is a new one.',
    successor,
  }),
  undeprecated: (at = first): EventDraft => ({ type: 'undeprecated', ...base(at), reason: 'It lives on.' }),
  withdrawn: (at = first): EventDraft => ({ type: 'withdrawn', ...base(at), reason: 'The service ends.' }),
  reinstated: (at = first): EventDraft => ({ type: 'reinstated', ...base(at), reason: 'It goes on.' }),
  transferred: (from: string | null, to: string, noticeUntil: string, at = first): EventDraft => ({
    type: 'transferred',
    ...base(at),
    from,
    to,
    reason: 'It was sold.',
    noticeUntil,
  }),
  held: (at = first): EventDraft => ({ type: 'held', ...base(at), reason: 'Somebody objected.' }),
  released: (at = first): EventDraft => ({ type: 'released', ...base(at), reason: 'It is settled.' }),
} as const;

/** The events as a chain. */
export function ledgerOf(all: readonly EventDraft[]): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  // What a test gave no time happens at the time of the event before.
  for (const draft of all) {
    const before = events.at(-1)?.at ?? first;
    events.push(chained(events, draft.at === first && before > first ? { ...draft, at: before } : draft));
  }
  return events;
}
