import type { Connector } from '../connector/connector.ts';
import type { Finding } from './finding.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { ConnectorReport } from './report.ts';

/** A connector and what was found in it. */
export interface JudgedVersion {
  readonly connector: Connector;
  readonly report: ConnectorReport;
}

/**
 * The findings of a version, those that the version before had as well marked as existing. Two findings are the same when their
 * fingerprints are; the name and the programme of the folder do not count, so that a move makes nothing new.
 */
export function findingsSince(before: JudgedVersion | undefined, { connector, report }: JudgedVersion): readonly Finding[] {
  if (before === undefined || before.report.findings.length === 0) return report.findings;
  const { name, program } = connector;
  const old = new Set(fingerprintsOf({ ...before.connector, name, program }, before.report.findings));
  const fingerprints = fingerprintsOf(connector, report.findings);
  return report.findings.map((finding, index) => {
    const fingerprint = fingerprints[index];
    return fingerprint !== undefined && old.has(fingerprint) ? { ...finding, state: 'existing' } : finding;
  });
}
