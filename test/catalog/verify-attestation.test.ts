import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/catalog/digest.ts';
import { attestationVerifier } from '../../src/catalog/verify-attestation.ts';
import { UserError } from '../../src/connector/user-error.ts';

/**
 * A bundle and its root of trust, both made by @sigstore/mock 0.12.1 and @sigstore/sign 4.1.1 with a certificate authority and logs of their
 * own: the statement names the digests of these two texts.
 */
const read = (name: string) => readFileSync(new URL(`../fixtures/sigstore/${name}`, import.meta.url));
const digests = ['the timestamp\n', 'the index\n'].map((text) => sha256(Buffer.from(text)));
const identity = {
  repositoryId: 424242,
  signerWorkflow: 'northwind/catalog/.github/workflows/publish.yml',
  ref: 'refs/heads/main',
};
const verifier = attestationVerifier('trusted-root.json', read('trusted-root.json'));

test('the bundle of the workflow that is trusted holds for the files that it names', async () => {
  expect(await verifier(read('bundle.json'), { identity, digests })).toBeUndefined();
});

test('a file of several roots, one on each line, does as well', async () => {
  const root = JSON.stringify(JSON.parse(read('trusted-root.json').toString()));
  const other = JSON.stringify({ ...JSON.parse(root), tlogs: [] });
  for (const lines of [`${root}\n${other}\n`, `${other}\n${root}\n`])
    expect(await attestationVerifier('roots.jsonl', Buffer.from(lines))(read('bundle.json'), { identity, digests })).toBeUndefined();
  expect(await attestationVerifier('roots.jsonl', Buffer.from(other))(read('bundle.json'), { identity, digests })).toMatch(
    /^does not hold: /,
  );
});

test('it holds for no other file', async () => {
  expect(await verifier(read('bundle.json'), { identity, digests: [...digests, 'a'.repeat(64)] })).toBe(
    `attests other files: none of its subjects has the digest ${'a'.repeat(64)}.`,
  );
});

test.each([
  ['repository', { ...identity, repositoryId: 424243 }],
  ['repository whose number only ends alike', { ...identity, repositoryId: 1424242 }],
  ['workflow', { ...identity, signerWorkflow: 'northwind/catalog/.github/workflows/publish.yaml' }],
  ['workflow whose name is read as an expression', { ...identity, signerWorkflow: 'northwind/catalog/.github/workflows/publishXyml' }],
  ['branch', { ...identity, ref: 'refs/heads/mai' }],
])('it is none of another %s', async (_, other) => {
  expect(await verifier(read('bundle.json'), { identity: other, digests })).toMatch(
    /^does not hold: (?:certificate identity error|invalid certificate extension)/,
  );
});

test('a changed statement, signature, certificate or log entry does not hold', async () => {
  const bundle = JSON.parse(read('bundle.json').toString());
  const change = (text: string): string => {
    const bytes = Buffer.from(text, 'base64');
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.toString('base64');
  };
  const { verificationMaterial: material, dsseEnvelope: envelope } = bundle;
  const [entry] = material.tlogEntries;
  for (const changed of [
    { ...bundle, dsseEnvelope: { ...envelope, payload: change(envelope.payload) } },
    { ...bundle, dsseEnvelope: { ...envelope, signatures: [{ ...envelope.signatures[0], sig: change(envelope.signatures[0].sig) }] } },
    { ...bundle, verificationMaterial: { ...material, tlogEntries: [] } },
    { ...bundle, verificationMaterial: { ...material, tlogEntries: [{ ...entry, integratedTime: '1' }] } },
    { ...bundle, verificationMaterial: { ...material, tlogEntries: [{ ...entry, canonicalizedBody: change(entry.canonicalizedBody) }] } },
    { ...bundle, verificationMaterial: { ...material, certificate: { rawBytes: change(material.certificate.rawBytes) } } },
  ])
    expect(await verifier(Buffer.from(JSON.stringify(changed)), { identity, digests })).toMatch(/^does not hold: /);
});

test('what is no bundle, and a root that is none, are told', async () => {
  for (const text of ['', '{}', '[]', 'null', '{"mediaType":"x"}', '['.repeat(100_000)])
    expect(await verifier(Buffer.from(text), { identity, digests })).toMatch(/^does not hold: /);
  await expect(attestationVerifier('root.json', Buffer.from('x'))(read('bundle.json'), { identity, digests })).rejects.toThrow(
    new UserError("'root.json' is no Sigstore trusted root. Get one with: gh attestation trusted-root"),
  );
  expect(await attestationVerifier('root.json', Buffer.from('{}'))(read('bundle.json'), { identity, digests })).toMatch(/^does not hold: /);
});
