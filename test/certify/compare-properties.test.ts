import { existsSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { resolverOf } from '../../src/connector/references.ts';
import { versionsOf } from '../../src/connector/versions.ts';
import { chosenFromCorpus, corpusNote, ownConnectors, readConnectorAt } from './corpus.ts';
import { unmirrored } from './mirrored.ts';

const comparer = comparerOf(Object.values<Rule>(index), 'any');
const folders = [...ownConnectors(), ...chosenFromCorpus(40)];

describe(`real connectors${corpusNote}`, () => {
  test.each(folders.map((folder) => [basename(folder), folder] as const))('%s', async (_name, folder) => {
    const connector = await readConnectorAt(folder);
    const document = connector.definition?.value;
    expect(toldOf(connector, connector)).toEqual([]);
    if (document === undefined) return;
    // Comments and repeated names, which real files have, are not written again.
    const plain = withDefinition(connector, document);
    expect(toldOf(plain, withDefinition(connector, reordered(document), 1))).toEqual([]);
    const inlined = withoutReferences(document);
    if (inlined !== undefined) expect(toldOf(plain, withDefinition(connector, inlined))).toEqual([]);
  });
});

const pairsFolder = fileURLToPath(new URL('../../../shared/bench/changes/', import.meta.url));
const pairs: readonly Pair[] = existsSync(pairsFolder) ? JSON.parse(readFileSync(`${pairsFolder}pairs.json`, 'utf8')) : [];
const pairsNote =
  pairs.length > 0 ? '' : ` (SKIPPED: there is no ${relative(fileURLToPath(new URL('../../', import.meta.url)), pairsFolder)})`;

interface Pair {
  readonly id: string;
  readonly before: { readonly swagger: string };
  readonly after: { readonly swagger: string };
}

describe.skipIf(pairs.length === 0)(`real updates${pairsNote}`, () => {
  test('tell the same when the versions are swapped, each change by its mirror', () => {
    const strange = pairs.flatMap(({ id, before, after }) => {
      const [old, now] = [before, after].map(({ swagger }) => connectorOf(readFileSync(pairsFolder + swagger)));
      return old && now ? mirrorFaults(old, now).map((fault) => `${id} ${fault}`) : [];
    });
    expect(strange).toEqual([]);
  });
});

describe('definitions at random', () => {
  const name = fc.constantFrom('a', 'b', 'constructor', '__proto__', 'x y');
  const definition = fc.constantFrom('A', 'B', 'C', 'toString');
  const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.record(
        {
          type: fc.constantFrom('string', 'integer', 'number', 'object'),
          format: fc.constantFrom('date', 'int32'),
          title: fc.constantFrom('One', 'Two'),
          enum: fc.subarray(['x', 'y', 1]),
          default: fc.constantFrom(1, 'x'),
          maxLength: fc.constantFrom(1, 2),
          'x-ms-visibility': fc.constantFrom('internal', 'important'),
          'x-other': fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      definition.map((target): JsonObject => ({ $ref: `#/definitions/${target}` })),
      fc.record({ properties: fc.dictionary(name, tie('schema'), { maxKeys: 3 }), required: fc.subarray(['a', 'b']) }),
      tie('schema').map((items): JsonObject => ({ type: 'array', items })),
      tie('schema').map((additionalProperties): JsonObject => ({ additionalProperties })),
      fc.array(tie('schema'), { maxLength: 2 }).map((allOf): JsonObject => ({ allOf, description: 'Whole.' })),
    ),
  }));
  const parameter = fc.record(
    {
      name: fc.constantFrom('a', 'b', 'constructor'),
      in: fc.constantFrom('query', 'header'),
      type: fc.constantFrom('string', 'integer'),
      required: fc.boolean(),
      default: fc.constant('x'),
    },
    { requiredKeys: ['name', 'in'] },
  );
  const operation = fc.record({
    parameters: fc
      .tuple(fc.uniqueArray(parameter, { maxLength: 3, selector: ({ name, in: location }) => `${location} ${name}` }), schema)
      .map(([list, body]): JsonValue => [...list, { name: 'body', in: 'body', schema: body }]),
    responses: fc.dictionary(
      fc.constantFrom('200', '201', '404', 'default'),
      fc.record({ description: fc.constantFrom('One.', 'Two.'), schema }),
      { maxKeys: 3 },
    ),
    deprecated: fc.boolean(),
  });
  const document = fc
    .record({
      operations: fc.dictionary(fc.constantFrom('Get', 'List', 'valueOf'), operation, { maxKeys: 3 }),
      definitions: fc.dictionary(definition, schema),
    })
    .map(
      ({ operations, definitions }): JsonObject => ({
        paths: Object.fromEntries(Object.entries(operations).map(([id, value]) => [`/${id}`, { post: { operationId: id, ...value } }])),
        definitions,
      }),
    );
  const check = (property: fc.IProperty<[JsonObject, JsonObject]> | fc.IProperty<[JsonObject]>) =>
    fc.assert(property as fc.IProperty<unknown>, { numRuns: 300, seed: 20 });

  test('change nothing when their members are written in another order', () => {
    check(
      fc.property(document, (one) => {
        expect(toldOf(written(one), written(reordered(one)))).toEqual([]);
      }),
    );
  });

  test('change nothing when references are replaced by copies', () => {
    check(
      fc.property(document, (one) => {
        const inlined = withoutReferences(one);
        if (inlined !== undefined) expect(toldOf(written(one), written(inlined))).toEqual([]);
      }),
    );
  });

  test('tell the same when they are swapped', () => {
    check(
      fc.property(document, document, (before, after) => {
        expect(mirrorFaults(written(before), written(after))).toEqual([]);
      }),
    );
  });
});

function mirrorFaults(before: Connector, after: Connector): string[] {
  const [there, back] = [comparer.compare(before, after), comparer.compare(after, before)];
  return [...unmirrored(there, back, versionsOf(before, after)), ...unmirrored(back, there, versionsOf(after, before))];
}

function toldOf(before: Connector, after: Connector, by = comparer): string[] {
  return by.compare(before, after).map(({ finding }) => `${finding.ruleId}: ${finding.message}`);
}

function withDefinition(connector: Connector, document: JsonObject, indent?: number): Connector {
  const { definitionEntry } = connector;
  const others = connector.entries.filter((entry) => entry !== definitionEntry);
  return connectorOf(new TextEncoder().encode(JSON.stringify(document, null, indent)), connector, others);
}

function written(document: JsonObject): Connector {
  return connectorOf(new TextEncoder().encode(JSON.stringify(document)));
}

function connectorOf(bytes: Uint8Array, like?: Connector, others: Connector['entries'] = []): Connector {
  const entry = { path: 'apiDefinition.swagger.json', kind: 'file', executable: false, size: bytes.length, bytes } as const;
  const { path, name, program } = like ?? { path: 'Things', name: 'Things', program: 'certified' as const };
  return readConnector({ path, name, program, entries: [entry, ...others], truncated: false });
}

function reordered(value: JsonObject): JsonObject;
function reordered(value: JsonValue | undefined): JsonValue | undefined;
function reordered(value: JsonValue | undefined): JsonValue | undefined {
  if (isArray(value)) return value.map((item) => reordered(item) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reordered(member)]),
  );
}

/** Every reference of paths replaced by a copy; undefined where that has no end or no sense. */
function withoutReferences(document: JsonObject): JsonObject | undefined {
  const resolve = resolverOf(document);
  let left = 100_000;
  const copy = (value: JsonValue | undefined, above: readonly JsonObject[]): JsonValue | undefined => {
    left -= 1;
    if (left < 0) return undefined;
    if (isArray(value)) return value.map((item) => copy(item, above) ?? null);
    if (!isObject(value)) return value;
    const reference = value['$ref'];
    const target = typeof reference === 'string' ? resolve(reference)?.value : undefined;
    if (target !== undefined && !above.includes(target)) {
      const { $ref: _, ...beside } = value;
      return { ...(copy(target, [...above, target]) as JsonObject), ...beside };
    }
    // What an extension means by a reference is its own affair.
    const isOwn = (key: string) => key.startsWith('x-') && key !== 'x-ms-notification-content';
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, isOwn(key) ? member : copy(member, above)]));
  };
  const paths = copy(document['paths'], []);
  return left < 0 ? undefined : { ...document, paths };
}
