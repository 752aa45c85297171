import { isPlaceholder } from './placeholder.ts';

/** A text that opens a door, as far as its shape tells. */
export interface Credential {
  /** What it looks like, with its article. */
  readonly kind: string;
  readonly offset: number;
}

/** Shapes that hardly anything else has. Every repetition is bounded or begins at a boundary: the texts are of strangers. */
const shapes: readonly (readonly [kind: string, shape: RegExp])[] = [
  ['an AWS access key', /AKIA[0-9A-Z]{16}/],
  ['a private key', /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/],
  ['a GitHub token', /gh[pousr]_[A-Za-z0-9]{36}/],
  ['a Slack token', /xox[baprs]-[A-Za-z0-9]{10}/],
  ['the key of an Azure storage account', /AccountKey=[A-Za-z0-9+/=]{40}/],
  ['a shared access signature', /sig=[A-Za-z0-9%]{40}/],
  ['a JSON web token', /(?<![\w-])eyJ[\w-]+\.eyJ[\w-]+\./],
];

const authorization = /\b(?:Bearer|Basic)[ \t]{1,4}([A-Za-z0-9._~+/=-]{20,200})/g;

/** All of them in one pass: nearly every text has none. */
const anyShape = new RegExp([...shapes.map(([, shape]) => shape.source), authorization.source].join('|'));

/** The first thing in the text that looks like a credential. */
export function firstCredential(text: string): Credential | undefined {
  if (!anyShape.test(text)) return undefined;
  for (const [kind, shape] of shapes) {
    const offset = text.search(shape);
    if (offset !== -1) return { kind, offset };
  }
  for (const match of text.matchAll(authorization)) {
    const token = match[1] ?? '';
    // Words that stand for a token are in every manual; a real one has digits.
    if (/\d/.test(token) && !isPlaceholder(token)) return { kind: 'the content of an Authorization header', offset: match.index };
  }
  return undefined;
}
