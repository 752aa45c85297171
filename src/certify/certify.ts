import type { Observation, Rule, Run } from '../../rules/define.ts';
import { type Connector, titleOf, versionOf } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import { existingSpot, type Spot, type SpotFinder } from '../connector/json-locate.ts';
import { root } from '../connector/place.ts';
import type { Program } from '../connector/program.ts';
import { briefKey } from './brief-key.ts';
import { compareFindings, type Finding, type Location } from './finding.ts';
import { type Proposal, proposalOf } from './proposal.ts';
import { type ConnectorReport, verdictOf } from './report.ts';
import { indexRules, type RuleIndex } from './rule-index.ts';
import { type Observed, walkConnector } from './walk.ts';

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

/** What rules may ask that no connector holds. */
export type Facts = Omit<Run, 'program'>;

/** Makes a certifier; the rules are sorted once for all connectors. A rule whose facts are missing finds nothing. */
export function certifierOf(rules: readonly Rule[], facts: Facts = {}): Certifier {
  const indexes = new Map<Program, RuleIndex>();
  const found = (connector: Connector): Found[] => {
    let index = indexes.get(connector.program);
    if (index === undefined) indexes.set(connector.program, (index = indexRules(rules, connector.program)));
    return findingsOf(connector, walkConnector(connector, index, { ...facts, program: connector.program }));
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
      let proposals: readonly Proposal[] | undefined;
      return {
        report: report(connector, all),
        // Most who judge repair nothing.
        get proposals() {
          proposals ??= all.flatMap(({ observed, finding }) => proposalOf(connector, observed, finding) ?? []);
          return proposals;
        },
      };
    },
  };
}

/** What a rule saw, and the finding made of it. */
export interface Found<T extends Observed = Observed> {
  readonly observed: T;
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

/**
 * Gives what the rules saw its places. The nodes that findings speak of are found together, in one descent per file. The same words
 * about the same place are one finding, unless `subjectOf` tells them apart.
 */
export function findingsOf<T extends Observed>(
  connector: Connector,
  observed: readonly T[],
  subjectOf: (observed: T) => string = () => '',
): Found<T>[] {
  const finders = new Map<string, SpotFinder>();
  for (const file of [connector.definitionFile, connector.propertiesFile]) {
    if (file?.value !== undefined) finders.set(file.name, file.spotFinder());
  }
  const spots = observed.map((one) => spotOf(one, finders.get(fileOf(one))));
  for (const finder of finders.values()) finder.find();
  const isRepeated = repeatsOf(observed, subjectOf);
  const found: Found<T>[] = [];
  for (const [index, one] of observed.entries()) {
    const spot = spots[index];
    const shown = spot && shownSpot(spot);
    const made = { observed: one, finding: findingAt(one, shown) };
    if (!isRepeated(made, shown)) found.push(made);
  }
  return found;
}

/** Tells, for one after the other, what was found before. Spectral knows no other way to treat it. */
function repeatsOf<T extends Observed>(observed: readonly T[], subjectOf: (observed: T) => string) {
  // A rule that names lines may speak of a line and of a node that begins there.
  const naming = new Set<Rule>();
  for (const { rule, observation } of observed) if (observation.line !== undefined) naming.add(rule);
  const byRule = new Map<Rule, Map<Spot, Found<T>>>();
  const seen = new Set<string>();
  const isKnown = ({ observed: one, finding }: Found<T>): boolean => {
    const { ruleId, message, location } = finding;
    const before = seen.size;
    seen.add(briefKey(`${ruleId}\n${location.file}\n${location.line}:${location.column}\n${message}\n${subjectOf(one)}`));
    return seen.size === before;
  };
  return (made: Found<T>, shown: Spot | undefined): boolean => {
    const { rule } = made.observed;
    if (shown === undefined || naming.has(rule)) return isKnown(made);
    let spots = byRule.get(rule);
    if (spots === undefined) byRule.set(rule, (spots = new Map()));
    const first = spots.get(shown);
    // Nearly everywhere a rule says one thing: nothing has to be compared.
    if (first === undefined) {
      spots.set(shown, made);
      return false;
    }
    isKnown(first);
    return isKnown(made);
  };
}

function findingAt(observed: Observed, shown: Spot | undefined): Finding {
  const { rule, observation } = observed;
  return {
    ruleId: rule.id,
    codes: observation.codes ?? rule.codes,
    severity: rule.severity,
    message: observation.message,
    fix: observation.fix ?? rule.fix,
    state: 'new',
    location: locationOf(fileOf(observed), observation, shown),
  };
}

function fileOf({ observation, file }: Observed): string {
  return observation.file ?? file;
}

function locationOf(file: string, { line, column = 1 }: Observation, spot: Spot | undefined): Location {
  if (spot === undefined) return line === undefined ? { file } : { file, line, column };
  if (line !== undefined) return { file, pointer: spot.pointer, line, column };
  return { file, pointer: spot.pointer, line: spot.line, column: spot.column };
}

/** The node that an observation speaks of; `undefined` when its place is a line or the file as a whole. */
function spotOf({ observation, place }: Observed, finder: SpotFinder | undefined): Spot | undefined {
  if (finder === undefined) return undefined;
  const isInFile = observation.at !== undefined || observation.place !== undefined;
  if (!isInFile && observation.line !== undefined) return undefined;
  // A rule about the whole connector that names only a file means the file.
  if (!isInFile && place === undefined) return undefined;
  return finder.spotOf(observation.place ?? place ?? root, observation.at ?? []);
}

/** Where a finding points: at the nearest node that exists. Below a name of a megabyte every finding would spell it out: such point at what holds the name. */
function shownSpot(spot: Spot): Spot {
  let shown = existingSpot(spot);
  if (shown.pointer.length <= longestName) return shown;
  for (let step = shown; step.parent !== undefined; step = step.parent) if (step.key.length > longestName) shown = step.parent;
  return shown;
}

/** Characters of a member's name in a pointer. The longest published path has 300. */
const longestName = 2_000;
