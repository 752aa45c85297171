import { isArray, isObject } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import type { AttestationVerifier } from './verify-timestamp.ts';

/** Who vouches for the identity of a GitHub workflow. */
const issuer = 'https://token.actions.githubusercontent.com';
/** Extensions of the certificate (github.com/sigstore/fulcio, docs/oid-info.md). */
const sourceRepositoryRef = [1, 3, 6, 1, 4, 1, 57264, 1, 14];
const sourceRepositoryId = [1, 3, 6, 1, 4, 1, 57264, 1, 15];

/**
 * Verifies Sigstore bundles against a trusted root (`trusted_root.json`), without a network: certificate chain and its log, entry in the
 * transparency log, signature, and the workflow. `name` is what a sentence calls the root.
 */
export function attestationVerifier(name: string, trustedRoot: Uint8Array): AttestationVerifier {
  return async (bytes, { identity, digests }) => {
    const [{ Verifier, toSignedEntity, toTrustMaterial }, { bundleFromJSON }, { TrustedRoot }] = await Promise.all([
      import('@sigstore/verify'),
      import('@sigstore/bundle'),
      import('@sigstore/protobuf-specs'),
    ]);
    const materials = (() => {
      try {
        return rootsOf(trustedRoot).map((root) => toTrustMaterial(TrustedRoot.fromJSON(root)));
      } catch (cause) {
        throw new UserError(`'${name}' is no Sigstore trusted root. Get one with: gh attestation trusted-root`, { cause });
      }
    })();
    const san = `https://github.com/${identity.signerWorkflow}@${identity.ref}`;
    const policy = {
      // The library takes an expression; only this one text may match.
      subjectAlternativeName: `^${san.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')}$`,
      extensions: { issuer },
      oids: [
        { oid: { id: sourceRepositoryRef }, value: derText(identity.ref) },
        { oid: { id: sourceRepositoryId }, value: derText(String(identity.repositoryId)) },
      ],
    };
    let problem = 'holds under none of the trusted roots.';
    for (const material of materials) {
      try {
        const bundle = bundleFromJSON(jsonOf(bytes));
        new Verifier(material).verify(toSignedEntity(bundle), policy);
        if (bundle.content.$case !== 'dsseEnvelope') return 'holds no statement.';
        const attested = subjectsOf(bundle.content.dsseEnvelope.payload);
        const missing = digests.find((digest) => !attested.has(digest));
        return missing === undefined ? undefined : `attests other files: none of its subjects has the digest ${missing}.`;
      } catch (cause) {
        problem = `does not hold: ${cause instanceof Error ? cause.message.split('\n')[0]?.slice(0, 200) : 'no reason was given'}.`;
      }
    }
    return problem;
  };
}

/** The roots of a file: one, or one on each line, as `gh attestation trusted-root` prints them. */
function rootsOf(bytes: Uint8Array): readonly unknown[] {
  try {
    return [jsonOf(bytes)];
  } catch {
    const lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
    return lines.filter((line) => line.trim() !== '').map((line): unknown => JSON.parse(line));
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

/** The SHA-256 digests of an in-toto statement's subjects. */
function subjectsOf(payload: Uint8Array): ReadonlySet<string> {
  const statement = jsonOf(payload);
  const subjects = isObject(statement) && isArray(statement['subject']) ? statement['subject'] : [];
  return new Set(
    subjects.flatMap((subject) => {
      const digest = isObject(subject) && isObject(subject['digest']) ? subject['digest']['sha256'] : undefined;
      return typeof digest === 'string' ? [digest] : [];
    }),
  );
}

/** A UTF8String in DER, shorter than 128 bytes. */
function derText(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 127) throw new UserError(`'${text}' is too long for the name of a ref.`);
  return Buffer.concat([Buffer.from([0x0c, bytes.length]), bytes]);
}
