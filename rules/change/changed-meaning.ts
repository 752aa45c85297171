import type { Definition } from '../../src/connector/definition.ts';
import { isArray, isObject, type JsonObject, type JsonValue, own } from '../../src/connector/json-value.ts';
import type { Versions } from '../../src/connector/versions.ts';
import { connectorDifferences } from './connector-differences.ts';
import { fileVersions, isSameFile } from './file-versions.ts';
import type { Topic } from './topics.ts';

/** True when the versions differ in more than texts: in what a flow calls, sends or gets, or in how a maker connects or finds the connector. */
export function hasChangedMeaning(versions: Versions): boolean {
  return (
    connectorDifferences(versions).some(({ topic }) => !wordsAlone.has(topic)) ||
    fileVersions(versions).some((file) => file.role === 'script' && !isSameFile(file)) ||
    (versions.definitions !== undefined && operationsDiffer(versions.definitions.before, versions.definitions.after))
  );
}

const wordsAlone: ReadonlySet<Topic> = new Set<Topic>(['version', 'text', 'contact', 'metadata', 'connection-parameter-order']);

/** Operations and everything that they refer to; what nothing refers to has no meaning. */
function operationsDiffer(before: Definition, after: Definition): boolean {
  if (!isSameButTexts(before.paths, after.paths)) return true;
  const references = referencesFrom(before);
  return [...references].some((reference) => !isSameButTexts(before.resolve(reference)?.value, after.resolve(reference)?.value));
}

/** Every reference that the paths lead to, at any depth. With the same paths, another version leads to the same ones, or differs in one of them. */
function referencesFrom({ paths, resolve }: Definition): ReadonlySet<string> {
  const seen = new Set<string>();
  const open: JsonValue[] = [paths];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const reference = isObject(next) ? next['$ref'] : undefined;
    if (typeof reference === 'string' && !seen.has(reference)) {
      seen.add(reference);
      const target = resolve(reference);
      if (target !== undefined) open.push(target.value);
    }
    const inner = isArray(next) ? next : isObject(next) ? Object.values(next) : [];
    for (const value of inner) if (isArray(value) || isObject(value)) open.push(value);
  }
  return seen;
}

/** Deep equality without the texts that people read. A property of that name is an object, and so no text. */
function isSameButTexts(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, index) => isSameButTexts(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = new Set([...meaningful(a), ...meaningful(b)]);
  return [...names].every((name) => isSameButTexts(own(a, name), own(b, name)));
}

function meaningful(object: JsonObject): string[] {
  return Object.keys(object).filter((name) => !(texts.has(name) && typeof object[name] === 'string'));
}
const texts: ReadonlySet<string> = new Set(['summary', 'description', 'x-ms-summary', 'title', 'x-summary', 'x-description']);
