import type { Definition } from '../src/connector/definition.ts';
import { arrayOr, isArray, type JsonObject } from '../src/connector/json-value.ts';
import { remembered } from '../src/connector/remembered.ts';
import { resolvedSchema } from '../src/connector/schemas.ts';
import { schemasHolding } from './schemas-holding.ts';

/** Schemas that `allOf` composes with each other, and what was found out about them. */
interface Compositions {
  readonly partnersOf: ReadonlyMap<JsonObject, readonly JsonObject[]>;
  readonly namesOf: Map<JsonObject, ReadonlySet<string>>;
}

/**
 * The properties that an object must hold: those its own `required` lists, and those that any schema lists that `allOf` composes with it.
 * A base of several compositions gets the names of all of them; that is lenient, and costs no more than the definition is long.
 */
export function requiredNames(schema: JsonObject, definition: Definition): ReadonlySet<string> {
  const { partnersOf, namesOf } = compositionsOf(definition);
  const known = namesOf.get(schema);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const family = new Set([schema]);
  for (const member of family) {
    namesOf.set(member, names);
    for (const name of arrayOr(member['required'])) if (typeof name === 'string') names.add(name);
    for (const partner of partnersOf.get(member) ?? []) family.add(partner);
  }
  return names;
}

const compositionsOf = remembered((definition: Definition): Compositions => {
  const partnersOf = new Map<JsonObject, JsonObject[]>();
  const link = (from: JsonObject, to: JsonObject): void => {
    const partners = partnersOf.get(from);
    if (partners) partners.push(to);
    else partnersOf.set(from, [to]);
  };
  for (const { value } of schemasHolding(definition).allOf) {
    if (!isArray(value['allOf'])) continue;
    for (const branch of value['allOf']) {
      const target = resolvedSchema(branch, definition.resolve);
      if (target === undefined) continue;
      link(value, target);
      link(target, value);
    }
  }
  return { partnersOf, namesOf: new Map() };
});
