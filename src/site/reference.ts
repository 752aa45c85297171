import type { Definition, Operation } from '../connector/definition.ts';
import { parseJsonFile } from '../connector/json-file.ts';
import { isObject, type JsonObject, type JsonValue, objectOr, textIn } from '../connector/json-value.ts';
import { readDefinition } from '../connector/read-definition.ts';
import { isMarkedInternal } from '../connector/schemas.ts';
import type { ConnectorFile } from './published.ts';
import {
  definitionName,
  type Field,
  fieldOf,
  fieldsOf,
  innermost,
  membersOf,
  resolved,
  type SchemaReader,
  type TypeWords,
  typeOf,
} from './schema-fields.ts';

type Described = ConnectorFile['operations'][number];

/** An operation as its page tells it. */
export interface OperationReference extends Described {
  /** What a maker fills in, the members of a JSON body included. */
  readonly inputs: readonly Field[];
  /** What comes back; `undefined` when the definition is not at hand. */
  readonly returns: Returns | undefined;
  /** True when more inputs depend on what is filled in. */
  readonly hasDynamicInputs: boolean;
}

/** What comes back: nothing, something that depends on the inputs, or a value, with its members where it has some. */
export type Returns =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'dynamic' }
  | {
      readonly kind: 'value';
      readonly type: TypeWords;
      readonly title: string;
      readonly description: string;
      readonly fields: readonly Field[];
    };

/** A type that several operations share. */
export interface SharedType {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

export interface Reference {
  readonly operations: readonly OperationReference[];
  readonly types: readonly SharedType[];
}

/** The operations and shared types of a connector, by its entry and its definition; without one, by the entry alone. */
export function referenceOf(file: ConnectorFile, definition: Uint8Array | undefined): Reference {
  const value = definition && parseJsonFile('', definition).value;
  const model = isObject(value) ? readDefinition(value) : undefined;
  const visible = model?.operations.filter(({ isInternal }) => !isInternal) ?? [];
  if (model === undefined || visible.length !== file.operations.length) return { operations: file.operations.map(fromEntry), types: [] };
  const reader = { resolve: model.resolve, shared: sharedTypes(model, visible) };
  return {
    operations: file.operations.map((described, index) => fromDefinition(described, visible[index], reader)),
    types: [...reader.shared].map(([reference, name]) => {
      const schema = model.resolve(reference)?.value ?? {};
      return { name, description: textOf(schema, 'description'), fields: fieldsOf(schema, reader) };
    }),
  };
}

function fromEntry(described: Described): OperationReference {
  const inputs = described.parameters.map(({ name, label, type, required, description }) => ({
    ...{ path: name, label, type: { text: type }, required, description },
    ...{ allowed: [], moreAllowed: 0, standard: undefined, choicesFrom: undefined },
  }));
  return { ...described, inputs, returns: undefined, hasDynamicInputs: false };
}

function fromDefinition(described: Described, operation: Operation | undefined, reader: SchemaReader): OperationReference {
  if (operation === undefined) return fromEntry(described);
  const inputs: Field[] = [];
  let hasDynamicInputs = false;
  for (const { parameter } of operation.parameters) {
    if (parameter.isInternal) continue;
    const { value, name } = parameter;
    const schema = parameter.in === 'body' ? value['schema'] : value;
    hasDynamicInputs ||= isDynamic(schema, reader);
    const type = typeOf(schema, reader);
    const members = parameter.in !== 'body' || type.text !== 'object' ? [] : fieldsOf(schema, reader);
    if (members.length > 0) {
      inputs.push(...members);
      continue;
    }
    inputs.push(fieldOf(name, name, type, value['required'] === true, value, resolved(schema, reader.resolve) ?? value));
    if (parameter.in === 'body' && type.shared === undefined) inputs.push(...fieldsOf(schema, reader));
  }
  return { ...described, inputs, returns: returnsOf(operation, reader), hasDynamicInputs };
}

function returnsOf(operation: Operation, reader: SchemaReader): Returns {
  const answer = answerOf(operation);
  const schema = answer?.['schema'];
  if (answer === undefined || !isObject(schema)) return { kind: 'nothing' };
  if (isDynamic(schema, reader)) return { kind: 'dynamic' };
  const type = typeOf(schema, reader);
  const value = resolved(schema, reader.resolve) ?? {};
  return {
    kind: 'value',
    type,
    title: textOf(value, 'x-ms-summary') || textOf(value, 'title'),
    description: textOf(answer, 'description'),
    fields: type.shared === undefined ? fieldsOf(schema, reader) : [],
  };
}

/** What a flow goes on with: the notification of a webhook, the first good answer of anything else, or what every answer is. */
function answerOf({ trigger, notificationContent, responses }: Operation): JsonObject | undefined {
  if (trigger === 'webhook') return notificationContent;
  const good = responses.filter(({ code }) => /^2/.test(code));
  const chosen =
    good.find(({ response }) => isObject(response.value['schema'])) ?? good[0] ?? responses.find(({ code }) => code === 'default');
  return chosen?.response.value;
}

function isDynamic(schema: JsonValue | undefined, { resolve }: SchemaReader): boolean {
  const inner = innermost(schema, resolve);
  return [schema, inner].some((one) => isObject(one) && (isObject(one['x-ms-dynamic-schema']) || isObject(one['x-ms-dynamic-properties'])));
}

/** Objects of `definitions` that are referred to from more than one place that a maker sees; by reference, sorted by name. */
function sharedTypes({ resolve }: Definition, operations: readonly Operation[]): ReadonlyMap<string, string> {
  const places = new Map<string, number>();
  const seen = new Set<JsonObject>();
  const open: (JsonValue | undefined)[] = operations.flatMap((operation) => [
    ...operation.parameters
      .filter(({ parameter }) => parameter.in === 'body' && !parameter.isInternal)
      .map(({ parameter }) => parameter.value['schema']),
    answerOf(operation)?.['schema'],
  ]);
  while (open.length > 0) {
    const value = open.pop();
    if (!isObject(value) || seen.has(value) || isMarkedInternal(value)) continue;
    seen.add(value);
    const reference = value['$ref'];
    if (typeof reference === 'string') {
      places.set(reference, (places.get(reference) ?? 0) + 1);
      open.push(resolve(reference)?.value);
      continue;
    }
    open.push(value['items'], ...Object.values(objectOr(value['properties'])));
    if (Array.isArray(value['allOf'])) for (const branch of value['allOf']) open.push(resolved(branch, resolve));
  }
  const found = [...places].flatMap(([reference, count]) => {
    const name = definitionName(reference);
    const schema = count > 1 && name !== undefined ? resolve(reference)?.value : undefined;
    const isObjectType = schema !== undefined && !isObject(schema['items']) && membersOf(schema, resolve).members.size > 0;
    return isObjectType && name !== undefined ? [[reference, name] as const] : [];
  });
  return new Map(found.sort(([, a], [, b]) => (a < b ? -1 : 1)));
}

function textOf(object: JsonObject, member: string): string {
  return textIn(object, member).slice(0, 600);
}
