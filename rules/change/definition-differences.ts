import { isArray, isObject, isText, type JsonObject, type JsonValue, objectOr, own, textOfValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import type { Versions } from '../../src/connector/versions.ts';
import { metadata } from '../metadata/metadata-items.ts';
import { quote } from '../quote.ts';
import { canonical } from './canonical.ts';
import { type Difference, leafDifferences } from './leaf-differences.ts';
import { metadataDifferences } from './metadata-differences.ts';
import { spelt } from './quoted-keys.ts';
import { isSameSet } from './same-set.ts';
import type { ConnectorDifference, Topic } from './topics.ts';

/** What differs in the definitions outside of operations and of what they refer to, in the order of the older one. */
export function definitionDifferences({ definitions }: Versions): ConnectorDifference[] {
  if (definitions === undefined) return [];
  const [before, after] = [definitions.before.value, definitions.after.value];
  const inMetadata = metadataDifferences(before, after);
  const [older, newer] = [before, after].map((document) =>
    withoutMembers(document, (name, value) => isOperational(name, value) || (name === metadata && inMetadata !== undefined)),
  );
  return [...withRenamed(leafDifferences(older, newer, [], isWhole)), ...besidePaths(before, after)]
    .filter((difference) => !isSameMeaning(difference))
    .map((difference): ConnectorDifference => ({ ...difference, file: 'definition', topic: topicOf(difference), name: nameOf(difference) }))
    .concat(inMetadata ?? []);
}

/** What operations are made of is told by operation, as far as one leads there. */
function isOperational(name: string, value: JsonValue | undefined): boolean {
  return isObject(value) && ['paths', 'definitions', 'parameters', 'responses'].includes(name);
}

/** What stands beside the operations of a path that both versions have, and among the paths without being one. */
function besidePaths(before: JsonObject, after: JsonObject): Difference[] {
  const [older, newer] = [objectOr(before['paths']), objectOr(after['paths'])];
  return [...new Set([...Object.keys(older), ...Object.keys(newer)])].flatMap((path) => {
    const [old, now] = [own(older, path), own(newer, path)];
    if (isObject(old) && isObject(now)) return leafDifferences(besideOperations(old), besideOperations(now), ['paths', path]);
    // A path that only one version has is told by its operations; anything else but an object is no path.
    const isPath = !path.startsWith('x-') && [old, now].every((item) => item === undefined || isObject(item));
    return isPath ? [] : leafDifferences(old, now, ['paths', path]);
  });
}

function besideOperations(item: JsonObject): JsonObject {
  const rest = withoutMembers(item, (name) => /^(?:get|put|post|delete|options|head|patch|parameters)$/i.test(name));
  const content = rest[notification];
  // The payload is told field by field, as an output of the trigger.
  return isObject(content) ? { ...rest, [notification]: withoutMembers(content, (name) => name === 'schema') } : rest;
}
const notification = 'x-ms-notification-content';

function withoutMembers(object: JsonObject, isLeftOut: (name: string, value: JsonValue | undefined) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name, value]) => !isLeftOut(name, value)));
}

/** What is told as one when it came or went. */
function isWhole(at: Path): boolean {
  const [member, second] = at;
  if (at.length === 2) return member === 'securityDefinitions' || (member === 'info' && (second === 'contact' || second === 'license'));
  return at.length === 1 && member === 'externalDocs';
}

/** A difference, and where it was when it was elsewhere. */
type Moved = Difference & { readonly previousAt?: Path };

/** Security definitions that came under another name with all that they say: tools like to rename them, and nothing but a label changes. */
function withRenamed(differences: readonly Difference[]): Moved[] {
  const isDefinition = ({ at }: Difference): boolean => at.length === 2 && at[0] === 'securityDefinitions';
  const come = new Map(differences.filter((one) => isDefinition(one) && one.old === undefined).map((one) => [canonical(one.new), one]));
  const told = new Set<Difference>();
  const renamed = differences.flatMap((gone): Moved[] => {
    const now = isDefinition(gone) && gone.new === undefined ? come.get(canonical(gone.old)) : undefined;
    if (now === undefined || told.has(now)) return [];
    told.add(gone).add(now);
    return [{ at: now.at, previousAt: gone.at, old: String(gone.at[1]), new: String(now.at[1]) }];
  });
  return [...differences.filter((one) => !told.has(one)), ...renamed];
}

/** Hosts and schemes are compared as addresses are: letter case does not matter, nor in which order schemes are named. */
function isSameMeaning({ at, old, new: now }: Difference): boolean {
  if (at.length !== 1) return false;
  // Tools write empty lists where nothing was said; that still says nothing.
  if (emptyOrAbsent.includes(String(at[0])) && [old, now].every((list) => list === undefined || (isArray(list) && list.length === 0)))
    return true;
  if (at[0] === 'host') return isText(old) && isText(now) && old.trim().toLowerCase() === now.trim().toLowerCase();
  return at[0] === 'schemes' && isSameSet(old, now, (scheme) => textOfValue(scheme).toLowerCase());
}

const emptyOrAbsent = ['tags', 'schemes', 'consumes', 'produces', 'security', metadata];

function nameOf({ at, previousAt }: Moved): string {
  if (previousAt !== undefined) return 'The name of a security definition';
  const [member, path, ...deeper] = at;
  return member === 'paths' && deeper.length > 0 ? `${spelt(deeper)} of path ${quote(String(path))}` : spelt(at);
}

/** By names in lower case: a reader may not tell letters apart, and another host must not pass as something unknown. */
const rootTopics: ReadonlyMap<string, Topic> = new Map([
  ['host', 'host'],
  ['x-ms-parameterized-host', 'host'],
  ['basepath', 'base-path'],
  ['schemes', 'schemes'],
  ['consumes', 'media-types'],
  ['produces', 'media-types'],
  ['securitydefinitions', 'security-definition'],
  ['security', 'security-requirement'],
  ['tags', 'text'],
  ['externaldocs', 'text'],
  [metadata, 'metadata'],
]);
const infoTopics = new Map<unknown, Topic>([
  ['title', 'title'],
  ['version', 'version'],
  ['contact', 'contact'],
  ['description', 'text'],
  ['termsOfService', 'text'],
  ['license', 'text'],
]);

function topicOf({ at, old, new: now }: Difference): Topic {
  const [member, second, third] = at;
  // Blanks around the title do not make it another one: there are rules that ask to take them away.
  if (second === 'title' && isText(old) && isText(now) && old.trim() === now.trim()) return 'text';
  if (member === 'info') return infoTopics.get(second) ?? 'other';
  if (member === 'paths') {
    if (third === notification) return at.at(-1) === 'description' ? 'text' : 'webhook-notification';
    return third === 'x-summary' || third === 'x-description' ? 'text' : 'other';
  }
  if (member === 'securityDefinitions') {
    const isScopeText = third === 'scopes' && at.length === 4 && typeof old === 'string' && typeof now === 'string';
    if (isScopeText || (at.length === 3 && (third === 'description' || third === 'x-ms-summary'))) return 'text';
  }
  return rootTopics.get(String(member).toLowerCase()) ?? 'other';
}
