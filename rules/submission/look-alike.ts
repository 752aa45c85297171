/** Letters of other scripts that look like Latin ones in most fonts. */
const confusables: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'аα',
    b: 'в',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еёєε',
    g: 'ɡ',
    h: 'һ',
    i: 'іιı',
    j: 'ј',
    k: 'кκ',
    l: 'ӏ',
    m: 'м',
    n: 'ո',
    o: 'оοօ',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ',
    t: 'тτ',
    u: 'υս',
    v: 'ѵν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уγ',
    z: 'ᴢ',
  }).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);

/** Names longer than this are compared by their beginning. */
const readAtMost = 100;

/** What the eye sees of a name: no case, marks, blanks or signs, and one letter for those that are taken for each other. */
export function skeletonOf(name: string): string {
  const letters = Array.from(name.slice(0, readAtMost).normalize('NFKD').toLowerCase(), (letter) => confusables.get(letter) ?? letter);
  return letters
    .join('')
    .replace(/0/g, 'o')
    .replace(/[1|i]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** In names shorter than this, one letter makes another word. */
const shortest = 6;

/** True for two skeletons that are the same, or one letter apart. */
export function isLookAlike(a: string, b: string): boolean {
  if (a === b) return a !== '';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < shortest || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end += 1;
  return long.length - start - end <= 1;
}
