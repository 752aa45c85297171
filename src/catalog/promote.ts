import type { Comparer } from '../certify/compare.ts';
import { acknowledge } from '../change/acknowledge.ts';
import { diffReportOf } from '../change/diff-report.ts';
import { readAcknowledgements } from '../connector/acknowledgements.ts';
import { type Connector, readConnector, titleOf } from '../connector/connector.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import type { Publisher } from '../publisher/publisher.ts';
import type { Cause } from './chain.ts';
import { ownershipNow, type Standings } from './claim-answers.ts';
import { lazyMap } from './lazy-map.ts';
import { contentKey, isSameVersion, type VersionRecord } from './ledger.ts';
import { type LedgerState, stateOf } from './ledger-state.ts';
import { type Judgement, noOldErrors, oldErrorsOf } from './old-errors.ts';
import { testsOf } from './operation-tests.ts';
import type { Policy, Question } from './policy.ts';
import { type Answer, askQuestions, type PublicUpdate } from './questions.ts';
import type { SharedJudgements } from './shared-judgements.ts';
import type { Happening, StoreState } from './store-state.ts';
import { type Judge, judge, type NamedReport } from './stored-report.ts';
import { treeIdOf } from './tree-id.ts';

/** What promotion decides by, besides the store. */
export interface PromotionFacts {
  readonly judge: Judge;
  readonly publishers: readonly Publisher[];
  /** Where they stand, by looks that this run made, or by what is recorded. */
  readonly standings: Standings;
  readonly policy: Policy;
  readonly now: Date;
  /** Who asked for it; the rules of the pipeline without it. They decide in any case. */
  readonly by?: Cause | undefined;
  readonly comparer: Comparer;
  /** What this run judged already: a version among it is not judged again. */
  readonly judged?: SharedJudgements | undefined;
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

/** The versions that are on `preview` and not what is, or would be, public; by connector id, sorted, one at a time; of all connectors, or of those with these ids. */
export function* candidatesOf(state: StoreState, ids?: ReadonlySet<string>): Generator<Candidate> {
  for (const id of [...state.ledgers.keys()].sort()) {
    if (ids !== undefined && !ids.has(id)) continue;
    const ledger = stateOf(state.ledgers.get(id) ?? []);
    const candidate = ledger.preview;
    if (candidate !== undefined && !isSameVersion(candidate.record, ledger.latestPublic)) yield { id, ledger, candidate };
  }
}

/** A version that may become public, and where its connector stands. */
export interface Candidate {
  readonly id: string;
  readonly ledger: LedgerState;
  readonly candidate: NonNullable<LedgerState['preview']>;
}

/** Asks the questions of promotion for every candidate, or for those with these ids; each is certified afresh from its bytes, or was in this run. */
export async function promote(state: StoreState, facts: PromotionFacts, ids?: ReadonlySet<string>): Promise<Promotion> {
  const decisions: Decision[] = [];
  const drafts: Happening['drafts'][number][] = [];
  const files = new Map<string, NamedReport>();
  const asked = { now: facts.now, evidenceHours: facts.policy.verification.evidenceHours };
  for (const { id, ledger, candidate } of candidatesOf(state, ids)) {
    const { tree } = candidate.record;
    const folder = folderOf(id, candidate.record, facts);
    const connector = readConnector(folder);
    const report = facts.judged?.of(folder, tree, facts.judge.tool) ?? (await judge(facts.judge, connector, tree));
    const before = ledger.latestPublic;
    const older = before && readConnector(folderOf(id, before, facts));
    const ownership = ownershipNow(connector, facts.publishers, facts.standings, asked);
    const stored = report.report;
    const answers = askQuestions({
      policy: facts.policy,
      now: facts.now,
      ledger,
      candidate,
      update: before && older && updateOf(older, before, connector, facts),
      report: stored,
      oldErrors: await olderThan({ connector, report: stored }, older, facts),
      ownership,
      publicPublisher: older && (ledger.publisher ?? ownershipNow(older, facts.publishers, facts.standings, asked).publisher?.id),
      tests: testsOf(ledger, candidate.record.tree, facts.judge.tool, state),
    });
    const isPromoted = answers.every((answer) => !blocks(answer));
    decisions.push({ id, title: titleOf(connector), record: candidate.record, previewedAt: candidate.at, answers, isPromoted });
    if (!isPromoted) continue;
    // Most are the report that the version came on preview with.
    if (!state.files.has(`reports/${report.sha256}.json`)) files.set(`reports/${report.sha256}.json`, report);
    drafts.push({
      type: 'promoted',
      id,
      at: facts.now.toISOString(),
      by: facts.by ?? { kind: 'pipeline' },
      record: { ...candidate.record, report: report.sha256, evidence: evidenceOf(ledger, candidate.record.tree) },
      from: before === undefined ? null : { version: before.version, revision: before.revision },
      publisher: ownership.publisher?.id ?? null,
      policy: { profile: facts.policy.profile, sha256: facts.policy.sha256 },
      answers: answers.flatMap(({ question, answer }) => (answer === 'no' ? [] : [{ question, answer }])),
    });
  }
  return { decisions, happening: { drafts, files: lazyMap(files.keys(), (path) => files.get(path)?.bytes) } };
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

/** The folder of a version, with bytes that are those of its tree. */
function folderOf(id: string, record: VersionRecord, { contents }: PromotionFacts): ConnectorFolder {
  const folder = contents.get(contentKey(record));
  if (folder === undefined || treeIdOf(folder.entries) !== record.tree)
    throw new Error(`The bytes of ${id} ${record.version} are not those of tree ${record.tree}.`);
  return folder;
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
