/**
 * Letters of other alphabets, and rare Latin ones, that most fonts draw like a Latin letter, in both cases. From confusables.txt of the
 * Unicode Security Mechanisms (UTS 39, version 13): what of Latin, Greek, Cyrillic, Armenian, Cherokee, Coptic and Lisu stands there for one
 * letter of a-z; with a few that look so in lower case only, and the letters with a stroke. What NFKD takes apart is not listed.
 */
const confusables: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: '\u0251\u0391\u03b1\u0410\u0430\u13aa\ua4ee',
    b: '\u0184\u0392\u0412\u042c\u0432\u13cf\u13f4\ua4d0\ua7b4',
    c: '\u0421\u0441\u13df\u1d04\u2ca4\u2ca5\ua4da\uabaf',
    d: '\u0111\u0501\u13a0\u13e7\ua4d2\ua4d3',
    e: '\u0395\u03b5\u0415\u0435\u0454\u04bd\u13ac\ua4f0\uab32',
    f: '\u03dc\u0584\u1e9d\ua4dd\ua798\ua799\uab35',
    g: '\u018d\u0261\u050c\u0581\u13c0\u13f3\u1d83\ua4d6',
    h: '\u0127\u0397\u041d\u043d\u04bb\u0570\u13bb\u13c2\u2c8e\ua4e7',
    i: '\u0131\u0269\u026a\u03b9\u0456\u04cf\u13a5\ua647\uab75',
    j: '\u037f\u03f3\u0408\u0458\u13ab\ua4d9\ua7b2',
    k: '\u039a\u03ba\u041a\u043a\u13e6\u2c94\ua4d7',
    l: '\u0142\u0196\u01c0\u0399\u0406\u04c0\u13de\u2c92\u2cd0\ua4e1\ua4f2',
    m: '\u039c\u03fa\u041c\u043c\u13b7\u2c98\ua4df',
    n: '\u039d\u0578\u057c\u2c9a\ua4e0',
    o: '\u00f8\u039f\u03bf\u03c3\u041e\u043e\u0555\u0585\u1d0f\u1d11\u2c9e\u2c9f\ua4f3\uab3d',
    p: '\u03a1\u03c1\u0420\u0440\u13e2\u2ca2\u2ca3\ua4d1',
    q: '\u051b\u0563\u0566',
    r: '\u01a6\u0433\u13a1\u13d2\u1d26\u2c85\ua4e3\uab47\uab48\uab81',
    s: '\u01bd\u0405\u0455\u054f\u13d5\u13da\ua4e2\ua731\uabaa',
    t: '\u0167\u03a4\u03c4\u0422\u0442\u13a2\u2ca6\ua4d4',
    u: '\u028b\u03c5\u054d\u057d\u1d1c\ua4f4\ua79f\uab4e\uab52',
    v: '\u03bd\u0474\u0475\u13d9\u1d20\ua4e6\uaba9',
    w: '\u026f\u03c9\u0461\u051c\u051d\u0561\u13b3\u13d4\u1d21\ua4ea\uab83',
    x: '\u03a7\u03c7\u0425\u0445\u2cac\ua4eb\ua7b3',
    y: '\u0263\u028f\u03a5\u03b3\u0423\u0443\u04ae\u04af\u13a9\u13bd\u1d8c\u1eff\u2ca8\ua4ec\uab5a',
    z: '\u0396\u13c3\u1d22\ua4dc\uab93',
  }).flatMap(([latin, others]) => Array.from(others, (other) => [other, latin] as const)),
);

/** Names longer than this are compared by their beginning. */
const readAtMost = 100;

/** What the eye sees of a name: no case, marks, blanks or signs, and one letter for those that are taken for each other. */
export function skeletonOf(name: string): string {
  const letters = Array.from(name.slice(0, readAtMost).normalize('NFKD'), latinOf);
  return letters
    .join('')
    .replace(/0/g, 'o')
    .replace(/[1|i]/g, 'l')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A large letter can look like one that its small form does not. */
function latinOf(letter: string): string {
  const small = letter.toLowerCase();
  return confusables.get(letter) ?? confusables.get(small) ?? small;
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

/** Alphabets that share letters with Latin, or with each other, in most fonts. */
const alphabets = ['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map(
  (script) => new RegExp(String.raw`\p{Script=${script}}`, 'u'),
);

/** True for a name whose letters come from several alphabets that look alike: no language writes so. */
export function mixesAlphabets(name: string): boolean {
  return alphabets.filter((alphabet) => alphabet.test(name)).length > 1;
}
