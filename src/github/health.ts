import type { Difference } from './setting-differences.ts';

const hour = 3_600_000;

/** A pull request waits for its verdict at most so long: the gate wakes every ten minutes. */
export const mostHoursUnjudged = 2;

/** What is known of the work that goes on by itself. */
export interface HealthFacts {
  readonly now: Date;
  readonly index: IndexFact;
  /** By the file of the workflow; undefined where no success was found. */
  readonly schedules: readonly { readonly file: string; readonly mostHours: number; readonly lastSuccess: string | undefined }[];
  readonly unjudged: { readonly number: number; readonly updatedAt: string } | undefined;
}

/** The published timestamp: when it was made and until when it is believed. */
export type IndexFact =
  | { readonly kind: 'there'; readonly generatedAt: string; readonly expiresAt: string }
  | { readonly kind: 'absent'; readonly address: string }
  | { readonly kind: 'unset' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What does not go on as it should. */
export function healthDifferences({ now, index, schedules, unjudged }: HealthFacts): readonly Difference[] {
  return [
    ...indexDifferences(index, now),
    ...schedules.flatMap(({ file, mostHours, lastSuccess }) => {
      const age = lastSuccess === undefined ? undefined : hoursSince(lastSuccess, now);
      if (age !== undefined && age <= mostHours) return [];
      const since = age === undefined ? 'has not succeeded yet' : `succeeded last ${Math.floor(age)} hours ago`;
      return [
        differs(
          `The schedule of ${file} ${since}.`,
          'Look at its runs on the page Actions. GitHub switches schedules off where nothing happened for 60 days; enable the workflow there.',
        ),
      ];
    }),
    ...(unjudged === undefined
      ? []
      : [
          differs(
            `Pull request #${unjudged.number} has no verdict, and nothing happened to it for ${Math.floor(hoursSince(unjudged.updatedAt, now))} hours.`,
            'Look at the runs of the gate on the page Actions, and start it by hand.',
          ),
        ]),
  ];
}

function indexDifferences(index: IndexFact, now: Date): readonly Difference[] {
  const publish = 'Look at the runs of the workflow publish on the page Actions, and start it by hand.';
  switch (index.kind) {
    case 'unset':
      return [differs('certification.json does not say where the catalog is served.', 'Set catalogUrl to its address.')];
    case 'absent':
      return [differs(`Nothing is published at ${index.address}.`, publish)];
    case 'unreadable':
      return [
        { kind: 'unseen', sentence: `Nobody can say how old the catalog is: ${index.reason}`, wayOut: 'Open its address in a browser.' },
      ];
    case 'there': {
      const left = -hoursSince(index.expiresAt, now);
      if (left > 24) return [];
      const until = left <= 0 ? `expired at ${index.expiresAt}` : `is believed until ${index.expiresAt} only`;
      return [differs(`The catalog of ${index.generatedAt} ${until}.`, publish)];
    }
  }
}

function hoursSince(at: string, now: Date): number {
  return (now.getTime() - Date.parse(at)) / hour;
}

function differs(sentence: string, wayOut: string): Difference {
  return { kind: 'differs', sentence, wayOut };
}
