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
  const summary = { connectors: connectors.length, errors: 0, warnings: 0, infos: 0 };
  for (const connector of connectors) {
    for (const finding of connector.findings) {
      if (finding.severity === 'error') summary.errors += 1;
      else if (finding.severity === 'warning') summary.warnings += 1;
      else summary.infos += 1;
    }
  }
  return {
    schemaVersion: 1,
    tool: { name: 'certify', version: tool.version, rules: tool.rules },
    verdict: connectors.some((connector) => connector.verdict === 'fail') ? 'fail' : 'pass',
    summary,
    connectors,
  };
}
