import { isArray, isObject, type JsonObject, type JsonValue, objectOr, own } from '../../connector/json-value.ts';
import { below, type Place, pathOf, pointerOf } from '../../connector/place.ts';
import { type Located, type Resolve, resolverOf } from '../../connector/references.ts';
import { UserError } from '../../connector/user-error.ts';
import { type NoteTaker, noteTaker, type Spot } from '../notes.ts';

/** What a conversion knows everywhere. */
export interface Conversion {
  readonly document: JsonObject;
  readonly resolve: Resolve;
  readonly notes: NoteTaker;
  /**
   * The name under `definitions` of a schema of the source, which is converted there sooner or later. A schema made of several has a key
   * of its own, and so is one definition wherever it comes up: that ends what would go round in circles.
   */
  readonly definitionOf: (schema: Located, key?: string) => string;
  /** The schema of the source that a definition of that name is made from. */
  readonly written: (name: string) => Located | undefined;
  /** Schemas that were asked for and are not converted yet. */
  readonly waiting: () => readonly { readonly name: string; readonly schema: Located }[];
  /** Counts a schema that is written; beyond the limit the conversion ends with a `UserError`. */
  readonly count: () => void;
}

/** So many schemas are written at most: a definition of a megabyte has some thousands. */
const mostSchemas = 200_000;

export function conversionOf(document: JsonObject): Conversion {
  const resolve = resolverOf(document);
  const names = new Map<string, string>();
  const sources = new Map<string, Located>();
  const taken = new Set<string>();
  let waiting: { name: string; schema: Located }[] = [];
  let written = 0;
  const definitionOf = (schema: Located, made?: string): string => {
    const path = pathOf(schema.place);
    const key = made ?? pointerOf(path);
    const known = names.get(key);
    if (known !== undefined) return known;
    const named = path.findLast((step) => typeof step === 'string' && !keywords.has(step));
    const name = freeName(plainName(String(named ?? 'Schema')), taken);
    names.set(key, name);
    sources.set(name, schema);
    waiting.push({ name, schema });
    return name;
  };
  return {
    document,
    resolve,
    notes: noteTaker(),
    definitionOf,
    written: (name) => sources.get(name),
    waiting: () => {
      const next = waiting;
      waiting = [];
      return next;
    },
    count: () => {
      written += 1;
      if (written > mostSchemas)
        throw new UserError(
          `The document unfolds to more than ${mostSchemas} schemas, far beyond what the platform takes. Choose some of its operations with --operations or --tags.`,
        );
    },
  };
}

/** Steps of a pointer that say nothing about what stands there. */
const keywords = new Set([
  'schema',
  'schemas',
  'items',
  'properties',
  'allOf',
  'oneOf',
  'anyOf',
  'additionalProperties',
  'content',
  'definitions',
  '$defs',
]);

/** A name that may stand in a `$ref` and under `definitions` as it is. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9_.-]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 100);
  return plain === '' || plain === '__proto__' ? 'Schema' : plain;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name}${number}`;
  taken.add(free.toLowerCase());
  return free;
}

/** The node itself, or what its `$ref` leads to; `undefined` with a note when it leads nowhere. */
export function followed(value: JsonValue | undefined, from: Place, to: Place, { resolve, notes }: Conversion): Located | undefined {
  if (!isObject(value)) return undefined;
  const reference = own(value, '$ref');
  if (typeof reference !== 'string') return { value, place: from };
  const target = resolve(reference);
  if (target === undefined) notes.take('dropped', '$ref', { from, to }, 'The reference leads to nothing in this document.');
  return target;
}

/** An object with these members, `undefined` ones left out. Names like `__proto__` are plain names. */
export function objectOf(members: Iterable<readonly [string, JsonValue | undefined]>): JsonObject {
  return Object.fromEntries([...members].filter(([, value]) => value !== undefined));
}

/**
 * The extensions of an object, whoever made them up: what nobody knows harms nothing. Left out are those of Azure's own tools that the
 * platform would misread, and those that refer to a part of the source, which stands elsewhere now.
 */
export function extensionsOf(value: JsonObject): [string, JsonValue | undefined][] {
  return Object.entries(value).filter(([name, member]) => name.startsWith('x-') && extensionProblem(name, member) === undefined);
}

function extensionProblem(name: string, member: JsonValue | undefined): string | undefined {
  if (name === 'x-ms-pageable' && typeof objectOr(member)['nextLinkName'] !== 'string') return 'It names no member with the next link.';
  return name !== 'x-ms-notification-content' && refersOn(member)
    ? 'It refers to a part of the source that stands elsewhere now.'
    : undefined;
}

function refersOn(member: JsonValue | undefined): boolean {
  if (isArray(member)) return member.some(refersOn);
  return isObject(member) && (typeof own(member, '$ref') === 'string' || Object.values(member).some(refersOn));
}

/** Notes every member that is not among those known, and every extension that is not kept. */
export function noteUnknown(value: JsonObject, known: ReadonlySet<string>, spot: Spot, { notes }: Conversion): void {
  for (const [name, member] of Object.entries(value)) {
    if (known.has(name)) continue;
    const problem = name.startsWith('x-') ? extensionProblem(name, member) : 'OpenAPI 2.0 has no such member.';
    if (problem !== undefined) notes.take('dropped', name, { from: below(spot.from, name), to: spot.to }, problem);
  }
}
