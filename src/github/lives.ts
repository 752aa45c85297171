import { nameText } from '../catalog/ledger-laws.ts';
import { type KnownVersion, type LedgerState, stateOf } from '../catalog/ledger-state.ts';
import type { Decision } from '../catalog/promote.ts';
import type { Answer } from '../catalog/questions.ts';
import type { StoreState } from '../catalog/store-state.ts';
import { dayOf } from '../connector/day.ts';
import { labels, lifeLabels } from './names.ts';

/** What became of a version that a pull request brought. */
export interface VersionLife {
  readonly id: string;
  /** As people write it; null for what came on no channel. */
  readonly version: string | null;
  readonly stage: 'waiting' | 'refused' | 'preview' | 'held' | 'public' | 'replaced' | 'gone';
  /** In a sentence. Holds words of strangers. */
  readonly sentence: string;
  /** Questions that are open before it becomes public. */
  readonly open: readonly Exclude<Answer, { readonly answer: 'yes' }>[];
}

/** The pull requests that have something to be told: those whose version waits on preview, and those that something happened to since a day. */
export function pullRequestsToTell(state: StoreState, since: Date): readonly number[] {
  const numbers = new Set<number>();
  for (const events of state.ledgers.values()) {
    const ledger = stateOf(events);
    const isRecent = Date.parse(events.at(-1)?.at ?? '') >= since.getTime();
    for (const { record, submission } of ledger.versions) {
      const isWaiting = isSame(ledger.preview?.record, record) && !isSame(ledger.latestPublic, record);
      if (submission !== undefined && (isRecent || isWaiting)) numbers.add(submission.pullRequest);
    }
  }
  return [...numbers].sort((a, b) => a - b);
}

/** What became of the versions that a pull request brought, by connector; empty where it brought none. */
export function livesOf(pullRequest: number, state: StoreState, decisions: readonly Decision[]): readonly VersionLife[] {
  return [...state.ledgers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, events]) => {
      const ledger = stateOf(events);
      const decision = decisions.find((one) => one.id === id);
      return ledger.versions
        .filter(({ submission }) => submission?.pullRequest === pullRequest)
        .map((version) => ({ id, version: nameText(version.record), ...lifeOf(version, ledger, decision) }));
    });
}

function lifeOf(
  version: KnownVersion,
  ledger: LedgerState,
  decision: Decision | undefined,
): Pick<VersionLife, 'stage' | 'sentence' | 'open'> {
  const { record, previewedAt, promotedAt, yanked, rolledBack, purged } = version;
  const told = (stage: VersionLife['stage'], sentence: string, open: VersionLife['open'] = []) => ({ stage, sentence, open });
  if (purged) return told('gone', `It was purged on ${dayOf(purged.at)}: ${purged.reason}`);
  if (yanked) return told('gone', `It was yanked on ${dayOf(yanked.at)}: ${yanked.reason}`);
  const { withdrawn, suspended, held } = ledger;
  if (withdrawn) return told('gone', `The connector was withdrawn on ${dayOf(withdrawn.at)}: ${withdrawn.reason}`);
  if (suspended) return told('held', `The connector is suspended since ${dayOf(suspended.at)}: ${suspended.reason}`);
  if (isSame(ledger.latestPublic, record)) return told('public', `It is public since ${dayOf(promotedAt ?? previewedAt)}.`);
  if (rolledBack) return told('held', `Public went back from it on ${dayOf(rolledBack.at)}: ${rolledBack.reason}`);
  if (!isSame(ledger.preview?.record, record)) {
    const successor = ledger.preview === undefined ? undefined : nameText(ledger.preview.record);
    const was = promotedAt === null ? 'before it was public' : `after it was public since ${dayOf(promotedAt)}`;
    return told('replaced', successor === undefined ? 'It is on no channel any more.' : `${successor} took its place, ${was}.`);
  }
  const open = (decision?.answers ?? []).filter((answer) => answer.answer !== 'yes');
  const blocking = open.filter((answer) => answer.answer === 'no' || !answer.isOptional);
  const since = `It is on preview since ${dayOf(previewedAt)}`;
  if (held) return told('held', `${since}, and held since ${dayOf(held.at)}: ${held.reason}`, open);
  return told(
    'preview',
    blocking.length === 0 ? `${since}; nothing keeps it from becoming public with the next promotion.` : `${since}.`,
    open,
  );
}

function isSame(a: KnownVersion['record'] | undefined, b: KnownVersion['record']): boolean {
  return a !== undefined && a.version === b.version && a.revision === b.revision && a.tree === b.tree;
}

/** The labels that say it: those of the gate belong to pull requests that are open. */
export function lifeLabelsOf(lives: readonly VersionLife[]): readonly string[] {
  const stages = new Set(lives.map(({ stage }) => stage));
  return [
    ...(stages.has('refused') ? [labels.changes] : []),
    ...(stages.has('waiting') ? [labels.pass] : []),
    ...(stages.has('preview') ? [lifeLabels.preview] : []),
    ...(stages.has('held') ? [lifeLabels.held] : []),
    ...(stages.has('public') ? [lifeLabels.public] : []),
  ];
}
