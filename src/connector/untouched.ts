import type { Definition, Operation } from './definition.ts';
import { equalJson, type JsonValue } from './json-value.ts';
import { referencesIn } from './references.ts';

/** Says of an operation of both versions that nothing of it can differ: not where it stands, what it writes, nor what that refers to. */
export type IsUntouched = (before: Operation, after: Operation) => boolean;

/**
 * Finds the operations that two definitions write alike. Most updates touch few of hundreds: a look at the text of the others is a small
 * part of what comparing their parts costs.
 */
export function untouchedIn(before: Definition, after: Definition): IsUntouched {
  const areDefaultsAlike = operationDefaults.every((name) => equalJson(before.value[name], after.value[name]));
  let touched: ReadonlySet<string> | undefined;
  return (old, now) => {
    if (!areDefaultsAlike || old.path !== now.path || old.methodKey !== now.methodKey) return false;
    const written = writtenBy(old);
    if (!equalJson(written, writtenBy(now))) return false;
    touched ??= touchedReferences(before, after);
    return referencesIn(written).every((reference) => !touched?.has(reference));
  };
}

/** What a definition says for all operations that do not say otherwise. */
const operationDefaults = ['consumes', 'produces', 'schemes', 'security'];

/** The operation, and what its path says beside its operations. */
function writtenBy({ value, pathItem }: Operation): readonly JsonValue[] {
  const beside = Object.keys(pathItem.value).filter((name) => !pathItem.operations.some(({ methodKey }) => methodKey === name));
  return [value, ...beside.flatMap((name) => [name, pathItem.value[name] ?? null])];
}

/** The references of the older definition whose targets differ, or refer to something that does. */
function touchedReferences(before: Definition, after: Definition): ReadonlySet<string> {
  const touched: string[] = [];
  const users = new Map<string, string[]>();
  for (const reference of new Set(referencesIn(before.value))) {
    const target = before.resolve(reference)?.value;
    if (target === undefined) {
      if (after.resolve(reference) !== undefined) touched.push(reference);
      continue;
    }
    if (!equalJson(target, after.resolve(reference)?.value)) touched.push(reference);
    for (const used of new Set(referencesIn(target))) {
      const known = users.get(used);
      if (known) known.push(reference);
      else users.set(used, [reference]);
    }
  }
  const found = new Set(touched);
  for (let next = touched.pop(); next !== undefined; next = touched.pop()) {
    for (const user of users.get(next) ?? []) {
      if (found.has(user)) continue;
      found.add(user);
      touched.push(user);
    }
  }
  return found;
}
