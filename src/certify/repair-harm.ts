import type { Finding } from './finding.ts';
import { type Moves, namesAfter, type Plan, type State } from './repair-plan.ts';

/** Findings that repairs brought, or left where they should be gone. `moves` is what the plans move in the connector before. */
export function harmOf(before: State, after: State, plans: readonly Plan[], moves: Moves): Finding[] {
  const nameOf = namesAfter(plans);
  const allowed = new Map<string, number>();
  for (const { proposal } of plans) {
    const { file } = proposal.finding.location;
    count(allowed, rulePlace(proposal.finding, nameOf(file)), -1);
  }
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
  const fixable = new Set(after.judgement.proposals().map(({ finding }) => finding));
  return after.judgement.report.findings.filter((finding) => {
    const place = `${rulePlace(finding)}\n${finding.location.pointer ?? ''}`;
    const isKnown = words.has(place) || words.has(`${place}\n${wordsOf(finding)}`) || fixable.has(finding);
    // Both are counted in any case.
    const isWithin = [count(allowed, rulePlace(finding), -1), count(known, place, -1)].every((left) => left >= 0);
    return !isWithin || !isKnown;
  });
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
