import type { Script } from '../connector/script.ts';

/** The request's own address, and an address that is written out as far as its host: in the code of a script. */
const ownAddress = /^(?:this\.)?Context\.Request\.RequestUri$/;
const wholeAddress = /^"https?:\/\/[a-z0-9.-]+(?::\d+)?(?:[/?#][^"\\{\s'<>)]*)?"$/i;
/** Filled in later, but only behind the host. */
const addressOfKnownHost = /^\$"https?:\/\/[a-z0-9.-]+(?::\d+)?\/[^"\\]*"$/i;

/** What reaches hosts, makes things of types that are not written out, or sets members by name: in ways that are not read here. */
const otherWays = new RegExp(
  [
    String.raw`\b(?:HttpClient\w*|HttpMessage\w*|\w*HttpHandler|DelegatingHandler|WebClient|\w*WebRe(?:quest|sponse)\w*|WebProxy|Http(?:Request|Content)?Headers)\b`,
    String.raw`\b(?:Tcp\w+|Udp\w+|\w*Sockets?\w*|NetworkStream|SslStream|Quic\w+|Dns|Ping|SmtpClient|HttpListener\w*|ServicePoint\w*)\b`,
    // Documents that are loaded by their address, and files, whose name can be another machine's.
    String.raw`\b(?:Xml\w*Reader|Xml\w*Resolver|XPathDocument|Xsl\w+|XmlSchema\w*|XmlDataDocument|DataSet|DataTable|FileStream|FileInfo|Directory\w*)\b`,
    String.raw`\.\s*Load(?:Async)?\s*\(|(?<!\.\s{0,9})\bFile\s*\.`,
    // Reflection, and whatever fills in members from text.
    String.raw`\b(?:Assembly|AppDomain|Activator|Reflection|Emit|Marshal|DllImport|CSharpScript|unsafe|extern|dynamic|typeof|Delegate|Expressions?)\b`,
    String.raw`\b(?:Get(?:Type|Constructors?|Propert(?:y|ies)|Methods?|Members?|Fields?|Runtime\w*|Declared\w*|UninitializedObject)|SetValue)\b`,
    String.raw`\b(?:\w*Invoke\w*|CreateInstance\w*|CreateDelegate|CallSite|\w*Serializer\w*|\w*Formatter|Populate\w*|TypeNameHandling)\b`,
    String.raw`\b(?:TypeDescriptor|PropertyDescriptor|\w*TypeConverter|JsonConverter|ReadAsAsync|RequestMessage)\b`,
    String.raw`\bDeserialize(?!Object\s*<\s*J(?:Object|Array|Token)\s*>\s*\()`,
    String.raw`\bToObject\b(?!\s*<\s*(?:string|int|long|double|decimal|bool|DateTime|DateTimeOffset|Guid)\s*\??\s*>\s*\()`,
    String.raw`\bProcess\s*\.|\bDiagnostics\b`,
    // Another name for a type, and a constructor without one; an assignment to several at once; a user or password before a host.
    '::',
    String.raw`\bnew\s*\(`,
    String.raw`\busing\s+\w+\s*=`,
    String.raw`\)\s*=(?![=>])`,
    String.raw`\b(?:UserName|Password)\s*(?:\?\?|\+)?=(?![=>])`,
  ].join('|'),
);

/** Names that have to do with addresses, and where nothing but one of these may stand around them. */
const watched = /\b(?:\w*HttpRequest\w*|Uri|UriBuilder|Uri[A-Z]\w*|RequestUri|Host|Headers|TryAddWithoutValidation)\b/g;
const declared = /(?:^|[(,;{}]|\b(?:public|private|protected|internal|static|async|readonly))\s*$/;
const known = new Map<string, readonly (readonly [before: RegExp, after: RegExp])[]>([
  [
    'HttpRequestMessage',
    [
      [/\bnew\s+(?:\w+\s*\.\s*)*$/, /^\s*[({]/],
      [declared, /^\s+\w+\s*[;=,)(]/],
      [/\bTask\s*<\s*$/, /^\s*>\s+\w+\s*\(/],
    ],
  ],
  [
    'UriBuilder',
    [
      [/\bnew\s+(?:\w+\s*\.\s*)*$/, /^\s*[({]/],
      [declared, /^\s+\w+\s*[;=]/],
    ],
  ],
  [
    'Uri',
    [
      [/\bnew\s+(?:\w+\s*\.\s*)*$/, /^\s*\(/],
      [/\w\s*\.\s*$/, /^\s*[;,)}\]]/],
      [/(?:^|[^\w.\s])\s*(?:System\s*\.\s*|return\s+)?$/, /^\s*\.\s*(?:Une|E)scape(?:Data|Uri)String\s*\(/],
    ],
  ],
  [
    'RequestUri',
    [
      [/\.\s*$/, /^/],
      [/[{,]\s*$/, /^\s*=(?![=>])/],
    ],
  ],
  ['Host', [[/^/, /^\s*(?:[!=]=|[;,.)}\]:&|])/]]],
  [
    'Headers',
    [
      [/\.\s*$/, /^\s*[?!]?\.\s*(?!Host\b|\w*Add)\w/],
      [/\.\s*$/, /^\s*[?!]?\.\s*(?:Add|TryAddWithoutValidation)\s*\(/],
      [/\bSystem\s*\.\s*Net\s*\.\s*Http\s*\.\s*$/, /^\s*;/],
    ],
  ],
  ['TryAddWithoutValidation', [[/\bHeaders\s*[?!]?\.\s*$/, /^\s*\(/]]],
]);
/** How much around a name is looked at. */
const around = 200;
/** Names of addresses that are looked at; a script with more is for a person. */
const mostNames = 2000;

/** Assignments of an address that are looked at; a script with more is for a person. */
const mostAssignments = 64;

/**
 * True when a script may send a request to a host that it does not write out: whatever it does with an address other than naming a whole
 * one, or changing the path of the request's own, counts. It reads a few plain ways to write C#; everything else is for a person to judge.
 */
export function reachesAnything({ text, code, uncommented, isCertain }: Script): boolean {
  if (!isCertain || otherWays.test(code)) return true;
  // An address in a verbatim string: those are blank in `code`, with their quotes.
  if (/@\$?"[^"]*:\/\//.test(uncommented) || !isWatchedWell(text, code)) return true;
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

/** True when every name that has to do with addresses stands where it is known to do no more than what is looked at. */
function isWatchedWell(text: string, code: string): boolean {
  let count = 0;
  for (const { index, 0: name } of code.matchAll(watched)) {
    const end = index + name.length;
    const [before, after] = [code.slice(Math.max(0, index - around), index), code.slice(end, end + around)];
    count += 1;
    if (count > mostNames || !known.get(name)?.some(([left, right]) => left.test(before) && right.test(after))) return false;
    const adds = name === 'Headers' ? /^\s*[?!]?\.\s*\w*Add\w*\s*(?=\()/.exec(after)?.[0] : undefined;
    if (adds === undefined) continue;
    const [header] = argumentsAt(text, code, end + adds.length) ?? [];
    if (header === undefined || !/^"(?!host")[\w-]+"$/i.test(header)) return false;
  }
  return true;
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
