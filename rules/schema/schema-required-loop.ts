import type { Definition } from '../../src/connector/definition.ts';
import { arrayOr, isObject, type JsonObject, objectOr, own } from '../../src/connector/json-value.ts';
import type { Place } from '../../src/connector/place.ts';
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
  readonly needs: Iterator<{ readonly value: JsonObject; readonly place: Place | undefined }>;
}

/** Every definition at which a way over required parts closes, once. The way is no recursion: a hostile one is as long as the file. */
function* requiredLoops(definition: Definition): Iterable<{ place: Place; route: readonly string[] }> {
  const finished = new Set<JsonObject>();
  const reported = new Set<JsonObject>();
  for (const { value, place, role } of definition.schemas) {
    if (role !== 'definition' || finished.has(value)) continue;
    const way: Step[] = [{ schema: value, place, needs: neededBy(value, definition) }];
    const onWay = new Set([value]);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const next = step.needs.next();
      if (next.done) {
        way.pop();
        onWay.delete(step.schema);
        finished.add(step.schema);
      } else if (onWay.has(next.value.value)) {
        const closes = next.value;
        if (closes.place === undefined || reported.has(closes.value)) continue;
        reported.add(closes.value);
        const from = way.findIndex(({ schema }) => schema === closes.value);
        const names = way.slice(from).flatMap((part) => (part.place ? [String(part.place.key)] : []));
        yield { place: closes.place, route: [...names, String(closes.place.key)] };
      } else if (!finished.has(next.value.value)) {
        way.push({ schema: next.value.value, place: next.value.place, needs: neededBy(next.value.value, definition) });
        onWay.add(next.value.value);
      }
    }
  }
}

function* neededBy(schema: JsonObject, { resolve }: Definition): Generator<{ value: JsonObject; place: Place | undefined }, void> {
  const properties = objectOr(schema['properties']);
  const required = arrayOr(schema['required']).map((name) => (typeof name === 'string' ? own(properties, name) : undefined));
  for (const part of [...arrayOr(schema['allOf']), ...required]) {
    if (!isObject(part)) continue;
    if (typeof part['$ref'] !== 'string') yield { value: part, place: undefined };
    else {
      const target = resolve(part['$ref']);
      if (target !== undefined) yield target;
    }
  }
}
