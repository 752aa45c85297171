import type { Definition } from '../../src/connector/definition.ts';
import { arrayOr, isObject, type JsonObject, type JsonValue, objectOr, own } from '../../src/connector/json-value.ts';
import { below, type Place, root } from '../../src/connector/place.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';

export const schemaRequiredLoop = defineRule({
  id: 'schema-required-loop',
  subject: 'schema',
  codes: ['RequiredLoopInSchemaNotAllowed'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No definition requires itself, not even by way of others.',
  why: 'A value of such a definition would have to contain itself without end, so nobody can ever send one.',
  fix: 'Make one property of the circle optional.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: ['definitions'],
  *check(_document, definition) {
    for (const { place, route } of requiredLoops(definition)) {
      yield { message: `Definition ${quote(String(place.key))} requires itself: ${quote(route.join(' > '))}.`, place };
    }
  },
  valid: [
    document('a circle with an optional property', {
      definitions: { Thing: { type: 'object', properties: { part: { $ref: '#/definitions/Thing' } } } },
    }),
    document('a circle by way of a list', {
      definitions: {
        Thing: { type: 'object', required: ['parts'], properties: { parts: { type: 'array', items: { $ref: '#/definitions/Thing' } } } },
      },
    }),
    document('required twice, but no circle', {
      definitions: {
        Pair: {
          type: 'object',
          required: ['left', 'right'],
          properties: { left: { $ref: '#/definitions/Thing' }, right: { $ref: '#/definitions/Thing' } },
        },
        Thing: { type: 'object' },
      },
    }),
  ],
  invalid: [
    document(
      'itself',
      { definitions: { Thing: { type: 'object', required: ['part'], properties: { part: { $ref: '#/definitions/Thing' } } } } },
      {
        at: ['definitions', 'Thing'],
      },
    ),
    document(
      'by way of another and an object in between',
      {
        definitions: {
          Order: {
            type: 'object',
            required: ['head'],
            properties: { head: { type: 'object', required: ['customer'], properties: { customer: { $ref: '#/definitions/Customer' } } } },
          },
          Customer: { type: 'object', required: ['last'], properties: { last: { $ref: '#/definitions/Order' } } },
        },
      },
      { at: ['definitions', 'Order'] },
    ),
    document(
      'by way of allOf',
      { definitions: { Base: { allOf: [{ $ref: '#/definitions/Thing' }] }, Thing: { allOf: [{ $ref: '#/definitions/Base' }] } } },
      {
        at: ['definitions', 'Base'],
      },
    ),
  ],
});

/** A schema on the way down, and what it cannot be without. */
interface Step {
  readonly schema: JsonObject;
  /** Where a reference led to it; `undefined` for a schema that is written inside another. */
  readonly place: Place | undefined;
  readonly needs: readonly Need[];
  next: number;
}

/** What a schema cannot be without, with its place where a reference leads to it. */
interface Need {
  readonly value: JsonObject;
  readonly place: Place | undefined;
}

/** Every definition at which a way over required parts closes, once. The way is no recursion: a hostile one is as long as the file. */
function* requiredLoops(definition: Definition): Iterable<{ place: Place; route: readonly string[] }> {
  const definitions = objectOr(definition.value['definitions']);
  const finished = new Set<JsonObject>();
  const reported = new Set<JsonObject>();
  for (const name of Object.keys(definitions)) {
    const value = definitions[name];
    if (!isObject(value) || definition.schemaOf(value)?.role !== 'definition' || finished.has(value)) continue;
    const way: Step[] = [];
    const onWay = new Set<JsonObject>();
    const enter = (need: Need): void => {
      const needs = neededBy(need.value, definition);
      if (needs.length === 0) return;
      way.push({ schema: need.value, place: need.place, needs, next: 0 });
      onWay.add(need.value);
    };
    enter({ value, place: below(root, 'definitions', name) });
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const need = step.needs[step.next];
      step.next += 1;
      if (need === undefined) {
        way.pop();
        onWay.delete(step.schema);
        finished.add(step.schema);
      } else if (onWay.has(need.value)) {
        if (need.place === undefined || reported.has(need.value)) continue;
        reported.add(need.value);
        const from = way.findIndex(({ schema }) => schema === need.value);
        const names = way.slice(from).flatMap((part) => (part.place ? [String(part.place.key)] : []));
        yield { place: need.place, route: [...names, String(need.place.key)] };
      } else if (!finished.has(need.value)) enter(need);
    }
  }
}

function neededBy(schema: JsonObject, { resolve }: Definition): readonly Need[] {
  const branches = arrayOr(schema['allOf']);
  const required = arrayOr(schema['required']);
  if (branches.length + required.length === 0) return [];
  const properties = objectOr(schema['properties']);
  const needs: Need[] = [];
  const add = (part: JsonValue | undefined): void => {
    if (!isObject(part)) return;
    const need = typeof part['$ref'] === 'string' ? resolve(part['$ref']) : { value: part, place: undefined };
    if (need !== undefined) needs.push(need);
  };
  for (const branch of branches) add(branch);
  for (const name of required) if (typeof name === 'string') add(own(properties, name));
  return needs;
}
