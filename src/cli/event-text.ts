import type { EventDraft, LedgerEvent, VersionRecord } from '../catalog/ledger.ts';
import { nameText } from '../catalog/ledger-laws.ts';
import type { LedgerState } from '../catalog/ledger-state.ts';
import type { PublisherEvent } from '../catalog/publisher-events.ts';

/**
 * What an event says, in one sentence without a full stop where a reason ends it; `ledger` is where the connector stands at that event.
 * Holds words of strangers: whoever prints it escapes it.
 */
export function eventText(event: LedgerEvent | EventDraft, ledger: LedgerState): string {
  switch (event.type) {
    case 'previewed':
      return `${nameText(event.record)} came on preview${event.submission === undefined ? '' : ` with pull request ${event.submission.pullRequest}`}`;
    case 'imported':
      return `${nameText(event.record)} was imported from ${event.source.repository}; nothing was asked`;
    case 'evidenced':
      return event.kind === 'operation-tests'
        ? `the operations of ${contentText(event, ledger)} were tried (evidence ${event.evidence.slice(0, 12)})`
        : `who owns the hosts of ${contentText(event, ledger)} was looked up (evidence ${event.evidence.slice(0, 12)})`;
    case 'approved':
      return `${contentText(event, ledger)} was approved`;
    case 'exempted':
      return `${contentText(event, ledger)} is exempt from the question ${event.question} until ${event.until}: ${event.reason}`;
    case 'promoted':
      return `${nameText(event.record)} became public${event.from === null ? '' : ` after ${nameText(event.from)}`}, under policy ${event.policy.profile}`;
    case 'rolled-back':
      return `public went back from ${nameText(event.from)} to ${nameText(event.record)}: ${event.reason}`;
    case 'yanked':
      return `${nameText(event.name)} was yanked${fallbackText(event.fallback, ledger)}: ${event.reason}${event.advisory === null ? '' : ` (${event.advisory})`}`;
    case 'unyanked':
      return `${nameText(event.name)} is not yanked any more: ${event.reason}`;
    case 'suspended':
      return `it was suspended: ${event.reason}`;
    case 'resumed':
      return `the suspension ended: ${event.reason}`;
    case 'deprecated':
      return `it was deprecated${event.successor === null ? '' : `, ${event.successor} takes its place`}: ${event.reason}`;
    case 'undeprecated':
      return `it is not deprecated any more: ${event.reason}`;
    case 'withdrawn':
      return `it was withdrawn: ${event.reason}`;
    case 'reinstated':
      return `it was reinstated: ${event.reason}`;
    case 'transferred':
      if (event.noticeUntil === event.at) return `the transfer to ${event.from ?? 'nobody'} ended: ${event.reason}`;
      return `it passes from ${event.from ?? 'nobody'} to ${event.to}, with notice until ${event.noticeUntil}: ${event.reason}`;
    case 'purged':
      return `${nameText(event.name)} was purged${fallbackText(event.fallback, ledger)}: ${event.reason}`;
    case 'held':
      return `it is held: ${event.reason}`;
    case 'released':
      return `nothing holds it any more: ${event.reason}`;
    default:
      return event satisfies never;
  }
}

/** The same of a publisher's event. */
export function publisherEventText(event: PublisherEvent): string {
  switch (event.type) {
    case 'registered': {
      const notice = event.noticeUntil === null ? '' : `, with notice until ${event.noticeUntil}`;
      return `its record is of account ${event.account} and epoch ${event.epoch} (identity ${event.identity.slice(0, 12)})${notice}`;
    }
    case 'looked': {
      const { domain, scope, method } = event.claim;
      const evidence = event.evidence.slice(0, 12);
      return `${method} of ${domain} (${scope}), epoch ${event.epoch}: ${event.outcome} (evidence ${evidence}): ${event.sentence}`;
    }
    case 'registration-seen':
      return `${event.domain} is registered since ${event.registeredAt}`;
    case 'host-seen':
      return `${event.host} is ${event.outcome === 'seen' ? 'there again' : 'gone'}`;
    case 'suspended':
      return `it was suspended (${event.cause}): ${event.reason}`;
    case 'cleared':
      return `it was cleared: ${event.reason}`;
    case 'transferred':
      return `it passes from account ${event.from} to ${event.to}, with notice until ${event.noticeUntil}`;
    case 'withdrawn':
      return `it left: ${event.reason}`;
    default:
      return event satisfies never;
  }
}

/** Who caused an event. */
export function causeText({ by }: LedgerEvent | PublisherEvent): string {
  if (by.kind !== 'account') return by.kind;
  return `account ${by.id}${by.comment === undefined ? '' : `, comment ${by.comment.id} on pull request ${by.comment.pullRequest}`}`;
}

/** The version that has a content, where the ledger knows it, and the content. */
function contentText({ tree }: { readonly tree: string }, { versions }: LedgerState): string {
  const known = versions.find(({ record }) => record.tree === tree);
  const content = `tree ${tree.slice(0, 12)}`;
  return known === undefined ? content : `${nameText(known.record)} (${content})`;
}

function fallbackText(fallback: VersionRecord | null | 'unchanged', { suspended, withdrawn }: LedgerState): string {
  if (fallback === 'unchanged') return '';
  const name = fallback === null ? 'nothing' : nameText(fallback);
  const ways = [...(withdrawn === undefined ? [] : ['reinstated']), ...(suspended === undefined ? [] : ['resumed'])];
  return ways.length === 0 ? `, and ${name} is public` : `, and ${name} would be public once it is ${ways.join(' and ')}`;
}
