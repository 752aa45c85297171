import { dayLength } from '../connector/day.ts';
import type { ServedFile } from './connector-file.ts';
import { sha256 } from './digest.ts';
import { isSignedBy, type Signature } from './signature.ts';
import { type AttestationIdentity, keyProblem, shortId } from './trust.ts';
import { parseCanonical } from './verify-parse.ts';
import type { Session } from './verify-session.ts';
import type { Remembered, Trusted } from './verify-trust.ts';

/** `timestamp.json`. */
export interface Timestamp {
  readonly schemaVersion: 1;
  readonly index: ServedFile;
  readonly serial: number;
  readonly generatedAt: string;
  readonly expiresAt: string;
  readonly note: string;
  readonly signatures: readonly Signature[];
}

/** Says why a Sigstore bundle is no attestation of these digests by this workflow, as the end of a sentence; `undefined` when it is. */
export type AttestationVerifier = (
  bundle: Uint8Array,
  asked: { readonly identity: AttestationIdentity; readonly digests: readonly string[] },
) => Promise<string | undefined>;

export const timestampPath = '/v1/timestamp.json';
export const attestationPath = '/v1/index.sigstore.json';
const mostBytes = 262_144;
/** A clock may be ahead of ours by so much. */
const skew = 3_600_000;
/** Days that a timestamp can ask to be believed: ours end after 7. */
const longestBelief = 90;

/** What the timestamp is held against. */
export interface TimestampFacts {
  readonly trusted: Trusted | undefined;
  readonly remembered: Remembered | undefined;
  readonly now: Date;
  readonly allowUnsigned: boolean;
  readonly attestation: AttestationVerifier | undefined;
}

/** Reads the timestamp and asks who signed it, and whether it is fresh. Undefined when it cannot be read; its steps say the rest. */
export async function verifyTimestamp(session: Session, facts: TimestampFacts): Promise<Timestamp | undefined> {
  const found = await session.read(timestampPath, mostBytes);
  if (found.kind !== 'file') {
    const what = found.kind === 'absent' ? 'is missing' : found.reason.replace(/\.$/, '');
    return session.fail(
      'signature',
      timestampPath,
      `${timestampPath} ${what}.`,
      'Give the folder or address that holds /v1/timestamp.json.',
    );
  }
  const parsed = parseCanonical<Timestamp>(found.bytes, 'timestamp');
  if ('problem' in parsed) return session.fail('signature', timestampPath, `${timestampPath} ${parsed.problem}`);
  const timestamp = parsed.value;
  await verifySigner(session, timestamp, found.bytes, facts);
  verifyFreshness(session, timestamp, facts);
  return timestamp;
}

async function verifySigner(session: Session, timestamp: Timestamp, bytes: Uint8Array, facts: TimestampFacts): Promise<undefined> {
  const { trusted, now, allowUnsigned } = facts;
  const attested = await attestationOf(session, timestamp, bytes, facts);
  const answers = timestamp.signatures.map((signature) => signerProblem(timestamp, signature, trusted, now));
  const good = timestamp.signatures.find((_, index) => answers[index] === undefined);
  if (good !== undefined) return session.ok('signature', timestampPath, `Signed by key ${shortId(good.keyId)}.`);
  if (attested?.problem === undefined && attested !== undefined)
    return session.ok(
      'signature',
      timestampPath,
      `Attested by ${trusted?.attestation?.signerWorkflow} of repository ${trusted?.attestation?.repositoryId}.`,
    );
  const isUnsigned = timestamp.signatures.length === 0 && attested === undefined;
  const reasons = [...answers, attested?.problem].filter((reason) => reason !== undefined).slice(0, 5);
  const sentence = isUnsigned
    ? `${timestampPath} is NOT SIGNED: whoever serves it could have changed every file.`
    : `${timestampPath} is signed by nobody you trust: ${reasons.join('; ')}.`;
  if (isUnsigned && allowUnsigned) return session.skip('signature', timestampPath, sentence);
  session.fail('signature', timestampPath, sentence, wayOut(isUnsigned, trusted));
}

function wayOut(isUnsigned: boolean, trusted: Trusted | undefined): string {
  if (isUnsigned) return 'Ask its publisher to sign it, or pass --allow-unsigned for a catalog that you made yourself.';
  if (trusted === undefined) return 'Give the key or trust file that you got from its publisher with --trust FILE.';
  return 'Do not use it; ask its publisher which keys are theirs.';
}

/** Why a signature does not count, as a clause; `undefined` when it does. */
function signerProblem(timestamp: Timestamp, signature: Signature, trusted: Trusted | undefined, now: Date): string | undefined {
  const name = `key ${shortId(signature.keyId)}`;
  const key = trusted?.keys.find(({ keyId }) => keyId === signature.keyId);
  if (key === undefined) return `${name} is not trusted`;
  const problem = keyProblem(key, timestamp.generatedAt, now);
  if (problem !== undefined) return problem;
  return isSignedBy('timestamp', timestamp, signature, key) ? undefined : `the signature of ${name} is not of these bytes`;
}

/** What an attestation shows; `undefined` where none counts or none is there. */
async function attestationOf(session: Session, timestamp: Timestamp, bytes: Uint8Array, { trusted, attestation }: TimestampFacts) {
  if (!trusted?.attestation) return undefined;
  const found = await session.read(attestationPath, 4 * mostBytes);
  if (found.kind === 'absent') return undefined;
  if (found.kind === 'refused') return { problem: `${attestationPath} ${found.reason}` };
  if (attestation === undefined)
    return { problem: `${attestationPath} was not looked at: give the Sigstore trust root with --sigstore-root FILE` };
  const problem = await attestation(found.bytes, { identity: trusted.attestation, digests: [sha256(bytes), timestamp.index.sha256] });
  return { problem: problem === undefined ? undefined : `${attestationPath} ${problem}` };
}

function verifyFreshness(session: Session, timestamp: Timestamp, { remembered, now }: TimestampFacts): undefined {
  const { serial, generatedAt, expiresAt } = timestamp;
  const fail = (sentence: string, way: string): undefined => session.fail('freshness', timestampPath, `${timestampPath} ${sentence}`, way);
  const old = 'Somebody serves you an old copy: fetch it from the address its publisher names.';
  if (Number.isNaN(Date.parse(generatedAt))) return fail(`is dated ${generatedAt}, which is no time.`, 'Ask its publisher for another.');
  if (Date.parse(generatedAt) > now.getTime() + skew)
    return fail(`is dated ${generatedAt}, after now.`, 'Set the clock of this machine, or ask its publisher.');
  if (Date.parse(expiresAt) > Date.parse(generatedAt) + longestBelief * dayLength)
    return fail(
      `is to be believed until ${expiresAt}, more than ${longestBelief} days after it was made: it would protect nobody from an old copy.`,
      'Ask its publisher for one that ends sooner.',
    );
  if (!(now.getTime() < Date.parse(expiresAt)))
    return fail(`expired at ${expiresAt}.`, 'Fetch a newer one; if there is none, nobody vouches for this catalog any more.');
  if (remembered !== undefined && serial < remembered.serial)
    return fail(`has the serial ${serial}; ${remembered.serial} was seen before.`, old);
  if (remembered !== undefined && serial === remembered.serial && Date.parse(generatedAt) < Date.parse(remembered.generatedAt))
    return fail(`is of ${generatedAt}; one of ${remembered.generatedAt} was seen before.`, old);
  session.ok('freshness', timestampPath, `Serial ${serial}, made ${generatedAt}, to be believed until ${expiresAt}.`);
}
