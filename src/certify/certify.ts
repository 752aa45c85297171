import type { Rule } from '../../rules/define.ts';
import { type Connector, titleOf, versionOf } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import type { JsonFile } from '../connector/json-file.ts';
import { existingPath, type Path, pointerOf } from '../connector/place.ts';
import type { Program } from '../connector/program.ts';
import { compareFindings, type Finding, type Location } from './finding.ts';
import { type ConnectorReport, verdictOf } from './report.ts';
import { indexRules, type Observed, observedPath, type RuleIndex, walkConnector } from './walk.ts';

/** Judges connectors by a fixed list of rules. */
export interface Certifier {
  /** The judgement of one connector. The same bytes and rules give the same report. Never throws for what the connector holds. */
  readonly certify: (connector: Connector) => ConnectorReport;
}

/** Makes a certifier; the rules are sorted once for all connectors. */
export function certifierOf(rules: readonly Rule[]): Certifier {
  const indexes = new Map<Program, RuleIndex>();
  return {
    certify: (connector) => {
      let index = indexes.get(connector.program);
      if (index === undefined) indexes.set(connector.program, (index = indexRules(rules, connector.program)));
      return reportOf(connector, findingsOf(connector, walkConnector(connector, index)));
    },
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

/** Gives what the rules saw its places; lines are looked up once per file, and only for what was found. */
function findingsOf(connector: Connector, observed: readonly Observed[]): Finding[] {
  const files = new Map<string, JsonFile>();
  for (const file of [connector.definitionFile, connector.propertiesFile]) if (file) files.set(file.name, file);
  const findings = new Map<string, Finding>();
  const pending = new Map<JsonFile, { path: Path; draft: Finding }[]>();

  for (const one of observed) {
    const { rule, observation } = one;
    const fileName = observation.file ?? one.file;
    const file = files.get(fileName);
    const path = file && placeOf(one, file);
    const location: Location = {
      file: fileName,
      ...(path && { pointer: pointerOf(path) }),
      ...(observation.line !== undefined && { line: observation.line, column: observation.column ?? 1 }),
    };
    const draft: Finding = {
      ruleId: rule.id,
      codes: observation.codes ?? rule.codes,
      severity: rule.severity,
      message: observation.message,
      fix: observation.fix ?? rule.fix,
      state: 'new',
      location,
    };
    const key = JSON.stringify([rule.id, location, draft.message]);
    if (findings.has(key)) continue;
    findings.set(key, draft);
    if (file && path && location.line === undefined) {
      const list = pending.get(file);
      if (list) list.push({ path, draft });
      else pending.set(file, [{ path, draft }]);
    }
  }

  const placed = new Map<Finding, Finding>();
  for (const [file, list] of pending) {
    const positions = file.positionsOf(list.map(({ path }) => path));
    list.forEach(({ draft }, index) => {
      placed.set(draft, { ...draft, location: { ...draft.location, ...positions[index] } });
    });
  }
  return [...findings.values()].map((draft) => placed.get(draft) ?? draft);
}

/** The path of an observation in a JSON file; `undefined` when its place is a line or the file as a whole. */
function placeOf({ observation, place }: Observed, file: JsonFile): Path | undefined {
  if (file.value === undefined) return undefined;
  const isInFile = observation.at !== undefined || observation.place !== undefined;
  if (!isInFile && observation.line !== undefined) return undefined;
  // A rule about the whole connector that names only a file means the file.
  if (!isInFile && place === undefined) return undefined;
  return existingPath(file.value, observedPath(observation, place));
}
