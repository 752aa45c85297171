import type { Connector } from './connector.ts';
import type { Definition, EffectiveParameter, EffectiveResponse, Operation } from './definition.ts';
import { isObject } from './json-value.ts';
import { below, type Place } from './place.ts';
import type { Properties } from './properties.ts';
import type { Located, Resolve } from './references.ts';
import { compareSchemas, type FieldVersion, type FieldVersions, type SchemaComparison } from './schema-versions.ts';
import { isMarkedInternal } from './schemas.ts';

/** Two versions of one connector: the one that was published or merged before, and the one that is to replace it. */
export interface Versions {
  readonly before: Connector;
  readonly after: Connector;
  /** Undefined unless both definitions could be read: an unreadable one is no version to compare with. */
  readonly definitions: { readonly before: Definition; readonly after: Definition; readonly schemas: SchemaComparison } | undefined;
  /** Undefined unless both properties files could be read. */
  readonly properties: { readonly before: Properties; readonly after: Properties } | undefined;
  /** In the order of the older definition, then what is new; each operation of either version once. */
  readonly operations: readonly OperationVersions[];
}

/** One operation in two versions, found by its id; one without an id by its path and method. */
export type OperationVersions = {
  /** The `operationId`, or method and path where there is none. */
  readonly name: string;
  readonly versions: Versions;
  /** The operation that stands at the same path and method in the other version, when this one is absent there: what it was renamed to, or from. */
  readonly counterpart: Operation | undefined;
} & (
  | { readonly before: Operation; readonly after: Operation }
  | { readonly before: Operation; readonly after: undefined }
  | { readonly before: undefined; readonly after: Operation }
);

/** An operation that both versions have. */
export type KeptOperation = Extract<OperationVersions, { readonly before: Operation; readonly after: Operation }>;

/** A field of an operation that the two versions do not write alike. */
export type OperationField = FieldVersions & {
  readonly operation: KeptOperation;
  /** Where the newer version is to be changed: the field, or the operation when several share the field or it is absent. */
  readonly site: Place;
};

/** Pairs what two versions of a connector have in common. */
export function versionsOf(before: Connector, after: Connector): Versions {
  const definitions = before.definition &&
    after.definition && {
      before: before.definition,
      after: after.definition,
      schemas: compareSchemas(before.definition.resolve, after.definition.resolve),
    };
  const properties = before.properties && after.properties && { before: before.properties, after: after.properties };
  const operations: OperationVersions[] = [];
  const versions: Versions = { before, after, definitions, properties, operations };
  if (definitions) operations.push(...pairOperations(definitions, versions));
  return versions;
}

function pairOperations(definitions: NonNullable<Versions['definitions']>, versions: Versions): OperationVersions[] {
  const newer = byName(definitions.after);
  const older = byName(definitions.before);
  const newAtRoute = new Map(definitions.after.operations.map((operation) => [routeOf(operation), operation]));
  const oldAtRoute = new Map(definitions.before.operations.map((operation) => [routeOf(operation), operation]));
  const pairs: OperationVersions[] = [];
  for (const [name, before] of older) {
    const after = newer.get(name);
    if (after !== undefined) pairs.push({ name, versions, before, after, counterpart: undefined });
    else pairs.push({ name, versions, before, after, counterpart: newAtRoute.get(routeOf(before)) });
  }
  for (const [name, after] of newer)
    if (!older.has(name)) pairs.push({ name, versions, before: undefined, after, counterpart: oldAtRoute.get(routeOf(after)) });
  return pairs;
}

/** The first operation of each name; that a name occurs twice is told elsewhere. */
function byName(definition: Definition): Map<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const operation of definition.operations) {
    const name = operation.id ?? `${operation.method.toUpperCase()} ${operation.path}`;
    if (!operations.has(name)) operations.set(name, operation);
  }
  return operations;
}

/** Method and path of an operation; the names of path variables do not tell routes apart. */
function routeOf({ method, path }: Operation): string {
  return `${method} ${plainPath(path)}`;
}

/** A path without the names of its variables: two paths that differ in them alone lead to the same place. */
export function plainPath(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}');
}

/**
 * The inputs of an operation that the versions do not write alike: parameters by name, the fields of the body by their path. A
 * parameter that moved, from the query to a header say, is the same one.
 */
export function changedInputs(operation: KeptOperation): readonly OperationField[] {
  const { before, after } = operation;
  const newer = new Map(after.parameters.map((one) => [keyOf(one), one]));
  const older = new Map(before.parameters.map((one) => [keyOf(one), one]));
  const moved = new Map(
    [...newer].filter(([key, { parameter }]) => parameter.in !== 'body' && !older.has(key)).map(([, one]) => [one.parameter.name, one]),
  );
  const fields: FieldVersions[] = [];
  const paired = new Set<EffectiveParameter>();
  for (const [key, old] of older) {
    const now = newer.get(key) ?? (old.parameter.in === 'body' ? undefined : moved.get(old.parameter.name));
    if (now !== undefined) paired.add(now);
    fields.push(...between(labelOf(old), inputOf(old, before), now && inputOf(now, after), operation));
  }
  for (const now of newer.values()) if (!paired.has(now)) fields.push(...between(labelOf(now), undefined, inputOf(now, after), operation));
  return fields.map((field) => placed(field, operation));
}

/**
 * The outputs of an operation that the versions do not write alike: the fields of its successful responses, and of the notification
 * that a webhook trigger receives. Responses are paired by their code; when the only success got another code it is the same response.
 */
export function changedOutputs(operation: KeptOperation): readonly OperationField[] {
  const { before, after } = operation;
  const fields = pairResponses(before, after).flatMap(([old, now]) =>
    between('body', old && outputOf(old.response, before), now && outputOf(now.response, after), operation),
  );
  if (before.notificationContent || after.notificationContent)
    fields.push(...between('notification', notificationOf(before), notificationOf(after), operation));
  return fields.map((field) => placed(field, operation));
}

function between(
  label: string,
  before: FieldVersion | undefined,
  after: FieldVersion | undefined,
  { versions }: KeptOperation,
): readonly FieldVersions[] {
  if (before !== undefined && after !== undefined) return versions.definitions?.schemas.between(label, before, after) ?? [];
  if (before !== undefined) return [{ label, before, after: undefined }];
  return after === undefined ? [] : [{ label, before: undefined, after }];
}

function placed(field: FieldVersions, operation: KeptOperation): OperationField {
  const { after } = operation;
  const isWithin = (owner: Place): boolean => field.after !== undefined && lies(field.after.place, owner);
  const isOwn = isWithin(after.place) || (after.pathItem.operations.length === 1 && isWithin(after.pathItem.place));
  return { ...field, operation, site: isOwn && field.after !== undefined ? field.after.place : after.place };
}

/** True when a place is that of `owner` or below it. */
function lies(place: Place, owner: Place): boolean {
  for (let step: Place | undefined = place; step !== undefined; step = step.parent) if (step === owner) return true;
  return false;
}

/** There is one body at most, whatever its name. */
function keyOf({ parameter }: EffectiveParameter): string {
  return parameter.in === 'body' ? 'body' : `${parameter.in} ${parameter.name}`;
}

function labelOf({ parameter }: EffectiveParameter): string {
  return parameter.in === 'body' ? 'body' : parameter.name;
}

/** A parameter as a field; the body is its schema, required and hidden as its parameter is. */
function inputOf({ parameter, item }: EffectiveParameter, { definition }: Operation): FieldVersion {
  const schema = parameter.in === 'body' ? schemaBelow(parameter, definition.resolve) : undefined;
  const isInternal = [parameter.value, item.value, schema?.value].some((value) => value !== undefined && isMarkedInternal(value));
  const isRequired = parameter.value['required'] === true;
  const { value, place } = schema ?? parameter;
  return { value, place, isRequired, isRequiredAbove: true, isInternal, isInternalAbove: false };
}

/** The schema of a response or notification as a field, `undefined` when it has none. */
function outputOf(owner: Located, { definition }: Operation): FieldVersion | undefined {
  const schema = schemaBelow(owner, definition.resolve);
  return (
    schema && { ...schema, isRequired: true, isRequiredAbove: true, isInternal: isMarkedInternal(schema.value), isInternalAbove: false }
  );
}

function notificationOf(operation: Operation): FieldVersion | undefined {
  const { notificationContent, value: own } = operation;
  if (notificationContent === undefined) return undefined;
  const owner = own['x-ms-notification-content'] === notificationContent ? operation : operation.pathItem;
  return outputOf({ value: notificationContent, place: below(owner.place, 'x-ms-notification-content') }, operation);
}

function schemaBelow({ value, place }: Located, resolve: Resolve): Located | undefined {
  const schema = value['schema'];
  if (!isObject(schema)) return undefined;
  const reference = schema['$ref'];
  return typeof reference === 'string' ? resolve(reference) : { value: schema, place: below(place, 'schema') };
}

function pairResponses(before: Operation, after: Operation): [EffectiveResponse | undefined, EffectiveResponse | undefined][] {
  const older = successesOf(before);
  const newer = successesOf(after);
  const [old, ...oldRest] = older;
  const [now, ...newRest] = newer;
  if (old !== undefined && now !== undefined && oldRest.length === 0 && newRest.length === 0) return [[old, now]];
  const pairs: [EffectiveResponse | undefined, EffectiveResponse | undefined][] = older.map((one) => [
    one,
    newer.find(({ code }) => code === one.code),
  ]);
  for (const one of newer) if (!older.some(({ code }) => code === one.code)) pairs.push([undefined, one]);
  return pairs;
}

/** The 2xx responses; where there is none, the default one. */
function successesOf({ responses }: Operation): readonly EffectiveResponse[] {
  const successes = responses.filter(({ code }) => /^2\d\d$/.test(code));
  return successes.length > 0 ? successes : responses.filter(({ code }) => code === 'default');
}
