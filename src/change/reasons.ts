import type { Change } from '../certify/compare.ts';

/** Why an update has to wait longer than one of texts alone. */
export interface Reason {
  /** `major`, or the sensitive thing that changed. */
  readonly of: string;
  /** How many changes are the reason. */
  readonly count: number;
  /** The first of them in words, those that break something before the others. The words are the connector's as well. */
  readonly messages: readonly string[];
}

/** As many are told: the list of all changes stands beside. */
const mostMessages = 3;

/** The reasons, `major` first and then the sensitive things by name; none for an update of texts alone. */
export function reasonsOf(changes: readonly Change[]): readonly Reason[] {
  const heavy = changes.filter(({ updateClass }) => updateClass === 'major');
  const things = [...new Set(changes.flatMap(({ sensitive }) => sensitive ?? []))].sort();
  const reasons = things.map((thing) =>
    reasonOf(
      thing,
      changes.filter(({ sensitive }) => sensitive === thing),
    ),
  );
  return heavy.length === 0 ? reasons : [reasonOf('major', heavy), ...reasons];
}

function reasonOf(of: string, changes: readonly Change[]): Reason {
  const ordered = [...changes].sort((a, b) => Number(b.isBreaking) - Number(a.isBreaking));
  return { of, count: changes.length, messages: ordered.slice(0, mostMessages).map(({ finding }) => finding.message) };
}
