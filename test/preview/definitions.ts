import type { Definition, Operation } from '../../src/connector/definition.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';

/** A definition of these paths on things.example.com. */
export function definitionWith(paths: JsonObject, more: JsonObject = {}): Definition {
  return readDefinition({
    swagger: '2.0',
    info: { title: 'Things', version: '1.0.0' },
    host: 'things.example.com',
    basePath: '/v1',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths,
    ...more,
  });
}

/** The operation of that id. */
export function operationOf(definition: Definition, id: string): Operation {
  const operation = definition.operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`There is no operation ${id}.`);
  return operation;
}

/** A definition of one GET that answers 200 with a schema. */
export function answering(schema: JsonObject, more: JsonObject = {}): Operation {
  const get = { operationId: 'GetThing', responses: { '200': { description: 'A thing.', schema, ...more } } };
  return operationOf(definitionWith({ '/things': { get } }), 'GetThing');
}
