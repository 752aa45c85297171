import type { Observation, Observations } from '../../rules/define.ts';

/** What a rule saw, one by one. */
export function observationsIn(seen: Observations): Iterable<Observation> {
  if (seen === undefined) return [];
  return isObservation(seen) ? [seen] : seen;
}

function isObservation(seen: NonNullable<Observations>): seen is Observation {
  // Read and not looked for by `in`, which takes several times as long on objects of many shapes.
  return (seen as Partial<Observation>).message !== undefined;
}
