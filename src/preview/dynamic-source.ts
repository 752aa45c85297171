import type { Operation } from '../connector/definition.ts';
import { isObject, isText, type JsonObject, type JsonValue, objectOr, own } from '../connector/json-value.ts';
import { valueBelow } from './json-path.ts';
import { quoted, Stopped } from './notes.ts';
import { valueKeyOf } from './parameters.ts';
import type { ParameterValues } from './types.ts';

/** Where choices or a schema come from: an operation, its values, and the places in its answer. */
export interface DynamicSource {
  readonly operationId: string;
  /** By name of the asked operation's parameter: a constant, or what leads to a value. */
  readonly parameters: JsonObject;
  /** Names from the answer's root to the items, or to the schema. */
  readonly collection: readonly string[];
  readonly value: readonly string[];
  readonly title: readonly string[];
}

/** The source of a list of choices that a parameter or property names; `x-ms-dynamic-list` wins over the older `x-ms-dynamic-values`. */
export function choicesSource(holder: JsonObject): DynamicSource | undefined {
  const [list, values] = [holder['x-ms-dynamic-list'], holder['x-ms-dynamic-values']];
  if (isObject(list)) return sourceOf(list, 'itemsPath', 'itemValuePath', 'itemTitlePath');
  return isObject(values) ? sourceOf(values, 'value-collection', 'value-path', 'value-title') : undefined;
}

/** The source of a schema; `x-ms-dynamic-properties` wins over the older `x-ms-dynamic-schema`. */
export function schemaSource(holder: JsonObject): DynamicSource | undefined {
  const [properties, schema] = [holder['x-ms-dynamic-properties'], holder['x-ms-dynamic-schema']];
  if (isObject(properties)) return sourceOf(properties, 'itemValuePath', '', '');
  return isObject(schema) ? sourceOf(schema, 'value-path', '', '') : undefined;
}

/** The source of one level of `x-ms-dynamic-tree`: `open` for the first, `browse` for what is below a choice. */
export function treeSource(
  holder: JsonObject,
  level: 'open' | 'browse',
): (DynamicSource & { readonly isParent: string | undefined }) | undefined {
  const step = objectOr(holder['x-ms-dynamic-tree'])[level];
  if (!isObject(step)) return undefined;
  const isParent = step['itemIsParent'];
  return { ...sourceOf(step, 'itemsPath', 'itemValuePath', 'itemTitlePath'), isParent: isText(isParent) ? isParent : undefined };
}

function sourceOf(written: JsonObject, collection: string, value: string, title: string): DynamicSource {
  const path = (name: string): readonly string[] => (isText(written[name]) ? written[name].split('/').filter((part) => part !== '') : []);
  if (!isText(written['operationId'])) throw new Stopped('call', 'Choices that a file picker gives are not asked for here.');
  return {
    operationId: written['operationId'],
    parameters: objectOr(written['parameters']),
    collection: path(collection),
    value: path(value),
    title: path(title),
  };
}

/**
 * The values to ask with: constants as they are, references from what the maker has chosen so far, and in a tree from the choice that is
 * opened. What has no value yet stops: the designer waits for it as well.
 */
export function valuesFor(
  source: DynamicSource,
  asked: Operation,
  operation: Operation,
  values: ParameterValues,
  selected?: JsonValue,
): ParameterValues {
  const given: Record<string, JsonValue> = {};
  for (const [name, written] of Object.entries(source.parameters)) {
    const value = written === undefined ? undefined : referenced(written, operation, values, selected);
    const parameter = asked.parameters.find((one) => one.parameter.name === name);
    if (value !== undefined) given[parameter === undefined ? name : valueKeyOf(asked, parameter)] = value;
    else if (parameter?.parameter.value['required'] === true)
      throw new Stopped('call', `${quoted(source.operationId)} needs ${quoted(name)}, and what it comes from has no value yet.`);
  }
  return given;
}

function referenced(
  written: JsonValue,
  operation: Operation,
  values: ParameterValues,
  selected: JsonValue | undefined,
): JsonValue | undefined {
  if (!isObject(written)) return written;
  if (isText(written['selectedItemValuePath'])) return valueBelow(selected, written['selectedItemValuePath'].split('/'));
  if (isText(written['parameterReference'])) return chosen(written['parameterReference'].split('/'), operation, values);
  if (isText(written['parameter'])) return chosen([written['parameter']], operation, values);
  return own(written, 'value') ?? undefined;
}

/** A value that was chosen: of a parameter, of something inside of one, or (older definitions name it alone) of a property of the body. */
function chosen([first = '', ...rest]: readonly string[], operation: Operation, values: ParameterValues): JsonValue | undefined {
  const parameter = operation.parameters.find((one) => one.parameter.name === first);
  if (parameter !== undefined) {
    const value = own(values, valueKeyOf(operation, parameter)) ?? parameter.parameter.value['default'];
    return valueBelow(value, rest) ?? undefined;
  }
  const body = operation.parameters.find((one) => one.parameter.in === 'body');
  const value = body && own(values, valueKeyOf(operation, body));
  return valueBelow(value, [first, ...rest]) ?? undefined;
}
