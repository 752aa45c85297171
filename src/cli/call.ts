import { escapeLine } from '../render/escape.ts';

/** A call for people to copy: a command with the folder and the store of the one they made, where they named them. */
export function callOf(command: string, { folder, store }: { readonly folder?: string; readonly store?: string | undefined }): string {
  const words = [...(folder === undefined || folder === '.' ? [] : [folder]), ...(store === undefined ? [] : ['--store', store])];
  return [command, ...words.map(quoted)].join(' ');
}

/** The call that publishes a store: without connector folders in its repository there is nothing that `certify run` could certify. */
export function publishCall(
  { folders }: { readonly folders: readonly unknown[] },
  { root, store }: { readonly root: string; readonly store?: string | undefined },
): string {
  return callOf(folders.length > 0 ? 'certify run' : 'certify catalog build', { folder: root, store });
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${escapeLine(word).replaceAll("'", "'\\''")}'`;
}
