import type { Comparer } from '../certify/compare.ts';
import { acknowledge } from '../change/acknowledge.ts';
import { diffReportOf } from '../change/diff-report.ts';
import { readAcknowledgements } from '../connector/acknowledgements.ts';
import { type Connector, readConnector, titleOf } from '../connector/connector.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { ownershipNow, type Standings } from './claim-answers.ts';
import { contentKey, isSameVersion, type VersionRecord } from './ledger.ts';
import { type LedgerState, stateOf } from './ledger-state.ts';
import { type Judgement, noOldErrors, oldErrorsOf } from './old-errors.ts';
import { testsOf } from './operation-tests.ts';
import type { Policy, Question } from './policy.ts';
import { type Answer, askQuestions, type PublicUpdate } from './questions.ts';
import type { Happening, StoreState } from './store-state.ts';
import { type Judge, judge } from './stored-report.ts';
import { treeIdOf } from './tree-id.ts';

/** What promotion decides by, besides the store. */
export interface PromotionFacts {
  readonly judge: Judge;
  readonly publishers: readonly Publisher[];
  /** Where they stand, by looks that this run made, or by what is recorded. */
  readonly standings: Standings;
  readonly policy: Policy;
  readonly now: Date;
  readonly comparer: Comparer;
  /** The folders that hold the bytes of the candidates and of the public versions they replace, by `contentKey`. */
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

/** The versions that are on `preview` and not what is, or would be, public; by connector id, sorted. */
export function candidatesOf(
  state: StoreState,
): readonly { readonly id: string; readonly ledger: LedgerState; readonly candidate: NonNullable<LedgerState['preview']> }[] {
  return [...state.ledgers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, events]) => {
      const ledger = stateOf(events);
      const candidate = ledger.preview;
      return candidate === undefined || isSameVersion(candidate.record, ledger.latestPublic) ? [] : [{ id, ledger, candidate }];
    });
}

/** Asks the questions of promotion for every candidate, or for those with these ids; each is certified afresh from its bytes. */
export async function promote(state: StoreState, facts: PromotionFacts, ids?: ReadonlySet<string>): Promise<Promotion> {
  const decisions: Decision[] = [];
  const drafts: Happening['drafts'][number][] = [];
  const files = new Map<string, Uint8Array>();
  const asked = { now: facts.now, evidenceHours: facts.policy.verification.evidenceHours };
  for (const { id, ledger, candidate } of candidatesOf(state).filter((one) => ids?.has(one.id) ?? true)) {
    const connector = connectorOf(id, candidate.record, facts);
    const report = await judge(facts.judge, connector, candidate.record.tree);
    const before = ledger.latestPublic;
    const older = before && connectorOf(id, before, facts);
    const ownership = ownershipNow(connector, facts.publishers, facts.standings, asked);
    const answers = askQuestions({
      policy: facts.policy,
      now: facts.now,
      ledger,
      candidate,
      update: before && older && updateOf(older, before, connector, facts),
      report: report.report,
      oldErrors: await olderThan({ connector, report: report.report }, older, facts),
      ownership,
      publicPublisher: older && (ledger.publisher ?? ownershipNow(older, facts.publishers, facts.standings, asked).publisher?.id),
      tests: testsOf(ledger, candidate.record.tree, facts.judge.tool, state),
    });
    const isPromoted = answers.every((answer) => !blocks(answer));
    decisions.push({ id, title: titleOf(connector), record: candidate.record, previewedAt: candidate.at, answers, isPromoted });
    if (!isPromoted) continue;
    // Most are the report that the version came on preview with.
    if (!state.files.has(`reports/${report.sha256}.json`)) files.set(`reports/${report.sha256}.json`, report.bytes);
    drafts.push({
      type: 'promoted',
      id,
      at: facts.now.toISOString(),
      by: { kind: 'pipeline' },
      record: { ...candidate.record, report: report.sha256, evidence: evidenceOf(ledger, candidate.record.tree) },
      from: before === undefined ? null : { version: before.version, revision: before.revision },
      publisher: ownership.publisher?.id ?? null,
      policy: { profile: facts.policy.profile, sha256: facts.policy.sha256 },
      answers: answers.flatMap(({ question, answer }) => (answer === 'no' ? [] : [{ question, answer }])),
    });
  }
  return { decisions, happening: { drafts, files } };
}

/** The digests of all evidence about a content, in the order it was recorded. */
function evidenceOf({ evidence }: LedgerState, tree: string): readonly string[] {
  return [...new Set(evidence.flatMap((one) => (one.tree === tree ? [one.sha256] : [])))];
}

/** The candidate's errors that an older version has too; that one is certified only where there is something to excuse. */
async function olderThan(candidate: Judgement, older: Connector | undefined, { judge: by, policy, now }: PromotionFacts) {
  if (candidate.report.verdict === 'pass' || older === undefined) return noOldErrors;
  const { report } = await judge(by, older, candidate.report.tree);
  return oldErrorsOf(candidate, { connector: older, report }, policy, now);
}

/** The connector of a version, from bytes that are those of its tree. */
function connectorOf(id: string, record: VersionRecord, { contents }: PromotionFacts): Connector {
  const folder = contents.get(contentKey(record));
  if (folder === undefined || treeIdOf(folder.entries) !== record.tree)
    throw new Error(`The bytes of ${id} ${record.version} are not those of tree ${record.tree}.`);
  return readConnector(folder);
}

function updateOf(before: Connector, { version }: VersionRecord, after: Connector, { comparer }: PromotionFacts): PublicUpdate {
  const changes = comparer.compare(before, after);
  return {
    from: version,
    diff: diffReportOf(changes),
    acknowledged: acknowledge(changes, readAcknowledgements(after), readAcknowledgements(before)),
  };
}

/** True for an answer that keeps a version from `public`. */
function blocks(answer: Answer): boolean {
  return answer.answer === 'no' || (answer.answer === 'not asked yet' && !answer.isOptional);
}

/** The questions of a decision that keep the version on `preview`. */
export function openQuestionsOf(decision: Decision): readonly (Answer & { readonly question: Question })[] {
  return decision.answers.filter(blocks);
}
