import { limits } from './limits.ts';

/** An element of an XML file, without its place: whoever asks knows names that occur once or mean the same everywhere. */
export interface XmlElement {
  /** Without a namespace prefix. */
  readonly name: string;
  /** The text of an element that holds no other, without white space around it. */
  readonly text: string;
  /** False for one without attributes, text and elements. */
  readonly hasContent: boolean;
}

/**
 * The elements of an XML file in UTF-8 in the order of their ends. `undefined` when tags are not closed or not in order, beyond
 * `limits`, and for a document type: it could define entities, which files of solutions never do. Never throws.
 */
export function readXml(bytes: Uint8Array): readonly XmlElement[] | undefined {
  const xml = new TextDecoder('utf-8').decode(bytes);
  const elements: XmlElement[] = [];
  const open: { readonly name: string; text: string; hasElements: boolean; readonly hasAttributes: boolean }[] = [];
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    const current = open.at(-1);
    if (current) current.text += xml.slice(at, tag === -1 ? undefined : tag);
    if (tag === -1) break;
    const skipped = sections.find(({ begin }) => xml.startsWith(begin, tag));
    if (skipped !== undefined) {
      const end = xml.indexOf(skipped.end, tag + skipped.begin.length);
      if (end === -1) return undefined;
      if (skipped.isText && current) current.text += xml.slice(tag + skipped.begin.length, end).replaceAll('&', '&amp;');
      at = end + skipped.end.length;
      continue;
    }
    const end = tagEnd(xml, tag + 1);
    if (end === -1 || xml.startsWith('<!', tag)) return undefined;
    at = end + 1;
    const content = xml.slice(tag + 1, end);
    const name = /^\/?(?:[^\s/:]+:)?([^\s/:]+)/.exec(content)?.[1];
    if (name === undefined) return undefined;
    if (!content.startsWith('/')) {
      if (current) current.hasElements = true;
      open.push({ name, text: '', hasElements: false, hasAttributes: content.includes('=') });
      if (open.length > limits.xmlDepth) return undefined;
      if (!content.endsWith('/')) continue;
    }
    const closed = open.pop();
    if (closed?.name !== name || elements.length === limits.xmlElements) return undefined;
    const text = closed.hasElements ? '' : withoutEntities(closed.text).trim();
    elements.push({ name, text, hasContent: closed.hasElements || closed.hasAttributes || text !== '' });
  }
  return open.length === 0 && elements.length > 0 ? elements : undefined;
}

/** What is no tag although it begins like one. */
const sections = [
  { begin: '<!--', end: '-->', isText: false },
  { begin: '<?', end: '?>', isText: false },
  { begin: '<![CDATA[', end: ']]>', isText: true },
] as const;

/** Where the tag ends: a `>` between quotes is part of an attribute. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at += 1) {
    const character = xml.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
