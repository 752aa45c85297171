import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { compareText } from '../connector/compare-text.ts';

/** A connector with a version on preview that is not the public one. */
export type Waiting = CatalogEntry & { readonly versions: { readonly preview: NonNullable<CatalogEntry['versions']['preview']> } };

/** Everything that waits, longest first. */
export function waitingOf(entries: readonly CatalogEntry[]): readonly Waiting[] {
  return entries.filter(isWaiting).sort((a, b) => compareText(waitingSince(a), waitingSince(b)) || compareText(a.id, b.id));
}

function isWaiting(entry: CatalogEntry): entry is Waiting {
  const { preview, public: current } = entry.versions;
  if (preview === null || entry.status === 'withdrawn' || entry.status === 'suspended') return false;
  return current === null || preview.version !== current.version || preview.revision !== current.revision;
}

/** Since when a version is on preview. */
export function waitingSince({ versions }: Waiting): string {
  return versions.preview.since;
}

/** Who must act, in the words of the questions, with how many versions wait for them; who most wait for comes first. */
export function actorsOf(waiting: readonly Waiting[]): readonly (readonly [who: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { openQuestions } of waiting) {
    const actors = openQuestions.length === 0 ? [nextRun] : openQuestions.map(({ who }) => actorText(who));
    for (const who of new Set(actors)) counts.set(who, (counts.get(who) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
}

const actors: ReadonlyMap<string, string> = new Map([
  ['publisher', 'the publisher'],
  ['maintainers', 'the maintainers'],
  ['time', 'time to pass'],
]);

/** Who must act, as it reads in a sentence. */
export function actorText(who: string): string {
  return actors.get(who) ?? who;
}

/** Who acts where every question is answered. */
export const nextRun = 'the next run';
