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
}

/** A new finding of severity error fails; anything else passes. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  return findings.some((finding) => finding.state === 'new' && finding.severity === 'error') ? 'fail' : 'pass';
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
export function summaryOf({ findings }: ConnectorReport): Summary {
  const count = (severity: Finding['severity']): number =>
    findings.reduce((sum, finding) => sum + Number(finding.severity === severity), 0);
  return { connectors: 1, errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** The counts of two parts of a run together. */
export function sumOf(a: Summary, b: Summary): Summary {
  return {
    connectors: a.connectors + b.connectors,
    errors: a.errors + b.errors,
    warnings: a.warnings + b.warnings,
    infos: a.infos + b.infos,
  };
}
