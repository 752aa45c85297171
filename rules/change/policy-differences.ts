import { arrayOr, isText, type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import type { Versions } from '../../src/connector/versions.ts';
import { operationNameParameter } from '../policy/policy-templates.ts';
import { quote } from '../quote.ts';
import { canonical } from './canonical.ts';
import { leafDifferences } from './leaf-differences.ts';
import { spelt } from './quoted-keys.ts';
import { isSecretIn } from './secrets.ts';
import type { ConnectorDifference } from './topics.ts';

/** A policy and the place in the order in which policies run. */
interface Numbered {
  readonly value: JsonValue;
  readonly index: number;
}

/** What differs in the policies; one that moved in the order is told as moved, not as gone and new. */
export function policyDifferences({ properties }: Versions): ConnectorDifference[] {
  if (properties === undefined) return [];
  const [older, newer] = [properties.before, properties.after].map(({ value }) => numbered(value[member]));
  const { pairs, gone, come } = pair(older ?? [], newer ?? []);
  const moved = outOfOrder(pairs.map(([old]) => old.index));
  return [
    ...gone.map((policy) => oneSided('policy-removed', policy)),
    ...pairs.flatMap(([old, now], position) => [
      ...differencesBetween(old, now),
      ...(moved.has(position) ? [movedDifference(old, now)] : []),
    ]),
    ...come.map((policy) => oneSided('policy-added', policy)),
  ];
}

const member = 'policyTemplateInstances';
const place = ['properties', member];

function numbered(list: JsonValue | undefined): Numbered[] {
  return arrayOr(list).map((value, index) => ({ value, index }));
}

/** The closest first: the same policy, then what differs in ever more of what tells policies apart. */
const likeness: readonly ((policy: JsonValue) => readonly (JsonValue | undefined)[])[] = [
  (policy) => [policy],
  (policy) => [templateOf(policy), objectOr(policy)['title'], operationsOf(policy)],
  (policy) => [templateOf(policy), objectOr(policy)['title']],
  (policy) => [templateOf(policy), otherParametersOf(policy)],
  (policy) => [templateOf(policy), operationsOf(policy)],
  (policy) => [templateOf(policy)],
];

function pair(older: readonly Numbered[], newer: readonly Numbered[]) {
  const pairs: [Numbered, Numbered][] = [];
  let gone = [...older];
  let come = [...newer];
  for (const keysOf of likeness) {
    const waiting = new Map<string, Numbered[]>();
    for (const now of come) {
      const key = canonical(keysOf(now.value));
      const list = waiting.get(key);
      if (list === undefined) waiting.set(key, [now]);
      else list.push(now);
    }
    const matched = new Set<Numbered>();
    gone = gone.filter((old) => {
      const now = waiting.get(canonical(keysOf(old.value)))?.shift();
      if (now === undefined) return true;
      pairs.push([old, now]);
      matched.add(now);
      return false;
    });
    come = come.filter((now) => !matched.has(now));
  }
  return { pairs: pairs.sort(([, a], [, b]) => a.index - b.index), gone, come };
}

function differencesBetween(old: Numbered, now: Numbered): ConnectorDifference[] {
  return leafDifferences(old.value, now.value).map(({ at, ...values }) => {
    const isSecret = [old, now].some(({ value }) => isSecretIn(objectOr(objectOr(value)['parameters']), String(at.at(-1))));
    return {
      ...values,
      topic: at.length === 1 && at[0] === 'title' ? 'text' : 'policy-parameter',
      file: 'properties',
      name: at.length === 0 ? nameOf(now) : `${spelt(at)} of ${nameOf(now)}`,
      at: [...place, now.index, ...at],
      previousAt: [...place, old.index, ...at],
      isSecret,
    };
  });
}

function oneSided(topic: 'policy-added' | 'policy-removed', policy: Numbered): ConnectorDifference {
  const { value, index } = policy;
  const isNew = topic === 'policy-added';
  return {
    topic,
    file: 'properties',
    name: capital(nameOf(policy)),
    at: isNew ? [...place, index] : place,
    previousAt: isNew ? place : [...place, index],
    old: isNew ? undefined : value,
    new: isNew ? value : undefined,
  };
}

function movedDifference(old: Numbered, now: Numbered): ConnectorDifference {
  return {
    topic: 'policy-order',
    file: 'properties',
    name: `The place of ${nameOf(now)} among the policies`,
    at: [...place, now.index],
    previousAt: [...place, old.index],
    old: old.index + 1,
    new: now.index + 1,
  };
}

function nameOf({ value }: Numbered): string {
  const { title, templateId } = objectOr(value);
  const template = isText(templateId) ? templateId : 'without templateId';
  return isText(title) ? `policy ${quote(title)} (${template.slice(0, 60)})` : `policy ${quote(template)}`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function templateOf(policy: JsonValue): JsonValue | undefined {
  const { templateId } = objectOr(policy);
  return isText(templateId) ? templateId.toLowerCase() : templateId;
}

function operationsOf(policy: JsonValue): JsonValue | undefined {
  return objectOr(objectOr(policy)['parameters'])[operationNameParameter];
}

function otherParametersOf(policy: JsonValue): JsonValue {
  return Object.entries(objectOr(objectOr(policy)['parameters']))
    .flatMap(([name, value]) => (name === operationNameParameter ? [] : [[name, value ?? null]]))
    .sort();
}

/** Positions outside of the longest run of rising numbers: the fewest that must have been moved. */
function outOfOrder(numbers: readonly number[]): ReadonlySet<number> {
  // Of the runs of each length, the position at which the one with the lowest end stops; and for each position the one before it.
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [position, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[position] = ends[low - 1];
    ends[low] = position;
  }
  const kept = new Set<number>();
  for (let position = ends.at(-1); position !== undefined; position = previous[position]) kept.add(position);
  return new Set([...numbers.keys()].filter((position) => !kept.has(position)));
}
