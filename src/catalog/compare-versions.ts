import { compareText } from '../connector/compare-text.ts';
import type { VersionName } from './ledger.ts';

/** Orders versions from low to high: numbers in them by value, other text letter by letter, then by revision. */
export function compareVersions(a: VersionName, b: VersionName): number {
  const [left, right] = [partsOf(a.version), partsOf(b.version)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const order = comparePart(left[at], right[at]);
    if (order !== 0) return order;
  }
  return a.revision - b.revision;
}

/** `v1.10-beta` as `v`, `1`, `10`, `-beta`; dots only separate. */
function partsOf(version: string): readonly string[] {
  return version.match(/\d+|[^\d.]+/g) ?? [];
}

/** What is missing counts as 0, and text before any number: 1.0 is 1, and 1.0-beta comes before it. */
function comparePart(a = '0', b = '0'): number {
  const [isNumber, isOther] = [/^\d/.test(a), /^\d/.test(b)];
  if (isNumber && isOther) {
    const [left, right] = [a.replace(/^0+(?=\d)/, ''), b.replace(/^0+(?=\d)/, '')];
    return left.length - right.length || compareText(left, right);
  }
  if (isNumber !== isOther) return isNumber ? 1 : -1;
  return compareText(a, b);
}
