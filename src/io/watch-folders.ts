import { type FSWatcher, readdirSync, watch } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { UserError } from '../connector/user-error.ts';

/** That something may have happened to a name in a folder; nothing is said of what, and some hints are for nothing. */
export interface Hint {
  readonly folder: string;
  /** Undefined when anything in the folder may be meant. */
  readonly name: string | undefined;
}

/** Folders that are watched, each for its own entries, and not for those of folders in it. */
export interface FolderWatch {
  /**
   * Watches these and no others. What is not there is left out. After a hint about a name, the folder of that name and all below it have to
   * be named again: it may be another one now. A `UserError` when the system lets no more be watched.
   */
  readonly follow: (folders: Iterable<string>) => void;
  readonly close: () => void;
}

/**
 * Watches folders and tells hints. The last write is never without one, as long as its folder was followed before: what is read after the
 * last hint is what is there.
 */
export function watchFolders(tell: (hint: Hint) => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();

  function drop(folder: string): void {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watchers.delete(path);
      watcher.close();
    }
  }

  function open(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: true }, (event, name) => {
        // A folder that was moved or removed and came back is another one, of which the old watcher hears nothing.
        if (event === 'rename') drop(name === null || name === basename(folder) ? folder : join(folder, name));
        tell({ folder, name: name ?? undefined });
        if (name === basename(folder)) tell({ folder: dirname(folder), name });
      });
      watcher.on('error', () => {
        drop(folder);
        tell({ folder, name: undefined });
      });
      watchers.set(folder, watcher);
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
      if (code === 'ENOSPC' || code === 'EMFILE')
        throw new UserError(
          `The system lets no more than ${watchers.size} folders be watched: name fewer folders, or raise its limit (fs.inotify.max_user_watches).`,
          { cause },
        );
    }
  }

  return {
    follow: (folders) => {
      const wanted = new Set(folders);
      for (const [path, watcher] of watchers) {
        if (wanted.has(path)) continue;
        watchers.delete(path);
        watcher.close();
      }
      for (const folder of wanted) if (!watchers.has(folder)) open(folder);
    },
    close: () => {
      for (const watcher of watchers.values()) watcher.close();
      watchers.clear();
    },
  };
}

/** A folder and all folders below it, links not followed, without those that `isSkipped`; nothing where none is. */
export function foldersBelow(folder: string, isSkipped: (name: string, path: string) => boolean): readonly string[] {
  const found: string[] = [];
  const collect = (path: string): void => {
    const entries = listed(path);
    if (entries === undefined) return;
    found.push(path);
    for (const entry of entries) if (entry.isDirectory() && !isSkipped(entry.name, join(path, entry.name))) collect(join(path, entry.name));
  };
  collect(folder);
  return found;
}

function listed(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
