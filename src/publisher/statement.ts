import { isArray, isObject, own } from '../connector/json-value.ts';
import { parseStrictJson } from '../connector/strict-json.ts';

/** What a text that somebody published says about who may speak for its place. */
export interface Statement {
  /** The publisher's id. */
  readonly publisher: string;
  /** GitHub's number of the account. */
  readonly account: number;
  readonly scope: 'domain' | 'host';
  readonly epoch: number;
}

/** A text as it was found: a statement to our registry, one to us that cannot be read, or somebody else's business. */
export type FoundText =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'unreadable'; readonly problem: string }
  | { readonly kind: 'other' };

/** The longest text of a record that is read; a statement has less than 255 bytes. */
const longestText = 1024;
/** The longest file that is read, and how many publishers it may name. */
const longestFile = 4096;
const mostPublishers = 32;

/**
 * Reads a TXT record: `key=value` with blanks between, in any order. Keys that are not ours are passed over; one that is there twice makes
 * the text unreadable, because two readers could take different ones.
 */
export function readText(text: string, registry: string): FoundText {
  if (text.length > longestText) return { kind: 'other' };
  const pairs = text
    .split(/[ \t]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      return at < 0 ? ([part, undefined] as const) : ([part.slice(0, at), part.slice(at + 1)] as const);
    });
  if (!pairs.some(([key, value]) => key === 'registry' && value === registry)) return { kind: 'other' };
  const members = new Map<string, string | undefined>();
  for (const [key, value] of pairs) {
    if (members.has(key)) return unreadable(`it has ${shown(key)} twice`);
    members.set(key, value);
  }
  const number = (key: string): unknown => (/^[1-9]\d{0,15}$/.test(members.get(key) ?? '') ? Number(members.get(key)) : members.get(key));
  return statementFrom({
    publisher: members.get('publisher'),
    gh: number('gh'),
    scope: members.get('scope'),
    epoch: number('epoch'),
  });
}

/** Reads the file of a host: the entries of its list are told one by one; a file for another registry, or none, is somebody else's. */
export function readFile(text: string, registry: string): readonly FoundText[] {
  if (text.length > longestFile) return [unreadable(`it is longer than ${longestFile} characters`)];
  const parsed = parseStrictJson('', new TextEncoder().encode(text));
  if ('problem' in parsed) return [unreadable(`it is no strict JSON: ${parsed.problem.replace(/\.$/, '')}`)];
  const { value } = parsed;
  if (!isObject(value)) return [unreadable('it is no JSON object')];
  if (own(value, 'registry') !== registry) return [{ kind: 'other' }];
  const publishers = own(value, 'publishers');
  if (!isArray(publishers)) return [unreadable('it has no list "publishers"')];
  if (publishers.length > mostPublishers) return [unreadable(`it names more than ${mostPublishers} publishers`)];
  return publishers.map((entry) => {
    if (!isObject(entry)) return unreadable('an entry of its list is no object');
    return statementFrom({ publisher: own(entry, 'id'), gh: own(entry, 'gh'), scope: own(entry, 'scope'), epoch: own(entry, 'epoch') });
  });
}

function statementFrom({ publisher, gh, scope, epoch }: { publisher: unknown; gh: unknown; scope: unknown; epoch: unknown }): FoundText {
  if (typeof publisher !== 'string' || !/^[a-z0-9][a-z0-9-]{1,38}$/.test(publisher)) return unreadable('it names no publisher by its id');
  if (!isCount(gh)) return unreadable('it names no account by its number (gh)');
  if (scope !== 'domain' && scope !== 'host') return unreadable('its scope is neither domain nor host');
  if (!isCount(epoch)) return unreadable('it has no epoch, a whole number from 1');
  return { kind: 'statement', statement: { publisher, account: gh, scope, epoch } };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function unreadable(problem: string): FoundText & { readonly kind: 'unreadable' } {
  return { kind: 'unreadable', problem };
}

function shown(key: string): string {
  return JSON.stringify(key.length > 40 ? `${key.slice(0, 40)}…` : key);
}
