/** A connector's C# script, read as text; it is never run or compiled. */
export interface Script {
  /** The name as it stands in the folder. */
  readonly name: string;
  readonly text: string;
  /** The text with comments and the contents of strings blanked out, offsets and lines kept: for looking at code alone. */
  readonly code: string;
}

/** Reads a script from its bytes; invalid UTF-8 becomes U+FFFD. */
export function parseScript(name: string, bytes: Uint8Array): Script {
  const text = new TextDecoder('utf-8').decode(bytes);
  return { name, text, code: blankCommentsAndStrings(text) };
}

/**
 * One token that is not code: a comment, a raw string, a verbatim string, a plain string or a character.
 * Every string ends somewhere and no character is long: a token that begins and then fails would be tried again at each quote.
 */
const notCode =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"""[\s\S]*?(?:"""|$)|\$?@\$?"(?:[^"]|"")*(?:"|$)|"(?:\\.|[^"\\\n])*\\?(?:"|\n|$)|'(?:\\.|[^'\\\n]){1,10}'/g;

function blankCommentsAndStrings(text: string): string {
  return text.replace(notCode, (token) => {
    const blank = token.replace(/[^\n\r]/g, ' ');
    const quote = token.startsWith('"') && token.length >= 2 && token.endsWith('"');
    return quote ? `"${blank.slice(1, -1)}"` : blank;
  });
}
