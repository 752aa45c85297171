import type { Definition, Operation, Parameter, SchemaNode } from '../../src/connector/definition.ts';
import { isObject, type JsonObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import { mayHold } from '../../src/connector/member-names.ts';
import { below, type Place } from '../../src/connector/place.ts';
import type { Located } from '../../src/connector/references.ts';
import { remembered } from '../../src/connector/remembered.ts';
import { dynamicExtensions, hasDynamicExtension } from '../dynamic-extensions.ts';
import { operationById } from '../operations-by-id.ts';
import { schemasHolding } from '../schemas-holding.ts';

/** The kinds of node that carry a dynamic extension. */
export const dynamicKinds = ['parameter', 'items', 'schema'] as const;

/** One call of an operation of the connector while a maker works. */
export interface DynamicCall extends Located {
  /** As a message names it. */
  readonly name: string;
  readonly extension: (typeof dynamicExtensions)[number];
  /** The parameter or schema that carries the extension. */
  readonly owner: Parameter | SchemaNode;
  /** The carrying object itself: the owner, or the items of an array parameter. */
  readonly carrier: JsonObject;
  readonly target: Operation | undefined;
  readonly passed: readonly Passed[];
  readonly definition: Definition;
}

/** A value that a call passes. */
interface Passed {
  /** The parameter of the target, or a path into its body. */
  readonly key: string;
  readonly place: Place;
  readonly value: Literal | Reference | undefined;
}

interface Literal {
  readonly kind: 'literal';
  readonly literal: JsonValue;
  readonly place: Place;
}

/** A value that comes from another field of the calling operation. */
interface Reference {
  readonly kind: 'reference';
  readonly source: string;
  readonly place: Place;
}

/** The calls that an object carries. */
export function callsAt(carrier: JsonObject, definition: Definition): readonly DynamicCall[] {
  return callsByCarrier(definition).get(carrier) ?? none;
}
const none: readonly DynamicCall[] = [];

/** The calls of a definition by the object that carries them. */
export const callsByCarrier = remembered((definition: Definition): ReadonlyMap<JsonObject, readonly DynamicCall[]> => {
  const calls = new Map<JsonObject, readonly DynamicCall[]>();
  if (!dynamicExtensions.some((name) => mayHold(definition, name))) return calls;
  const add = (carrier: JsonObject, place: Place, owner: Parameter | SchemaNode): void => {
    const found: DynamicCall[] = [];
    for (const extension of dynamicExtensions) {
      const value = carrier[extension];
      if (!isObject(value)) continue;
      const extensionPlace = below(place, extension);
      const parts = extension === 'x-ms-dynamic-tree' ? ['open', 'browse'] : [undefined];
      for (const part of parts) {
        const call = part === undefined ? value : value[part];
        if (!isObject(call)) continue;
        const callPlace = part === undefined ? extensionPlace : below(extensionPlace, part);
        const { operationId } = call;
        found.push({
          name: part === undefined ? extension : `"${part}" of ${extension}`,
          extension,
          value: call,
          place: callPlace,
          owner,
          carrier,
          target: typeof operationId === 'string' ? operationById(definition, operationId) : undefined,
          passed: readPassed(call, callPlace),
          definition,
        });
      }
    }
    if (found.length > 0) calls.set(carrier, found);
  };
  for (const parameter of definition.parameters) {
    let { value, place }: Located = parameter;
    if (hasDynamicExtension(value)) add(value, place, parameter);
    while (isObject(value['items'])) {
      value = value['items'];
      place = below(place, 'items');
      if (hasDynamicExtension(value)) add(value, place, parameter);
    }
  }
  for (const schema of schemasHolding(definition).dynamic) add(schema.value, schema.place, schema);
  return calls;
});

function readPassed(call: JsonObject, callPlace: Place): Passed[] {
  const parameters = objectOr(call['parameters']);
  const place = below(callPlace, 'parameters');
  return Object.entries(parameters).map(([key, value]) => ({ key, place: below(place, key), value: readValue(value, below(place, key)) }));
}

function readValue(value: JsonValue | undefined, place: Place): Passed['value'] {
  if (value === undefined) return undefined;
  if (!isObject(value)) return { kind: 'literal', literal: value, place };
  for (const member of ['parameterReference', 'parameter']) {
    const source = value[member];
    if (typeof source === 'string') return { kind: 'reference', source, place: below(place, member) };
  }
  return value['value'] === undefined ? undefined : { kind: 'literal', literal: value['value'], place: below(place, 'value') };
}
