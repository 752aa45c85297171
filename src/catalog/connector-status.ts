import { isSameVersion, type VersionName, type VersionRecord } from './ledger.ts';
import type { KnownVersion, LedgerState } from './ledger-state.ts';
import { stateOf } from './ledger-state.ts';
import type { StoreState } from './store-state.ts';

/**
 * Where a connector stands. `deprecated` is public and should not be used for anything new; of one that is `suspended` or `withdrawn`
 * nothing can be downloaded; `withheld` was public, and no version of it may be now.
 */
export type Status = 'public' | 'preview' | 'deprecated' | 'suspended' | 'withheld' | 'withdrawn';

/** Where a version stands. */
type VersionStatus = 'public' | 'preview' | 'superseded' | 'suspended' | 'withdrawn' | 'rolled-back' | 'yanked' | 'purged';

export function statusOf(ledger: LedgerState): Status {
  if (ledger.withdrawn !== undefined) return 'withdrawn';
  if (ledger.suspended !== undefined) return 'suspended';
  if (ledger.isWithheld) return 'withheld';
  if (ledger.public === undefined) return 'preview';
  return ledger.deprecated === undefined ? 'public' : 'deprecated';
}

/** Why it stands there, in the words of who put it there; null where nothing has to be said. */
export function noticeOf(ledger: LedgerState): string | null {
  const status = statusOf(ledger);
  if (status === 'withdrawn' || status === 'suspended' || status === 'deprecated') return ledger[status]?.reason ?? null;
  if (status !== 'withheld') return null;
  const [last] = ledger.versions
    .flatMap(({ yanked, purged, promotedAt }) => (promotedAt === null ? [] : [yanked, purged]))
    .flatMap((statement) => statement ?? [])
    .sort((a, b) => (a.at < b.at ? 1 : -1));
  return last?.reason ?? null;
}

/** The version that a connector is described by: the public one, else what would be public, else that on preview, else the last there was. */
export function shownOf(
  ledger: LedgerState,
): { readonly channel: 'public' | 'preview' | 'none'; readonly record: VersionRecord } | undefined {
  if (ledger.public !== undefined) return { channel: 'public', record: ledger.public.record };
  const isClosed = ledger.suspended !== undefined || ledger.withdrawn !== undefined;
  if (ledger.preview !== undefined && !(isClosed && ledger.latestPublic !== undefined))
    return { channel: 'preview', record: ledger.preview.record };
  const record = ledger.latestPublic ?? ledger.versions.findLast(({ purged }) => purged === undefined)?.record;
  return record && { channel: 'none', record };
}

/** True for a version whose bytes anybody may download: it is on a channel, and nothing speaks against it. */
export function isServed(known: KnownVersion, ledger: LedgerState): boolean {
  if (ledger.suspended !== undefined || ledger.withdrawn !== undefined) return false;
  const isOn = [ledger.preview, ledger.public].some((pointer) => isSameVersion(pointer?.record, known.record));
  return isOn && known.yanked === undefined && known.purged === undefined;
}

/** True when anybody may download the version that describes a connector: its icon is served then, and only then. */
export function isShownServed(ledger: LedgerState): boolean {
  const shown = shownOf(ledger);
  return ledger.versions.some((known) => isSameVersion(known.record, shown?.record) && isServed(known, ledger));
}

export function versionStatusOf(known: KnownVersion, ledger: LedgerState): VersionStatus {
  const { record, purged, yanked, rolledBack } = known;
  if (purged !== undefined) return 'purged';
  if (yanked !== undefined) return 'yanked';
  if (ledger.withdrawn !== undefined) return 'withdrawn';
  if (isSameVersion(ledger.public?.record, record)) return 'public';
  if (ledger.suspended !== undefined && isSameVersion(ledger.latestPublic, record)) return 'suspended';
  if (rolledBack !== undefined) return 'rolled-back';
  return isSameVersion(ledger.preview?.record, record) ? 'preview' : 'superseded';
}

/** The version that an update on a channel is compared with. What was purged is compared with nothing. */
export function comparedWith(record: VersionName, ledger: LedgerState): VersionRecord | undefined {
  const isPublic = isSameVersion(ledger.public?.record, record);
  const before: VersionName | null | undefined = isPublic ? ledger.public?.event?.from : ledger.public?.record;
  if (before === null || before === undefined || isSameVersion(before, record)) return undefined;
  return ledger.versions.find((known) => isSameVersion(known.record, before) && known.purged === undefined)?.record;
}

/**
 * The versions whose bytes the catalog is made of. Those that are wished describe what is on no channel, which without them is told as removed,
 * or are what an update is compared with.
 */
export function* neededVersions({ ledgers }: StoreState): Generator<{ readonly record: VersionRecord; readonly isWished: boolean }> {
  for (const events of ledgers.values()) {
    const ledger = stateOf(events);
    for (const pointer of [ledger.preview, ledger.public]) if (pointer !== undefined) yield { record: pointer.record, isWished: false };
    const shown = shownOf(ledger);
    if (shown?.channel === 'none') yield { record: shown.record, isWished: true };
    for (const pointer of [ledger.preview, ledger.public]) {
      const before = pointer && comparedWith(pointer.record, ledger);
      if (before !== undefined) yield { record: before, isWished: true };
    }
  }
}
