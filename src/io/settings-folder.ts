import { lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { programFolders } from '../connector/program.ts';

/** The file that says how a repository wants its connectors judged. */
export const configurationName = 'certification.json';
/** The file of findings that its maintainers accept. */
export const waiversName = 'waivers.json';

/**
 * The folder whose settings hold for a connector folder: the nearest above it with a `certification.json` or `waivers.json`, as far as its
 * git repository reaches. The programmes' own folders are skipped, because submissions put files there; a repository may bear such a name.
 */
export function settingsFolderOf(connectorFolder: string): string | undefined {
  let folder = dirname(connectorFolder);
  for (let child = connectorFolder; folder !== child; child = folder, folder = dirname(folder)) {
    const isTop = isThere(join(folder, '.git'));
    if (!isTop && Object.hasOwn(programFolders, basename(folder))) continue;
    if ([configurationName, waiversName].some((name) => isThere(join(folder, name)))) return folder;
    if (isTop) return undefined;
  }
  return undefined;
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
