import { isArray, isObject, type JsonArray, type JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import type { Versions } from '../../src/connector/versions.ts';
import type { Observation } from '../define.ts';
import { quote } from '../quote.ts';
import type { Difference } from './leaf-differences.ts';
import { isSecretPlace, notShown, withoutSecrets } from './secrets.ts';

/** A difference as it is told: what a message calls it, and where both versions have it. */
export interface NamedDifference extends Difference {
  /** The beginning of a sentence. It stays the same when something is put before it in a list. */
  readonly name: string;
  readonly file: 'definition' | 'properties';
  /** Where it was in the older version, when that is not where it is now. */
  readonly previousAt?: Path | undefined;
  /** Its value may be a credential whatever it looks like. */
  readonly isSecret?: boolean;
}

/** Longer values are cut. */
const longest = 200;

/** One sentence about a difference, with its values as far as they may be shown and its place in both versions. */
export function tell(difference: NamedDifference, versions: Versions): Observation {
  const isSecret = difference.isSecret === true || isSecretPlace(difference.at);
  const shown = (value: JsonValue | undefined): JsonValue | undefined => {
    if (value === undefined || (isSecret && !isObject(value))) return value === undefined ? undefined : notShown;
    return withoutSecrets(value);
  };
  const [old, now] = aroundTheDifference(shown(difference.old), shown(difference.new));
  const message = sentence(difference.name, old, now);
  return { message, old: shortened(old), new: shortened(now), subject: difference.name, ...placeOf(difference, versions) };
}

/** Where a member of the definition or the properties stands, in both versions. */
export function placeOf(
  { file, at, previousAt }: Pick<NamedDifference, 'file' | 'at' | 'previousAt'>,
  { before, after }: Versions,
): { file: string; at: Path; previous: { file: string; at: Path } } {
  const entryOf = file === 'definition' ? 'definitionEntry' : 'propertiesEntry';
  const [older, newer] = [before[entryOf]?.path ?? '.', after[entryOf]?.path ?? '.'];
  return { file: newer, at, previous: { file: older, at: previousAt ?? at } };
}

function sentence(name: string, old: JsonValue | undefined, now: JsonValue | undefined): string {
  if (old === undefined) return now === notShown ? `${name} is new.` : `${name} is new: ${quote(now)}.`;
  if (now === undefined) return old === notShown ? `${name} is gone.` : `${name} is gone; it was ${quote(old)}.`;
  if (old === notShown && now === notShown) return `${name} changed.`;
  return (isArray(old) && isArray(now) && listSentence(name, old, now)) || `${name} was ${quote(old)} and is now ${quote(now)}.`;
}

/** Of two lists people want to know what came and went; nothing when that is the same and only the order differs. */
function listSentence(name: string, old: JsonArray, now: JsonArray): string | undefined {
  const [older, newer] = [old, now].map((list) => new Set(list.map((item) => JSON.stringify(item))));
  const gone = old.filter((item) => !newer?.has(JSON.stringify(item)));
  const come = now.filter((item) => !older?.has(JSON.stringify(item)));
  const parts = [
    ...(come.length > 0 ? [`gained ${come.length === 1 ? quote(come[0]) : quote(come)}`] : []),
    ...(gone.length > 0 ? [`lost ${gone.length === 1 ? quote(gone[0]) : quote(gone)}`] : []),
  ];
  return parts.length === 0 ? undefined : `${name} ${parts.join(' and ')}.`;
}

/** Two texts, each from where they begin to differ when that is far from their beginning. */
function aroundTheDifference(old: JsonValue | undefined, now: JsonValue | undefined): [JsonValue | undefined, JsonValue | undefined] {
  if (typeof old !== 'string' || typeof now !== 'string') return [old, now];
  let first = 0;
  while (first < old.length && old[first] === now[first]) first += 1;
  // What is shown of a text is 80 characters: within the first 40 the difference is seen anyway.
  if (first < 40) return [old, now];
  const cut = (text: string): string => `…${text.slice(first - 20).replace(/^[\udc00-\udfff]/, '')}`;
  return [cut(old), cut(now)];
}

function shortened(value: JsonValue | undefined): JsonValue | undefined {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length <= longest ? value : `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}
