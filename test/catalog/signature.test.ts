import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isSignedBy,
  newSigningKey,
  parsePublicKey,
  parseSigningKey,
  publicKeyPem,
  type Signature,
  signedBytes,
  withSignatures,
} from '../../src/catalog/signature.ts';
import { UserError } from '../../src/connector/user-error.ts';

const { key, pem } = newSigningKey();
const unsigned: { readonly serial: number; readonly signatures: readonly Signature[] } = { serial: 3, signatures: [] };

describe('a signature', () => {
  test('is of a line that says what it is, and the canonical JSON of everything but the signatures', () => {
    const value = { b: 1, a: 'ü', signatures: [{ keyId: 'x', algorithm: 'Ed25519', value: 'y' } as const] };
    expect(Buffer.from(signedBytes('timestamp', value)).toString()).toBe('connector-certification timestamp v1\n{"a":"ü","b":1}');
  });

  test('is plain Ed25519, which anybody can verify', () => {
    const signed = withSignatures('timestamp', unsigned, [key]);
    const bytes = Buffer.from('connector-certification timestamp v1\n{"serial":3}');
    expect(
      verify(null, bytes, createPublicKey(publicKeyPem(key.publicKey)), Buffer.from(signed.signatures[0]?.value ?? '', 'base64')),
    ).toBe(true);
  });

  test('by a key that signed before takes the place of the old one; those of others stay', () => {
    const other = newSigningKey().key;
    const once = withSignatures('timestamp', unsigned, [other, key]);
    const twice = withSignatures('timestamp', { ...once, serial: 4 }, [key]);
    expect(twice.signatures.map(({ keyId }) => keyId)).toEqual([other.keyId, key.keyId]);
    expect(twice.signatures.map((one, index) => isSignedBy('timestamp', twice, one, [other, key][index] ?? key))).toEqual([false, true]);
  });

  test('does not hold for another kind, another value, another key or other text of the same bytes', () => {
    const signed = withSignatures('timestamp', unsigned, [key]);
    const [one] = signed.signatures;
    if (one === undefined) throw new Error('There is no signature.');
    expect(isSignedBy('timestamp', signed, one, key)).toBe(true);
    expect(isSignedBy('trust', signed, one, key)).toBe(false);
    expect(isSignedBy('timestamp', { ...signed, serial: 4 }, one, key)).toBe(false);
    expect(isSignedBy('timestamp', { ...signed, more: true }, one, key)).toBe(false);
    expect(isSignedBy('timestamp', signed, one, newSigningKey().key)).toBe(false);
    expect(isSignedBy('timestamp', signed, { ...one, value: `${one.value}\n` }, key)).toBe(false);
    expect(isSignedBy('timestamp', signed, { ...one, value: one.value.replaceAll('=', '') }, key)).toBe(false);
  });

  test('of strangers never throws, whatever it and its key hold', () => {
    const signature = fc.record({ keyId: fc.constantFrom(key.keyId, 'x'), algorithm: fc.constant('Ed25519' as const), value: fc.string() });
    fc.assert(
      fc.property(fc.jsonValue(), signature, fc.string(), (value, one, publicKey) => {
        expect(isSignedBy('timestamp', { value, signatures: [one] }, one, { keyId: key.keyId, publicKey })).toBe(false);
      }),
    );
  });
});

describe('a key', () => {
  test('is read from its PEM, and named by the digest of its public part', () => {
    const read = parseSigningKey('key.pem', pem);
    expect(read).toMatchObject({ keyId: key.keyId, publicKey: key.publicKey });
    expect(JSON.stringify(read)).not.toContain('PRIVATE');
  });

  test('is public in PEM or as 32 bytes; a private one is never taken for public', () => {
    for (const text of [publicKeyPem(key.publicKey), `\n${publicKeyPem(key.publicKey)}\n`, key.publicKey])
      expect(parsePublicKey(text)).toEqual({ keyId: key.keyId, publicKey: key.publicKey });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const text of ['', pem, 'AAAA', `${key.publicKey}=`, rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()])
      expect(parsePublicKey(text)).toBeUndefined();
  });

  test('that is none is told without a letter of it', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const locked = generateKeyPairSync('ed25519').privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'x',
    });
    expect(() => parseSigningKey("'key.pem'", ec)).toThrow(
      new UserError("'key.pem' is a key of type ec; certify signs with Ed25519. Make one with: certify catalog keygen"),
    );
    for (const text of ['', 'SECRET', locked.toString(), publicKeyPem(key.publicKey)]) {
      expect(() => parseSigningKey("'key.pem'", text)).toThrow(
        /^'key\.pem' is no private key in PKCS#8 PEM without a password\. Make one with: /,
      );
      expect(() => parseSigningKey("'key.pem'", text)).not.toThrow(/SECRET/);
    }
  });
});
