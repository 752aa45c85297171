import type { Script } from '../connector/script.ts';

/** The request's own address, and an address that is written out as far as its host: in the code of a script. */
const ownAddress = /^(?:this\.)?Context\.Request\.RequestUri$/;
const wholeAddress = /^"https?:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][^"\\{\s'<>)]*)?"$/i;
/** Filled in later, but only behind the host. */
const addressOfKnownHost = /^\$"https?:\/\/[a-z0-9.-]+(?::\d+)?\/[^"\\]*"$/i;

/** What reaches hosts, or calls other code, in ways that are not read here. */
const otherWays = new RegExp(
  [
    String.raw`\b(?:HttpClient|WebClient|WebRequest|HttpWebRequest|TcpClient|UdpClient|Socket|ClientWebSocket|Dns)\b`,
    String.raw`\b(?:Assembly|Activator|DllImport|GetProperty|GetProperties|GetMethod|GetMethods|InvokeMember|SetValue|CSharpScript|unsafe)\b`,
    String.raw`\bProcess\s*\.\s*Start\b`,
    // The host alone; a constructor or a type under another name; an assignment to several at once; a letter written as a number.
    String.raw`\bHost\s*=(?!=)`,
    String.raw`\bnew\s*\(`,
    String.raw`\busing\s+\w+\s*=`,
    String.raw`\)\s*=(?![=>])`,
    String.raw`\bclass\s+\w+\s*:[^{]{0,200}\b(?:HttpRequestMessage|UriBuilder|Uri)\b`,
    String.raw`\\[uU]`,
  ].join('|'),
);
/** Assignments of an address that are looked at; a script with more is for a person. */
const mostAssignments = 64;

/**
 * True when a script may send a request to a host that it does not write out: whatever it does with an address other than naming a whole
 * one, or changing the path of the request's own, counts. It reads a few plain ways to write C#; everything else is for a person to judge.
 */
export function reachesAnything({ text, code }: Script): boolean {
  if (otherWays.test(code)) return true;
  // An address in a verbatim string, or a header that names the host: strings are blank in `code`.
  if (/@\$?"[^"]*:\/\//.test(text) || /\bAdd\w*\s*\(\s*"host"/i.test(text)) return true;
  const builders = new Set<string>();
  for (const { index, 0: start, 1: type } of code.matchAll(/\bnew\s+(?:\w+\s*\.\s*)*(Uri|UriBuilder|HttpRequestMessage)\s*(?=[({])/g)) {
    const opening = index + start.length;
    // Without arguments there is no address yet: it is set by a member, and looked at there.
    if (code[opening] !== '(') continue;
    const parts = argumentsAt(text, code, opening);
    if (parts === undefined) return true;
    const address = type === 'HttpRequestMessage' ? parts[1] : parts[0];
    if (address === undefined && type !== 'Uri') continue;
    if (parts.length > (type === 'HttpRequestMessage' ? 2 : 1) || !isKnown(address ?? '')) return true;
    if (type !== 'UriBuilder') continue;
    const name = /(\w+)\s*=\s*$/.exec(code.slice(Math.max(0, index - 200), index))?.[1];
    if (name !== undefined) builders.add(name);
  }
  const assignments = [...code.matchAll(/\bRequestUri\s*(?:\?\?|\+)?=(?![=>])/g)];
  if (assignments.length > mostAssignments) return true;
  for (const { index, 0: start } of assignments) {
    const value = valueAt(text, code, index + start.length);
    const made = isKnown(value.replace(/^new(?:\w+\.)*Uri\(([^()]*)\)$/, '$1'));
    const builder = /^(\w+)\.Uri$/.exec(value)?.[1];
    if (!made && !(builder !== undefined && builders.has(builder) && isAlwaysBuilder(builder, code))) return true;
  }
  return false;
}

function isKnown(value: string): boolean {
  return ownAddress.test(value) || wholeAddress.test(value) || addressOfKnownHost.test(value);
}

/** True when every assignment to a name makes a builder of it. */
function isAlwaysBuilder(name: string, code: string): boolean {
  return [...code.matchAll(new RegExp(String.raw`\b${name}\s*(?:\?\?|\+)?=(?![=>])\s*`, 'g'))].every(({ index, 0: start }) =>
    /^new\s+(?:\w+\s*\.\s*)*UriBuilder\b/.test(code.slice(index + start.length, index + start.length + 200)),
  );
}

/** Longest list of arguments, or value, that is read. */
const longest = 2048;

/** The arguments between parentheses, as text without white space outside of strings; `undefined` when they do not end. */
function argumentsAt(text: string, code: string, opening: number): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let start = opening + 1;
  for (let at = opening; at < Math.min(code.length, opening + longest); at += 1) {
    const mark = code[at] ?? '';
    if ('([{'.includes(mark)) depth += 1;
    else if (')]}'.includes(mark)) depth -= 1;
    if (depth === 0 || (depth === 1 && mark === ',')) {
      const part = plain(text, code, start, at);
      if (part !== '' || parts.length > 0 || depth > 0) parts.push(part);
      start = at + 1;
    }
    if (depth === 0) return parts;
  }
  return undefined;
}

/** What is assigned from here on, up to the end of its statement or its place in a list. */
function valueAt(text: string, code: string, start: number): string {
  let depth = 0;
  for (let at = start; at < Math.min(code.length, start + longest); at += 1) {
    const mark = code[at] ?? '';
    if ('([{'.includes(mark)) depth += 1;
    else if (')]}'.includes(mark)) depth -= 1;
    if (depth < 0 || (depth === 0 && (mark === ';' || mark === ','))) return plain(text, code, start, at);
  }
  return '';
}

/** A piece of a script without white space and comments; strings stay as they are. */
function plain(text: string, code: string, start: number, end: number): string {
  let out = '';
  let isInString = false;
  for (let at = start; at < end; at += 1) {
    const mark = code[at] ?? '';
    if (mark === '"') isInString = !isInString;
    if (isInString) out += text[at] ?? '';
    else if (!/\s/.test(mark)) out += mark;
  }
  return out;
}
