import type { Change } from '../certify/compare.ts';
import type { Finding } from '../certify/finding.ts';
import { type AcknowledgementsFile, acknowledgementPlaceholders } from '../connector/acknowledgements.ts';

/** Breaking changes beside what the publisher says about them. */
export interface Acknowledged {
  /** The findings of all changes; those of acknowledged ones are accepted. */
  readonly findings: readonly Finding[];
  /** The breaking changes that nobody acknowledged. */
  readonly missing: readonly Change[];
  /** Why the file does not count, when it does not. */
  readonly problem: string | undefined;
  /** True when the connector has the file: what is missing is then an entry of it. */
  readonly hasFile: boolean;
}

/**
 * Holds the breaking changes against the acknowledgements in the connector's folder. An entry counts for the update that brings it: what
 * the older version's file says already was about an earlier one, even where the same thing breaks again.
 */
export function acknowledge(
  changes: readonly Change[],
  file: AcknowledgementsFile | undefined,
  olderFile: AcknowledgementsFile | undefined,
): Acknowledged {
  const older = namedIn(olderFile);
  const reasons = new Map(
    [...namedIn(file)].flatMap(([fingerprint, [reason, ...more]]) =>
      reason !== undefined && more.length + 1 > (older.get(fingerprint)?.length ?? 0) ? [[fingerprint, more.at(-1) ?? reason]] : [],
    ),
  );
  const reasonOf = ({ isBreaking, fingerprint }: Change): string | undefined => (isBreaking ? reasons.get(fingerprint) : undefined);
  return {
    findings: changes.map((change) => {
      const reason = reasonOf(change);
      const finding: Finding = { ...change.finding, fingerprint: change.fingerprint };
      return reason === undefined ? finding : { ...finding, accepted: { by: 'acknowledgement', reason } };
    }),
    missing: changes.filter((change) => change.isBreaking && reasonOf(change) === undefined),
    problem: file?.problem,
    hasFile: file !== undefined,
  };
}

/** The reasons that a file gives for each fingerprint, one for each time that it names it. */
function namedIn(file: AcknowledgementsFile | undefined): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const { fingerprints, reason } of file?.entries ?? [])
    for (const one of new Set(fingerprints)) reasons.set(one, [...(reasons.get(one) ?? []), reason]);
  return reasons;
}

/** More fingerprints than this are not printed for copying: such an update is a new connector. */
const mostPrinted = 500;

/**
 * What to write into `acknowledgements.json` for these changes, as text to be copied: the whole file, or the entry to add to one that is
 * there. The words in angle brackets are the publisher's to replace.
 */
export function acknowledgementText({ missing, hasFile }: Pick<Acknowledged, 'missing' | 'hasFile'>): string {
  const fingerprints = missing.slice(0, mostPrinted).map(({ fingerprint }) => fingerprint);
  const { reason, notice } = acknowledgementPlaceholders;
  const entry = { fingerprints, reason: `<${reason}>`, notice: `<${notice}>` };
  return JSON.stringify(hasFile ? entry : { schemaVersion: 1, acknowledgements: [entry] });
}
