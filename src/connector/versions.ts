import type { Connector } from './connector.ts';
import type { Definition, Operation } from './definition.ts';
import { type Properties, readProperties } from './properties.ts';
import type { Memory } from './remembered.ts';
import { compareSchemas, type SchemaComparison } from './schema-versions.ts';
import { type IsUntouched, untouchedIn } from './untouched.ts';

/** Two versions of one connector: the one that was published or merged before, and the one that is to replace it. */
export interface Versions {
  readonly before: Connector;
  readonly after: Connector;
  /** Undefined unless both definitions could be read: an unreadable one is no version to compare with. */
  readonly definitions:
    | {
        readonly before: Definition;
        readonly after: Definition;
        readonly schemas: SchemaComparison;
        readonly isUntouched: IsUntouched;
      }
    | undefined;
  /** Undefined unless both properties files could be read; a version without the file says nothing in it. */
  readonly properties: { readonly before: Properties; readonly after: Properties } | undefined;
  /** In the order of the older definition, then what is new; each operation of either version once. */
  readonly operations: readonly OperationVersions[];
  /** What rules found out about the two. */
  readonly memory: Memory;
}

/** One operation in two versions, found by its id; one without an id by its path and method. */
export type OperationVersions = {
  /** The `operationId`, or method and path where there is none; of a further operation of the same id, both. */
  readonly name: string;
  readonly versions: Versions;
  /**
   * Of an operation that one version lacks: the one at the same path and method there, if this version lacks that in turn. It is what
   * this one was renamed to, or from.
   */
  readonly counterpart: Operation | undefined;
} & (
  | { readonly before: Operation; readonly after: Operation }
  | { readonly before: Operation; readonly after: undefined }
  | { readonly before: undefined; readonly after: Operation }
);

/** An operation that both versions have. */
export type KeptOperation = Extract<OperationVersions, { readonly before: Operation; readonly after: Operation }>;

/** Pairs what two versions of a connector have in common. */
export function versionsOf(before: Connector, after: Connector): Versions {
  const definitions = before.definition &&
    after.definition && {
      before: before.definition,
      after: after.definition,
      schemas: compareSchemas(before.definition.resolve, after.definition.resolve),
      isUntouched: untouchedIn(before.definition, after.definition),
    };
  const [oldProperties, newProperties] = [propertiesOf(before), propertiesOf(after)];
  const properties = oldProperties && newProperties && { before: oldProperties, after: newProperties };
  const operations: OperationVersions[] = [];
  const versions: Versions = { before, after, definitions, properties, operations, memory: new Map() };
  if (definitions) operations.push(...pairOperations(definitions, versions));
  return versions;
}

function propertiesOf({ propertiesEntry, properties }: Connector): Properties | undefined {
  return propertiesEntry === undefined ? readProperties({}) : properties;
}

function pairOperations(definitions: NonNullable<Versions['definitions']>, versions: Versions): OperationVersions[] {
  const [newIds, oldIds] = [byId(definitions.after), byId(definitions.before)];
  const newer = byName(newIds, oldIds);
  const older = byName(oldIds, newIds);
  const counterpartOf = (gone: Operation, routes: ReadonlyMap<string, Operation>) =>
    routes.get(`${gone.method} ${gone.path}`) ?? routes.get(routeOf(gone));
  const newRoutes = routesOf([...newer].filter(([key]) => !older.has(key)).map(([, { operation }]) => operation));
  const oldRoutes = routesOf([...older].filter(([key]) => !newer.has(key)).map(([, { operation }]) => operation));
  const pairs: OperationVersions[] = [];
  for (const [key, { name, operation: before }] of older) {
    const after = newer.get(key)?.operation;
    if (after !== undefined) pairs.push({ name, versions, before, after, counterpart: undefined });
    else pairs.push({ name, versions, before, after, counterpart: counterpartOf(before, newRoutes) });
  }
  for (const [key, { name, operation: after }] of newer)
    if (!older.has(key)) pairs.push({ name, versions, before: undefined, after, counterpart: counterpartOf(after, oldRoutes) });
  return pairs;
}

/** The operations of each id; those without one by their method and path. */
function byId({ operations }: Definition): Map<string, Operation[]> {
  const ids = new Map<string, Operation[]>();
  for (const operation of operations) {
    const id = operation.id ?? `${operation.method.toUpperCase()} ${operation.path}`;
    const known = ids.get(id);
    if (known === undefined) ids.set(id, [operation]);
    else known.push(operation);
  }
  return ids;
}

interface NamedOperation {
  readonly name: string;
  readonly operation: Operation;
}

/**
 * All operations, each by what finds it in the other version. Of several with one id, which a rule forbids, one is found by the id: the
 * one that stands where the other version has it too; the others also by where they stand, so that none is passed over.
 */
function byName(ids: ReadonlyMap<string, Operation[]>, others: ReadonlyMap<string, Operation[]>): Map<string, NamedOperation> {
  const named = new Map<string, NamedOperation>();
  for (const [name, operations] of ids) {
    const elsewhere = new Set(others.get(name)?.map(spotOf));
    const least = (some: readonly Operation[]): Operation | undefined =>
      some.reduce<Operation | undefined>((first, one) => (first && spotOf(first) <= spotOf(one) ? first : one), undefined);
    const main = least(operations.filter((one) => elsewhere.has(spotOf(one)))) ?? least(operations);
    for (const operation of operations) {
      const spot = spotOf(operation);
      if (operation === main) named.set(JSON.stringify([name]), { name, operation });
      else named.set(JSON.stringify([name, spot]), { name: `${name} (${spot})`, operation });
    }
  }
  return named;
}

/** Where an operation stands in its document: no other one stands there. */
function spotOf({ methodKey, path }: Operation): string {
  return `${methodKey} ${path}`;
}

/** Operations by method and path, as written and without the names of path variables. */
function routesOf(operations: readonly Operation[]): Map<string, Operation> {
  const routes = new Map<string, Operation>();
  for (const operation of operations) {
    routes.set(`${operation.method} ${operation.path}`, operation);
    if (!routes.has(routeOf(operation))) routes.set(routeOf(operation), operation);
  }
  return routes;
}

/** Method and path of an operation; the names of path variables do not tell routes apart. */
function routeOf({ method, path }: Operation): string {
  return `${method} ${plainPath(path)}`;
}

/** A path without the names of its variables: two paths that differ in them alone lead to the same place. */
export function plainPath(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}
