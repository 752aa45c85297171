import { UserError } from '../connector/user-error.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import { firstProblemOf } from './schemas.ts';
import { isSignedBy, type PublicKey, type Signature } from './signature.ts';
import { type Parsed, parseCanonical } from './verify-parse.ts';

/** A key that may sign, and when. */
export interface TrustKey extends PublicKey {
  readonly algorithm: 'Ed25519';
  readonly from: string;
  readonly until: string | null;
  readonly revoked: { readonly at: string; readonly reason: string } | null;
}

/** The workflow whose attestation counts like a signature. */
export interface AttestationIdentity {
  /** GitHub's number of the repository. */
  readonly repositoryId: number;
  /** `owner/repository/.github/workflows/file.yml` */
  readonly signerWorkflow: string;
  /** `refs/heads/…` */
  readonly ref: string;
}

/** `trust.json`: one version of who may sign. */
export interface TrustFile {
  readonly schemaVersion: 1;
  /** 1 for the first, one more for each other. */
  readonly version: number;
  /** SHA-256 of the file of the version before. */
  readonly previous: string | null;
  readonly issuedAt: string;
  /** Added to the length of all ledgers to make the serial. */
  readonly epoch: number;
  readonly threshold: 1;
  readonly keys: readonly TrustKey[];
  readonly attestation: AttestationIdentity | null;
  readonly signatures: readonly Signature[];
}

/** A version with its bytes. */
export interface TrustVersion {
  readonly trust: TrustFile;
  readonly bytes: Uint8Array;
}

/** Reads a trust file. */
export function parseTrust(bytes: Uint8Array): Parsed<TrustFile> {
  return parseCanonical<TrustFile>(bytes, 'trust');
}

/** Why a key may not sign what is said to be made at a time and is read now; `undefined` when it may. */
export function keyProblem(key: TrustKey, made: string, now: Date): string | undefined {
  const name = `key ${shortId(key.keyId)}`;
  if (key.revoked !== null) return `${name} was revoked on ${key.revoked.at.slice(0, 10)} (${key.revoked.reason})`;
  if (Date.parse(made) < Date.parse(key.from)) return `${name} may not sign before ${key.from}`;
  if (key.until !== null && Math.max(Date.parse(made), now.getTime()) >= Date.parse(key.until))
    return `${name} could sign until ${key.until} only`;
  return undefined;
}

/** Why a version is no beginning of a chain, as the end of a sentence; `undefined` when it is version 1, signed by a key of its own. */
export function beginningProblem({ trust }: TrustVersion): string | undefined {
  if (trust.version !== 1 || trust.previous !== null) return 'is no version 1.';
  return isSignedByOneOf(trust, trust) ? undefined : 'is not signed by a key that it names.';
}

/** Why a version does not follow from the one before, as the end of a sentence; `undefined` when it does. */
export function successionProblem(before: TrustVersion, { trust }: TrustVersion): string | undefined {
  if (trust.version !== before.trust.version + 1) return `is version ${trust.version}, not ${before.trust.version + 1}.`;
  if (trust.previous !== sha256(before.bytes)) return `does not name the bytes of version ${before.trust.version} as the one before it.`;
  if (trust.epoch < before.trust.epoch) return `lowers the epoch from ${before.trust.epoch} to ${trust.epoch}.`;
  if (Date.parse(trust.issuedAt) < Date.parse(before.trust.issuedAt)) return `is older than version ${before.trust.version}.`;
  if (!isSignedByOneOf(trust, before.trust)) return `is not signed by a key that version ${before.trust.version} trusts.`;
  if (!isSignedByOneOf(trust, trust)) return 'is not signed by a key that it names.';
  const forgotten = before.trust.keys.find(({ keyId, revoked }) => revoked !== null && isUsable(trust, keyId));
  return forgotten === undefined ? undefined : `takes back that key ${shortId(forgotten.keyId)} was revoked.`;
}

/** True when this key signed this version, and is named by the one before or by itself. */
export function isSignedByKey(trust: TrustFile, key: PublicKey): boolean {
  return trust.signatures.some((signature) => isSignedBy('trust', trust, signature, key));
}

/** What the next version changes. */
export type TrustChange =
  | { readonly kind: 'rotate'; readonly key: PublicKey; readonly from: Date; readonly until: Date }
  | { readonly kind: 'revoke'; readonly keyId: string; readonly reason: string }
  | { readonly kind: 'epoch'; readonly epoch: number }
  | { readonly kind: 'attestation'; readonly identity: AttestationIdentity | null };

/** Version 1 with one key, not yet signed. */
export function firstTrust({ keyId, publicKey }: PublicKey, now: Date): TrustFile {
  return {
    schemaVersion: 1,
    version: 1,
    previous: null,
    issuedAt: now.toISOString(),
    epoch: 0,
    threshold: 1,
    keys: [{ keyId, algorithm: 'Ed25519', publicKey, from: now.toISOString(), until: null, revoked: null }],
    attestation: null,
    signatures: [],
  };
}

/** The version after this one, not yet signed. Keys whose time is over are not carried on; those that were revoked are. */
export function nextTrust(before: TrustVersion, change: TrustChange, now: Date): TrustFile {
  const next = changed(before.trust, change, now);
  const trust: TrustFile = {
    ...next,
    version: before.trust.version + 1,
    previous: sha256(before.bytes),
    issuedAt: now.toISOString(),
    keys: next.keys.filter(({ until, revoked }) => revoked !== null || until === null || Date.parse(until) > now.getTime()),
    signatures: [],
  };
  const problem = firstProblemOf('trust', trust);
  if (problem !== undefined) throw new UserError(`The next trust file would not agree with its schema: ${problem}`);
  return trust;
}

function changed(trust: TrustFile, change: TrustChange, now: Date): TrustFile {
  switch (change.kind) {
    case 'rotate': {
      const { keyId, publicKey } = change.key;
      if (trust.keys.some((key) => key.keyId === keyId)) throw new UserError(`Key ${shortId(keyId)} is in the trust file already.`);
      const until = change.until.toISOString();
      const older = trust.keys.map((key) => (key.revoked === null && key.until === null ? { ...key, until } : key));
      const added = { keyId, algorithm: 'Ed25519', publicKey, from: change.from.toISOString(), until: null, revoked: null } as const;
      return { ...trust, keys: [...older, added] };
    }
    case 'revoke': {
      const [key, another] = trust.keys.filter(({ keyId }) => keyId.startsWith(change.keyId));
      if (key === undefined || another !== undefined)
        throw new UserError(
          `'${change.keyId}' names ${key === undefined ? 'no key' : 'more than one key'} of trust version ${trust.version}.`,
        );
      const revoked = { at: now.toISOString(), reason: change.reason };
      return { ...trust, keys: trust.keys.map((one) => (one === key ? { ...key, revoked: key.revoked ?? revoked } : one)) };
    }
    case 'epoch':
      if (change.epoch <= trust.epoch) throw new UserError(`The epoch is ${trust.epoch} already; it only ever rises.`);
      return { ...trust, epoch: change.epoch };
    case 'attestation':
      return { ...trust, attestation: change.identity };
  }
}

/** The bytes of a trust file. */
export function trustVersion(trust: TrustFile): TrustVersion {
  return { trust, bytes: canonicalBytes(trust) };
}

/** The first letters of a key's id: enough to tell keys apart. */
export function shortId(keyId: string): string {
  return keyId.slice(0, 16);
}

/** True when a key that `by` trusts when this version was issued signed it. */
function isSignedByOneOf(trust: TrustFile, by: TrustFile): boolean {
  return by.keys.some((key) => isUsable(by, key.keyId) && isInTime(key, trust.issuedAt) && isSignedByKey(trust, key));
}

function isUsable(trust: TrustFile, keyId: string): boolean {
  return trust.keys.some((key) => key.keyId === keyId && key.revoked === null);
}

function isInTime({ from, until }: TrustKey, at: string): boolean {
  return Date.parse(from) <= Date.parse(at) && (until === null || Date.parse(at) < Date.parse(until));
}
