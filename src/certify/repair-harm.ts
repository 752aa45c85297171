import type { Connector } from '../connector/connector.ts';
import type { Judgement } from './certify.ts';
import { renamed } from './file-repairs.ts';
import type { Finding } from './finding.ts';
import type { Proposal } from './proposal.ts';
import { type Action, pointersAfter } from './text-edits.ts';

/** A connector and what is said of it. */
export interface State {
  readonly connector: Connector;
  readonly judgement: Judgement;
}

/** A proposal and what each of its steps does to the text of its file. */
export interface Plan {
  readonly proposal: Proposal;
  readonly actions: readonly Action[];
}

/** Findings that repairs brought, or left where they should be gone. */
export function harmOf(before: State, after: State, plans: readonly Plan[]): Finding[] {
  const nameOf = namesAfter(plans);
  const allowed = new Map<string, number>();
  for (const { proposal } of plans) {
    const { file } = proposal.finding.location;
    count(allowed, rulePlace(proposal.finding, nameOf(file)), -1);
  }
  const moves = movesOf(
    before.connector,
    plans.map(({ proposal }) => proposal),
  );
  const known = new Map<string, number>();
  const words = new Set<string>();
  for (const finding of before.judgement.report.findings) {
    const { file, pointer } = finding.location;
    const name = nameOf(file);
    count(allowed, rulePlace(finding, name), 1);
    const move = moves.get(file);
    const moved = pointer === undefined || move === undefined ? pointer : move(pointer);
    if (pointer !== undefined && moved === undefined) continue;
    const place = `${rulePlace(finding, name)}\n${moved ?? ''}`;
    count(known, place, 1);
    // What stands elsewhere now is called by another name.
    words.add(moved === pointer && name === file ? `${place}\n${wordsOf(finding)}` : place);
  }
  const fixable = new Set(after.judgement.proposals.map(({ finding }) => finding));
  return after.judgement.report.findings.filter((finding) => {
    const place = `${rulePlace(finding)}\n${finding.location.pointer ?? ''}`;
    const isKnown = words.has(place) || words.has(`${place}\n${wordsOf(finding)}`) || fixable.has(finding);
    // Both are counted in any case.
    const isWithin = [count(allowed, rulePlace(finding), -1), count(known, place, -1)].every((left) => left >= 0);
    return !isWithin || !isKnown;
  });
}

/** The names of files once they are repaired. */
function namesAfter(plans: readonly Plan[]): (file: string) => string {
  const names = new Map<string, string>();
  for (const { proposal } of plans) {
    const { file } = proposal.finding.location;
    for (const { repair } of proposal.steps) if (repair.kind === 'rename-file') names.set(file, renamed(file, repair.name));
  }
  return (file) => names.get(file) ?? file;
}

/** True when every file that could be read still can, with no new slip. */
export function isReadable(before: State, after: State, plans: readonly Plan[]): boolean {
  const nameOf = namesAfter(plans);
  return [...groupedByFile(plans, ({ proposal }) => proposal).keys()].every((file) => {
    const old = jsonFileOf(before.connector, file);
    const json = jsonFileOf(after.connector, nameOf(file));
    const problems = (one: typeof old) => (one ? one.syntaxProblems.length + one.duplicateKeys.length : 0);
    return old?.value === undefined || (json?.value !== undefined && problems(json) <= problems(old));
  });
}

/** How these repairs move what stands in each file that they edit. */
export function movesOf(
  connector: Connector,
  proposals: readonly Proposal[],
): ReadonlyMap<string, (pointer: string) => string | undefined> {
  return new Map(
    [...groupedByFile(proposals)].map(([file, group]) => {
      const steps = group.flatMap((proposal) => proposal.steps);
      return [file, pointersAfter(jsonFileOf(connector, file)?.value, steps)];
    }),
  );
}

/** The words without their numbers: how many it are, or how long something is, may change with a repair elsewhere. */
function wordsOf({ message }: Finding): string {
  return message.replace(/\d+/g, '#');
}

function rulePlace({ ruleId, location }: Finding, file = location.file): string {
  return `${ruleId}\n${file}`;
}

function count(counts: Map<string, number>, key: string, by: number): number {
  const sum = (counts.get(key) ?? 0) + by;
  counts.set(key, sum);
  return sum;
}

/** Things by the file that their proposals are about, in their order. */
export function groupedByFile<T>(all: readonly T[], proposalOf: (one: T) => Proposal = (one) => one as Proposal): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const { file } = proposalOf(one).finding.location;
    const group = groups.get(file);
    if (group === undefined) groups.set(file, [one]);
    else group.push(one);
  }
  return groups;
}

/** A JSON file of a connector by its name. */
export function jsonFileOf({ definitionFile, propertiesFile }: Connector, name: string) {
  return [definitionFile, propertiesFile].find((file) => file?.name === name);
}
