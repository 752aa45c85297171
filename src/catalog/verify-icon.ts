import { readConnector } from '../connector/connector.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { isShownServed } from './connector-status.ts';
import { sha256 } from './digest.ts';
import { iconOf } from './icon.ts';
import type { LedgerState } from './ledger-state.ts';
import { type Entry, entryPath } from './verify-entry.ts';
import type { Index } from './verify-index.ts';
import type { Session } from './verify-session.ts';

/** Reads the icon that an entry names: it bears the name of its content, and there is none where nothing is served. */
export async function verifyIconPath(session: Session, { id, icon }: Entry, state: LedgerState): Promise<undefined> {
  const path = icon.path ?? undefined;
  if (path === undefined) return;
  if (!isShownServed(state))
    return session.fail('entry', entryPath(id), `${entryPath(id)} has an icon, and nothing of ${id} may be downloaded.`);
  const bytes = await session.get(path);
  if (bytes !== undefined && `/files/${sha256(bytes)}.png` !== path)
    session.fail('entry', path, `${path} does not hold the bytes it is named after.`);
}

/** Asks that the icon of an entry is made of the files of the version that describes it; `version` is that of the certify that asks, where it is known. */
export function verifyIcon(
  session: Session,
  entry: Entry,
  folder: ConnectorFolder,
  { maker }: Index,
  version: string | undefined,
): undefined {
  const { id, icon } = entry;
  // Catalogs made before icons were served have none.
  if (icon.path === undefined) return;
  const made = iconOf(readConnector(folder));
  const wanted = made === undefined ? null : `/files/${sha256(made)}.png`;
  if (icon.path === wanted) return;
  const what = wanted === null ? 'its files have none' : `its files make ${wanted}`;
  const sentence = `${entryPath(id)} has ${icon.path === null ? 'no icon' : `the icon ${icon.path}`}; ${what}.`;
  if (version === maker) session.fail('entry', entryPath(id), sentence);
  else
    session.skip('entry', entryPath(id), `${sentence} Not held against them: it was made by certify ${maker}, which may draw otherwise.`);
}
