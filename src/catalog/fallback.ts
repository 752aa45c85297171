import { readConnector } from '../connector/connector.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { askPublisher } from './ask-publisher.ts';
import { ownershipNow } from './claim-answers.ts';
import { compareVersions } from './compare-versions.ts';
import type { VersionRecord } from './ledger.ts';
import { nameText, unfit } from './ledger-laws.ts';
import type { LedgerState } from './ledger-state.ts';
import { noOldErrors, oldErrorsOf } from './old-errors.ts';
import type { PromotionFacts } from './promote.ts';
import { askReport } from './questions.ts';
import { judge } from './stored-report.ts';

/** What the search for a fallback needs besides the ledger. */
export interface FallbackFacts extends Pick<PromotionFacts, 'judge' | 'publishers' | 'standings' | 'policy' | 'now'> {
  /** The bytes of a version; `undefined` when they are nowhere: it is then passed over, because a yank does not wait for anything. */
  readonly folderOf: (record: VersionRecord) => Promise<ConnectorFolder | undefined>;
}

/** What `public` falls back to, and why not to the higher versions. */
export interface Fallback {
  /** Null when nothing may be public. */
  readonly record: VersionRecord | null;
  readonly passedOver: readonly { readonly name: string; readonly sentence: string }[];
}

/**
 * The highest version that was public before, has no advisory, was not left by a rollback, and passes today what question 1 (report) and
 * question 3 (publisher) ask. `leaving` is the version that is taken away.
 */
export async function findFallback(ledger: LedgerState, leaving: VersionRecord, facts: FallbackFacts): Promise<Fallback> {
  const candidates = ledger.versions
    .map(({ record }) => record)
    .filter((record) => record.tree !== leaving.tree && unfit(ledger, record) === undefined)
    .sort((a, b) => compareVersions(b, a));
  const passedOver: Fallback['passedOver'][number][] = [];
  for (const record of candidates) {
    const sentence = await whyNot(record, leaving, ledger, facts);
    if (sentence === undefined) return { record, passedOver };
    passedOver.push({ name: nameText(record), sentence });
  }
  return { record: null, passedOver };
}

async function whyNot(
  record: VersionRecord,
  leaving: VersionRecord,
  ledger: LedgerState,
  { judge: by, publishers, standings, policy, now, folderOf }: FallbackFacts,
): Promise<string | undefined> {
  const folder = await folderOf(record);
  if (folder === undefined) return 'Its bytes are nowhere to be found.';
  const connector = readConnector(folder);
  const { report } = await judge(by, connector, record.tree);
  const left = report.verdict === 'pass' ? undefined : await folderOf(leaving);
  const before = left && readConnector(left);
  const oldErrors = before
    ? oldErrorsOf({ connector, report }, { connector: before, report: (await judge(by, before, leaving.tree)).report }, policy, now)
    : noOldErrors;
  // What was last recorded counts, however old: a yank does not wait for a look at the world.
  const ownership = ownershipNow(connector, publishers, standings, { now, evidenceHours: undefined });
  const since = now.toISOString();
  const answers = [
    askReport({ report, oldErrors }, since),
    askPublisher({ ownership, publicPublisher: ledger.publisher ?? undefined, ledger, now }, since),
  ];
  return answers.find(({ answer }) => answer !== 'yes')?.sentence;
}
