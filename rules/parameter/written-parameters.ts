import type { Definition } from '../../src/connector/definition.ts';
import { arrayOr, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';

/** One item of a `parameters` array. */
export interface WrittenParameter {
  readonly index: number;
  readonly item: JsonValue;
  /** The parameter itself, references followed; `undefined` when there is none. */
  readonly value: JsonObject | undefined;
}

/** The `parameters` array of an operation or a path item as it is written, without what it inherits. */
export function writtenParameters(owner: JsonObject, { resolve }: Definition): WrittenParameter[] {
  return arrayOr(owner['parameters']).map((item, index) => {
    if (!isObject(item)) return { index, item, value: undefined };
    const reference = item['$ref'];
    return { index, item, value: typeof reference === 'string' ? resolve(reference)?.value : item };
  });
}
