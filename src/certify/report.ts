import type { Program } from '../connector/program.ts';
import type { Finding } from './finding.ts';

export type Verdict = 'pass' | 'fail';

/** The judgement of one connector. */
export interface ConnectorReport {
  /** The path as it was given. */
  readonly path: string;
  /** Kebab-case id in the catalog. */
  readonly id: string;
  /** The title, or the folder's name when it has none. */
  readonly name: string;
  readonly program: Program;
  /** `info.version`; null when there is none. */
  readonly version: string | null;
  /** How many operations the definition has; 0 when it could not be read. */
  readonly operations: number;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
}

/** The judgement of a run: what `--format json` prints. `report.schema.json` describes it. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'certify'; readonly version: string; readonly rules: string };
  readonly verdict: Verdict;
  readonly summary: Summary;
  /** Present when two commits were compared. */
  readonly submission?: SubmissionReport;
  /** Present when this is one part of a check. */
  readonly shard?: ShardFacts;
  readonly connectors: readonly ConnectorReport[];
}

/** Which part of a check a report is, and where its connectors stand in the whole. */
export interface ShardFacts {
  /** The first has the number 1. */
  readonly number: number;
  readonly of: number;
  /** How many connectors all parts have together. */
  readonly total: number;
  /** The places of this part's connectors in the whole, counted from 0, in the order of the report. */
  readonly positions: readonly number[];
}

/** The judgement of a submission as a whole; its connectors are judged in the report around it. */
export interface SubmissionReport {
  /** The tip of the branch it goes to, by its full id. */
  readonly base: string;
  /** Where it parted from that branch: what it is compared with. */
  readonly mergeBase: string;
  readonly head: string;
  readonly verdict: Verdict;
  /** Paths in them begin at the root of the registry. */
  readonly findings: readonly Finding[];
  readonly changes: readonly SubmittedChange[];
  /** The changed publisher records, which were read and held against the others. */
  readonly publisherRecords: readonly string[];
}

/** What a submission does to one connector. */
export interface SubmittedChange {
  readonly kind: 'added' | 'updated' | 'removed' | 'moved';
  readonly folder: string;
  readonly previousFolder: string | null;
  /** Null where there are no two versions to compare. */
  readonly updateClass: 'none' | 'minor' | 'major' | null;
  readonly sensitive: readonly string[];
  /** How many changes break flows, and how many of those nobody acknowledged. */
  readonly breaking: number;
  readonly unacknowledged: number;
  /** Who answers for it, by the records of the base branch; null where there are none, where it was not judged, and of one that is gone. */
  readonly ownership: SubmittedOwnership | null;
}

/** Who answers for a connector, and whether the hosts it can reach are theirs. Sentences may hold words of the connector. */
export interface SubmittedOwnership {
  /** The id of the record; null when none answers. */
  readonly publisher: string | null;
  readonly level: 'proved' | 'reviewed' | 'independent' | 'not-proved';
  readonly reason: string;
  /** Why the publisher's name may be taken for somebody else's. */
  readonly concern: string | null;
  /** Of an independent publisher's connector: whose service it is not. */
  readonly disclaimer: string | null;
  readonly hosts: readonly SubmittedHost[];
}

/** A host that a connector can reach, and what is known about it. */
export interface SubmittedHost {
  /** `*.` in front of what the customer completes. */
  readonly host: string;
  readonly uses: readonly string[];
  readonly answer: 'proved' | 'reviewed' | 'identity-provider' | 'shared-service' | 'customer-hosted' | 'not-proved';
  readonly reason: string;
  /** How it was shown; null when it was not. */
  readonly method: 'maintainers-reviewed' | 'dns-txt' | 'https-well-known' | 'github-organization' | null;
  /** Why it may be taken for somebody else's. */
  readonly concern: string | null;
  /** True when it keeps the connector from being accepted. */
  readonly blocks: boolean;
}

export interface Summary {
  readonly connectors: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that the version before had already, which the others do not count; absent when there are none. */
  readonly existing?: number;
  /** Findings that are accepted, which the others do not count; absent when there are none. */
  readonly accepted?: number;
}

/** A new finding of severity error fails, unless it is accepted; anything else passes. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  return findings.some(({ state, severity, accepted }) => state === 'new' && severity === 'error' && !accepted) ? 'fail' : 'pass';
}

/** Puts the judgements of a run together, in the order given. `tool` says who judged: version and rules digest. */
export function buildReport(
  connectors: readonly ConnectorReport[],
  tool: { readonly version: string; readonly rules: string },
  submission?: SubmissionReport,
): Report {
  const parts = submission === undefined ? connectors : [submission, ...connectors];
  const found = connectors.map(summaryOf).reduce(sumOf, noSummary);
  return {
    schemaVersion: 1,
    tool: { name: 'certify', version: tool.version, rules: tool.rules },
    verdict: parts.some(({ verdict }) => verdict === 'fail') ? 'fail' : 'pass',
    summary: submission === undefined ? found : sumOf(found, { ...summaryOf(submission), connectors: 0 }),
    ...(submission !== undefined && { submission }),
    connectors,
  };
}

/** Nothing judged, nothing found. */
export const noSummary: Summary = { connectors: 0, errors: 0, warnings: 0, infos: 0 };

/** What was found in one connector, counted. */
export function summaryOf({ findings }: Pick<ConnectorReport, 'findings'>): Summary {
  let [accepted, existing] = [0, 0];
  const open = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) {
    if (finding.accepted !== undefined) accepted += 1;
    else if (finding.state === 'existing') existing += 1;
    else open[finding.severity] += 1;
  }
  return {
    connectors: 1,
    errors: open.error,
    warnings: open.warning,
    infos: open.info,
    ...(existing > 0 && { existing }),
    ...(accepted > 0 && { accepted }),
  };
}

/** The counts of two parts of a run together. */
export function sumOf(a: Summary, b: Summary): Summary {
  const accepted = (a.accepted ?? 0) + (b.accepted ?? 0);
  const existing = (a.existing ?? 0) + (b.existing ?? 0);
  return {
    connectors: a.connectors + b.connectors,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    infos: a.infos + b.infos,
    ...(existing > 0 && { existing }),
    ...(accepted > 0 && { accepted }),
  };
}
