import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import type { Finding } from '../../src/certify/finding.ts';
import { fingerprintsOf, withFingerprints } from '../../src/certify/fingerprint.ts';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import { type JsonObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import { parsePointer, valueAt } from '../../src/connector/place.ts';
import type { Program } from '../../src/connector/program.ts';

const certifier = certifierOf(Object.values(index));

/** The golden connector with something to find in every list that a definition has. */
function faulty(before: { readonly parameters?: readonly JsonObject[]; readonly tags?: readonly JsonObject[] } = {}): JsonObject {
  const { definition } = golden('certified');
  const paths = objectOr(definition['paths']);
  const things = objectOr(paths['/things']);
  const parameters = [
    { name: 'filter', in: 'query', type: 'string' },
    { name: 'filter', in: 'header', type: 'string' },
    { name: 'size', in: 'query', type: 'string', enum: ['a', 'b', 'b', 1, null], default: 'c' },
    { $ref: '#/parameters/none' },
  ];
  const get = { ...objectOr(things['get']), parameters: [...(before.parameters ?? []), ...parameters] };
  const schema = { type: 'object', required: ['name', 'absent', 'missing'], properties: { name: { type: 'string' } } };
  const post = { ...objectOr(things['post']), parameters: [{ name: 'body', in: 'body', schema }] };
  return {
    ...definition,
    paths: { ...paths, '/things': { ...things, get, post } },
    tags: [...(before.tags ?? []), { name: 'one' }, { name: 'one' }, 7],
  };
}

function connectorOf(definition: unknown, { name = 'Things', program = 'certified' as Program, indent = '  ' } = {}): Connector {
  const { properties, readme } = golden(program);
  const files = {
    'apiDefinition.swagger.json': JSON.stringify(definition, null, indent),
    'apiProperties.json': JSON.stringify(properties, null, 2),
    'readme.md': readme,
  };
  const entries = Object.entries(files).map(([path, text]) => {
    const bytes = new TextEncoder().encode(text);
    return { path, kind: 'file' as const, executable: false, size: bytes.length, bytes };
  });
  return readConnector({ path: name, name, program, entries, truncated: false });
}

/** The findings in the definition's nodes, each with its fingerprint; indentation is about the text and not about any of them. */
function judged(connector: Connector): { readonly print: string; readonly finding: Finding }[] {
  const findings = certifier.certify(connector).findings.filter(({ location }) => location.pointer !== undefined);
  const prints = fingerprintsOf(connector, findings);
  return findings.map((finding, at) => ({ print: prints[at] ?? '', finding }));
}

const printsOf = (connector: Connector): string[] => judged(connector).map(({ print }) => print);

test('each finding has 32 hex digits of its own', () => {
  const prints = printsOf(connectorOf(faulty()));
  expect(prints.length).toBeGreaterThan(15);
  expect(prints.join('\n')).toMatch(/^(?:[0-9a-f]{32}(?:\n|$))+$/);
  expect(new Set(prints).size).toBe(prints.length);
});

test('other indentation keeps every fingerprint', () => {
  const before = printsOf(connectorOf(faulty()));
  for (const indent of ['', '\t', '    ']) expect(printsOf(connectorOf(faulty(), { indent }))).toEqual(before);
});

test('other orders of members keep every fingerprint', () => {
  const before = printsOf(connectorOf(faulty())).sort();
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
      const reordered = (value: JsonValue): JsonValue => {
        if (Array.isArray(value)) return value.map(reordered);
        if (typeof value !== 'object' || value === null) return value;
        const members = Object.entries(value as JsonObject).map(([name, member = null]) => ({ rank: numbers.next().value, name, member }));
        members.sort((a, b) => a.rank - b.rank);
        return Object.fromEntries(members.map(({ name, member }) => [name, reordered(member)]));
      };
      expect(printsOf(connectorOf(reordered(faulty()))).sort()).toEqual(before);
    }),
    { numRuns: 30 },
  );
});

test('items put in before keep every fingerprint', () => {
  const before = printsOf(connectorOf(faulty()));
  const names = fc.uniqueArray(fc.stringMatching(/^x[a-z]{1,8}$/), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(names, (inserted) => {
      const parameters = inserted.map((name) => ({ name, in: 'query', type: 'integer', 'x-ms-summary': 'Extra' }));
      const tags = inserted.map((name) => ({ name }));
      expect(printsOf(connectorOf(faulty({ parameters, tags })))).toEqual(expect.arrayContaining(before));
    }),
    { numRuns: 30 },
  );
});

describe('what differs', () => {
  test('connectors and programmes share no fingerprint', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,9}$/), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(names, ([a = '', b = '']) => {
        const other = new Set(printsOf(connectorOf(faulty(), { name: b })));
        expect(printsOf(connectorOf(faulty(), { name: a })).filter((print) => other.has(print))).toEqual([]);
      }),
      { numRuns: 10 },
    );
    const independent = new Set(printsOf(connectorOf(faulty(), { program: 'independent-publisher' })));
    expect(printsOf(connectorOf(faulty())).filter((print) => independent.has(print))).toEqual([]);
  });

  const definition = { list: [{ name: 'a', in: 'query' }, { name: 'a', in: 'query' }, { name: 'a', in: 'path' }, {}, 1, '1', [], 'b'] };
  const base: Finding = {
    ruleId: 'rule',
    codes: [],
    severity: 'error',
    message: 'The list "v1" has 2 items too many.',
    fix: '',
    state: 'new',
    location: { file: 'apiDefinition.swagger.json', pointer: '/list/0' },
  };
  const at = (pointer: string): Finding => ({ ...base, location: { ...base.location, pointer } });
  const prints = (...findings: Finding[]) => fingerprintsOf(connectorOf(definition), findings);

  test('rule, file, place, and words do', () => {
    const { pointer: _, ...file } = base.location;
    const others: Finding[] = [
      { ...base, ruleId: 'other' },
      { ...base, location: { ...base.location, file: 'apiProperties.json' } },
      { ...base, location: file },
      { ...base, message: 'The list "v2" has 2 items too many.' },
      { ...base, message: 'The list "v1" has 2 items too few.' },
      { ...base, message: 'The list "v1" of "v2" has items.' },
      { ...base, message: 'The list "v1" of "v3" has items.' },
      { ...base, message: 'The list "v1" of "v3" has items of "v' },
      ...['', '/list', '/list/0/name', '/list/2', '/list/3', '/list/4', '/list/5', '/list/6', '/list/7'].map(at),
    ];
    expect(new Set([base, ...others].flatMap((one) => prints(one))).size).toBe(others.length + 1);
  });

  test('lines, severity, state, advice, and numbers in the words do not', () => {
    const same: Finding[] = [
      { ...base, location: { ...base.location, line: 7, column: 3 } },
      { ...base, severity: 'info', state: 'existing', fix: 'Other advice.', codes: ['Code'] },
      { ...base, message: 'The list "v1" has 1,310.5 items too many.' },
      { ...base, message: 'The list "v1" has 0 items too many.' },
    ];
    for (const one of same) expect(prints(one)).toEqual(prints(base));
  });

  test('the second of what is the same has another, and the first keeps its own', () => {
    const [first, second, third] = prints(base, base, at('/list/1'));
    expect([first]).toEqual(prints(base));
    expect(new Set([first, second, third]).size).toBe(3);
  });
});

test('a finding has the same fingerprint alone and among others, in any order', () => {
  const key = fc.constantFrom('a', 'b', '0', '1', 'a/b', 'a~b', '');
  const { node } = fc.letrec<{ node: JsonValue }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<JsonValue>('x', 1, null, { name: 'n', in: 'query' }, { name: 'n' }),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(key, tie('node'), { maxKeys: 3 }),
    ),
  }));
  const step = fc.constantFrom('a', 'b', '0', '1', '2', 'a~1b', 'a~0b', '', '01', 'name');
  const pointer = fc.array(step, { maxLength: 7 }).map((steps) => steps.map((one) => `/${one}`).join(''));
  fc.assert(
    fc.property(node, fc.array(pointer, { maxLength: 12 }), (document, pointers) => {
      const connector = connectorOf({ paths: document });
      const findings = pointers.map(
        (below, index): Finding => ({
          ruleId: 'rule',
          codes: [],
          severity: 'info',
          message: `Finding ${String.fromCodePoint(0x61 + index)}.`,
          fix: '',
          state: 'new',
          location: { file: 'apiDefinition.swagger.json', pointer: `/paths${below}` },
        }),
      );
      expect(fingerprintsOf(connector, findings)).toEqual(findings.flatMap((one) => fingerprintsOf(connector, [one])));
    }),
    { numRuns: 300 },
  );
});

test('hostile names are plain names, and no pointer makes it throw', () => {
  const definition = JSON.parse('{"__proto__":[{"name":{"in":1}},{"name":"constructor"}],"a~b/c":[["x"]]}');
  const pointers = ['/__proto__/0', '/__proto__/1/name', '/a~0b~1c/0/0', '/toString/0/1', 'no pointer/1', '/list/999999999999'];
  const findings = pointers.map((pointer) => ({
    ruleId: 'rule',
    codes: [],
    severity: 'error' as const,
    message: '',
    fix: '',
    state: 'new' as const,
    location: { file: 'apiDefinition.swagger.json', pointer },
  }));
  expect(new Set(fingerprintsOf(connectorOf(definition), findings)).size).toBe(pointers.length);
});

test('a report is told with its fingerprints, which name the same nodes', () => {
  const connector = connectorOf(faulty());
  const report = certifier.certify(connector);
  const { findings } = withFingerprints(connector, report);
  expect(findings.map(({ fingerprint }) => fingerprint)).toEqual(fingerprintsOf(connector, report.findings));
  expect(findings.map(({ fingerprint: _, ...finding }) => finding)).toEqual(report.findings);
  for (const { location } of findings.filter(({ location: { pointer } }) => pointer !== undefined)) {
    const file = location.file === 'apiProperties.json' ? connector.propertiesFile : connector.definitionFile;
    expect(valueAt(file?.value, parsePointer(location.pointer ?? '') ?? [])).toBeDefined();
  }
});
