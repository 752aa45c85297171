import type { Rule } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import { isArray, isObject, type JsonValue } from '../connector/json-value.ts';
import { type Place, valueAt } from '../connector/place.ts';
import { type Found, findingsOf, longestName } from './findings.ts';
import { isProposed } from './proposal.ts';
import type { Observed, ObservedNode } from './walk.ts';

/** Hints that are counted and not told. */
export interface Counted {
  readonly hints: number;
  /** For how many of them the rules propose a repair. */
  readonly fixable: number;
}

/** Where everything is told. */
export const nothingCounted: Counted = { hints: 0, fixable: 0 };

/**
 * Finds what `findingsOf` does, but only counts the hints of rules that were not `asked` for: nine of ten findings are such hints, and
 * nobody has to know where they are.
 */
export function partedFindings(
  connector: Connector,
  observed: readonly ObservedNode[],
  asked: ReadonlySet<string>,
): { readonly told: readonly Found[]; readonly counted: Counted } {
  const told: ObservedNode[] = [];
  const byRule = new Map<Rule, ObservedNode[]>();
  let last: Rule | undefined;
  let list = told;
  for (const one of observed) {
    const { rule } = one;
    if (rule !== last) list = rule.severity !== 'info' || asked.has(rule.id) ? told : listOf(byRule, rule);
    last = rule;
    list.push(one);
  }
  const counted: Observed[] = [];
  const doubtful: ObservedNode[] = [];
  const holdsLongName = [connector.definitionFile, connector.propertiesFile].some((file) => file && holdsLong(file.memberNames));
  for (const all of byRule.values()) (areDistinct(all, holdsLongName) ? counted : doubtful).push(...all);
  // Only where a rule may have said the same twice, places have to be found.
  const found = findingsOf(connector, [...told, ...doubtful]);
  const isTold = ({ observed: { rule } }: Found) => !byRule.has(rule);
  for (const one of found) if (!isTold(one)) counted.push(one.observed);
  const fixable = counted.reduce((sum, one) => sum + Number(isProposed(connector, one)), 0);
  return { told: found.filter(isTold), counted: { hints: counted.length, fixable } };
}

function listOf(byRule: Map<Rule, ObservedNode[]>, rule: Rule): ObservedNode[] {
  let list = byRule.get(rule);
  if (list === undefined) byRule.set(rule, (list = []));
  return list;
}

/** True when no two are about the same place in the same words, because each is about another object or list of a file, or says something else of it. */
function areDistinct(observed: readonly ObservedNode[], holdsLongName: boolean): boolean {
  // A rule meets each node once, and most say one thing of it and nothing of what it holds.
  if (observed.every((one, index) => one.node !== observed[index - 1]?.node && valueAround(one, holdsLongName) === one.node)) return true;
  const said = new Map<JsonValue, string | Set<string>>();
  for (const one of observed) {
    const value = valueAround(one, holdsLongName);
    if (value === undefined) return false;
    const { message } = one.observation;
    const before = said.get(value);
    if (before === undefined) said.set(value, message);
    else {
      const messages = typeof before === 'string' ? new Set([before]) : before;
      if (messages.has(message)) return false;
      said.set(value, messages.add(message));
    }
  }
  return true;
}

/** The object or list that an observation speaks of, or that holds what it speaks of; `undefined` where only places can tell. */
function valueAround({ observation, node, place }: ObservedNode, holdsLongName: boolean): JsonValue | undefined {
  const { at, file, line } = observation;
  if (observation.place !== undefined || file !== undefined || line !== undefined) return undefined;
  if (place === undefined || !isObject(node) || (holdsLongName && hasLongName(place))) return undefined;
  if (at === undefined) return node;
  if (at.some(isLong)) return undefined;
  let value: JsonValue = node;
  for (const key of at) {
    const next = valueAt(value, [key]);
    if (!isObject(next) && !isArray(next)) break;
    value = next;
  }
  return value;
}

/** True when what stands there is told to stand elsewhere. */
function hasLongName(place: Place): boolean {
  for (let step: Place | undefined = place; step !== undefined; step = step.parent) if (isLong(step.key)) return true;
  return false;
}

function holdsLong(names: ReadonlySet<string>): boolean {
  for (const name of names) if (isLong(name)) return true;
  return false;
}

function isLong(key: string | number): boolean {
  return typeof key === 'string' && key.length > longestName;
}
