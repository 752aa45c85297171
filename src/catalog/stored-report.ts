import { type ConnectorReport, type Summary, summaryOf, type Verdict } from '../certify/report.ts';
import type { Connector } from '../connector/connector.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';

type Finding = ConnectorReport['findings'][number];

/** Who judged: the tool's version and the digest of its rules. */
export interface ToolName {
  readonly version: string;
  /** `sha256:…`. */
  readonly rules: string;
}

/** Judges connectors, and says who does. */
export interface Judge {
  readonly certify: (connector: Connector) => Promise<ConnectorReport>;
  readonly tool: ToolName;
}

/** A report as the store keeps and the catalog publishes it: bound to content and judge, free of the run it was made in. */
export interface StoredReport {
  readonly schemaVersion: 1;
  readonly tool: ToolName & { readonly name: 'certify' };
  /** The tree that was judged. */
  readonly tree: string;
  readonly connector: Pick<ConnectorReport, 'id' | 'name' | 'program' | 'version' | 'operations'>;
  readonly verdict: Verdict;
  readonly summary: Omit<Summary, 'connectors'>;
  readonly findings: readonly Omit<Finding, 'state'>[];
}

/** A stored report with its bytes and their name. */
export interface NamedReport {
  readonly report: StoredReport;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Judges a connector of this tree; every finding counts, new or not, but those that are accepted. */
export async function judge(by: Judge, connector: Connector, tree: string): Promise<NamedReport> {
  const { id, name, program, version, operations, findings } = await by.certify(connector);
  const { connectors: _, ...summary } = summaryOf({ findings });
  const report: StoredReport = {
    schemaVersion: 1,
    tool: { name: 'certify', version: by.tool.version, rules: by.tool.rules },
    tree,
    connector: { id, name, program, version, operations },
    verdict: summary.errors > 0 ? 'fail' : 'pass',
    summary,
    findings: findings.map(({ state: _state, ...finding }) => finding),
  };
  const bytes = canonicalBytes(report);
  return { report, bytes, sha256: sha256(bytes) };
}
