/**
 * Names that somebody who wrote `asked` may have meant, nearest first and three at most: those that share most pairs of letters (Sørensen
 * and Dice). A slip of one letter leaves one name; what is far from all is near none.
 */
export function nearNames(asked: string, names: Iterable<string>): readonly string[] {
  const written = pairsOf(asked);
  const near = [...new Set(names)]
    .map((name) => ({ name, likeness: likenessOf(written, pairsOf(name)) }))
    .filter(({ likeness }) => likeness > 0.5)
    .sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1));
  return near
    .filter(({ likeness }) => likeness > (near[0]?.likeness ?? 0) - 0.15)
    .slice(0, 3)
    .map(({ name }) => name);
}

function pairsOf(name: string): Set<string> {
  // No name that could be meant is longer, and what a stranger wrote may be.
  const letters = name.slice(0, 200).toLowerCase();
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / Math.max(1, a.size + b.size);
}
