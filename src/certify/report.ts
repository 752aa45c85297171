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
  readonly connectors: readonly ConnectorReport[];
}

export interface Summary {
  readonly connectors: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that are accepted, which the others do not count; absent when there are none. */
  readonly accepted?: number;
}

/** A new finding of severity error fails, unless it is accepted; anything else passes. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  return findings.some(({ state, severity, accepted }) => state === 'new' && severity === 'error' && !accepted) ? 'fail' : 'pass';
}

/** Puts the judgements of a run together, in the order given. `tool` says who judged: version and rules digest. */
export function buildReport(connectors: readonly ConnectorReport[], tool: { readonly version: string; readonly rules: string }): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'certify', version: tool.version, rules: tool.rules },
    verdict: connectors.some((connector) => connector.verdict === 'fail') ? 'fail' : 'pass',
    summary: connectors.map(summaryOf).reduce(sumOf, noSummary),
    connectors,
  };
}

/** Nothing judged, nothing found. */
export const noSummary: Summary = { connectors: 0, errors: 0, warnings: 0, infos: 0 };

/** What was found in one connector, counted. */
export function summaryOf({ findings }: Pick<ConnectorReport, 'findings'>): Summary {
  const count = (isCounted: (finding: Finding) => boolean): number =>
    findings.reduce((sum, finding) => sum + Number(isCounted(finding)), 0);
  const open = (asked: Finding['severity']): number => count(({ severity, accepted }) => severity === asked && !accepted);
  const accepted = count((finding) => finding.accepted !== undefined);
  return { connectors: 1, errors: open('error'), warnings: open('warning'), infos: open('info'), ...(accepted > 0 && { accepted }) };
}

/** The counts of two parts of a run together. */
export function sumOf(a: Summary, b: Summary): Summary {
  const accepted = (a.accepted ?? 0) + (b.accepted ?? 0);
  return {
    connectors: a.connectors + b.connectors,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    infos: a.infos + b.infos,
    ...(accepted > 0 && { accepted }),
  };
}
