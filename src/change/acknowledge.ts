import type { Change } from '../certify/compare.ts';
import type { Finding } from '../certify/finding.ts';
import type { AcknowledgementsFile } from '../connector/acknowledgements.ts';

/** Breaking changes beside what the publisher says about them. */
export interface Acknowledged {
  /** The findings of all changes; those of acknowledged ones are accepted. */
  readonly findings: readonly Finding[];
  /** The breaking changes that nobody acknowledged. */
  readonly missing: readonly Change[];
  /** Why the file does not count, when it does not. */
  readonly problem: string | undefined;
}

/** Holds the breaking changes against the acknowledgements in the connector's folder. */
export function acknowledge(changes: readonly Change[], file: AcknowledgementsFile | undefined): Acknowledged {
  const reasons = new Map(file?.entries.flatMap(({ fingerprints, reason }) => fingerprints.map((one) => [one, reason])));
  const reasonOf = ({ isBreaking, fingerprint }: Change): string | undefined => (isBreaking ? reasons.get(fingerprint) : undefined);
  return {
    findings: changes.map((change) => {
      const reason = reasonOf(change);
      const finding: Finding = { ...change.finding, fingerprint: change.fingerprint };
      return reason === undefined ? finding : { ...finding, accepted: { by: 'acknowledgement', reason } };
    }),
    missing: changes.filter((change) => change.isBreaking && reasonOf(change) === undefined),
    problem: file?.problem,
  };
}

/** More fingerprints than this are not printed for copying: such an update is a new connector. */
const mostPrinted = 500;

/** What to write into `acknowledgements.json` for these changes, as text to be copied; the words in angle brackets are the publisher's to replace. */
export function acknowledgementText(missing: readonly Change[]): string {
  const fingerprints = missing.slice(0, mostPrinted).map(({ fingerprint }) => fingerprint);
  const entry = { fingerprints, reason: '<why this is necessary>', notice: '<what users of the connector have to do>' };
  return JSON.stringify({ schemaVersion: 1, acknowledgements: [entry] });
}
