import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { UserError } from '../connector/user-error.ts';
import { canonicalBytes } from './canonical-json.ts';

/** What a signature is about: its first bytes, so that a signature of one kind of file is none of another. */
export type SignedKind = 'timestamp' | 'trust';

/** A signature as `timestamp.json` and `trust.json` hold it. */
export interface Signature {
  /** SHA-256 of the raw public key (32 bytes), in lower-case hex. */
  readonly keyId: string;
  readonly algorithm: 'Ed25519';
  /** The 64 bytes in base64. */
  readonly value: string;
}

/** A public key by its id. */
export interface PublicKey {
  readonly keyId: string;
  /** The 32 bytes of RFC 8032 in base64. */
  readonly publicKey: string;
}

/** A key that can sign. The secret part is in `secret` alone, which nothing prints. */
export interface SigningKey extends PublicKey {
  readonly secret: KeyObject;
}

/** Makes a new key; `pem` is the private part in PKCS#8. */
export function newSigningKey(): { readonly pem: string; readonly key: SigningKey } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), key: signingKeyOf(privateKey) };
}

/** Reads a private key in PKCS#8 PEM. `name` is what a sentence calls it; the sentence never quotes the text. */
export function parseSigningKey(name: string, pem: string): SigningKey {
  let secret: KeyObject;
  try {
    secret = createPrivateKey(pem);
  } catch {
    throw new UserError(
      `${name} is no private key in PKCS#8 PEM without a password. Make one with: certify catalog keygen --output signing-key.pem`,
    );
  }
  if (secret.asymmetricKeyType !== 'ed25519')
    throw new UserError(
      `${name} is a key of type ${secret.asymmetricKeyType}; certify signs with Ed25519. Make one with: certify catalog keygen`,
    );
  return signingKeyOf(secret);
}

/** Reads a public key from PEM (SPKI) or from its 32 bytes in base64; `undefined` when the text is neither. A private key is none. */
export function parsePublicKey(text: string): PublicKey | undefined {
  const trimmed = text.trim();
  if (isRawKey(trimmed)) return { keyId: keyIdOf(trimmed), publicKey: trimmed };
  if (!trimmed.startsWith('-----BEGIN PUBLIC KEY-----')) return undefined;
  try {
    const key = createPublicKey(trimmed);
    return key.asymmetricKeyType === 'ed25519' ? publicPartOf(key) : undefined;
  } catch {
    return undefined;
  }
}

/** The public key in PEM (SPKI), which openssl reads. */
export function publicKeyPem(publicKey: string): string {
  return keyObject(publicKey).export({ type: 'spki', format: 'pem' }).toString();
}

/** SHA-256 of a raw public key given in base64. */
function keyIdOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');
}

/** The bytes that are signed: a line that says what it is, then the canonical JSON of everything but the signatures. */
export function signedBytes(kind: SignedKind, value: object): Uint8Array {
  const { signatures: _, ...signed } = value as { readonly signatures?: unknown };
  return Buffer.concat([Buffer.from(`connector-certification ${kind} v1\n`), canonicalBytes(signed)]);
}

/** Signs a file's value. */
function signatureOf(kind: SignedKind, value: object, key: SigningKey): Signature {
  return { keyId: key.keyId, algorithm: 'Ed25519', value: sign(null, signedBytes(kind, value), key.secret).toString('base64') };
}

/** The value with a signature by each key; one that a key made before is replaced, those of other keys stay. */
export function withSignatures<T extends { readonly signatures: readonly Signature[] }>(
  kind: SignedKind,
  value: T,
  keys: readonly SigningKey[],
): T {
  const made = keys.map((key) => signatureOf(kind, value, key));
  const kept = value.signatures.filter(({ keyId }) => !made.some((one) => one.keyId === keyId));
  return { ...value, signatures: [...kept, ...made] };
}

/** True when this key made this signature of this value. */
export function isSignedBy(kind: SignedKind, value: object, signature: Signature, key: PublicKey): boolean {
  if (signature.keyId !== key.keyId || keyIdOf(key.publicKey) !== key.keyId || !isRawKey(key.publicKey)) return false;
  const bytes = Buffer.from(signature.value, 'base64');
  if (bytes.length !== 64 || bytes.toString('base64') !== signature.value) return false;
  try {
    return verify(null, signedBytes(kind, value), keyObject(key.publicKey), bytes);
  } catch {
    return false;
  }
}

function signingKeyOf(secret: KeyObject): SigningKey {
  return { ...publicPartOf(createPublicKey(secret)), secret };
}

function publicPartOf(key: KeyObject): PublicKey {
  const publicKey = Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64');
  return { keyId: keyIdOf(publicKey), publicKey };
}

function keyObject(publicKey: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'base64').toString('base64url') }, format: 'jwk' });
}

/** 32 bytes in base64, written the one way there is. */
function isRawKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 32 && bytes.toString('base64') === text;
}
