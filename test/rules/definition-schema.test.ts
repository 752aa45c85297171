import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import {
  definitionUnknownKey,
  definitionValueEnums,
  definitionValueTypes,
  keywordSupported,
  operationMethodLowercase,
  requiredMemberPresent,
} from '../../rules/index.ts';
import { definitionSchema, objectSchemas } from '../../rules/json/definition-schema.ts';
import { jsonNodes } from '../../rules/json-nodes.ts';
import { indexRules } from '../../src/certify/rule-index.ts';
import { observedPath, walkDefinition } from '../../src/certify/walk.ts';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { pathOf, pointerOf, root } from '../../src/connector/place.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';
import { chosenFromCorpus, corpusIsThere, corpusNote, readConnectorAt } from '../certify/corpus.ts';
import { withChange } from './with-change.ts';

const options = { allErrors: true, allowUnionTypes: true, messages: false } as const;
const wholeSchema = new Ajv2020(options).compile(definitionSchema);
const rules = [definitionUnknownKey, definitionValueEnums, definitionValueTypes, keywordSupported, requiredMemberPresent];
const index = indexRules([...rules, operationMethodLowercase], 'certified');

test('the compiled validators are those of the schema', async () => {
  await expect(compiledSchema()).toMatchFileSnapshot('../../rules/json/compiled-definition-schema.ts');
});

describe('the schema as a whole refuses the same values as the rules that apply it object by object', () => {
  test('in the golden definition, whichever of its values is replaced', () => {
    const { definition } = golden('certified');
    const others: readonly JsonValue[] = [null, 'text', 7, 2.5, true, [], {}, ['a'], [{}], { $ref: '#/definitions/None' }, { a: 1 }];
    for (const { place } of [...jsonNodes(definition, root)].slice(1)) {
      for (const other of others)
        expectSame(withChange(definition, pathOf(place), other), `${pointerOf(pathOf(place))} = ${JSON.stringify(other)}`);
      expectSame(withChange(definition, pathOf(place), undefined), `without ${pointerOf(pathOf(place))}`);
    }
  });

  test.skipIf(!corpusIsThere)(`in published definitions${corpusNote}`, async () => {
    let refused = 0;
    for (const folder of chosenFromCorpus(400)) {
      const { definition } = await readConnectorAt(folder);
      if (definition) refused += expectSame(definition.value, folder);
    }
    expect(refused).toBeGreaterThan(0);
  });
});

describe('hostile definitions', () => {
  test('a hundred thousand wrong items are told as far as anybody reads', () => {
    const paths = { '/things': { get: { parameters: Array.from({ length: 100_000 }, () => 7), tags: Array(100_000).fill(null) } } };
    expect(seenBy({ ...minimal, paths })).toHaveLength(10_000);
  });

  test('so are thirty thousand objects that are each wrong', () => {
    const properties = Object.fromEntries(Array.from({ length: 30_000 }, (_, at) => [`p${at}`, { maxLength: '1', id: 1 }]));
    expect(seenBy({ ...minimal, definitions: { Thing: { properties } } })).toHaveLength(20_000);
  });

  test('no validator goes deeper than its own object', () => {
    const deep = JSON.parse(`${'{"x-ms-enum-values":[{"value":'.repeat(10_000)}7${'}]}'.repeat(10_000)}`);
    expect(seenBy({ ...minimal, definitions: { Thing: { ...deep, default: deep, example: deep, xml: deep, maxLength: deep } } })).toEqual([
      'definition-value-types /definitions/Thing/maxLength',
    ]);
  });

  test('names of every object are plain names', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];
    const members = (value: string): string => names.map((name) => `${JSON.stringify(name)}: ${value}`).join();
    const definition = JSON.parse(`{
      "swagger": "2.0", "info": { "title": "Things", "version": "1.0", ${members('1')} }, "paths": {},
      "definitions": { ${members('5')} },
      "responses": { "Things": { "description": "Things.", "headers": { ${members('{ "type": "string" }')} } } }
    }`);
    expect(seenBy(definition).sort()).toEqual(
      [
        ...names.map((name) => `definition-unknown-key /info/${name}`),
        ...names.map((name) => `definition-value-types /definitions/${name}`),
      ].sort(),
    );
  });
});

const minimal = { swagger: '2.0', info: { title: 'Things', version: '1.0' }, paths: {} };

/** The validators of the objects one by one, as code that runs without ajv. */
function compiledSchema(): string {
  const ajv = new Ajv({ ...options, code: { source: true, esm: true, lines: true } });
  const exported = Object.entries(objectSchemas).map(([name, schema]) => {
    ajv.addSchema(withoutReferences(schema), name);
    return [name, name];
  });
  const code = standalone.default(ajv, Object.fromEntries(exported)).replace('"use strict";', '');
  return `// @ts-nocheck\n// Made from definition-schema.ts: npx vitest run test/rules -u\n${code}\n`;
}

/** The walk gives the objects that a schema refers to to the rules one by one: within another they are any object. */
function withoutReferences(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema, (_name, value) => (typeof value?.$ref === 'string' ? { ...value, $ref: undefined, type: 'object' } : value)),
  );
}

/** What the rules saw, as `id pointer`. */
function seenBy(definition: JsonObject): string[] {
  return walkDefinition(readDefinition(definition), index, { program: 'certified' }, '').map(
    ({ rule, observation, place }) => `${rule.id} ${pointerOf(observedPath(observation, place))}`,
  );
}

const keywordOf: Readonly<Record<string, string>> = {
  [definitionValueTypes.id]: 'type',
  [definitionValueEnums.id]: 'enum',
  [requiredMemberPresent.id]: 'required',
  [definitionUnknownKey.id]: 'additionalProperties',
  [keywordSupported.id]: 'additionalProperties',
  [operationMethodLowercase.id]: 'additionalProperties',
};

/** Asserts that both see the same, and answers how many values that are. */
function expectSame(definition: JsonObject, label: string): number {
  const byRules = new Set(seenBy(definition).map((line) => line.replace(/^\S+/, (id) => keywordOf[id] ?? id)));
  const bySchema = new Set<string>();
  wholeSchema(definition);
  for (const { keyword, instancePath, params } of wholeSchema.errors ?? []) {
    if (keyword === 'not') bySchema.add(`required ${instancePath.slice(0, instancePath.lastIndexOf('/'))}`);
    else if (keyword === 'additionalProperties') bySchema.add(`${keyword} ${instancePath}${pointerOf([params['additionalProperty']])}`);
    else if (keyword !== 'if') bySchema.add(`${keyword} ${instancePath}`);
  }
  // What is no text is told as a wrong type alone.
  for (const line of bySchema) if (bySchema.has(line.replace(/^enum/, 'type')) && line.startsWith('enum')) bySchema.delete(line);
  expect([...byRules].sort(), label).toEqual([...bySchema].sort());
  return byRules.size;
}
