import type { Observation, Rule } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import { existingSpot, type Spot, type SpotFinder } from '../connector/json-locate.ts';
import { root } from '../connector/place.ts';
import { briefKey } from './brief-key.ts';
import type { Finding, Location } from './finding.ts';
import { type Observed, observedFile } from './walk.ts';

/** What a rule saw, and the finding made of it. */
export interface Found<T extends Observed = Observed> {
  readonly observed: T;
  readonly finding: Finding;
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
  const spots = observed.map((one) => spotOf(one, finders.get(observedFile(one))));
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
  const byRule = new Map<Rule, Map<Spot | string, Found<T> | Set<string>>>();
  return (made: Found<T>, shown: Spot | undefined): boolean => {
    const { rule } = made.observed;
    const { file, line, column } = made.finding.location;
    const place = shown === undefined || naming.has(rule) ? briefKey(`${file}\n${line}:${column}`) : shown;
    let places = byRule.get(rule);
    if (places === undefined) byRule.set(rule, (places = new Map()));
    let said = places.get(place);
    // Nearly everywhere a rule says one thing: nothing has to be compared.
    if (said === undefined) {
      places.set(place, made);
      return false;
    }
    if (!(said instanceof Set)) places.set(place, (said = new Set([wordsOf(said)])));
    const before = said.size;
    said.add(wordsOf(made));
    return said.size === before;
  };

  function wordsOf({ observed: one, finding: { message } }: Found<T>): string {
    const subject = subjectOf(one);
    // Words that are a finding's take no memory of their own.
    return subject === '' ? message : briefKey(`\n${subject}\n${message}`);
  }
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
    location: locationOf(observedFile(observed), observation, shown),
  };
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

/** Characters of a member's name in a pointer: what stands below a longer one is told to stand at what holds it. The longest published path has 300. */
export const longestName = 2_000;
