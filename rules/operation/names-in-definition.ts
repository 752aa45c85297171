import type { Definition } from '../../src/connector/definition.ts';
import { isArray, isObject, type JsonValue, objectOr, own } from '../../src/connector/json-value.ts';

/** What people read as text even when it is a single word. */
const texts = new Set(['summary', 'x-ms-summary', 'title', 'description']);

/**
 * The words, in lower case, that a definition uses as names: of members, parameters, properties, operations, hosts, values, and in its
 * title; whole, and in their parts between letter cases and signs. Whoever wrote them may spell them as they like.
 */
export function namesIn(definition: Definition): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string): void => {
    names.add(name.toLowerCase());
    for (const part of name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)) names.add(part.toLowerCase());
  };
  const visit = (value: JsonValue | undefined): void => {
    if (typeof value === 'string') {
      if (!/\s/.test(value)) add(value);
    } else if (isArray(value)) {
      for (const item of value) visit(item);
    } else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        add(name);
        if (typeof member !== 'string' || !texts.has(name)) visit(member);
      }
    }
  };
  visit(definition.value);
  const title = own(objectOr(own(definition.value, 'info')), 'title');
  if (typeof title === 'string') add(title);
  return names;
}
