import type { FolderEntry } from '../connector/folder.ts';
import { gitObjectId } from './digest.ts';

/** A folder being put together: its files' modes and ids, its folders. */
interface Branch {
  readonly files: Map<string, { readonly mode: '100644' | '100755'; readonly id: string }>;
  readonly folders: Map<string, Branch>;
}

/**
 * The id of the git tree object that holds exactly these entries: the identity of a connector's content, the same for a folder on
 * disk and in a commit. `undefined` when an entry is no regular file or was not read: such content is never published.
 */
export function treeIdOf(entries: readonly FolderEntry[]): string | undefined {
  const top: Branch = { files: new Map(), folders: new Map() };
  for (const entry of entries) {
    if (entry.kind !== 'file' || entry.bytes === undefined) return undefined;
    const names = entry.path.split('/');
    const name = names.pop() ?? '';
    let branch = top;
    for (const folder of names) {
      const next: Branch = branch.folders.get(folder) ?? { files: new Map(), folders: new Map() };
      branch.folders.set(folder, next);
      branch = next;
    }
    branch.files.set(name, { mode: entry.executable ? '100755' : '100644', id: gitObjectId('blob', entry.bytes) });
  }
  return idOf(top);
}

function idOf(branch: Branch): string {
  const lines: { readonly order: Buffer; readonly bytes: Buffer }[] = [];
  const add = (mode: string, name: string, id: string, order: string): void => {
    lines.push({ order: Buffer.from(order), bytes: Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]) });
  };
  for (const [name, { mode, id }] of branch.files) add(mode, name, id, name);
  // Git sorts a folder as if its name ended in a slash.
  for (const [name, folder] of branch.folders) add('40000', name, idOf(folder), `${name}/`);
  lines.sort((a, b) => Buffer.compare(a.order, b.order));
  return gitObjectId('tree', Buffer.concat(lines.map((line) => line.bytes)));
}
