import type { Operation } from '../connector/definition.ts';
import { isText, type JsonValue, objectOr } from '../connector/json-value.ts';
import { valueKeyOf } from './parameters.ts';
import type { ParameterValues } from './types.ts';

/** The call that shows a sample of what a trigger gives. */
export interface SampleCall {
  /** `undefined` where the definition has no operation of that id. */
  readonly operation: Operation | undefined;
  readonly operationId: string;
  readonly values: ParameterValues;
}

/** The operation that `x-ms-operation-context.simulate` of a trigger names, with its values; `undefined` where it names none. */
export function sampleCallOf({ value, definition }: Operation): SampleCall | undefined {
  const { operationId, parameters } = objectOr(objectOr(value['x-ms-operation-context'])['simulate']);
  if (!isText(operationId)) return undefined;
  const operation = definition.operations.find(({ id }) => id === operationId);
  const values = new Map<string, JsonValue>();
  for (const [name, given] of Object.entries(objectOr(parameters))) {
    const parameter = operation?.parameters.find((one) => one.parameter.name === name);
    if (given !== undefined) values.set(operation && parameter ? valueKeyOf(operation, parameter) : name, given);
  }
  return { operation, operationId, values: Object.fromEntries(values) };
}
