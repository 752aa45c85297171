import { UserError } from '../connector/user-error.ts';
import { canonicalBytes } from './canonical-json.ts';
import { firstProblemOf } from './schemas.ts';
import { type SigningKey, withSignatures } from './signature.ts';
import { beginningProblem, keyProblem, parseTrust, shortId, successionProblem, type TrustFile, type TrustVersion } from './trust.ts';
import type { Timestamp } from './verify-timestamp.ts';
import { trustPath, trustVersionPath } from './verify-trust.ts';

/** What `timestamp.json` says once it is signed. */
const signedNote = 'This catalog is signed. Check it with: certify catalog verify';

/** The versions of a trust file, by name and bytes, as one chain; a `UserError` names the file in which it breaks. */
export function readTrustHistory(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): readonly TrustVersion[] {
  const versions: TrustVersion[] = [];
  for (const { name, bytes } of files) {
    const parsed = parseTrust(bytes);
    if ('problem' in parsed) throw new UserError(`${name} ${parsed.problem} Restore it from its history.`);
    const version = { trust: parsed.value, bytes };
    const before = versions.at(-1);
    const problem = before === undefined ? beginningProblem(version) : successionProblem(before, version);
    if (problem !== undefined) throw new UserError(`${name} ${problem} Make the next version with: certify catalog trust`);
    versions.push(version);
  }
  return versions;
}

/** Who signs a catalog, and who may. */
export interface Signing {
  /** Every version of the trust file, oldest first; none where nothing says who may sign. */
  readonly trust: readonly TrustVersion[];
  /** Without any the catalog stays unsigned, and says so. */
  readonly keys: readonly SigningKey[];
  readonly now: Date;
}

/** The trust files as they are published, outside of what the index names. */
export function* trustFiles(history: readonly TrustVersion[]): Generator<readonly [path: string, bytes: Uint8Array]> {
  for (const { trust, bytes } of history) yield [trustVersionPath(trust.version), bytes];
  const newest = history.at(-1);
  if (newest !== undefined) yield [trustPath, newest.bytes];
}

/** The last file of a catalog, in the epoch of its trust file and with its signatures. */
export function finalTimestamp(bytes: Uint8Array, { trust, keys, now }: Signing): Uint8Array {
  const newest = trust.at(-1)?.trust;
  const made: Timestamp = JSON.parse(new TextDecoder().decode(bytes));
  const timestamp = { ...made, serial: made.serial + (newest?.epoch ?? 0) };
  return keys.length === 0 ? canonicalBytes(timestamp) : signedTimestamp(timestamp, newest, keys, now);
}

/** The bytes of a timestamp with a signature by each key. A `UserError` when the trust file does not let a key sign now. */
export function signedTimestamp(timestamp: Timestamp, trust: TrustFile | undefined, keys: readonly SigningKey[], now: Date): Uint8Array {
  refuseSigners(keys, trust, timestamp.generatedAt, now);
  const signed = withSignatures(
    'timestamp',
    { ...timestamp, note: signedNote, ...(timestamp.note === signedNote ? {} : { signatures: [] }) },
    keys,
  );
  const problem = firstProblemOf('timestamp', signed);
  if (problem !== undefined) throw new Error(`The signed timestamp does not agree with its schema: ${problem}`);
  return canonicalBytes(signed);
}

/** Says which of these keys the trust file does not let sign what is made at a time; where there is no trust file, each may. */
export function refuseSigners(keys: readonly SigningKey[], trust: TrustFile | undefined, made: string, now: Date): void {
  if (trust === undefined) return;
  for (const { keyId } of keys) {
    const key = trust.keys.find((one) => one.keyId === keyId);
    const problem = key === undefined ? `key ${shortId(keyId)} is not in it` : keyProblem(key, made, now);
    if (problem !== undefined)
      throw new UserError(
        `Trust version ${trust.version} does not let this key sign: ${problem}. Sign with another key, or put it in with: certify catalog trust rotate`,
      );
  }
}
