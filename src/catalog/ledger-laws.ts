import { dayOf } from '../connector/day.ts';
import type { EventDraft, LedgerEvent, VersionName, VersionRecord } from './ledger.ts';
import { beginReplay, endsTransfer, type KnownVersion, type LedgerState, type Statement, versionNamed } from './ledger-state.ts';

/** In milliseconds. How long it is beyond that is the policy's. */
const shortestNotice = 24 * 3_600_000;

/** A version as people write it: `1.2.0`, and `1.2.0+1` for its second content. */
export function nameText({ version, revision }: VersionName): string {
  return revision === 0 ? version : `${version}+${revision}`;
}

/** The first event that a connector's state before it does not allow, in a sentence; `undefined` when all may have happened. */
export function lawProblem(id: string, events: readonly LedgerEvent[]): string | undefined {
  const replay = beginReplay();
  for (const [index, event] of events.entries()) {
    const broken = brokenLaw(replay.state(), event);
    if (broken !== undefined) return `Event ${index + 1} of ${id} (${event.type}) cannot have happened: ${broken}.`;
    replay.take(event);
  }
  return undefined;
}

/** Why an event cannot follow upon a state, as a clause; `undefined` when it can. Who writes events asks this before, who reads them after. */
export function brokenLaw(state: LedgerState, event: LedgerEvent | EventDraft): string | undefined {
  if (state.versions.length === 0 && event.type !== 'previewed' && event.type !== 'imported')
    return 'nothing of it was on a channel before';
  if (state.withdrawn !== undefined && !afterWithdrawal.has(event.type)) return `it was withdrawn on ${dayOf(state.withdrawn.at)}`;
  return contentLaw(state, event) ?? ownLaw(state, event);
}

/** What may happen to a connector that is withdrawn: it comes back, or its old versions turn out to be worse than thought. */
const afterWithdrawal: ReadonlySet<LedgerEvent['type']> = new Set(['reinstated', 'yanked', 'unyanked', 'purged', 'suspended', 'resumed']);

/** A name means one content for ever, and content that was purged never comes back. */
function contentLaw(state: LedgerState, event: LedgerEvent | EventDraft): string | undefined {
  for (const record of recordsOf(event)) {
    const known = versionNamed(state, record);
    if (known !== undefined && known.record.tree !== record.tree) return `${nameText(record)} has other content already`;
    if (state.versions.some(({ record: { tree }, purged }) => purged !== undefined && tree === record.tree))
      return `the content of ${nameText(record)} was purged`;
  }
  if (('tree' in event || 'name' in event) && versionOf(state, event) === undefined)
    return 'name' in event ? `${nameText(event.name)} never was on a channel` : `content ${event.tree} never was on a channel`;
  return undefined;
}

function versionOf(state: LedgerState, event: { readonly name: VersionName } | { readonly tree: string }): KnownVersion | undefined {
  return 'name' in event ? versionNamed(state, event.name) : state.versions.find(({ record }) => record.tree === event.tree);
}

function ownLaw(state: LedgerState, event: LedgerEvent | EventDraft): string | undefined {
  switch (event.type) {
    case 'previewed':
      return undefined;
    case 'imported':
      return state.versions.every(({ isImported }) => isImported) ? undefined : 'this catalog has versions of its own of it';
    case 'evidenced':
    case 'approved':
    case 'exempted':
      return aboutContent(state, event);
    case 'promoted':
      return promotionLaw(state, event);
    case 'rolled-back':
      return rollbackLaw(state, event);
    case 'yanked': {
      const { yanked, purged } = versionNamed(state, event.name) ?? {};
      if (yanked !== undefined) return `${nameText(event.name)} was yanked on ${dayOf(yanked.at)}`;
      return purgedLaw(event.name, purged) ?? fallbackLaw(state, event);
    }
    case 'unyanked':
      if (versionNamed(state, event.name)?.yanked === undefined) return `${nameText(event.name)} is not yanked`;
      return purgedLaw(event.name, versionNamed(state, event.name)?.purged);
    case 'purged': {
      const known = versionNamed(state, event.name);
      if (known?.record.tree !== event.tree) return `${nameText(event.name)} has other content than ${event.tree}`;
      return purgedLaw(event.name, known.purged) ?? fallbackLaw(state, event);
    }
    case 'suspended':
      return state.suspended && `it is suspended since ${dayOf(state.suspended.at)}`;
    case 'resumed':
      return state.suspended === undefined ? 'it is not suspended' : undefined;
    case 'deprecated':
      if (event.successor === event.id) return 'it cannot be its own successor';
      return state.deprecated && `it is deprecated since ${dayOf(state.deprecated.at)}`;
    case 'undeprecated':
      return state.deprecated === undefined ? 'it is not deprecated' : undefined;
    case 'withdrawn':
      return undefined;
    case 'reinstated':
      return state.withdrawn === undefined ? 'it is not withdrawn' : undefined;
    case 'transferred':
      if (event.to === event.from) return `${event.to} answers for it already`;
      if (event.noticeUntil === event.at && endsTransfer(state, event)) return undefined;
      return Date.parse(event.noticeUntil) >= Date.parse(event.at) + shortestNotice ? undefined : 'its notice is shorter than a day';
    case 'held':
      return state.held && `it is held since ${dayOf(state.held.at)}`;
    case 'released':
      return state.held === undefined && state.versions.every(({ rolledBack }) => rolledBack === undefined)
        ? 'nothing holds it'
        : undefined;
    default:
      return event satisfies never;
  }
}

function aboutContent(
  state: LedgerState,
  event: Extract<LedgerEvent | EventDraft, { readonly type: 'evidenced' | 'approved' | 'exempted' }>,
): string | undefined {
  if (event.type === 'approved' && event.by.kind !== 'account') return 'only an account can approve: who approved it must be known';
  if (event.type === 'exempted' && event.until < dayOf(event.at)) return `the exemption ended on ${event.until}, before it began`;
  return versionOf(state, event)?.purged && 'its content was purged';
}

function promotionLaw(
  state: LedgerState,
  { record, from, publisher, at }: Extract<LedgerEvent | EventDraft, { readonly type: 'promoted' }>,
): string | undefined {
  const name = nameText(record);
  if (!isNamed(state.preview?.record, record)) return `${name} is not on preview`;
  if (!isNamed(state.latestPublic, from)) return `${from === null ? 'something' : nameText(from)} was not what was public before`;
  if (isNamed(state.latestPublic, record)) return `${name} is public already`;
  if (state.held !== undefined) return `it is held since ${dayOf(state.held.at)}`;
  if (state.suspended !== undefined) return `it is suspended since ${dayOf(state.suspended.at)}`;
  const { yanked, rolledBack } = versionNamed(state, record) ?? {};
  if (yanked !== undefined) return `${name} was yanked on ${dayOf(yanked.at)}`;
  if (rolledBack !== undefined) return `public was rolled back from ${name} on ${dayOf(rolledBack.at)}`;
  if (publisher === undefined && state.isPublisherTold) return 'it does not say who answers for it, and one before it did';
  if (state.latestPublic === undefined || state.publisher === null || publisher === undefined || publisher === state.publisher)
    return undefined;
  const { to, noticeUntil = '' } = state.transfer ?? {};
  return publisher === to && Date.parse(noticeUntil) <= Date.parse(at)
    ? undefined
    : `${state.publisher} answers for it, and no transfer whose notice is over`;
}

function rollbackLaw(
  state: LedgerState,
  { record, from }: Extract<LedgerEvent | EventDraft, { readonly type: 'rolled-back' }>,
): string | undefined {
  if (!isNamed(state.latestPublic, from)) return `${nameText(from)} is not public`;
  if (isNamed(state.latestPublic, record)) return `${nameText(record)} is public already`;
  return unfit(state, record);
}

/** Why a version cannot be public again without being promoted, as a clause. */
export function unfit(state: LedgerState, record: VersionName): string | undefined {
  const known = versionNamed(state, record);
  const name = nameText(record);
  if (known === undefined || known.promotedAt === null) return `${name} never was public`;
  if (known.yanked !== undefined) return `${name} was yanked on ${dayOf(known.yanked.at)}`;
  if (known.rolledBack !== undefined) return `public was rolled back from ${name} on ${dayOf(known.rolledBack.at)}`;
  return purgedLaw(record, known.purged);
}

/** `public` falls back exactly when the version that is taken away is public, and to one that may be public. */
function fallbackLaw(
  state: LedgerState,
  { name, fallback }: Extract<LedgerEvent | EventDraft, { readonly type: 'yanked' | 'purged' }>,
): string | undefined {
  if (isNamed(state.latestPublic, name) === (fallback === 'unchanged'))
    return `${nameText(name)} is ${fallback === 'unchanged' ? 'public, and nothing is said of what is public from now on' : 'not public, so nothing changes there'}`;
  if (fallback === 'unchanged' || fallback === null) return undefined;
  return isNamed(fallback, name) ? `public cannot fall back to ${nameText(name)} itself` : unfit(state, fallback);
}

function purgedLaw(name: VersionName, purged: Statement | undefined): string | undefined {
  return purged && `${nameText(name)} was purged on ${dayOf(purged.at)}`;
}

/** True when a record has this name, or both are nothing. */
function isNamed(record: VersionRecord | undefined, name: VersionName | null): boolean {
  return record?.version === name?.version && record?.revision === name?.revision;
}

function recordsOf(event: LedgerEvent | EventDraft): readonly VersionRecord[] {
  if ('record' in event) return [event.record];
  return 'fallback' in event && event.fallback !== null && event.fallback !== 'unchanged' ? [event.fallback] : [];
}
