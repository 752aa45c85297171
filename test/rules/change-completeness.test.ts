import { describe, expect, test } from 'vitest';
import { canonical } from '../../rules/change/canonical.ts';
import type { Rule } from '../../rules/define.ts';
import { unchanged } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { webhook } from '../../rules/webhook-example.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { type Change, comparerOf } from '../../src/certify/compare.ts';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { type Path, parsePointer, pointerOf, valueAt } from '../../src/connector/place.ts';
import { readConnectorAt } from '../certify/corpus.ts';
import { connectorOf } from '../helpers/judge-example.ts';
import { filesWithOAuth, targetOf } from './mutation.ts';
import { sampleFolders } from './mutation-run.ts';

/** One thing changed in one file. */
interface Mutation {
  readonly file: 'definition' | 'properties';
  readonly how: 'changed' | 'nulled' | 'lengthened' | 'removed' | 'added';
  readonly pointer: string;
  readonly old: JsonValue | undefined;
  readonly now: JsonValue | undefined;
  readonly original: JsonObject;
  readonly document: JsonObject;
}

interface Documents {
  readonly definition: JsonObject;
  readonly properties: JsonObject;
}

/** Trying every place of every operation takes long: these connectors have one of everything. */
const operationsIn = /^the golden connector/;

/** Changes that mean nothing, and why. */
const meaningless: readonly { readonly why: string; readonly is: (one: Mutation) => boolean }[] = [
  {
    why: 'an empty list of parameters, sets or policies says as much as none',
    is: ({ pointer, old, now }) =>
      /^\/properties\/(?:connectionParameters|connectionParameterSets|policyTemplateInstances)(?:\/values)?$/.test(pointer) &&
      [old, now].every((value) => value === undefined || Object.keys(value ?? {}).length === 0),
  },
  {
    why: 'tools write empty lists where nothing is said',
    is: ({ file, pointer, old, now }) =>
      file === 'definition' &&
      /^\/(?:tags|schemes|consumes|produces|security|x-ms-connector-metadata)$/.test(pointer) &&
      [old, now].every((value) => value === undefined || Object.keys(value ?? { some: true }).length === 0),
  },
  {
    why: 'no operation leads there',
    is: ({ file, pointer, original }) => {
      const [, section, name] = pointer.split('/');
      return file === 'definition' && name !== undefined && isShared(section) && !reached(original).has(`#/${section}/${name}`);
    },
  },
];

/** The same about operations and what they are made of. */
const meaninglessInOperations: typeof meaningless = [
  { why: 'a text is no parameter', is: ({ how, pointer }) => how === 'lengthened' && /\/parameters$/.test(pointer) },
  {
    why: 'a text is no property',
    is: ({ how, pointer }) => how === 'added' && /\/properties\/x-strange$/.test(pointer),
  },
  {
    why: 'properties and items say the type as well',
    is: ({ pointer, now, original }) => {
      const schema = valueAt(original, (parsePointer(pointer) ?? []).slice(0, -1));
      const isImplied = isObject(schema) && (isObject(schema['properties']) || isObject(schema['items']));
      return /\/type$/.test(pointer) && isImplied && (now === undefined || now === null);
    },
  },
  {
    why: 'nothing is required unless it says so',
    is: ({ pointer, old, now }) => /\/required$/.test(pointer) && old === false && now !== true,
  },
];

const rules = Object.values<Rule>(index);
const comparer = comparerOf(rules, 'any');

/** These tell what is new, or what is lost as a whole: the other way round something else is told. */
const oneWay: ReadonlySet<string> = new Set(['change-links', 'change-authentication-removed', 'change-version-raised']);

const targets = await readTargets();

describe.each(targets)('%s', (connector, documents) => {
  const before = connectorWith(documents);

  test.each(['definition', 'properties'] as const)('whatever changes in the %s is told, in both directions alike', (file) => {
    const untold: string[] = [];
    const unlike: string[] = [];
    for (const mutation of mutationsOf(documents[file], file)) {
      if (file === 'definition' && isOperational(mutation.pointer) && !operationsIn.test(connector)) continue;
      const after = connectorWith({ ...documents, [file]: mutation.document });
      const [forth, back] = [comparer.compare(before, after), comparer.compare(after, before)];
      const name = `${mutation.how} ${mutation.pointer}`;
      const excuses = isOperational(mutation.pointer) ? meaninglessInOperations : [];
      if (!isTold(forth) && ![...meaningless, ...excuses].some(({ is }) => is(mutation))) untold.push(name);
      if (!isMirrored(forth, back)) unlike.push(name);
    }
    expect({ untold, unlike }).toEqual({ untold: [], unlike: [] });
  });
});

function isTold(changes: readonly Change[]): boolean {
  return changes.some(({ finding }) => finding.ruleId !== 'change-version-raised');
}

/** True when what one direction tells as old, the other tells as new. */
function isMirrored(forth: readonly Change[], back: readonly Change[]): boolean {
  const [there, here] = [forth, back].map((changes) => changes.filter(({ finding }) => !oneWay.has(finding.ruleId)));
  const values = there?.map((one) => canonical([one.old, one.new]));
  const swapped = here?.map((one) => canonical([one.new, one.old]));
  const isLoss = [...forth, ...back].some(({ finding }) => finding.ruleId === 'change-authentication-removed');
  return isTold(forth) === isTold(back) && (isLoss || values?.sort().join() === swapped?.sort().join());
}

/** Every node changed, made null and removed, and a member of a strange name added to every object. */
function* mutationsOf(document: JsonObject, file: Mutation['file']): Iterable<Mutation> {
  const make = (how: Mutation['how'], path: Path, now: JsonValue | undefined): Mutation => ({
    file,
    how,
    pointer: pointerOf(path),
    old: valueAt(document, path),
    now,
    original: document,
    document: replaced(document, path, now) as JsonObject,
  });
  for (const [path, value] of nodesOf(document, [])) {
    if (path.length > 0) yield make('removed', path, undefined);
    const other = otherThan(value);
    if (other !== undefined) yield make('changed', path, other);
    if (isArray(value)) yield make('lengthened', path, [...value, 'x']);
    if (path.length > 0 && value !== null) yield make('nulled', path, null);
    if (isObject(value)) yield make('added', [...path, 'x-strange'], 'strange');
  }
}

function* nodesOf(value: JsonValue, path: Path): Iterable<[Path, JsonValue]> {
  yield [path, value];
  const members = isArray(value) ? value.entries() : isObject(value) ? Object.entries(value) : [];
  for (const [key, member] of members) if (member !== undefined) yield* nodesOf(member, [...path, key]);
}

function otherThan(value: JsonValue): JsonValue | undefined {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : undefined;
}

function replaced(value: JsonValue | undefined, [key, ...rest]: Path, now: JsonValue | undefined): JsonValue | undefined {
  if (key === undefined) return now;
  if (isArray(value)) {
    const items = value.map((item, index) => (index === key ? replaced(item, rest, now) : item));
    return items.filter((item) => item !== undefined);
  }
  const object = isObject(value) ? value : {};
  return Object.fromEntries(
    Object.entries({ ...object, [key]: replaced(object[key], rest, now) }).filter(([, member]) => member !== undefined),
  );
}

function isShared(section: string | undefined): boolean {
  return section === 'definitions' || section === 'parameters' || section === 'responses';
}

/** The references that the operations lead to, at any depth. */
function reached(document: JsonObject): ReadonlySet<string> {
  const found = new Set<string>();
  const open: JsonValue[] = [document['paths'] ?? {}];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [, reference = ''] of JSON.stringify(next).matchAll(/"\$ref":"(#[^"]*)"/g)) {
      if (found.has(reference)) continue;
      found.add(reference);
      open.push(valueAt(document, parsePointer(reference.slice(1)) ?? []) ?? {});
    }
  }
  return found;
}

function isOperational(pointer: string): boolean {
  return /^\/(?:paths|definitions|parameters|responses)(?:\/|$)/.test(pointer);
}

function connectorWith({ definition, properties }: Documents): Connector {
  const texts = { 'apiDefinition.swagger.json': definition, 'apiProperties.json': properties };
  const entries = Object.entries(texts).map(([path, document]) => {
    const bytes = new TextEncoder().encode(JSON.stringify(document));
    return { path, kind: 'file', executable: false, size: bytes.length, bytes } as const;
  });
  return readConnector({ path: 'Things', name: 'Things', program: 'certified', entries, truncated: false });
}

function documentsOf({ definition, properties }: Connector): Documents {
  return { definition: definition?.value ?? {}, properties: properties?.document ?? {} };
}

async function readTargets(): Promise<[string, Documents][]> {
  const certifier = certifierOf([]);
  const golden = documentsOf(connectorOf(unchanged()));
  const hooks: Documents = { ...golden, definition: { ...golden.definition, paths: webhook() } };
  // Every third sample is enough for what stands outside of operations, and keeps the test short.
  const folders = sampleFolders().filter((_, index) => index % 3 === 0);
  const read = await Promise.all(folders.map((folder) => readConnectorAt(folder)));
  const samples = read.map((connector): [string, Documents] => [connector.name, documentsOf(connector)]);
  const target = targetOf(connectorOf(unchanged()), certifier);
  const signedIn: [string, Documents][] = target ? [['the golden connector with a sign-in', filesWithOAuth(target)]] : [];
  return [['the golden connector', golden], ['the golden connector with a webhook', hooks], ...signedIn, ...samples];
}
