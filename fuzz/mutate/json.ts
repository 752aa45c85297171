import type { Random } from '../random.ts';
import { mutateText } from './text.ts';
import { hardNumbers, hardTexts, openApiWords, prototypeNames } from './words.ts';

/** What JSON punctuation is mistaken for. */
const jsonWords = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '""',
    '{}',
    '[]',
    '//',
    '/*',
    '*/',
    "'",
    '\\',
    '\\u',
    '\\ud800',
    '\\udc00',
    '\\x',
    'NaN',
    'undefined',
  ],
  ...[
    'null',
    'true',
    'false',
    'nul',
    '-',
    '+1',
    '01',
    '1.',
    '.5',
    'Infinity',
    '\u00a0',
    '\ufeff',
    '\u2028',
    '\u0000',
    '"a":',
    '"__proto__":{},',
    '{"toString":0}',
  ],
  ...hardNumbers,
];

/** How often the document is taken apart, rather than the text. */
const structuralShare = 0.8;

/** A JSON text that is nearly this one: mostly another document, sometimes another text. */
export function mutateJson(bytes: Uint8Array, random: Random, other: () => Uint8Array): Uint8Array {
  if (!random.chance(structuralShare)) return mutateText(bytes, random, other, jsonWords);
  const top = parsed(bytes);
  if (top === undefined) return mutateText(bytes, random, other, jsonWords);
  const text =
    JSON.stringify(
      mutateValue(top, random, () => parsed(other())),
      null,
      random.chance(0.7) ? 2 : 0,
    ) ?? 'null';
  return Buffer.from(random.chance(0.06) ? withRawValue(text, random) : text);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

type Holder = Record<string, unknown> | unknown[];
interface Spot {
  readonly holder: Holder;
  readonly key: string | number;
  readonly pointer: string;
}

/** Changes one thing of a value, which is the caller's to lose, and gives it back. */
function mutateValue(top: unknown, random: Random, other: () => unknown): unknown {
  const spot = spotIn(top, random);
  if (spot === undefined) return valueFor(random, top);
  const { holder, key } = spot;
  const value = memberOf(holder, key);
  switch (random.below(14)) {
    case 0:
    case 1:
      return set(top, holder, key, valueFor(random, top));
    case 2:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return top;
    case 3:
      if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(value));
      else set(top, holder, `${key}${random.pick(['', ' ', 's', '2', '\u200b'])}`, structuredClone(value));
      return top;
    case 4:
      if (!Array.isArray(holder)) {
        delete holder[key];
        set(top, holder, nameFor(random, top), value);
      }
      return top;
    case 5:
    case 6: {
      const source = random.chance(0.5) ? top : (other() ?? top);
      const theirs = spotIn(source, random);
      const taken = theirs === undefined ? source : memberOf(theirs.holder, theirs.key);
      return set(top, holder, random.chance(0.5) || theirs === undefined ? key : theirs.key, structuredClone(taken));
    }
    case 7:
      return set(top, holder, key, random.chance(0.5) ? [value] : { [nameFor(random, top)]: value });
    case 8: {
      const [open, close] = random.chance(0.5) ? ['[', ']'] : [`{"${random.pick(['a', 'properties', 'items', 'allOf', 'schema'])}":`, '}'];
      const levels = random.pick([5, 20, 50, 61, 64, 70, 300]);
      return set(top, holder, key, JSON.parse(`${open.repeat(levels)}1${close.repeat(levels)}`));
    }
    case 9: {
      const target = spotIn(top, random);
      return set(top, holder, key, { $ref: random.chance(0.8) ? `#${target?.pointer ?? ''}` : random.pick(hardTexts) });
    }
    case 10: {
      const theirs = spotIn(top, random);
      return theirs === undefined ? top : set(top, holder, key, structuredClone(memberOf(theirs.holder, theirs.key)));
    }
    case 11:
      return typeof value === 'string'
        ? set(top, holder, key, changedText(value, random))
        : set(top, holder, nameFor(random, top), valueFor(random, top));
    case 12:
      return set(top, holder, random.pick(openApiWords), random.chance(0.5) ? structuredClone(value) : valueFor(random, top));
    default:
      if (Array.isArray(value) && value.length > 0) {
        const item: unknown = value[random.below(value.length)];
        const times = random.chance(0.02) ? 300 : 2 + random.below(4);
        for (let count = 0; count < times; count += 1) value.push(structuredClone(item));
        return top;
      }
      return set(top, holder, key, valueFor(random, top));
  }
}

function changedText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  return random.pick([
    () => text.slice(0, at) + random.pick(hardTexts) + text.slice(at),
    () => text.slice(0, at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.toUpperCase(),
    () => text.repeat(random.chance(0.1) ? 500 : 3),
    () => `${text} ${text}`,
    () => random.pick(openApiWords),
  ])();
}

function set(top: unknown, holder: Holder, key: string | number, value: unknown): unknown {
  if (Array.isArray(holder)) {
    if (typeof key === 'number') holder[Math.min(key, holder.length)] = value;
    else holder.push(value);
  } else Object.defineProperty(holder, String(key), { value, enumerable: true, configurable: true, writable: true });
  return top;
}

function memberOf(holder: Holder, key: string | number): unknown {
  return Array.isArray(holder) ? holder[Number(key)] : Object.getOwnPropertyDescriptor(holder, key)?.value;
}

/** One place, each level as likely as the next: documents are mostly leaves, and what matters is above them. */
function spotIn(top: unknown, random: Random): Spot | undefined {
  let spot: Spot | undefined;
  let value = top;
  let pointer = '';
  while (typeof value === 'object' && value !== null) {
    const holder = value as Holder;
    const keys = Array.isArray(holder) ? holder.length : Object.keys(holder).length;
    if (keys === 0) break;
    const key = Array.isArray(holder) ? random.below(keys) : (Object.keys(holder)[random.below(keys)] ?? '');
    pointer += `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
    spot = { holder, key, pointer };
    if (random.chance(0.12)) break;
    value = memberOf(holder, key);
  }
  return spot;
}

function nameFor(random: Random, top: unknown): string {
  const kind = random.below(10);
  if (kind < 5) return random.pick(openApiWords);
  if (kind < 7) return random.pick(prototypeNames);
  if (kind < 8) return random.pick(hardTexts);
  const spot = spotIn(top, random);
  return typeof spot?.key === 'string' ? spot.key : 'a';
}

function valueFor(random: Random, top: unknown): unknown {
  switch (random.below(13)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick([0, -1, 1, 0.5, 1e308, -1e-7, 2 ** 31, 2 ** 53]);
    case 3:
      return {};
    case 4:
      return [];
    case 5:
    case 6:
      return random.pick(openApiWords);
    case 7:
      return random.pick(hardTexts);
    case 8:
      return Object.fromEntries([[nameFor(random, top), random.pick(openApiWords)]]);
    case 9:
      return [random.pick(openApiWords), random.pick(openApiWords)];
    case 10:
      return { type: random.pick(['string', 'integer', 'object', 'array', 'file', 'number', 'null']) };
    case 11:
      // What `String()`, `Number()` and `join()` throw for.
      return random.chance(0.5) ? { toString: 0 } : [{ toString: 0 }];
    default: {
      const spot = spotIn(top, random);
      return spot === undefined ? '' : structuredClone(memberOf(spot.holder, spot.key));
    }
  }
}

/** What no document holds, but a text can: a repeated name, half a surrogate pair, a number that no double is. */
function withRawValue(text: string, random: Random): string {
  const members = [...text.matchAll(/"(?:[^"\\]|\\.)*"\s*:/g)];
  if (members.length === 0) return text;
  const { index, 0: name } = random.pick(members);
  switch (random.below(4)) {
    case 0:
      return `${text.slice(0, index)}${name}${random.pick(hardNumbers)},${text.slice(index)}`;
    case 1:
      return `${text.slice(0, index)}${name}"\\ud800",${text.slice(index)}`;
    case 2:
      return `${text.slice(0, index)}"__proto__":{"a":1},${text.slice(index)}`;
    default:
      return `${text.slice(0, index)}${random.pick(members)[0]}{},${text.slice(index)}`;
  }
}
