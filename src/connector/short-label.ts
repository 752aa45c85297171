import { createHash } from 'node:crypto';

/** Characters of a name. The longest published ones are shorter. */
const longest = 250;

/**
 * A name as it stands in the label of a field: itself, or its beginning and a digest of the whole. Every field below a name of a
 * megabyte would otherwise spell it out.
 */
export function shortLabel(name: string): string {
  if (name.length <= longest) return name;
  const beginning = name.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return `${beginning}… (${name.length} characters, sha256 ${digest})`;
}
