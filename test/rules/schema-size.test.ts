import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandsToLittle, mostSchemasOfOperation, schemaSize, schemasOfDefinition } from '../../rules/limits/schema-size.ts';
import { parseJsonFile } from '../../src/connector/json-file.ts';
import { isArray, isObject, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';
import type { Resolve } from '../../src/connector/references.ts';

test('a schema is as large as writing every reference out makes it, circles and all', () => {
  fc.assert(
    fc.property(definitions(), ([shared, roots]) => {
      const definition = readDefinition(documentOf(shared, roots));
      const sizes = definition.operations.map(({ responses }) => {
        const schema = objectOr(responses[0]?.response.value['schema']);
        const { schemas, depth } = writtenOut(schema, definition.resolve, 1, new Set());
        expect(schemaSize(schema, definition)).toEqual({ schemas, depth, isComplete: true });
        return schemas;
      });
      expect(schemasOfDefinition(definition)).toBe(sizes.reduce((sum, size) => sum + size, 0));
    }),
  );
});

test('of 220 schemas that all refer to each other there are more than an operation may have, and 220 levels', () => {
  const names = Array.from({ length: 220 }, (_, n) => `D${n}`);
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/definitions/${name}` }]));
  const shared = names.map(() => ({ type: 'object', properties }));
  const definition = readDefinition(
    documentOf(shared, [{ $ref: '#/definitions/D0' }, { type: 'array', items: { $ref: '#/definitions/D1' } }]),
  );
  const sizes = definition.operations.map(({ responses }) => schemaSize(objectOr(responses[0]?.response.value['schema']), definition));
  expect(sizes).toEqual([
    { schemas: mostSchemasOfOperation + 1, depth: 220, isComplete: false },
    { schemas: mostSchemasOfOperation + 1, depth: 221, isComplete: false },
  ]);
});

/** Up to six definitions and the schemas of up to four responses, full of references, circles and references into the middle of others. */
function definitions(): fc.Arbitrary<[JsonObject[], JsonObject[]]> {
  return fc.integer({ min: 1, max: 6 }).chain((count) => {
    const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
      schema: fc.oneof(
        { depthSize: 'small', maxDepth: 3 },
        fc.nat(count - 1).map((n) => ({ $ref: `#/definitions/D${n}` })),
        fc.nat(count - 1).map((n) => ({ $ref: `#/definitions/D${n}/properties/p0` })),
        fc.constant({ type: 'string' }),
        fc
          .array(tie('schema'), { maxLength: 3 })
          .map((parts) => ({ properties: Object.fromEntries(parts.map((one, n) => [`p${n}`, one])) })),
        tie('schema').map((items) => ({ items })),
        fc.tuple(tie('schema'), tie('schema')).map(([items, additionalProperties]) => ({ items, additionalProperties })),
        fc.array(tie('schema'), { maxLength: 3 }).map((allOf) => ({ allOf })),
      ),
    }));
    return fc.tuple(fc.array(schema, { minLength: count, maxLength: count }), fc.array(schema, { minLength: 1, maxLength: 4 }));
  });
}

function documentOf(shared: readonly JsonObject[], roots: readonly JsonObject[]): JsonObject {
  const document = {
    swagger: '2.0',
    definitions: Object.fromEntries(shared.map((schema, n) => [`D${n}`, schema])),
    paths: Object.fromEntries(
      roots.map((schema, n) => [`/a${n}`, { get: { operationId: `A${n}`, responses: { '200': { description: 'A.', schema } } } }]),
    ),
  };
  // Each place holds an object of its own, as in a file.
  return JSON.parse(JSON.stringify(document));
}

/** The same, as simply as it can be said. */
function writtenOut(value: JsonObject, resolve: Resolve, level: number, open: ReadonlySet<JsonObject>): { schemas: number; depth: number } {
  const target = typeof value['$ref'] === 'string' ? resolve(value['$ref'])?.value : undefined;
  if (target !== undefined && open.has(target)) return { schemas: 0, depth: 0 };
  const schema = target ?? value;
  const opened = target === undefined ? open : new Set([...open, target]);
  const branches = isArray(schema['allOf']) ? schema['allOf'] : [];
  const parts = [
    ...[...Object.values(objectOr(schema['properties'])), schema['items']].map((part) => ({ part, below: level + 1 })),
    ...branches.map((part) => ({ part, below: level })),
  ];
  let [schemas, depth] = [1, level];
  for (const { part, below } of parts) {
    if (!isObject(part)) continue;
    const inner = writtenOut(part, resolve, below, opened);
    schemas += inner.schemas;
    depth = Math.max(depth, inner.depth);
  }
  return { schemas, depth };
}

test('a definition that expands to little by what it holds does so when counted', () => {
  const properties = Object.fromEntries(Array.from({ length: 140 }, (_, n) => [`p${n}`, { items: { type: 'string' } }]));
  const roots = Array.from({ length: 58 }, () => ({ properties }));
  const small = documentOf([], roots);
  const large = documentOf([], [...roots, { properties }]);
  const referring = documentOf([{ type: 'string' }], [{ items: { $ref: '#/definitions/D0' } }]);
  const read = (document: JsonObject) => {
    const file = parseJsonFile('apiDefinition.swagger.json', new TextEncoder().encode(JSON.stringify(document)));
    return readDefinition(objectOr(file.value), file.memberNames);
  };
  expect([small, large, referring].map((document) => expandsToLittle(read(document)))).toEqual([true, false, false]);
  expect(expandsToLittle(readDefinition(small))).toBe(false);
  expect(schemasOfDefinition(read(small))).toBe(58 * 281);
});
