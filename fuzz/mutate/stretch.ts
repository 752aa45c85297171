import type { Part } from '../case.ts';
import type { Random } from '../random.ts';
import type { Kind } from './mutate.ts';
import { hardTexts } from './words.ts';

/** What patterns run back and forth over. */
const units = [
  ...' |\t|\n|\r\n|a|A|0|.|,|;|:|-|_|/|\\|@|#|$|%|&|*|+|=|~|^|!|?|<|>|(|)|[|]|{|}|"|\'|`'.split('|'),
  ...[
    '|',
    'a ',
    'A b ',
    'a.',
    'a/',
    '/{a}',
    '{a}',
    '{{',
    '[a](',
    '![',
    '<a>',
    '<!--',
    '**',
    '- ',
    '# ',
    '1. ',
    '> ',
    '```\n',
    '\\\\',
    '/*',
    '//',
    '"a",',
    'http://',
    'www.',
    'é',
    '\u0300',
    '\u{1f600}',
    '\u200b',
  ],
];

/** The same part, made large at one place: what takes its time in proportion to the square of something is seen by that. */
export function stretched(part: Part, kind: Kind, random: Random, bytes: number): Part {
  const text = Buffer.from(part.bytes).toString();
  const made = kind === 'json' ? stretchedJson(text, random, bytes) : undefined;
  return { ...part, bytes: Buffer.from(made ?? stretchedText(text, random, bytes)) };
}

function stretchedText(text: string, random: Random, bytes: number): string {
  const at = random.below(text.length + 1);
  const own = text.slice(at, at + 1 + random.below(random.chance(0.5) ? 12 : 200));
  const unit = random.chance(0.3) && own !== '' ? own : unitFrom(random);
  return text.slice(0, at) + filled(unit, bytes - text.length) + text.slice(at);
}

function unitFrom(random: Random): string {
  const unit = random.chance(0.85) ? random.pick(units) : random.pick(hardTexts);
  return unit === '' ? ' ' : unit;
}

function filled(unit: string, bytes: number): string {
  return unit.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(unit))));
}

/** One text, list or object of a document. */
function stretchedJson(text: string, random: Random, bytes: number): string | undefined {
  let top: unknown;
  try {
    top = JSON.parse(text);
  } catch {
    return undefined;
  }
  const places = placesIn(top);
  const [holder, key] = places[random.below(places.length)] ?? [];
  if (holder === undefined || key === undefined) return undefined;
  const value = Object.getOwnPropertyDescriptor(holder, key)?.value;
  const set = (made: unknown): void => {
    Object.defineProperty(holder, key, { value: made, enumerable: true, configurable: true, writable: true });
  };
  if (typeof value === 'string') {
    const at = random.below(value.length + 1);
    set(value.slice(0, at) + filled(unitFrom(random), bytes) + value.slice(at));
  } else if (Array.isArray(value) && value.length > 0) {
    const item: unknown = value[random.below(value.length)];
    set([...value, ...Array.from({ length: timesOf(item, bytes) }, () => item)]);
  } else if (typeof value === 'object' && value !== null) {
    const [name, member] = random.pick(Object.entries({ a: '', ...value }));
    const many = Array.from({ length: timesOf([name, member], bytes) }, (_, index) => [`${name}${index}`, member] as const);
    set({ ...value, ...Object.fromEntries(many) });
  } else return undefined;
  return JSON.stringify(top);
}

function timesOf(value: unknown, bytes: number): number {
  return Math.min(60_000, Math.ceil(bytes / ((JSON.stringify(value)?.length ?? 4) + 8)));
}

function placesIn(top: unknown): readonly (readonly [object, string])[] {
  const found: (readonly [object, string])[] = [];
  const open: unknown[] = [top];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      found.push([value, key]);
      open.push(member);
    }
  }
  return found;
}
