import { readConnector, titleOf } from '../connector/connector.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { ownershipOf } from '../publisher/ownership.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { contentKey, type LedgerState, stateOf, type VersionRecord } from './ledger.ts';
import type { Policy, Question } from './policy.ts';
import { type Answer, askQuestions } from './questions.ts';
import type { Happening, StoreState } from './store-state.ts';
import { type Judge, judge } from './stored-report.ts';
import { treeIdOf } from './tree-id.ts';

/** What promotion decides by, besides the store. */
export interface PromotionFacts {
  readonly judge: Judge;
  readonly publishers: readonly Publisher[];
  readonly policy: Policy;
  readonly now: Date;
  /** The folders that hold the candidates' bytes, by `contentKey`. */
  readonly contents: ReadonlyMap<string, ConnectorFolder>;
}

/** What was decided about one version on `preview` that is not public. */
export interface Decision {
  readonly id: string;
  /** The connector's title. */
  readonly title: string;
  readonly record: VersionRecord;
  readonly previewedAt: string;
  readonly answers: readonly Answer[];
  readonly isPromoted: boolean;
}

/** All decisions, and what happens to the store for those versions that nothing holds. */
export interface Promotion {
  readonly decisions: readonly Decision[];
  readonly happening: Happening;
}

/** The versions that are on `preview` and not public, by connector id, sorted. */
export function candidatesOf(
  state: StoreState,
): readonly { readonly id: string; readonly ledger: LedgerState; readonly candidate: NonNullable<LedgerState['preview']> }[] {
  return [...state.ledgers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, events]) => {
      const ledger = stateOf(events);
      const candidate = ledger.preview;
      return candidate === undefined || isSameContent(candidate.record, ledger.public?.record) ? [] : [{ id, ledger, candidate }];
    });
}

/** Asks the questions of promotion for every candidate, each certified afresh from its bytes. */
export async function promote(state: StoreState, facts: PromotionFacts): Promise<Promotion> {
  const decisions: Decision[] = [];
  const drafts: Happening['drafts'][number][] = [];
  const files = new Map<string, Uint8Array>();
  for (const { id, ledger, candidate } of candidatesOf(state)) {
    const folder = facts.contents.get(contentKey(candidate.record));
    if (folder === undefined || treeIdOf(folder.entries) !== candidate.record.tree)
      throw new Error(`The bytes of ${id} are not those of tree ${candidate.record.tree}.`);
    const connector = readConnector(folder);
    const report = await judge(facts.judge, connector, candidate.record.tree);
    const answers = askQuestions({
      policy: facts.policy,
      now: facts.now,
      previewedAt: candidate.at,
      isNew: ledger.public === undefined,
      report: report.report,
      ownership: ownershipOf(connector, facts.publishers, facts.now),
    });
    const isPromoted = answers.every((answer) => !blocks(answer));
    decisions.push({ id, title: titleOf(connector), record: candidate.record, previewedAt: candidate.at, answers, isPromoted });
    if (!isPromoted) continue;
    files.set(`reports/${report.sha256}.json`, report.bytes);
    drafts.push({
      type: 'promoted',
      id,
      at: facts.now.toISOString(),
      by: { kind: 'pipeline' },
      record: { ...candidate.record, report: report.sha256 },
      from: ledger.public === undefined ? null : { version: ledger.public.record.version, revision: ledger.public.record.revision },
      policy: { profile: facts.policy.profile, sha256: facts.policy.sha256 },
      answers: answers.flatMap(({ question, answer }) => (answer === 'no' ? [] : [{ question, answer }])),
    });
  }
  return { decisions, happening: { drafts, files } };
}

/** True for an answer that keeps a version from `public`. */
function blocks(answer: Answer): boolean {
  return answer.answer === 'no' || (answer.answer === 'not asked yet' && !answer.isOptional);
}

/** The questions of a decision that keep the version on `preview`. */
export function openQuestionsOf(decision: Decision): readonly (Answer & { readonly question: Question })[] {
  return decision.answers.filter(blocks);
}

function isSameContent(a: VersionRecord, b: VersionRecord | undefined): boolean {
  return b !== undefined && a.version === b.version && a.revision === b.revision;
}
