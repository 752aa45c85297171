import { isPlaceholder } from './placeholder.ts';

/** A text that opens a door, as far as its shape tells. */
export interface Credential {
  /** What it looks like, with its article. */
  readonly kind: string;
  readonly offset: number;
}

interface Shape {
  readonly kind: string;
  readonly shape: RegExp;
  /** What stands in every such text and in hardly any other: a search for it takes a tenth of the time. */
  readonly mark: string | undefined;
}

/** Shapes that hardly anything else has. Every repetition is bounded or begins at a boundary: the texts are of strangers. */
const shapes: readonly Shape[] = [
  { kind: 'an AWS access key', shape: /AKIA[0-9A-Z]{16}/, mark: 'AKIA' },
  { kind: 'a private key', shape: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/, mark: 'KEY' },
  { kind: 'a GitHub token', shape: /gh[pousr]_[A-Za-z0-9]{36}/, mark: undefined },
  { kind: 'a Slack token', shape: /xox[baprs]-[A-Za-z0-9]{10}/, mark: 'xox' },
  { kind: 'the key of an Azure storage account', shape: /AccountKey=[A-Za-z0-9+/=]{40}/, mark: 'Key=' },
  { kind: 'a shared access signature', shape: /sig=[A-Za-z0-9%]{40}/, mark: undefined },
  { kind: 'a JSON web token', shape: /(?<![\w-])eyJ[\w-]+\.eyJ[\w-]+\./, mark: '.eyJ' },
];

/** Those without a mark in one pass: nearly every text has none. */
const unmarked = new RegExp(shapes.flatMap(({ shape, mark }) => (mark === undefined ? [shape.source] : [])).join('|'));

const authorization = /\b(?:Bearer|Basic)[ \t]{1,4}([A-Za-z0-9._~+/=-]{20,200})/g;

/** The first thing in the text that looks like a credential. */
export function firstCredential(text: string): Credential | undefined {
  const isUnmarked = unmarked.test(text);
  for (const { kind, shape, mark } of shapes) {
    if (mark === undefined ? !isUnmarked : !text.includes(mark)) continue;
    const offset = text.search(shape);
    if (offset !== -1) return { kind, offset };
  }
  if (!text.includes('Bearer') && !text.includes('Basic')) return undefined;
  for (const match of text.matchAll(authorization)) {
    const token = match[1] ?? '';
    // Words that stand for a token are in every manual; a real one has digits.
    if (/\d/.test(token) && !isPlaceholder(token)) return { kind: 'the content of an Authorization header', offset: match.index };
  }
  return undefined;
}
