import { fingerprintsOf } from '../certify/fingerprint.ts';
import type { Connector } from '../connector/connector.ts';
import type { StoredReport } from './stored-report.ts';

/** A version and what was found in it. */
export interface FoundIn {
  readonly connector: Connector;
  readonly report: StoredReport;
}

/** How many errors a version has that the one before it, as it was judged when it came in, had not. Accepted ones count in neither. */
export function countNewErrors(after: FoundIn, before: FoundIn): number {
  const old = new Set(errorPrints(before));
  return errorPrints(after).filter((print) => !old.has(print)).length;
}

function errorPrints({ connector, report }: FoundIn): (string | undefined)[] {
  const prints = fingerprintsOf(
    connector,
    report.findings.map((finding) => ({ ...finding, state: 'new' })),
  );
  return prints.filter((_, index) => report.findings[index]?.severity === 'error' && !report.findings[index]?.accepted);
}
