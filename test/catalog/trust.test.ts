import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/catalog/digest.ts';
import { newSigningKey, type SigningKey, withSignatures } from '../../src/catalog/signature.ts';
import { readTrustHistory } from '../../src/catalog/signed-catalog.ts';
import {
  beginningProblem,
  firstTrust,
  keyProblem,
  nextTrust,
  successionProblem,
  type TrustChange,
  type TrustFile,
  type TrustVersion,
  trustVersion,
} from '../../src/catalog/trust.ts';

const [one, two, three] = [newSigningKey().key, newSigningKey().key, newSigningKey().key];
const day = (number: number) => new Date(Date.UTC(2026, 10, number));

function signed(trust: TrustFile, ...keys: readonly SigningKey[]): TrustVersion {
  return trustVersion(withSignatures('trust', trust, keys));
}
const first = signed(firstTrust(one, day(1)), one);
const rotation: TrustChange = { kind: 'rotate', key: two, from: day(2), until: day(16) };
const second = signed(nextTrust(first, rotation, day(2)), one, two);

describe('the first version', () => {
  test('is signed by a key of its own', () => {
    expect(beginningProblem(first)).toBeUndefined();
    expect(beginningProblem(signed(firstTrust(one, day(1)), two))).toBe('is not signed by a key that it names.');
    expect(beginningProblem(signed(firstTrust(one, day(1))))).toBe('is not signed by a key that it names.');
    expect(beginningProblem(second)).toBe('is no version 1.');
  });
});

describe('the next version', () => {
  test('follows when a key of before and one of its own signed it', () => {
    expect(successionProblem(first, second)).toBeUndefined();
    expect(successionProblem(first, signed(nextTrust(first, rotation, day(2)), two))).toBe('is not signed by a key that version 1 trusts.');
    // The old key is one of its own as well, until its time is over.
    expect(successionProblem(first, signed(nextTrust(first, rotation, day(2)), one))).toBeUndefined();
  });

  test('names the bytes before it, the next number, and no lower epoch or earlier date', () => {
    const next = nextTrust(first, rotation, day(2));
    const problem = (changed: Partial<TrustFile>) => successionProblem(first, signed({ ...next, ...changed }, one, two));
    expect(problem({ previous: 'a'.repeat(64) })).toBe('does not name the bytes of version 1 as the one before it.');
    expect(problem({ version: 3 })).toBe('is version 3, not 2.');
    expect(problem({ issuedAt: '2026-10-01T00:00:00Z' })).toBe('is older than version 1.');
    const raised = signed(nextTrust(second, { kind: 'epoch', epoch: 5 }, day(3)), two);
    expect(successionProblem(second, raised)).toBeUndefined();
    const lowered = { ...nextTrust(raised, { kind: 'attestation', identity: null }, day(4)), epoch: 4 };
    expect(successionProblem(raised, signed(lowered, two))).toBe('lowers the epoch from 5 to 4.');
  });

  test('of a revocation needs a key of before, and one that stays', () => {
    const lone = nextTrust(first, { kind: 'revoke', keyId: one.keyId, reason: 'lost' }, day(3));
    expect(successionProblem(first, signed(lone, one))).toBe('is not signed by a key that it names.');
    const after = nextTrust(second, { kind: 'revoke', keyId: one.keyId.slice(0, 12), reason: 'lost' }, day(3));
    expect(successionProblem(second, signed(after, one))).toBe('is not signed by a key that it names.');
    expect(successionProblem(second, signed(after, two))).toBeUndefined();
    expect(keyProblem(after.keys[0] ?? fail(), day(3).toISOString(), day(3))).toMatch(
      /^key [0-9a-f]{16} was revoked on 2026-11-03 \(lost\)$/,
    );
  });

  test('never takes a revocation back', () => {
    const revoked = signed(nextTrust(second, { kind: 'revoke', keyId: one.keyId, reason: 'lost' }, day(3)), two);
    const back = nextTrust(revoked, { kind: 'epoch', epoch: 1 }, day(4));
    const forgiving = { ...back, keys: back.keys.map((key) => ({ ...key, revoked: null })) };
    expect(successionProblem(revoked, signed(forgiving, two))).toMatch(/^takes back that key [0-9a-f]{16} was revoked\.$/);
    expect(successionProblem(revoked, signed(back, two))).toBeUndefined();
  });

  test('leaves out keys whose time is over, and such a key signs none', () => {
    const late = nextTrust(second, { kind: 'epoch', epoch: 1 }, day(20));
    expect(late.keys.map(({ keyId }) => keyId)).toEqual([two.keyId]);
    expect(successionProblem(second, signed(late, one))).toBe('is not signed by a key that version 2 trusts.');
  });

  test('is refused for a key that is there, for one that nobody knows, and for a lower epoch', () => {
    expect(() => nextTrust(second, { ...rotation, key: one } as TrustChange, day(3))).toThrow(/is in the trust file already\.$/);
    expect(() => nextTrust(second, { kind: 'revoke', keyId: three.keyId, reason: 'x' }, day(3))).toThrow(
      /names no key of trust version 2\.$/,
    );
    expect(() => nextTrust(second, { kind: 'epoch', epoch: 0 }, day(3))).toThrow('The epoch is 0 already; it only ever rises.');
    const identity = { repositoryId: 1, signerWorkflow: '../evil', ref: 'refs/heads/main' };
    expect(() => nextTrust(second, { kind: 'attestation', identity }, day(3))).toThrow(/would not agree with its schema: \/attestation/);
  });
});

describe('a history', () => {
  test('is read as one chain; the file in which it breaks is named', () => {
    const files = [first, second].map(({ bytes }, index) => ({ name: `trust/${index + 1}.json`, bytes }));
    expect(readTrustHistory(files).map(({ trust }) => trust.version)).toEqual([1, 2]);
    expect(readTrustHistory([])).toEqual([]);
    expect(() => readTrustHistory(files.slice(1))).toThrow('trust/2.json is no version 1.');
    const spaced = { name: 'trust/1.json', bytes: Buffer.concat([first.bytes, Buffer.from('\n')]) };
    expect(() => readTrustHistory([spaced])).toThrow('trust/1.json is not written in canonical JSON. Restore it from its history.');
    expect(sha256(first.bytes)).toBe(second.trust.previous);
  });
});

function fail(): never {
  throw new Error('There is no key.');
}
