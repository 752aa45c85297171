import type { Definition, Operation } from '../../src/connector/definition.ts';
import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { remembered } from '../../src/connector/remembered.ts';
import type { Schema } from '../../src/connector/schemas.ts';
import { schemasHolding } from '../schemas-holding.ts';
import type { DynamicCall } from './calls.ts';
import { partsOf } from './schema-parts.ts';

/** What more operations share is judged by the first of them; it bounds what a hostile definition costs. */
const mostCallers = 64;

/** The operations from which a call is made: those that have the parameter, or whose body, response or notification reaches the schema. */
export function callersOf({ owner, definition }: DynamicCall): Iterable<Operation> {
  if ('uses' in owner) return owner.uses.slice(0, mostCallers);
  return usersIn(definition).get(owner.value) ?? [];
}

const usersIn = remembered((definition: Definition): ReadonlyMap<JsonObject, readonly Operation[]> => {
  const users = new Map<JsonObject, Operation[]>();
  const carriers = new Set<Schema>(schemasHolding(definition).dynamic);
  for (const operation of definition.operations) {
    const open = rootsOf(operation);
    for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
      let operations = users.get(schema);
      if (operations === undefined) users.set(schema, (operations = []));
      // Operations come one after the other: one that was here before is the last.
      if (operations.at(-1) === operation || operations.length === mostCallers) continue;
      operations.push(operation);
      const written = definition.schemaOf(schema);
      if (written === undefined) {
        for (const part of partsOf(schema, definition.resolve)) open.push(part);
        continue;
      }
      for (let lead = written.leadsTo; lead !== undefined; lead = lead.next) {
        // Most lead nowhere on, and call nobody.
        if (lead.schema === undefined || lead.schema.leadsTo !== undefined || carriers.has(lead.schema)) open.push(lead.value);
      }
    }
  }
  return users;
});

function rootsOf({ parameters, responses, notificationContent }: Operation): JsonObject[] {
  const roots: JsonObject[] = [];
  for (const { parameter } of parameters) if (parameter.schema !== undefined) roots.push(parameter.schema);
  for (const { response } of responses) if (response.schema !== undefined) roots.push(response.schema);
  const notified = notificationContent?.['schema'];
  if (isObject(notified)) roots.push(notified);
  return roots;
}
