/** A connector's C# script, read as text; it is never run or compiled. */
export interface Script {
  /** The name as it stands in the folder. */
  readonly name: string;
  readonly text: string;
  /** The text with comments and the contents of strings blanked out, offsets and lines kept: for looking at code alone. */
  readonly code: string;
  /** The text with comments blanked out, offsets and lines kept. */
  readonly uncommented: string;
  /**
   * False when this reading and a compiler's may differ about what is code: raw strings, directives other than regions, names with `@`,
   * escapes or letters beyond ASCII, holes of strings with more than plain code, and whatever does not end. Then nothing is blanked out.
   */
  readonly isCertain: boolean;
}

/** Reads a script from its bytes; invalid UTF-8 becomes U+FFFD. */
export function parseScript(name: string, bytes: Uint8Array): Script {
  const text = new TextDecoder('utf-8').decode(bytes);
  const pieces = piecesOf(text);
  if (pieces !== undefined) {
    const code = pieces.map(({ kind, part }) => (kind === 'code' ? part : blank(part, kind === 'string'))).join('');
    const uncommented = pieces.map(({ kind, part }) => (kind === 'comment' ? blank(part, false) : part)).join('');
    if (/^[\t-\r -[\]-_a-~]*$/.test(code)) return { name, text, code, uncommented, isCertain: true };
  }
  return { name, text, code: text, uncommented: text, isCertain: false };
}

interface Piece {
  readonly kind: 'code' | 'comment' | 'string';
  readonly part: string;
}

/** Line ends of C# besides CR and LF are U+0085, U+2028 and U+2029; a comment stops there. */
const tokens: readonly (readonly [Piece['kind'], RegExp])[] = [
  ['code', /[^/#"'$@]+|\/(?![/*])/y],
  ['comment', /\/\/[^\n\r\u0085\u2028\u2029]*/y],
  ['comment', /\/\*[\s\S]*?\*\//y],
  // A line of its own: what looks like the beginning of a comment there is none.
  ['comment', /(?<=(?:^|[\n\r])[\t ]{0,200})#[\t ]*(?:region|endregion|nullable)(?!\w)[^\n\r\u0085\u2028\u2029]*/y],
  ['string', /'(?:\\[^\n\r\u0085\u2028\u2029][\da-fA-F]{0,8}|[^'\\\n\r\u0085\u2028\u2029])'/y],
  ['string', /@"[^"]*(?:""[^"]*)*"(?!")/y],
  // Three quotes begin a raw string for some compilers, and an empty one and another for older ones.
  ['string', /(?!""")"[^"\\\n\r\u0085\u2028\u2029]*(?:\\[^\n\r\u0085\u2028\u2029][^"\\\n\r\u0085\u2028\u2029]*)*"/y],
];
const filledBeginning = /\$(?!""")"|(?:\$@|@\$)"/y;
const filledText = /(?:[^"\\{}\n\r\u0085\u2028\u2029]+|\\[^\n\r\u0085\u2028\u2029]|\{\{|\}\})+/y;
const filledVerbatimText = /(?:[^"{}]+|""|\{\{|\}\})+/y;
/** Names, calls, operators and plain strings; nothing that could begin a string, a comment or a block. */
const filledHole = /\{(?:[\w\t .,()[\]?!+\-*%<>=&|:]|\/(?![/*])|"[\w .,\-/]*"){0,2000}\}/y;

/** The whole text in pieces, `undefined` when it is not certain where one ends. */
function piecesOf(text: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  const take = (kind: Piece['kind'], pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const part = pattern.exec(text)?.[0];
    if (part === undefined || part === '') return undefined;
    pieces.push({ kind, part });
    at += part.length;
    return part;
  };
  const takeFilled = (): boolean => {
    const beginning = take('code', filledBeginning);
    if (beginning === undefined) return false;
    const isVerbatim = beginning.includes('@');
    for (;;) {
      take('string', isVerbatim ? filledVerbatimText : filledText);
      if (text[at] === '"') return take('code', /"/y) !== undefined;
      const hole = take('code', filledHole);
      if (hole === undefined || !isCertainHole(hole, text[at])) return false;
    }
  };
  while (at < text.length) if (!tokens.some(([kind, pattern]) => take(kind, pattern) !== undefined) && !takeFilled()) return undefined;
  return pieces;
}

/** Behind a colon stands a format, which is no code: then there must be no quote, unless all of it stands between parentheses. */
function isCertainHole(hole: string, next: string | undefined): boolean {
  if (!hole.includes(':')) return true;
  return next !== '}' && (!hole.includes('"') || /^\{\([^()]*\)\}$/.test(hole));
}

function blank(part: string, isString: boolean): string {
  const empty = part.replace(/[^\n\r\u0085\u2028\u2029]/g, ' ');
  return isString && part.length > 1 && part.startsWith('"') && part.endsWith('"') ? `"${empty.slice(1, -1)}"` : empty;
}
