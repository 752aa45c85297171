import type { ServedFile } from './connector-file.ts';
import { sha256 } from './digest.ts';
import type { SchemaName } from './schemas.ts';
import { parsePublished } from './verify-parse.ts';
import { mostFileBytes, pathProblem, type Session } from './verify-session.ts';
import { attestationPath, type Timestamp } from './verify-timestamp.ts';

/** The members of `index.json` that a verification reads. */
export interface Index {
  readonly source: { readonly commit: string | null };
  readonly certifier: { readonly version: string; readonly rules: string };
  readonly counts: { readonly connectors: number; readonly public: number; readonly preview: number; readonly events: number };
  readonly ledgers: { readonly [id: string]: { readonly seq: number; readonly sha256: string } };
  readonly files: readonly ServedFile[];
}

const indexPath = '/v1/index.json';
/** Paths that the index cannot name: they name it, or are signed by themselves. */
const beside = /^\/v1\/(?:index\.json|timestamp\.json|index\.sigstore\.json|trust\.json|trust\/[1-9]\d{0,3}\.json)$/;

/** Files that no other step reads, by their schema. */
const shapes: Readonly<Record<string, SchemaName>> = { '/v1/list.json': 'list', '/v1/removed.json': 'removed' };

/** Reads the index that the timestamp names; from then on the session knows every file. */
export async function verifyIndex(session: Session, timestamp: Timestamp, epoch: number | undefined): Promise<Index | undefined> {
  const fail = (sentence: string): undefined => session.fail('index', indexPath, `${indexPath} ${sentence}`);
  if (timestamp.index.path !== indexPath)
    return fail(`is not the index that /v1/timestamp.json names (${JSON.stringify(timestamp.index.path)}).`);
  const found = await session.read(indexPath, Math.min(mostFileBytes, timestamp.index.size));
  if (found.kind !== 'file') return fail(found.kind === 'absent' ? 'is missing.' : found.reason);
  const digest = sha256(found.bytes);
  if (found.bytes.length !== timestamp.index.size || digest !== timestamp.index.sha256)
    return fail(`has the digest ${digest}; /v1/timestamp.json names ${timestamp.index.sha256}.`);
  const parsed = parsePublished<Index>(found.bytes, 'index');
  if ('problem' in parsed) return fail(parsed.problem);
  const index = parsed.value;
  const seen = new Set<string>();
  for (const { path } of index.files) {
    const problem = pathProblem(path);
    if (problem !== undefined) return fail(`names the file ${JSON.stringify(path.slice(0, 100))}, which ${problem}`);
    if (seen.has(path)) return fail(`names ${path} twice.`);
    if (beside.test(path)) return fail(`names ${path}, which no index may name.`);
    seen.add(path);
  }
  session.name(index.files);
  const events = Object.values(index.ledgers).reduce((sum, { seq }) => sum + seq, 0);
  if (events !== index.counts.events) return fail(`counts ${index.counts.events} events, and its ledgers have ${events}.`);
  if (epoch !== undefined && timestamp.serial !== events + epoch)
    return fail(`has ${events} events, which with epoch ${epoch} is not the serial ${timestamp.serial} of /v1/timestamp.json.`);
  session.ok('index', indexPath, `Names ${index.files.length} files and ${events} events.`);
  return index;
}

/** Every file of the index that was not read yet, and where files can be listed, those that the index does not name. */
export async function verifyFiles(
  session: Session,
  list: ((folders: readonly string[]) => Promise<readonly string[]>) | undefined,
): Promise<undefined> {
  const named = session.named();
  const paths = named.map(({ path }) => path).filter((path) => !session.wasRead(path));
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
        const bytes = await session.get(path);
        const schema = Object.hasOwn(shapes, path) ? shapes[path] : undefined;
        const parsed = bytes && schema && parsePublished(bytes, schema);
        if (parsed && 'problem' in parsed) session.fail('files', path, `${path} ${parsed.problem}`);
      }
    }),
  );
  const read = named.filter(({ path }) => session.wasRead(path)).length;
  if (read === named.length) session.ok('files', '/', `All ${read} files of the index are there, with its digests.`);
  if (list === undefined) return session.skip('files', '/', 'Files that the index does not name cannot be listed at an address.');
  // Where the chain of trust files broke, the rest of it was not read.
  const isTrustBroken = session.steps.some(({ step, status }) => step === 'trust' && status === 'failed');
  const folders = new Set(['v1', 'bundles', 'files', ...named.flatMap(({ path }) => path.split('/').slice(1, 2))]);
  for (const path of await list([...folders].sort())) {
    if (session.isNamed(path) || session.wasFound(path) || (beside.test(path) && (isTrustBroken || path === attestationPath))) continue;
    const way = 'Do not use that file; delete it if the catalog is yours.';
    session.fail('files', path, `${JSON.stringify(path)} is in the folder and not in ${indexPath}.`, way);
  }
}
