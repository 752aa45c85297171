import type { ConnectorFolder } from '../connector/folder.ts';
import { shownOf } from './connector-status.ts';
import { isSameVersion } from './ledger.ts';
import type { KnownVersion, LedgerState } from './ledger-state.ts';
import type { Judge } from './stored-report.ts';
import { verifyBundle, verifyEvidence, verifyGone, verifyReport } from './verify-content.ts';
import type { Entry, EntryVersion } from './verify-entry.ts';
import { verifyIcon } from './verify-icon.ts';
import type { Index } from './verify-index.ts';
import type { Session } from './verify-session.ts';

/** Verifies the content of one version, its report, its evidence and what is gone of it; its folder where its bundle holds. */
export async function verifyVersion(
  session: Session,
  index: Index,
  entry: Entry,
  version: EntryVersion,
  known: KnownVersion,
  state: LedgerState,
  judge: Judge | undefined,
): Promise<ConnectorFolder | undefined> {
  const folder = await verifyBundle(session, entry, version, known, state);
  if (folder !== undefined && isSameVersion(shownOf(state)?.record, known.record))
    verifyIcon(session, entry, folder, index, judge?.tool.version);
  await verifyReport(session, entry, version, known, folder, judge);
  await verifyEvidence(session, entry, known, state);
  await verifyGone(session, entry, known);
  return folder;
}

/** The version with this name; without one the public version, else the one on preview, else the newest. */
export function versionNamed({ versions }: Entry, name: string | undefined): EntryVersion | undefined {
  if (name !== undefined)
    return (
      versions.find((one) => nameOfVersion(one) === name) ??
      versions.find(({ version, revision }) => version === name || `${version}+${revision}` === name)
    );
  return (
    versions.find(({ channels }) => channels.includes('public')) ??
    versions.find(({ channels }) => channels.includes('preview')) ??
    versions[0]
  );
}

/** `1.2.0`, and `1.2.0+1` for other content under the same version. */
export function nameOfVersion({ version, revision }: EntryVersion): string {
  return revision === 0 ? version : `${version}+${revision}`;
}
