import type { Solution } from '../../src/connector/package.ts';
import type { Zip } from '../../src/connector/zip.ts';
import { quote } from '../quote.ts';

/** The sentence about an archive that is not read; `undefined` for one that is. */
export function refusalOf(path: string, { refusal }: Zip): string | undefined {
  if (refusal === undefined) return undefined;
  return `${quote(path)} ${refusal.reason}${refusal.path === undefined ? '' : `: ${quote(refusal.path)}`}.`;
}

/** True when the package is about to give an agent its abilities too, and so has a third solution. */
export function declaresPlugin(solutions: readonly Solution[]): boolean {
  return solutions.some(({ components }) => components?.plugin);
}

/** How many solutions a package of this kind has. */
export function expectedSolutions(solutions: readonly Solution[]): number {
  return declaresPlugin(solutions) ? 3 : 2;
}
