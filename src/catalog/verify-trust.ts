import { isObject, isText } from '../connector/json-value.ts';
import { sha256 } from './digest.ts';
import { type PublicKey, parsePublicKey } from './signature.ts';
import {
  type AttestationIdentity,
  beginningProblem,
  isSignedByKey,
  parseTrust,
  shortId,
  successionProblem,
  type TrustKey,
  type TrustVersion,
} from './trust.ts';
import type { Parsed } from './verify-parse.ts';
import type { Session } from './verify-session.ts';

/** What the reader trusts before anything is read: a trust file, or a key. */
export type Pin = { readonly kind: 'trust'; readonly version: TrustVersion } | { readonly kind: 'key'; readonly key: PublicKey };

/** The highest that a reader has seen of one catalog; what is older is refused. */
export interface Remembered {
  readonly schemaVersion: 1;
  readonly serial: number;
  readonly epoch: number;
  readonly generatedAt: string;
  /** Null when the catalog had no trust file. */
  readonly trust: { readonly version: number; readonly sha256: string } | null;
}

/** Who may sign the catalog that is being read. */
export interface Trusted {
  readonly keys: readonly TrustKey[];
  readonly attestation: AttestationIdentity | null;
  /** Undefined when the catalog publishes no trust file. */
  readonly epoch: number | undefined;
  readonly trust: Remembered['trust'];
}

/** Where the newest trust file is published. */
export const trustPath = '/v1/trust.json';
/** Bytes of a trust file. */
const mostBytes = 262_144;
/** Versions that are followed: a rotation each month for 80 years. */
const mostVersions = 1_000;

/** Where a version of the trust file is published, for ever. */
export function trustVersionPath(version: number): string {
  return `/v1/trust/${version}.json`;
}

/**
 * Follows the versions of the trust file from what the reader trusts to the newest. `isWhole`: the whole history is read, whatever
 * the reader begins with. Undefined when a step failed, or when nothing says who may sign.
 */
export async function verifyTrust(
  session: Session,
  { pin, remembered, isWhole }: { readonly pin: Pin | undefined; readonly remembered: Remembered | undefined; readonly isWhole: boolean },
): Promise<Trusted | undefined> {
  const found = await session.read(trustPath, mostBytes);
  if (found.kind === 'refused') return session.fail('trust', trustPath, `${trustPath} ${found.reason}`);
  if (found.kind === 'absent') return await withoutFile(session, pin, remembered);
  const newest = readVersion(session, trustPath, found.bytes);
  if (newest === undefined) return undefined;
  const { version } = newest.trust;
  if (version > mostVersions)
    return session.fail('trust', trustPath, `${trustPath} is version ${version}; at most ${mostVersions} are followed.`);
  const atLeast = Math.max(remembered?.trust?.version ?? 0, pin?.kind === 'trust' ? pin.version.trust.version : 0);
  if (version < atLeast) {
    const way = 'Somebody serves you an old copy: fetch it from the address its publisher names.';
    return session.fail('trust', trustPath, `${trustPath} is version ${version}; version ${atLeast} was trusted before.`, way);
  }
  const needsAll = isWhole || pin?.kind === 'key' || atLeast === 0;
  const first = needsAll ? 1 : atLeast;
  const versions = await readVersions(session, first, newest, isWhole);
  if (versions === undefined) return undefined;
  if (!isChain(session, versions, first)) return undefined;
  if (!agreesWithRoot(session, versions, pin, remembered)) return undefined;
  const { keys, attestation, epoch } = newest.trust;
  return { keys, attestation, epoch, trust: { version, sha256: sha256(newest.bytes) } };
}

async function withoutFile(session: Session, pin: Pin | undefined, remembered: Remembered | undefined): Promise<Trusted | undefined> {
  const hadOne = remembered?.trust || pin?.kind === 'trust' || (await session.read(trustVersionPath(1), mostBytes)).kind !== 'absent';
  if (hadOne) return session.fail('trust', trustPath, `${trustPath} is missing, and this catalog had one.`);
  if (pin === undefined) {
    session.skip('trust', trustPath, `There is no ${trustPath}, and no --trust says whose signature counts.`);
    return undefined;
  }
  const { keyId, publicKey } = pin.key;
  session.ok('trust', trustPath, `You trust key ${shortId(keyId)}; the catalog has no ${trustPath}, so a revocation could not be seen.`);
  const key: TrustKey = { keyId, algorithm: 'Ed25519', publicKey, from: new Date(0).toISOString(), until: null, revoked: null };
  return { keys: [key], attestation: null, epoch: undefined, trust: null };
}

async function readVersions(session: Session, first: number, newest: TrustVersion, isWhole: boolean): Promise<TrustVersion[] | undefined> {
  const versions: TrustVersion[] = [];
  const last = newest.trust.version;
  // The newest is there twice; who reads everything holds both against each other.
  for (let number = first; number <= (isWhole ? last : last - 1); number += 1) {
    const path = trustVersionPath(number);
    const found = await session.read(path, mostBytes);
    if (found.kind !== 'file') return session.fail('trust', path, `${path} ${found.kind === 'absent' ? 'is missing.' : found.reason}`);
    if (number === last) {
      if (Buffer.compare(found.bytes, newest.bytes) !== 0) return session.fail('trust', path, `${path} has other bytes than ${trustPath}.`);
      continue;
    }
    const version = readVersion(session, path, found.bytes);
    if (version === undefined) return undefined;
    versions.push(version);
  }
  return [...versions, newest];
}

function readVersion(session: Session, path: string, bytes: Uint8Array): TrustVersion | undefined {
  const parsed = parseTrust(bytes);
  return 'problem' in parsed ? session.fail('trust', path, `${path} ${parsed.problem}`) : { trust: parsed.value, bytes };
}

/** True when each version follows from the one before; the first one must be a beginning unless the reader trusts it already. */
function isChain(session: Session, versions: readonly TrustVersion[], first: number): boolean {
  for (const [index, version] of versions.entries()) {
    const before = versions[index - 1];
    const path = index === versions.length - 1 ? trustPath : trustVersionPath(first + index);
    const problem = before !== undefined ? successionProblem(before, version) : first === 1 ? beginningProblem(version) : undefined;
    if (problem !== undefined) {
      session.fail('trust', path, `${path} ${problem}`);
      return false;
    }
  }
  return true;
}

/** Holds the chain against what the reader trusts; without anything it is trusted on first use, and that is said. */
function agreesWithRoot(
  session: Session,
  versions: readonly TrustVersion[],
  pin: Pin | undefined,
  remembered: Remembered | undefined,
): boolean {
  const way = 'This may be another catalog than the one you trust: ask its publisher, on another way, which keys are theirs.';
  const fail = (sentence: string): false => {
    session.fail('trust', trustPath, sentence, way);
    return false;
  };
  const newest = versions.at(-1)?.trust;
  const told = (from: string): true => {
    session.ok('trust', trustPath, `Trust version ${newest?.version}, ${from}.`);
    return true;
  };
  const known = remembered?.trust;
  if (known) {
    const same = versions.find(({ trust }) => trust.version === known.version);
    if (same === undefined || sha256(same.bytes) !== known.sha256)
      return fail(`${trustPath} leads to another version ${known.version} than the one seen before.`);
  }
  if (pin?.kind === 'trust') {
    const { version } = pin.version.trust;
    const same = versions.find(({ trust }) => trust.version === version);
    if (same === undefined || Buffer.compare(same.bytes, pin.version.bytes) !== 0)
      return fail(`${trustPath} leads to another version ${version} than the one given with --trust.`);
    return told(`which follows from version ${version} given with --trust`);
  }
  if (pin?.kind === 'key') {
    const { key } = pin;
    const signed = versions.find(
      ({ trust }, index) => isSignedByKey(trust, key) && [trust, versions[index - 1]?.trust].some((one) => holds(one?.keys, key)),
    );
    if (signed === undefined) return fail(`No version of ${trustPath} is signed by key ${shortId(key.keyId)} given with --trust.`);
    return told(`which follows from version ${signed.trust.version} signed by the key given with --trust`);
  }
  if (known) return told(`which follows from version ${known.version} seen before`);
  const ids = (newest?.keys ?? []).filter(({ revoked }) => revoked === null).map(({ keyId }) => keyId);
  return told(
    `TRUSTED ON FIRST USE: nothing but this catalog itself says that its signer is ${ids.join(' or ') || 'a workflow'}; compare that with what its publisher says elsewhere, and give it with --trust`,
  );
}

function holds(keys: readonly TrustKey[] | undefined, { keyId }: PublicKey): boolean {
  return keys?.some((key) => key.keyId === keyId) ?? false;
}

/** Reads what a reader trusts: a trust file, or a public key as PEM or as its 32 bytes in base64. */
export function parsePin(bytes: Uint8Array): Parsed<Pin> {
  // An editor ends a file with a new line.
  const text = new TextDecoder().decode(bytes).trimEnd();
  const key = parsePublicKey(text);
  if (key !== undefined) return { value: { kind: 'key', key } };
  const whole = new TextEncoder().encode(text);
  const parsed = parseTrust(whole);
  return 'problem' in parsed ? parsed : { value: { kind: 'trust', version: { trust: parsed.value, bytes: whole } } };
}

/** Reads what was remembered; `undefined` for bytes that are no such thing. */
export function parseRemembered(bytes: Uint8Array): Remembered | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isRemembered(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRemembered(value: unknown): value is Remembered {
  if (!isObject(value)) return false;
  const { schemaVersion, serial, epoch, generatedAt, trust } = value;
  const isTrust =
    isObject(trust) && Number.isInteger(trust['version']) && isText(trust['sha256']) && /^[0-9a-f]{64}$/.test(trust['sha256']);
  return (
    schemaVersion === 1 &&
    Number.isInteger(serial) &&
    Number.isInteger(epoch) &&
    typeof generatedAt === 'string' &&
    !Number.isNaN(Date.parse(generatedAt)) &&
    (trust === null || isTrust)
  );
}
