import { Spectral } from '@stoplight/spectral-core';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { unchanged } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { readsDefinitionAlone, toSpectralRuleset, withoutPlaceholders } from '../../src/certify/spectral-export.ts';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import type { JsonValue } from '../../src/connector/json-value.ts';
import { pointerOf } from '../../src/connector/place.ts';
import { chosenFromCorpus, corpusIsThere, corpusNote, readConnectorAt } from './corpus.ts';

const rules: readonly Rule[] = Object.values(index).filter(readsDefinitionAlone);

describe.skipIf(!corpusIsThere)(`over 300 connectors of the corpus${corpusNote}`, () => {
  test('the walk and Spectral find the same: nothing missing, nothing extra', async () => {
    const judges = judgesOf(rules);
    let connectors = 0;
    let findings = 0;
    for (const folder of chosenFromCorpus(330)) {
      const connector = await readConnectorAt(folder);
      if (connector.definition === undefined) continue;
      const walked = judges.walk(connector);
      // Equality of long lists is slow to print and quick to tell.
      const spectral = await judges.spectral(connector);
      if (walked.join('\n') !== spectral.join('\n')) expect(spectral, folder).toEqual(walked);
      connectors += 1;
      findings += walked.length;
    }
    expect(connectors).toBeGreaterThanOrEqual(300);
    expect(findings).toBeGreaterThan(300);
  }, 180_000);
});

describe('what a hostile definition holds', () => {
  const rule = everythingSaid();

  test.each([
    '{{error}}',
    '{{path}}',
    '{{property}}',
    '{{value}}',
    '{{description}}',
    '{{constructor}}',
    '{{__proto__}}',
    '{{{error}}}',
    '{{{{error}}}}',
    '{{{{{error}}}}}',
    '#{{error}}',
    '#{{print("value")}}',
    '#{{1+1}}',
    '#{{constructor.constructor("return 1")()}}',
    '#{{{error}}}',
    '{\u200b{error}}',
    '{{',
    '}}',
    '{{{',
    '{{\n}}',
    '$&',
    '$1',
    '$`',
    '{{ error }}',
    '\u202e{{error}}',
    '\ud800{{error}}',
  ])('prints as it is written: %j', async (text) => {
    await expectSame([rule], definitionWith({ info: { title: text, version: '1', description: `a ${text} b ${text}` } }));
    const printed = await judgesOf([rule]).spectral(connectorOf(definitionWith({ info: { title: text } })));
    expect(printed.join('\n').replaceAll('\u200b', '')).toContain(JSON.stringify(text.replaceAll('\u200b', '')).slice(1, -1));
  });

  test.each([
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '__proto__',
    'prototype',
    'length',
    'then',
    '',
    ' ',
    '$',
    '@',
    '*',
    '..',
    '0',
    '-1',
    '01',
    '1e3',
    'a.b',
    "a['b']",
    'a/b',
    '/a',
    'a~b',
    'a~1b',
    'a~0b',
    '~',
    '~~',
    '~01',
    '%2F',
    '%7E1',
    'a%20b',
    '{{error}}',
    '#',
    '#/paths',
    '\u200b',
    '\ud800',
    '\ud83d\ude00',
    '\0',
    '\n',
  ])('may be named: %j', async (name) => {
    const definition = definitionWith({
      [name]: { title: 'a' },
      paths: {
        [`/${name}`]: {
          get: {
            operationId: name,
            responses: { 200: { description: name, schema: { type: 'object', properties: named(name, { title: 'c' }) } } },
          },
        },
      },
      definitions: named(name, { title: 'b', properties: named(name, { $ref: `#/definitions/${name}` }) }),
      securityDefinitions: named(name, { type: name }),
    });
    const found = await expectSame([rule, ...rules], definition);
    expect(found).toContainEqual(expect.stringContaining(JSON.stringify(pointerOf(['definitions', name, 'properties', name]))));
  });

  const wrong: readonly JsonValue[] = [null, true, 0, '', 'text', [], [null], [{}], {}];
  test.each(wrong.map((value) => ({ value })))('may be of the wrong type everywhere: $value', async ({ value }) => {
    const names = [
      'swagger',
      'info',
      'host',
      'basePath',
      'schemes',
      'paths',
      'definitions',
      'parameters',
      'responses',
      'securityDefinitions',
      'security',
      'tags',
    ];
    for (const name of names) await expectSame([rule, ...rules], definitionWith({ [name]: value }));
    await expectSame(
      [rule, ...rules],
      definitionWith({
        paths: { '/a': value, '/b': { get: value, parameters: value }, '/c': { get: { parameters: [value], responses: { 200: value } } } },
      }),
    );
    await expectSame([rule, ...rules], value);
  });

  test('may refer in circles and to nothing, and nothing is fetched', async () => {
    await expectSame(
      [rule, ...rules],
      definitionWith({
        definitions: {
          A: { $ref: '#/definitions/B' },
          B: { $ref: '#/definitions/A' },
          C: {
            properties: {
              c: { $ref: '#/definitions/C' },
              d: { $ref: '#/definitions/None' },
              e: { $ref: 'https://localhost:1/x.json#/y' },
              f: { $ref: 'file:///etc/passwd' },
              g: { $ref: {} },
            },
          },
        },
      }),
    );
  });
});

test('the exported rules are those that read the definition alone, under our ids and in words of Spectral', () => {
  const exported = toSpectralRuleset(Object.values(index)).rules;
  expect(Object.keys(exported)).toEqual(rules.map((rule) => rule.id));
  for (const rule of rules)
    expect(exported[rule.id]).toMatchObject({
      given: '$',
      resolved: false,
      severity: { error: 'error', warning: 'warn', info: 'hint' }[rule.severity],
    });
});

/** A rule that says everything a definition says, at the place of each text and object. */
function everythingSaid(): Rule {
  const tell = (node: never) => [{ message: typeof node === 'string' ? `Said: ${node}` : `Holds ${JSON.stringify(node)}` }];
  return {
    id: 'everything-said',
    subject: 'info',
    codes: [],
    severity: 'info',
    programs: ['certified'],
    summary: 'Nothing is said.',
    why: 'It is a test.',
    fix: 'Say nothing.',
    given: ['document', 'info', 'path-item', 'operation', 'parameter', 'response', 'schema', 'security-definition', 'reference', 'text'],
    check: tell,
    valid: [],
    invalid: [],
  };
}

interface Judges {
  readonly walk: (connector: Connector) => string[];
  readonly spectral: (connector: Connector) => Promise<string[]>;
}

/** Both ways to judge, with results as comparable lines: each differing finding once, in one order. */
function judgesOf(judging: readonly Rule[]): Judges {
  const certifier = certifierOf(judging);
  const spectral = new Spectral({ resolver: closedResolver });
  spectral.setRuleset(toSpectralRuleset(judging) as never);
  return {
    walk: (connector) =>
      certifier
        .certify(connector)
        .findings.map(({ ruleId, location, message }) => line(ruleId, location.pointer, withoutPlaceholders(message).trim()))
        .sort(),
    spectral: async (connector) => {
      const document = {
        parsed: { data: connector.definitionFile?.value, diagnostics: [], ast: {}, lineMap: [] },
        getLocationForJsonPath: () => undefined,
        source: `${Object.entries(folderOf).find(([program]) => program === connector.program)?.[1]}/Name/apiDefinition.swagger.json`,
      };
      return (await spectral.run(document as never)).map(({ code, path, message }) => line(String(code), pointerOf(path), message)).sort();
    },
  };
}

const folderOf = {
  certified: 'certified-connectors',
  'independent-publisher': 'independent-publisher-connectors',
  custom: 'custom-connectors',
};

/** Hands the document back as it is. Our rules follow references themselves, and nothing may be fetched. */
const closedResolver = {
  uriCache: {},
  resolve: async (document: unknown) => ({ result: document, graph: null, errors: [], refMap: {} }),
} as never;

function line(id: string, pointer: string | undefined, message: string): string {
  return JSON.stringify([id, pointer, message]);
}

async function expectSame(judging: readonly Rule[], definition: JsonValue): Promise<string[]> {
  const connector = connectorOf(definition);
  const judges = judgesOf(judging);
  const walked = judges.walk(connector);
  expect(await judges.spectral(connector)).toEqual(walked);
  return walked;
}

/** The golden connector with another definition. */
function connectorOf(definition: JsonValue): Connector {
  const golden = unchanged();
  const bytes = new TextEncoder().encode(JSON.stringify(definition));
  const entries = golden
    .entries()
    .map((entry) => (entry.path === 'apiDefinition.swagger.json' ? { ...entry, bytes, size: bytes.length } : entry));
  return readConnector({ path: '.', name: golden.folderName, program: 'certified', entries, truncated: false });
}

function definitionWith(members: { readonly [name: string]: JsonValue }): JsonValue {
  return { swagger: '2.0', info: { title: 'Things', version: '1.0' }, ...members };
}

/** An object with one own member, whatever its name. */
function named(name: string, value: JsonValue): JsonValue {
  return JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
}
