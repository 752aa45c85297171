import type { FolderEntry } from '../connector/folder.ts';
import { sha256 } from './digest.ts';
import { readZip, writeZip } from './zip.ts';

/** The reproducible zip of one version of a connector. The same content gives the same bytes, wherever and whenever it is made. */
export interface Bundle {
  readonly bytes: Uint8Array;
  /** Names the bundle. */
  readonly sha256: string;
}

/** Bundles a folder's entries. Ask `bundleProblem` first: content that has one throws. */
export function bundleOf(entries: readonly FolderEntry[]): Bundle {
  const problem = bundleProblem(entries);
  if (problem !== undefined) throw new Error(`This folder cannot be bundled: ${problem}`);
  const files = entries.flatMap(({ path, executable, bytes }) => (bytes === undefined ? [] : [{ path, executable, bytes }]));
  files.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const bytes = writeZip(files);
  return { bytes, sha256: sha256(bytes) };
}

/** The entries of a bundle we made, `undefined` for other bytes. */
export function readBundle(bytes: Uint8Array): FolderEntry[] | undefined {
  return readZip(bytes)?.map((file) => ({ ...file, kind: 'file' as const, size: file.bytes.length }));
}

/**
 * Why these entries must not become an archive that others unpack, in a sentence; `undefined` when they may. A name that leads out of
 * the folder, or means another file on another system, is refused here, whatever the rules say.
 */
export function bundleProblem(entries: readonly FolderEntry[]): string | undefined {
  if (entries.length === 0) return 'the folder is empty.';
  const seen = new Set<string>();
  for (const { path, kind, bytes } of entries) {
    const shown = JSON.stringify(path);
    if (kind !== 'file') return `${shown} is a ${kind}, not a file.`;
    if (bytes === undefined) return `${shown} is too large.`;
    if (path.split('/').some((name) => name === '' || name === '.' || name === '..')) return `the name ${shown} leads out of the folder.`;
    if (/[\\:*?"<>|\u0000-\u001f\u007f]/.test(path)) return `the name ${shown} has characters that not every system takes.`;
    if (/\p{Surrogate}/u.test(path)) return `the name ${shown} is not Unicode text.`;
    const folded = path.normalize('NFC').toLowerCase();
    if (seen.has(folded)) return `the name ${shown} differs from another one in letter case alone.`;
    seen.add(folded);
  }
  return undefined;
}
