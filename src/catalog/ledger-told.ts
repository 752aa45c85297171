import { isServed, noticeOf, statusOf, versionStatusOf } from './connector-status.ts';
import { isSameVersion } from './ledger.ts';
import type { KnownVersion, LedgerState, Statement } from './ledger-state.ts';

/** What an entry says of a connector as a whole that follows from its events alone. */
export function toldConnector(ledger: LedgerState) {
  return { status: statusOf(ledger), notice: noticeOf(ledger), standing: standingOf(ledger) };
}

/** What is said of a connector as a whole, by whom and since when. */
function standingOf({ held, suspended, deprecated, withdrawn, transfer }: LedgerState) {
  return {
    held: held === undefined ? null : statement(held),
    suspended: suspended === undefined ? null : statement(suspended),
    deprecated: deprecated === undefined ? null : statement(deprecated, { successor: deprecated.successor }),
    withdrawn: withdrawn === undefined ? null : statement(withdrawn),
    transfer:
      transfer === undefined ? null : statement(transfer, { from: transfer.from, to: transfer.to, noticeUntil: transfer.noticeUntil }),
  };
}

/** What an entry says of a version that follows from the connector's events alone. */
export function toldVersion(known: KnownVersion, ledger: LedgerState) {
  const { version, revision, folder, commit, committedAt, tree, evidence } = known.record;
  const isOn = (channel: 'preview' | 'public'): boolean => isSameVersion(ledger[channel]?.record, known.record);
  const promotion = isOn('public') ? ledger.public?.event : undefined;
  return {
    version,
    revision,
    status: versionStatusOf(known, ledger),
    channels: (['preview', 'public'] as const).filter(isOn),
    yanked: known.yanked === undefined ? null : statement(known.yanked, { advisory: known.yanked.advisory }),
    rolledBack: known.rolledBack === undefined ? null : statement(known.rolledBack),
    purged: known.purged === undefined ? null : statement(known.purged, { gone: known.purged.gone }),
    approvals: ledger.approvals.filter((one) => one.tree === tree).map(({ at, by }) => ({ at, by })),
    exemptions: ledger.exemptions
      .filter((one) => one.tree === tree)
      .map((one) => statement(one, { question: one.question, until: one.until })),
    folder,
    commit,
    committedAt,
    tree,
    previewedAt: known.previewedAt,
    promotedAt: known.promotedAt,
    isImported: known.isImported,
    promotion: promotion === undefined ? null : { policy: promotion.policy, answers: promotion.answers },
    evidence: evidenceOf(ledger, tree, evidence),
  };
}

/** Digests of what an entry names and the ledger decides: whether the bundle is served, and whether there is a report to read. */
export function toldContent(known: KnownVersion, ledger: LedgerState) {
  const { bundle, report } = known.record;
  return { bundle, isServed: isServed(known, ledger), report, isReported: known.purged === undefined };
}

function statement<T extends object>({ at, by, reason }: Statement, more?: T) {
  return { at, by, reason, ...(more ?? ({} as T)) };
}

/** Digests of all evidence about a content: what its record names, and what came later. */
function evidenceOf(ledger: LedgerState, tree: string, recorded: readonly string[]): readonly string[] {
  return [...new Set([...recorded, ...ledger.evidence.flatMap((one) => (one.tree === tree ? [one.sha256] : []))])];
}
