import {
  arrayOr,
  equalJson,
  isArray,
  isObject,
  isText,
  type JsonObject,
  type JsonValue,
  objectOr,
  own,
  textOfValue,
} from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import type { Properties } from '../../src/connector/properties.ts';
import type { Versions } from '../../src/connector/versions.ts';
import { quote } from '../quote.ts';
import { type Difference, leafDifferences } from './leaf-differences.ts';
import { spelt } from './quoted-keys.ts';
import { isSameSet } from './same-set.ts';
import { isSecretIn } from './secrets.ts';
import type { ConnectorDifference, Topic } from './topics.ts';

/** What holds connection parameters: `connectionParameters`, or one of the sets between which a maker chooses. */
interface Container {
  /** Tells containers of one version apart: the name of the set, numbered where a name occurs again; empty for `connectionParameters`. */
  readonly key: string;
  readonly set: JsonObject | undefined;
  readonly setAt: Path;
  readonly parameters: JsonObject;
  readonly at: Path;
}

/** A connection parameter and what holds it. */
interface Held {
  readonly name: string;
  readonly value: JsonValue;
  readonly container: Container;
}

/** What differs in what a maker fills in to connect: parameters, sets of them, and how OAuth is set up. */
export function connectionDifferences({ properties }: Versions): ConnectorDifference[] {
  if (properties === undefined) return [];
  const [older, newer] = [containersOf(properties.before), containersOf(properties.after)];
  const { pairs, gone, come } = pairParameters(older, newer);
  const known = new Set(older.map(({ key }) => key));
  return [
    ...setDifferences(older, newer),
    ...pairs.flatMap(([old, now]) => parameterDifferences(old, now)),
    ...gone.map((old) => removed(old)),
    // A set that is new as a whole is told as one, and nobody who is connected has to fill it in.
    ...come.filter(({ container }) => known.has(container.key)).map((now) => added(now)),
  ];
}

function containersOf({ value }: Properties): Container[] {
  const seen = new Map<string, number>();
  const sets = arrayOr(objectOr(value['connectionParameterSets'])['values']).flatMap((set, index): Container[] => {
    if (!isObject(set)) return [];
    const name = isText(set['name']) ? set['name'] : 'without a name';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const setAt = [...setsAt, 'values', index];
    return [
      { key: count === 1 ? name : `${name} (${count})`, set, setAt, parameters: objectOr(set['parameters']), at: [...setAt, 'parameters'] },
    ];
  });
  const plain = { key: '', set: undefined, setAt: parametersAt, parameters: objectOr(value['connectionParameters']), at: parametersAt };
  return [plain, ...sets];
}
const parametersAt = ['properties', 'connectionParameters'];
const setsAt = ['properties', 'connectionParameterSets'];

/** By set and name; what is left, by name alone: a connector that begins to offer a choice moves its parameters into sets. */
function pairParameters(older: readonly Container[], newer: readonly Container[]) {
  const pairs: [Held, Held][] = [];
  let [gone, come] = [held(older), held(newer)];
  for (const keyOf of [({ name, container }: Held) => JSON.stringify([container.key, name]), ({ name }: Held) => name]) {
    const waiting = new Map<string, Held>();
    for (const now of come) if (!waiting.has(keyOf(now))) waiting.set(keyOf(now), now);
    const matched = new Set<Held>();
    gone = gone.filter((old) => {
      const now = waiting.get(keyOf(old));
      if (now === undefined) return true;
      waiting.delete(keyOf(old));
      matched.add(now);
      pairs.push([old, now]);
      return false;
    });
    come = come.filter((now) => !matched.has(now));
  }
  return { pairs, gone, come };
}

function held(containers: readonly Container[]): Held[] {
  return containers.flatMap((container) =>
    Object.keys(container.parameters).map((name) => ({ name, value: own(container.parameters, name) ?? null, container })),
  );
}

function parameterDifferences(old: Held, now: Held): ConnectorDifference[] {
  const from = { file: 'properties', at: placeOf(now), previousAt: placeOf(old) } as const;
  const moved: ConnectorDifference[] =
    old.container.key === now.container.key
      ? []
      : [
          {
            ...from,
            topic: 'connection-parameter-set',
            name: `What holds ${nameOf(now)}`,
            old: containerName(old.container),
            new: containerName(now.container),
          },
        ];
  const inside = leafDifferences(old.value, now.value)
    .filter(({ at, ...values }) => !(at.at(-1) === 'scopes' && isSameSet(values.old, values.new)))
    .map(
      (difference): ConnectorDifference => ({
        ...difference,
        file: 'properties',
        topic: topicOf(difference, now.value),
        name: difference.at.length === 0 ? capital(nameOf(now)) : `${spelt(difference.at)} of ${nameOf(now)}`,
        at: [...from.at, ...difference.at],
        previousAt: [...from.previousAt, ...difference.at],
        isSecret: [old, now].some(({ value }) => isSecretIn(objectOr(value), String(difference.at.at(-1)))),
      }),
    );
  return [...moved, ...inside];
}

function added(now: Held): ConnectorDifference {
  return {
    topic: isNeeded(now.value) ? 'connection-parameter-required' : 'connection-parameter-added',
    file: 'properties',
    name: capital(nameOf(now)),
    at: placeOf(now),
    previousAt: now.container.at,
    old: undefined,
    new: now.value,
  };
}

function removed(old: Held): ConnectorDifference {
  return {
    topic: 'connection-parameter-removed',
    file: 'properties',
    name: capital(nameOf(old)),
    at: parametersAt,
    previousAt: placeOf(old),
    old: old.value,
    new: undefined,
  };
}

function setDifferences(older: readonly Container[], newer: readonly Container[]): ConnectorDifference[] {
  const [before, after] = [older, newer].map((containers) => new Map(containers.filter(({ set }) => set).map((one) => [one.key, one])));
  const found: ConnectorDifference[] = [];
  if (before === undefined || after === undefined) return found;
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(key), after.get(key)];
    const place = { file: 'properties', at: now?.setAt ?? setsAt, previousAt: old?.setAt ?? setsAt } as const;
    if (old === undefined || now === undefined) {
      const name = `Connection parameter set ${quote(key)}`;
      found.push({ ...place, topic: 'connection-parameter-set', name, old: old?.set, new: now?.set });
      continue;
    }
    for (const { at, ...values } of leafDifferences(withoutParameters(old.set), withoutParameters(now.set))) {
      found.push({
        ...values,
        file: 'properties',
        topic: isShownText(at) ? 'text' : 'connection-parameter-set',
        name: `${spelt(at)} of connection parameter set ${quote(key)}`,
        at: [...now.setAt, ...at],
        previousAt: [...old.setAt, ...at],
      });
    }
  }
  const orders = [before, after].map((sets, index) => [...sets.keys()].filter((key) => (index === 0 ? after : before).has(key)));
  if (orders[0]?.join('\n') !== orders[1]?.join('\n')) {
    const [old, now] = orders;
    found.push({
      topic: 'connection-parameter-order',
      file: 'properties',
      name: 'The order of the sets',
      at: [...setsAt, 'values'],
      old,
      new: now,
    });
  }
  return found;
}

function withoutParameters(set: JsonObject | undefined): JsonObject {
  return Object.fromEntries(Object.entries(objectOr(set)).filter(([name, value]) => name !== 'parameters' || !isObject(value)));
}

function topicOf({ at, old, new: now }: Difference, parameter: JsonValue): Topic {
  const keys = at.map((key) => String(key).toLowerCase());
  const [first, second] = keys;
  const last = keys.at(-1);
  if (first === 'oauthsettings') {
    if (second === 'identityprovider') return 'identity-provider';
    if (second === 'scopes') return 'oauth-scopes';
    return keys.some((key) => /ur[il]/.test(key)) ? 'oauth-address' : 'oauth-setting';
  }
  if (first === 'type' && keys.length === 1) return isSameType(old, now) ? 'connection-parameter-setting' : 'connection-parameter-type';
  if (isShownText(at) || (last === 'allowedvalues' && equalJson(valuesOf(old), valuesOf(now)))) return 'text';
  if (last === 'tabindex') return 'connection-parameter-order';
  return last === 'required' && isTrue(now) && !isTrue(old) && isNeeded(parameter)
    ? 'connection-parameter-required'
    : 'connection-parameter-setting';
}

/** `true` and `"true"` in any letter case ask makers for the same. */
function isTrue(required: JsonValue | undefined): boolean {
  return textOfValue(required).toLowerCase() === 'true';
}

/** The same type but for letter case: what existing connections hold stays what it is. */
function isSameType(old: JsonValue | undefined, now: JsonValue | undefined): boolean {
  return isText(old) && isText(now) && old.toLowerCase() === now.toLowerCase();
}

/** What a maker reads while connecting; with several ways to sign in it stands in `schema`. */
function isShownText(at: Path): boolean {
  const keys = at.map((key) => String(key).toLowerCase());
  const isShown = keys[0] === 'uidefinition' && /^(?:displayname|description|tooltip)$/.test(keys.at(-1) ?? '');
  return isShown && (keys.length === 2 || (keys.length === 3 && keys[1] === 'schema'));
}

/** The values of a list to choose from, without the texts that show them. */
function valuesOf(list: JsonValue | undefined): JsonValue[] | undefined {
  return isArray(list) ? list.map((item) => objectOr(item)['value'] ?? item) : undefined;
}

/** True for what every connection has to hold and nothing fills in: whoever connected before it was asked for does not have it. */
function isNeeded(parameter: JsonValue): boolean {
  const { type, uiDefinition, defaultValue } = objectOr(parameter);
  if (isText(type) && type.toLowerCase() === 'oauthsetting') return true;
  const { required, default: filledIn } = objectOr(objectOr(uiDefinition)['constraints']);
  return isTrue(required) && defaultValue === undefined && filledIn === undefined;
}

function placeOf({ container, name }: Held): Path {
  return [...container.at, name];
}

function nameOf({ container, name }: Held): string {
  return `connection parameter ${quote(name)}${container.set ? ` of set ${quote(container.key)}` : ''}`;
}

function containerName({ set, key }: Container): string {
  return set ? `set ${quote(key)}` : 'connectionParameters';
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
