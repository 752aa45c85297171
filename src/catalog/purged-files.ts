import { objectOr } from '../connector/json-value.ts';
import type { VersionRecord } from './ledger.ts';
import type { StoreState } from './store-state.ts';

/** Digests of everything that the store may hold of a content: its bundle, and every report and evidence that is bound to its tree. */
export function filesOfContent({ tree, bundle, report, evidence }: VersionRecord, { files }: StoreState): readonly string[] {
  const bound = [...files].flatMap(([path, bytes]) => {
    const [, digest] = /^(?:reports|evidence)\/([0-9a-f]{64})\.json$/.exec(path) ?? [];
    return digest !== undefined && objectOr(JSON.parse(new TextDecoder().decode(bytes)))['tree'] === tree ? [digest] : [];
  });
  return [...new Set([bundle, report, ...evidence, ...bound])].sort();
}

/** Where a store may hold the bytes of these digests. */
export function pathsOf(digests: readonly string[]): readonly string[] {
  return digests.flatMap((digest) => [`bundles/${digest}.zip`, `reports/${digest}.json`, `evidence/${digest}.json`]);
}
