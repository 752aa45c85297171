import { expect } from 'vitest';
import { claimAnswer, publisherStop } from '../../src/catalog/claim-answers.ts';
import { chainedPublisher, type PublisherEvent, publisherLedgerProblem } from '../../src/catalog/publisher-events.ts';
import { problemsOf } from '../../src/catalog/schemas.ts';
import type { PublisherStanding } from '../../src/catalog/standing.ts';
import { type VerificationFacts, verify } from '../../src/catalog/verification.ts';
import { type VerificationPolicy, verificationPolicyOf } from '../../src/catalog/verification-policy.ts';
import type { Look, LookOutcome, RegistrationLook } from '../../src/publisher/look.ts';
import type { Publisher } from '../../src/publisher/publisher.ts';
import { registry, textLook } from '../publisher/looks.ts';

export const policy: VerificationPolicy = verificationPolicyOf('default', {}, registry);

/** What can be found at a moment. */
export interface World {
  /** The TXT records of fabrikam.com's challenge; `'down'` when no resolver answers. */
  readonly texts?: readonly string[] | 'down';
  readonly registeredAt?: string;
  /** Whether api.fabrikam.com has an address. */
  readonly host?: LookOutcome;
}

/** The looks at a world. */
export function looksAt({ texts = [], registeredAt, host }: World): readonly Look[] {
  const found = textLook(texts === 'down' ? [] : texts);
  const down = found.answers.map((answer) => ({ ...answer, outcome: 'failed', problem: 'timed out.' }) as const);
  const answers = ['one', 'two'].map((resolver) => ({ resolver, outcome: host ?? 'failed', problem: null }));
  const registration: RegistrationLook[] =
    registeredAt === undefined ? [] : [{ kind: 'registration', domain: 'fabrikam.com', outcome: 'seen', registeredAt, problem: null }];
  return [
    texts === 'down' ? { ...found, answers: down } : found,
    ...registration,
    ...(host === undefined ? [] : [{ kind: 'address', host: 'api.fabrikam.com', answers } as const]),
  ];
}

/** A publisher's history that grows by looks, as a daily run would write it. Every event and evidence is held against its schema. */
export function historyOf(changed: Partial<VerificationFacts> = {}) {
  let events: readonly PublisherEvent[] = [];
  const evidence = new Map<string, Uint8Array>();
  return {
    events: () => events,
    /** Everything that was seen, as `evidence/<sha256>.json`. */
    evidence,
    add: (draft: Parameters<typeof chainedPublisher>[1]): void => {
      events = [...events, chainedPublisher(events, draft)];
    },
    /** Looks at the world at a moment, writes what is to be written, and tells where the publisher stands. */
    look: (at: string, record: Publisher, world: World): PublisherStanding => {
      const facts = { now: new Date(at), policy, certifier: { version: '1.2.3', rules: 'sha256:test' }, ...changed };
      const { standing, drafts, files } = verify(record, events, looksAt(world), facts);
      for (const draft of drafts) events = [...events, chainedPublisher(events, draft)];
      for (const event of events) expect(problemsOf('publisher-event', event)).toEqual([]);
      for (const [path, bytes] of files) evidence.set(path, bytes);
      for (const bytes of files.values()) expect(problemsOf('publisher-proof', JSON.parse(new TextDecoder().decode(bytes)))).toEqual([]);
      expect(publisherLedgerProblem(`@${record.id}`, events)).toBeUndefined();
      return standing;
    },
  };
}

/** What promotion is told about the first claim at a moment. */
export function promotionAnswer(standing: PublisherStanding, at: string): string {
  const [first] = standing.claims;
  const { answer } =
    first === undefined ? { answer: 'none' } : claimAnswer(first, { now: new Date(at), evidenceHours: policy.evidenceHours });
  return publisherStop(standing) === undefined ? answer : `${answer}, stopped`;
}
