import type { Rule, Run } from '../../rules/define.ts';
import { type Connector, titleOf, versionOf } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import type { Program } from '../connector/program.ts';
import { compareFindings, type Finding } from './finding.ts';
import { type Found, findingsOf } from './findings.ts';
import { type Counted, partedFindings } from './parted-findings.ts';
import { type Proposal, proposalOf } from './proposal.ts';
import { type ConnectorReport, verdictOf } from './report.ts';
import { indexRules, type RuleIndex } from './rule-index.ts';
import { type ObservedNode, walkConnector } from './walk.ts';

/** Judges connectors by a fixed list of rules. */
export interface Certifier {
  /** The judgement of one connector. The same bytes and rules give the same report. Never throws for what the connector holds. */
  readonly certify: (connector: Connector) => ConnectorReport;
  /** The same judgement, and what would make its findings go. */
  readonly judge: (connector: Connector) => Judgement;
}

/** Judges for who tells no hints but those of rules that were asked for. */
export interface Outliner {
  /** The judgement of a `Certifier` without the hints of all rules that were not `asked` for: these are counted. */
  readonly outline: (connector: Connector, asked: ReadonlySet<string>) => Outline;
}

/** A judgement with the repairs that the rules propose. */
export interface Judgement {
  readonly report: ConnectorReport;
  /** For findings of the report: the very same objects. Thought of when they are asked for: most who judge repair nothing. */
  readonly proposals: () => readonly Proposal[];
}

/** A judgement without the hints that are only counted. */
export interface Outline extends Judgement {
  readonly counted: Counted;
}

/** What rules may ask that no connector holds. */
export type Facts = Omit<Run, 'program'>;

/** Makes a certifier; the rules are sorted once for all connectors. A rule whose facts are missing finds nothing. */
export function certifierOf(rules: readonly Rule[], facts: Facts = {}): Certifier & Outliner {
  const indexes = new Map<Program, RuleIndex>();
  const observe = (connector: Connector): ObservedNode[] => {
    let index = indexes.get(connector.program);
    if (index === undefined) indexes.set(connector.program, (index = indexRules(rules, connector.program)));
    return walkConnector(connector, index, { ...facts, program: connector.program });
  };
  const judge = (connector: Connector): Judgement => judgementOf(connector, findingsOf(connector, observe(connector)));
  return {
    certify: (connector) => judge(connector).report,
    judge,
    outline: (connector, asked) => {
      const { told, counted } = partedFindings(connector, observe(connector), asked);
      return { ...judgementOf(connector, told), counted };
    },
  };
}

function judgementOf(connector: Connector, found: readonly Found[]): Judgement {
  const report = reportOf(
    connector,
    found.map(({ finding }) => finding),
  );
  let proposals: readonly Proposal[] | undefined;
  return {
    report,
    // No getter: V8 keeps what tells one in old space, and with it the whole connector through every collection of young objects.
    proposals: () => (proposals ??= found.flatMap(({ observed, finding }) => proposalOf(connector, observed, finding) ?? [])),
  };
}

/** Puts findings, from our own rules or a team's, into the report of their connector. */
export function reportOf(connector: Connector, findings: readonly Finding[]): ConnectorReport {
  return {
    path: connector.path,
    id: connectorId(connector.name, connector.program),
    name: titleOf(connector),
    program: connector.program,
    version: versionOf(connector) ?? null,
    operations: connector.definition?.operations.length ?? 0,
    verdict: verdictOf(findings),
    findings: [...findings].sort(compareFindings),
  };
}
