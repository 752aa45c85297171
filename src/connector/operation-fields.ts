import type { EffectiveParameter, EffectiveResponse, Operation } from './definition.ts';
import { isObject, type JsonObject } from './json-value.ts';
import { below, type Place } from './place.ts';
import type { Located } from './references.ts';
import type { ContentReader } from './schema-parts.ts';
import { type FieldVersion, type FieldVersions, fieldOf } from './schema-versions.ts';
import { shortLabel } from './short-label.ts';
import type { KeptOperation } from './versions.ts';

/** A field of an operation that the two versions do not write alike. */
export type OperationField = FieldVersions & {
  readonly direction: 'input' | 'output';
  /** Of an input: a parameter itself, the one that holds the body included. What is inside of it is none. */
  readonly isParameter: boolean;
  readonly operation: KeptOperation;
  /** Where the newer version is to be changed: the field, or the operation when several share the field or it is absent. */
  readonly site: Place;
};

/**
 * The inputs of an operation that the versions do not write alike: parameters by name, what is inside of them by its way from there. A
 * parameter that moved, from the query to a header say, is the same one. The body's own name is no part of the label.
 */
export function changedInputs(operation: KeptOperation): readonly OperationField[] {
  const { before, after, versions } = operation;
  const schemas = versions.definitions?.schemas;
  if (schemas === undefined) return [];
  const fields: OperationField[] = [];
  for (const [old, now] of pairParameters(before, after)) {
    const label = labelOf(old ?? now);
    const older = old && parameterField(old, schemas.before);
    const newer = now && parameterField(now, schemas.after);
    for (const field of schemas.between(label, older, newer))
      fields.push(placed(field, operation, 'input', field.before === older || field.after === newer));
    if (old === undefined || now === undefined || older === undefined || newer === undefined) continue;
    if (![old, now].some(({ parameter }) => isObject(parameter.value['schema']))) continue;
    for (const field of schemas.between(label, bodyField(older, old, schemas.before), bodyField(newer, now, schemas.after)))
      fields.push(placed(field, operation, 'input', false));
  }
  return fields;
}

function pairParameters(before: Operation, after: Operation): [EffectiveParameter | undefined, EffectiveParameter | undefined][] {
  const newer = new Map(after.parameters.map((one) => [keyOf(one), one]));
  const older = new Map(before.parameters.map((one) => [keyOf(one), one]));
  const moved = new Map(
    [...newer].filter(([key, { parameter }]) => parameter.in !== 'body' && !older.has(key)).map(([, one]) => [one.parameter.name, one]),
  );
  const pairs: [EffectiveParameter | undefined, EffectiveParameter | undefined][] = [];
  const paired = new Set<EffectiveParameter>();
  for (const [key, old] of older) {
    const name = old.parameter.in === 'body' ? undefined : old.parameter.name;
    const now = newer.get(key) ?? (name === undefined ? undefined : moved.get(name));
    if (!newer.has(key) && name !== undefined) moved.delete(name);
    if (now !== undefined) paired.add(now);
    pairs.push([old, now]);
  }
  for (const now of newer.values()) if (!paired.has(now)) pairs.push([undefined, now]);
  return pairs;
}

/** There is one body at most, whatever its name. */
function keyOf({ parameter }: EffectiveParameter): string {
  return parameter.in === 'body' ? 'body' : `${parameter.in} ${parameter.name}`;
}

function labelOf(one: EffectiveParameter | undefined): string {
  return one === undefined || one.parameter.in === 'body' ? 'body' : shortLabel(one.parameter.name);
}

/** A parameter as a field; the schema of a body is another one. */
function parameterField({ parameter, item }: EffectiveParameter, read: ContentReader): FieldVersion {
  return fieldOf(read.parameter([item]), { isRequired: parameter.value['required'] === true, isNamed: true });
}

/** The schema of a body, as hidden and as required as its parameter; a body without one is as good as an empty one. */
function bodyField(field: FieldVersion, { parameter }: EffectiveParameter, read: ContentReader): FieldVersion {
  const content = read.schema([schemaBelow(parameter) ?? { value: noSchema, place: parameter.place }]);
  return { ...fieldOf(content, unnamed), isRequiredAbove: field.isRequired, isInternalAbove: field.isInternal };
}
const noSchema: JsonObject = Object.freeze({});
const unnamed = { isRequired: true, isNamed: false };

/**
 * The outputs of an operation that the versions do not write alike: the fields of its successful responses, and of the notification
 * that a webhook trigger receives.
 */
export function changedOutputs(operation: KeptOperation): readonly OperationField[] {
  const { before, after } = operation;
  const fields = successPairs(before, after).flatMap((pair) => changedFields(pair, operation));
  const received = between('notification', notificationOf(before), notificationOf(after), operation);
  return [...fields, ...received].map((field) => placed(field, operation, 'output', false));
}

/** The fields of a response that the versions do not write alike. */
export function changedFields({ label, before, after }: ResponseVersions, operation: KeptOperation): readonly FieldVersions[] {
  return between(label, before?.response, after?.response, operation);
}

function between(
  label: string,
  before: Located | undefined,
  after: Located | undefined,
  { versions }: KeptOperation,
): readonly FieldVersions[] {
  const schemas = versions.definitions?.schemas;
  if (schemas === undefined) return [];
  return schemas.between(label, before && outputField(before, schemas.before), after && outputField(after, schemas.after));
}

/** The schema of a response or notification as a field, `undefined` when it has none. */
function outputField(owner: Located, read: ContentReader): FieldVersion | undefined {
  const schema = schemaBelow(owner);
  return schema && fieldOf(read.schema([schema]), unnamed);
}

/** What a webhook trigger receives, as the operation itself announces it. */
export function ownNotificationOf({ value, place }: Operation): Located | undefined {
  const content = value[notification];
  return isObject(content) ? { value: content, place: below(place, notification) } : undefined;
}

function notificationOf(operation: Operation): Located | undefined {
  const { notificationContent, pathItem } = operation;
  const ofPath = notificationContent && { value: notificationContent, place: below(pathItem.place, notification) };
  return ownNotificationOf(operation) ?? ofPath;
}
const notification = 'x-ms-notification-content';

function schemaBelow({ value, place }: Located): Located | undefined {
  const schema = value['schema'];
  return isObject(schema) ? { value: schema, place: below(place, 'schema') } : undefined;
}

/** A response in two versions: of one code, or the successful one that got another code. */
export interface ResponseVersions {
  /** `body` for the one that flows see, else with its code. */
  readonly label: string;
  readonly before: EffectiveResponse | undefined;
  readonly after: EffectiveResponse | undefined;
}

/** The responses that mean success, paired by their code, what is left over in its order. */
export function successPairs(before: Operation, after: Operation): readonly ResponseVersions[] {
  const [older, newer] = [successesOf(before), successesOf(after)];
  const [oldLeft, newLeft] = [leftOver(older, newer), leftOver(newer, older)];
  const pairs = pairedByCode(older, newer).filter((pair) => pair.before && pair.after);
  for (let index = 0; index < Math.max(oldLeft.length, newLeft.length); index += 1)
    pairs.push({ label: '', before: oldLeft[index], after: newLeft[index] });
  return pairs.map((pair) => {
    const isFirst = (pair.before === undefined || pair.before === older[0]) && (pair.after === undefined || pair.after === newer[0]);
    const [code = ''] = [pair.before?.code ?? [], pair.after?.code ?? []].flat().sort();
    return { ...pair, label: isFirst ? 'body' : `${code} body` };
  });
}

/** The responses that do not mean success, paired by their code. */
export function failurePairs(before: Operation, after: Operation): readonly ResponseVersions[] {
  const failuresOf = (operation: Operation): EffectiveResponse[] => leftOver(operation.responses, successesOf(operation));
  return pairedByCode(failuresOf(before), failuresOf(after));
}

function pairedByCode(older: readonly EffectiveResponse[], newer: readonly EffectiveResponse[]): ResponseVersions[] {
  const ofCode = new Map(newer.map((now) => [now.code, now]));
  const pairs = older.map((old): ResponseVersions => ({ label: `${old.code} body`, before: old, after: ofCode.get(old.code) }));
  return [...pairs, ...leftOver(newer, older).map((now) => ({ label: `${now.code} body`, before: undefined, after: now }))];
}

function leftOver(some: readonly EffectiveResponse[], others: readonly EffectiveResponse[]): EffectiveResponse[] {
  const codes = new Set(others.map(({ code }) => code));
  return some.filter(({ code }) => !codes.has(code));
}

/** The 2xx responses; where there is none, the default one. */
function successesOf({ responses }: Operation): readonly EffectiveResponse[] {
  const successes = responses.filter(({ code }) => /^2\d\d$/.test(code));
  return successes.length > 0 ? successes : responses.filter(({ code }) => code === 'default');
}

function placed(field: FieldVersions, operation: KeptOperation, direction: 'input' | 'output', isParameter: boolean): OperationField {
  const { after } = operation;
  const isWithin = (owner: Place): boolean => field.after !== undefined && lies(field.after.place, owner);
  const isOwn = isWithin(after.place) || (after.pathItem.operations.length === 1 && isWithin(after.pathItem.place));
  return { ...field, direction, isParameter, operation, site: isOwn && field.after !== undefined ? field.after.place : after.place };
}

/** True when a place is that of `owner` or below it. */
function lies(place: Place, owner: Place): boolean {
  for (let step: Place | undefined = place; step !== undefined; step = step.parent) if (step === owner) return true;
  return false;
}
