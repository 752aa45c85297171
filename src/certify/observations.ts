import type { Observation, Observations } from '../../rules/define.ts';

/** What a rule saw, one by one. */
export function observationsIn(seen: Observations): Iterable<Observation> {
  if (seen === undefined) return [];
  return 'message' in seen ? [seen] : seen;
}
