import { diffReportOf } from '../change/diff-report.ts';
import { readConnector } from '../connector/connector.ts';
import type { CatalogFacts, Listed } from './catalog-entry.ts';
import { claimAnswer } from './claim-answers.ts';
import { comparedWith } from './connector-status.ts';
import { contentKey, type VersionRecord } from './ledger.ts';
import type { LedgerState } from './ledger-state.ts';
import { testsOf } from './operation-tests.ts';

/** More than this of one list says nothing more to a reader of an entry. */
const mostListed = 40;
const longestSentence = 400;

/** What shows that the publisher's domains are its own: each claim that holds, how it was shown, when, and the evidence. */
export function proofsOf({ ownership }: Listed, { standings, now }: CatalogFacts) {
  const standing = ownership.publisher && standings.get(ownership.publisher.id);
  return (standing?.claims ?? []).flatMap((one) => {
    const { answer } = claimAnswer(one, { now, evidenceHours: undefined });
    const { domain, scope, method, review } = one.claim;
    const until = answer === 'reviewed' ? (review?.expires ?? null) : null;
    return answer === 'not-proved'
      ? []
      : [{ domain, scope, method, answer, since: one.since, checkedAt: one.checkedAt, until, evidence: one.evidence }];
  });
}

/** What trying the operations of the described version showed: of each kind of backend the newest evidence that counts. */
export function toldTests({ ledger, shown }: Listed, { tool, state }: CatalogFacts) {
  return testsOf(ledger, shown.record.tree, tool, state).map(({ against, runBy, at, sha256, operations }) => {
    const results = [...new Set(operations.map(({ result }) => result))].sort();
    return {
      against,
      runBy: runBy ?? null,
      at,
      evidence: sha256,
      results: results.map((result) => {
        const ids = operations.filter((one) => one.result === result).map(({ id }) => id);
        return { result, count: ids.length, operations: result === 'passed' ? [] : ids.slice(0, mostListed) };
      }),
    };
  });
}

/**
 * What a version on a channel changes of the one that is or was public before it; `undefined` when there is none, its bytes are not at hand,
 * or nobody compares. Changes that break flows come first, then sensitive ones.
 */
export function toldChanges(record: VersionRecord, ledger: LedgerState, { contents, comparer }: CatalogFacts) {
  const before = comparedWith(record, ledger);
  const [older, newer] = [before && contents.get(contentKey(before)), contents.get(contentKey(record))];
  if (before === undefined || older === undefined || newer === undefined || comparer === undefined) return undefined;
  const { updateClass, breaking, sensitive, changes } = diffReportOf(comparer.compare(readConnector(older), readConnector(newer)));
  const weight = (change: (typeof changes)[number]): number => (change.breaking ? 0 : change.sensitive === null ? 2 : 1);
  const sorted = [...changes].sort((a, b) => weight(a) - weight(b));
  return {
    since: { version: before.version, revision: before.revision },
    updateClass,
    breaking,
    sensitive,
    count: changes.length,
    list: sorted.slice(0, mostListed).map((change) => ({
      sentence: change.message.slice(0, longestSentence),
      operation: change.operation,
      breaking: change.breaking,
      sensitive: change.sensitive,
    })),
  };
}

interface Judged {
  readonly ruleId: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly accepted?: unknown;
}

/** How often each rule found something, errors first; what the maintainers accepted is not counted. */
export function countsByRule(findings: readonly Judged[]) {
  const counts = new Map<string, { rule: string; severity: Judged['severity']; count: number }>();
  for (const { ruleId, severity, accepted } of findings) {
    if (accepted !== undefined) continue;
    const key = `${severities.indexOf(severity)} ${ruleId}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { rule: ruleId, severity, count: 1 });
    else known.count += 1;
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

const severities = ['error', 'warning', 'info'];
