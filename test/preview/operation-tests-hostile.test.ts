import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { FolderEntry } from '../../src/connector/folder.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { isMade } from '../../src/preview/generate-combined.ts';
import { bodyValuesOf, effortOf } from '../../src/preview/generate-effort.ts';
import { testOnMock } from '../../src/preview/operation-tests-mock.ts';

function entry(path: string, value: JsonValue): FolderEntry {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { path, kind: 'file', executable: false, size: bytes.length, bytes };
}

async function results(definition: JsonValue, properties: JsonValue): Promise<Map<string, number>> {
  const entries = [entry('apiDefinition.swagger.json', definition), entry('apiProperties.json', properties)];
  const connector = readConnector({ path: 'Things', name: 'Things', program: 'certified', entries, truncated: false });
  const found = new Map<string, number>();
  if (connector.definition === undefined) return found;
  for await (const { result } of testOnMock(connector, () => 0)) found.set(result, (found.get(result) ?? 0) + 1);
  return found;
}

/** The places of all values of a document. */
function placesIn(value: JsonValue, path: readonly string[] = []): (readonly string[])[] {
  const members = isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return [path, ...members.flatMap(([key, member]) => placesIn(member ?? null, [...path, String(key)]))];
}

function replaced(value: JsonValue, [key, ...path]: readonly string[], by: JsonValue): JsonValue {
  if (key === undefined) return by;
  if (isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, path, by) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === key ? replaced(member ?? null, path, by) : (member ?? null)]),
  );
}

const { definition, properties } = golden('certified') as unknown as { definition: JsonObject; properties: JsonObject };
const strange = fc.oneof(
  fc.jsonValue() as fc.Arbitrary<JsonValue>,
  fc.constantFrom<JsonValue>(
    null,
    -1,
    1e308,
    '',
    '{',
    '/a/{',
    '#/definitions/Thing',
    '\u0000',
    '\ud800',
    'file',
    '(a+)+$',
    'multipart/form-data',
    [],
  ),
  fc.constantFrom<JsonValue>(
    { $ref: '#' },
    { $ref: '#/definitions/Thing' },
    { type: 'array' },
    { type: 'file' },
    { enum: [] },
    { toString: 0 },
    { enum: [{ toString: 0 }] },
    { allOf: [{ $ref: '#/paths' }] },
  ),
);

describe('trying what strangers write', () => {
  test('never throws or hangs, whatever stands at any place of a definition', async () => {
    const places = placesIn(definition);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...places), strange), { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = changes.reduce<JsonValue>((value, [path, by]) => replaced(value, path, by), definition);
        await results(changed, properties);
      }),
      { numRuns: 100 },
    );
  });

  test('never throws, whatever stands at any place of the properties', async () => {
    const places = placesIn(properties);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), strange, async (path, by) => {
        await results(definition, replaced(properties, path, by));
      }),
      { numRuns: 60 },
    );
  });

  test('makes small values once so much was made that a definition can only be meant to keep a machine busy', () => {
    const property = (index: number) => [`p${index}`, { type: 'string' }] as const;
    const schema = {
      type: 'object',
      required: ['p7'],
      properties: Object.fromEntries(Array.from({ length: 4_000 }, (_, index) => property(index))),
    };
    const effort = effortOf();
    const bodies = bodyValuesOf({ resolve: () => undefined }, 0, effort);
    const members = () => {
      const values = bodies(schema, 'output');
      return isMade(values) ? Object.keys(values.at(0) as JsonObject).length : 0;
    };
    expect(members()).toBeGreaterThan(1_000);
    effort.spend(6_000_000);
    expect(members()).toBeLessThan(200);
    expect(effort.isUsedUp()).toBe(false);
    effort.spend(6_000_000);
    expect(effort.isUsedUp()).toBe(true);
    expect(bodies(schema, 'output')).toBe(bodies(schema, 'output'));
  });
});
