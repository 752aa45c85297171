import type { Rule } from '../../rules/define.ts';
import { type Connector, titleOf, versionOf } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import type { JsonFile } from '../connector/json-file.ts';
import { existingPath, type Path, pointerOf } from '../connector/place.ts';
import type { Program } from '../connector/program.ts';
import type { TextPosition } from '../connector/text-position.ts';
import { compareFindings, type Finding, type Location } from './finding.ts';
import { type Proposal, proposalOf } from './proposal.ts';
import { type ConnectorReport, verdictOf } from './report.ts';
import { indexRules, type Observed, observedPath, type RuleIndex, walkConnector } from './walk.ts';

/** Judges connectors by a fixed list of rules. */
export interface Certifier {
  /** The judgement of one connector. The same bytes and rules give the same report. Never throws for what the connector holds. */
  readonly certify: (connector: Connector) => ConnectorReport;
  /** The same judgement, and what would make its findings go. */
  readonly judge: (connector: Connector) => Judgement;
}

/** A judgement with the repairs that the rules propose. */
export interface Judgement {
  readonly report: ConnectorReport;
  /** For findings of the report: the very same objects. */
  readonly proposals: readonly Proposal[];
}

/** Makes a certifier; the rules are sorted once for all connectors. */
export function certifierOf(rules: readonly Rule[]): Certifier {
  const indexes = new Map<Program, RuleIndex>();
  const found = (connector: Connector): Found[] => {
    let index = indexes.get(connector.program);
    if (index === undefined) indexes.set(connector.program, (index = indexRules(rules, connector.program)));
    return findingsOf(connector, walkConnector(connector, index));
  };
  const report = (connector: Connector, all: readonly Found[]): ConnectorReport =>
    reportOf(
      connector,
      all.map(({ finding }) => finding),
    );
  return {
    certify: (connector) => report(connector, found(connector)),
    judge: (connector) => {
      const all = found(connector);
      const proposals = all.map(({ observed, finding }) => proposalOf(connector, observed, finding)).filter((one) => one !== undefined);
      return { report: report(connector, all), proposals };
    },
  };
}

interface Found {
  readonly observed: Observed;
  readonly finding: Finding;
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

/** What a rule saw, with its place spelt out; in a JSON file `path` is what its line is looked up by. */
interface Placed {
  readonly observed: Observed;
  readonly fileName: string;
  readonly pointer: string | undefined;
  readonly lookUp: { readonly file: JsonFile; readonly path: Path } | undefined;
}

/** Gives what the rules saw its places. Lines are looked up once per file, and only for what was found. */
function findingsOf(connector: Connector, observed: readonly Observed[]): Found[] {
  const files = new Map<string, JsonFile>();
  for (const file of [connector.definitionFile, connector.propertiesFile]) if (file) files.set(file.name, file);
  const placed = withoutRepetition(observed.map((one) => placedIn(files, one)));
  const positions = positionsOf(placed);
  return placed.map((one) => ({ observed: one.observed, finding: findingAt(one, positions.get(one)) }));
}

function placedIn(files: ReadonlyMap<string, JsonFile>, observed: Observed): Placed {
  const { observation } = observed;
  const fileName = observation.file ?? observed.file;
  const file = files.get(fileName);
  const path = file && placeOf(observed, file);
  const lookUp = file && path && observation.line === undefined ? { file, path } : undefined;
  return { observed, fileName, pointer: path && pointerOf(path), lookUp };
}

/** The same words about the same place are one finding, as in Spectral, which knows no other way. */
function withoutRepetition(placed: readonly Placed[]): Placed[] {
  const seen = new Set<string>();
  return placed.filter(({ observed: { rule, observation }, fileName, pointer }) => {
    const key = `${rule.id}\n${fileName}\n${pointer ?? ''}\n${observation.line ?? ''}:${observation.column ?? ''}\n${observation.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function positionsOf(placed: readonly Placed[]): Map<Placed, TextPosition> {
  const pending = new Map<JsonFile, { readonly one: Placed; readonly path: Path }[]>();
  for (const one of placed) {
    if (one.lookUp === undefined) continue;
    const { file, path } = one.lookUp;
    const list = pending.get(file);
    if (list === undefined) pending.set(file, [{ one, path }]);
    else list.push({ one, path });
  }
  const positions = new Map<Placed, TextPosition>();
  for (const [file, list] of pending) {
    for (const [index, position] of file.positionsOf(list.map(({ path }) => path)).entries()) {
      const entry = list[index];
      if (entry !== undefined) positions.set(entry.one, position);
    }
  }
  return positions;
}

function findingAt({ observed: { rule, observation }, fileName, pointer }: Placed, position: TextPosition | undefined): Finding {
  const line = observation.line ?? position?.line;
  const column = observation.line === undefined ? position?.column : (observation.column ?? 1);
  const location: Location = {
    file: fileName,
    ...(pointer !== undefined && { pointer }),
    ...(line !== undefined && column !== undefined && { line, column }),
  };
  return {
    ruleId: rule.id,
    codes: observation.codes ?? rule.codes,
    severity: rule.severity,
    message: observation.message,
    fix: observation.fix ?? rule.fix,
    state: 'new',
    location,
  };
}

/** The path of an observation in a JSON file; `undefined` when its place is a line or the file as a whole. */
function placeOf({ observation, place }: Observed, file: JsonFile): Path | undefined {
  if (file.value === undefined) return undefined;
  const isInFile = observation.at !== undefined || observation.place !== undefined;
  if (!isInFile && observation.line !== undefined) return undefined;
  // A rule about the whole connector that names only a file means the file.
  if (!isInFile && place === undefined) return undefined;
  const path = existingPath(file.value, observedPath(observation, place));
  // Below a name of a megabyte every finding would spell it out: such findings point at what holds the name.
  const tooLong = path.findIndex((key) => typeof key === 'string' && key.length > longestName);
  return tooLong === -1 ? path : path.slice(0, tooLong);
}

/** Characters of a member's name in a pointer. The longest published path has 300. */
const longestName = 2_000;
