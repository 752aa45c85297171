import { readTrustHistory } from '../catalog/signed-catalog.ts';
import type { TrustVersion } from '../catalog/trust.ts';
import type { Source } from '../io/source.ts';

/** The repository's trust files, `trust/1.json` and on. */
export async function readTrust(source: Pick<Source, 'file'>): Promise<readonly TrustVersion[]> {
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  for (let version = 1; ; version += 1) {
    const name = `trust/${version}.json`;
    const bytes = await source.file(name);
    if (bytes === undefined) return readTrustHistory(files);
    files.push({ name, bytes });
  }
}
