import { dayLength } from '../connector/day.ts';
import { epochOf, type Publisher } from '../publisher/publisher.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import { chainIdOf, type PublisherEvent, type PublisherEventDraft } from './publisher-events.ts';
import { later, lifeOf } from './publisher-life.ts';
import type { StandingFacts } from './standing.ts';

/** The events that bring the history up to what the record says now; empty when it says nothing new. */
export function recordDrafts(
  record: Publisher,
  events: readonly (PublisherEvent | PublisherEventDraft)[],
  { now, policy, isNamePublic = false }: StandingFacts,
): readonly PublisherEventDraft[] {
  const life = lifeOf(events, now, policy);
  const at = now.toISOString();
  const about = { id: chainIdOf(record.id), at, by: { kind: 'pipeline' } } as const;
  const noticeUntil = later(at, policy.noticeDays * dayLength);
  const identity = identityOf(record);
  const { registered } = life;
  const isNew = registered === undefined;
  const registration: PublisherEventDraft = {
    ...about,
    type: 'registered',
    identity,
    account: record.account.id,
    epoch: epochOf(record),
    noticeUntil: isNew && isNamePublic ? noticeUntil : null,
  };
  if (record.withdrawn !== undefined) {
    const withdrawn: PublisherEventDraft = { ...about, type: 'withdrawn', reason: record.withdrawn.reason };
    return life.withdrawn ? [] : isNew ? [registration, withdrawn] : [withdrawn];
  }
  if (isNew) return [registration];
  const isTransferred = registered.account !== record.account.id;
  if (isTransferred) return [{ ...about, type: 'transferred', from: registered.account, to: record.account.id, noticeUntil }, registration];
  const isNews = life.withdrawn !== undefined || registered.identity !== identity || epochOf(record) > life.epoch;
  return isNews ? [registration] : [];
}

/** Names who a publisher is: another name, account or list of programmes is another identity. */
function identityOf({ name, account, programs }: Publisher): string {
  return sha256(canonicalBytes({ name, account: account.id, programs: [...programs].sort() }));
}
