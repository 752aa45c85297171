import { canonicalBytes } from '../../src/catalog/canonical-json.ts';
import { sha256 } from '../../src/catalog/digest.ts';
import { verifyCatalog } from '../../src/catalog/verify.ts';
import { made, readerOf, type TestCatalog, testCatalog } from '../../test/helpers/published.ts';
import type { Case } from '../case.ts';
import { kindByName } from '../mutate/mutate.ts';
import { areAlike, holdsNoControls, isOneOf } from '../oracles.ts';
import { keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';

let known: Promise<TestCatalog> | undefined;
function catalog(): Promise<TestCatalog> {
  return (known ??= testCatalog({ isSigned: false }));
}

const unsealed = 'unsealed:';
const isData = /^\/(?:v1|bundles)\//;

/** A published catalog, of which somebody changed a file: as it is, or with an index that fits. */
export const verify: Target = {
  name: 'verify',
  about: '`catalog/verify*`: a published catalog with a changed file, with and without an index that fits it',
  medium: { kindOf: (name) => kindByName(name), mostBytes: 65_536 },
  seeds: async () => {
    const { files } = await catalog();
    const data = [...files].filter(([path, bytes]) => isData.test(path) && bytes.length < 40_000).sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      ...keptCases('verify'),
      ...data.flatMap(([path, bytes]): Case[] => [[{ name: path, bytes }], [{ name: unsealed + path, bytes }]]),
    ];
  },
  run: async (parts) => {
    const { files } = await catalog();
    const changed = new Map(files);
    let isUnsealed = false;
    for (const { name, bytes } of parts) {
      const path = name.startsWith(unsealed) ? name.slice(unsealed.length) : name;
      const before = files.get(path);
      const isOther = before === undefined || Buffer.compare(before, bytes) !== 0;
      if (name !== path && isOther && before !== undefined && !/\/(?:timestamp|index)\.json$/.test(path)) isUnsealed = true;
      changed.set(path, bytes);
      if (name === path) seal(changed, path);
    }
    const { verdict, steps } = await verifyCatalog(readerOf(changed), { now: made, allowUnsigned: true });
    promise(!isUnsealed || verdict === 'failed', 'A catalog with a changed file is verified.');
    for (const { sentence } of steps)
      promise(typeof sentence === 'string' && sentence.length < 20_000, 'A sentence is longer than anybody reads.');
    if (!isOneOf(parts[0]?.bytes ?? new Uint8Array(), 16)) return;
    const again = await verifyCatalog(readerOf(changed), { now: made, allowUnsigned: true });
    areAlike(JSON.stringify(steps), JSON.stringify(again.steps), 'The verification');
    for (const { sentence } of steps.filter(({ status }) => status === 'failed')) holdsNoControls(sentence, 'sentence about a catalog');
  },
};

/** Makes index and timestamp fit a file. */
function seal(files: Map<string, Uint8Array>, path: string): void {
  const index = parsed(files.get('/v1/index.json'));
  if (path !== '/v1/index.json' && path !== '/v1/timestamp.json' && index !== undefined && Array.isArray(index['files'])) {
    const bytes = files.get(path) ?? new Uint8Array();
    const listed: readonly Record<string, unknown>[] = index['files'];
    const fitting = listed.map((file) => (file['path'] === path ? { ...file, sha256: sha256(bytes), size: bytes.length } : file));
    files.set('/v1/index.json', canonicalBytes({ ...index, files: fitting }));
  }
  const timestamp = parsed(files.get('/v1/timestamp.json'));
  if (path === '/v1/timestamp.json' || timestamp === undefined) return;
  const bytes = files.get('/v1/index.json') ?? new Uint8Array();
  files.set(
    '/v1/timestamp.json',
    canonicalBytes({ ...timestamp, index: { path: '/v1/index.json', sha256: sha256(bytes), size: bytes.length } }),
  );
}

function parsed(bytes: Uint8Array | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes ?? []).toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
