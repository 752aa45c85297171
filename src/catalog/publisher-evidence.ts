import type { Look, ResolverAnswer } from '../publisher/look.ts';
import type { Proof } from '../publisher/proof.ts';
import { epochOf, type Publisher } from '../publisher/publisher.ts';
import { readFile, readText } from '../publisher/statement.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import type { ClaimName } from './publisher-events.ts';

/** What a look for a proof saw, as bytes that the store keeps for ever and names by their digest. */
export interface PublisherEvidence {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Who looked, when, and for which registry. */
export interface EvidenceFacts {
  readonly registry: string;
  readonly now: Date;
  readonly certifier: { readonly version: string; readonly rules: string };
}

/** Texts that speak to our registry stand in the evidence as they were found; of everything else it has the digest: it is not ours to keep. */
export function evidenceOf(publisher: Publisher, claim: ClaimName, proof: Proof, facts: EvidenceFacts): PublisherEvidence {
  const bytes = canonicalBytes({
    schemaVersion: 1,
    kind: 'publisher-proof',
    publisher: { id: publisher.id, account: publisher.account.id },
    claim: { domain: claim.domain, scope: claim.scope, method: claim.method },
    epoch: epochOf(publisher),
    challenge: proof.challenge ?? null,
    look: proof.look === undefined ? null : keptLook(proof.look, facts.registry),
    outcome: proof.outcome,
    sentence: proof.sentence,
    checkedAt: facts.now.toISOString(),
    certifier: { name: 'certify', version: facts.certifier.version, rules: facts.certifier.rules },
  });
  return { sha256: sha256(bytes), bytes };
}

function keptLook(look: Look, registry: string): object {
  switch (look.kind) {
    case 'dns-txt':
      return { ...look, answers: look.answers.map((answer) => keptAnswer(answer, registry)) };
    case 'https-well-known': {
      const { text, ...rest } = look;
      const isOurs = text !== null && readFile(text, registry).some(({ kind }) => kind === 'statement');
      return { ...rest, text: isOurs ? text : null, sha256: text === null ? null : digest(text) };
    }
    default:
      return look;
  }
}

function keptAnswer({ texts, ...rest }: ResolverAnswer, registry: string): object {
  const isOurs = (text: string): boolean => readText(text, registry).kind !== 'other';
  return { ...rest, texts: texts.filter(isOurs), others: texts.filter((text) => !isOurs(text)).map(digest) };
}

function digest(text: string): string {
  return sha256(new TextEncoder().encode(text));
}
