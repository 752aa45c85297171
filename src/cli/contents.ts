import { readBundle } from '../catalog/bundle.ts';
import { neededVersions } from '../catalog/connector-status.ts';
import { contentKey, type VersionRecord } from '../catalog/ledger.ts';
import type { StoreState } from '../catalog/store-state.ts';
import { treeIdOf } from '../catalog/tree-id.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { UserError } from '../connector/user-error.ts';
import type { Source } from '../io/source.ts';
import { packedFolder } from '../io/source-folders.ts';

/** The bytes of versions, wherever they are: in the source, in an older commit, or kept by the store. They are kept packed. */
export interface Contents {
  /** Those that are at hand, by `contentKey`. */
  readonly loaded: ReadonlyMap<string, ConnectorFolder>;
  /** Fetches these; a `UserError` names the first that is nowhere. */
  readonly load: (records: readonly VersionRecord[], state: StoreState) => Promise<void>;
  /** The bytes of one version; `undefined` when they are nowhere. */
  readonly find: (record: VersionRecord, state: StoreState) => Promise<ConnectorFolder | undefined>;
}

/** Without a source there is only what the store keeps. */
export function contentsOf(source: Pick<Source, 'folders' | 'folderAt'> | undefined): Contents {
  const loaded = new Map<string, ConnectorFolder>();
  for (const folder of source?.folders ?? []) {
    const tree = treeIdOf(folder.entries);
    if (tree !== undefined) loaded.set(contentKey({ folder: folder.path, tree }), folder);
  }
  const find = async (record: VersionRecord, state: StoreState): Promise<ConnectorFolder | undefined> => {
    const known = loaded.get(contentKey(record));
    if (known !== undefined) return known;
    const { folder: path, program, commit, tree } = record;
    const kept = state.files.get(`bundles/${record.bundle}.zip`);
    const entries = kept && readBundle(kept);
    const folder = entries
      ? { path, name: path.slice(path.lastIndexOf('/') + 1), program, entries, truncated: false }
      : commit === null
        ? undefined
        : await source?.folderAt(commit, path, program);
    if (folder === undefined || treeIdOf(folder.entries) !== tree) return undefined;
    const packed = packedFolder(folder);
    loaded.set(contentKey(record), packed);
    return packed;
  };
  return {
    loaded,
    find,
    load: async (records, state) => {
      for (const record of records) if ((await find(record, state)) === undefined) throw lost(record);
    },
  };
}

/** Loads what the catalog is made of: every version on a channel, and where they are still there, those that tell of what is on none. */
export async function loadPublished(contents: Contents, state: StoreState): Promise<void> {
  for (const { record, isWished } of neededVersions(state)) {
    if (isWished) await contents.find(record, state);
    else await contents.load([record], state);
  }
}

function lost({ folder, version, commit }: VersionRecord): UserError {
  return new UserError(
    `The bytes of ${folder} ${version} are nowhere to be found: neither in ${commit === null ? 'the store' : `commit ${commit.slice(0, 12)}`} nor in the folder as it is now. Fetch the whole history (git fetch --unshallow) or restore the commit, then run again.`,
  );
}
