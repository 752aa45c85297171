const prefixes = ['anti', 'auto', 'co', 'de', 'geo', 'micro', 'mis', 'multi', 'non', 'over', 'pre', 're', 'sub', 'un'];
const suffixes = ['able', 'ee', 'ees', 'er', 'ers', 'id', 'ids', 'ness', 'or', 'ors', 's'];
/** Shorter parts are found in nearly every wrong word. */
const shortestPart = 4;

/** True for a word with a prefix or an ending, or for two words written as one: nobody lists all of these, and few are slips. */
export function isMadeOfWords(word: string, isKnown: (word: string) => boolean): boolean {
  const isPart = (part: string): boolean => part.length >= shortestPart && isKnown(part);
  if (prefixes.some((prefix) => word.startsWith(prefix) && isPart(word.slice(prefix.length)))) return true;
  if (suffixes.some((suffix) => word.endsWith(suffix) && isStem(word.slice(0, -suffix.length), suffix, isPart))) return true;
  for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
    if (isKnown(word.slice(0, at)) && isKnown(word.slice(at))) return true;
  }
  return false;
}

function isStem(stem: string, suffix: string, isPart: (part: string) => boolean): boolean {
  // 'addresss' and 'countrys' are no plurals.
  if (suffix === 's') return !/(?:s|x|ch|sh|[^aeiou]y)$/.test(stem) && isPart(stem);
  return isPart(stem) || (suffix === 'able' && isPart(`${stem}e`));
}
