/**
 * A document with what stands between two of its lines written anew, a blank line after the first of them. Throws when the lines are not
 * there in this order; `name` says in the error which document.
 */
export function withMarkedPart(document: string, name: string, [begin, end]: readonly [string, string], part: string): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${name} has no place for what is made: a line "${begin}", and "${end}" after it.`);
  return `${document.slice(0, from)}${begin}\n\n${part}${document.slice(to)}`;
}
