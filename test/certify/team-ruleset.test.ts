import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { unchanged } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import type { Finding } from '../../src/certify/finding.ts';
import { assertPlainPaths } from '../../src/certify/ruleset-paths.ts';
import { applyOverrides } from '../../src/certify/team-ruleset.ts';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import type { JsonValue } from '../../src/connector/json-value.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { loadTeamRuleset } from '../../src/io/load-ruleset.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certify-team-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const rules: readonly Rule[] = Object.values(index);

const tagged = `
rules:
  team-operation-tagged:
    description: Every operation carries a tag.
    message: '{{description}} ({{path}})'
    severity: error
    given: $.paths[*][get,post]
    then:
      field: tags
      function: truthy
`;

describe('rules of a team', () => {
  test('are findings like ours, with pointer, line and column', async () => {
    const findings = await judged('team.yaml', tagged, connectorOf({ paths: { '/a': { get: {}, post: { tags: ['a'] } } } }));
    expect(findings).toEqual([
      {
        ruleId: 'team-operation-tagged',
        codes: [],
        severity: 'error',
        message: 'Every operation carries a tag. (#/paths/~1a/get)',
        fix: 'Every operation carries a tag.',
        state: 'new',
        location: { file: 'apiDefinition.swagger.json', pointer: '/paths/~1a/get', line: 8, column: 14 },
      },
    ]);
  });

  test.each([
    [
      'json',
      'team.json',
      '{ "rules": { "team-title": { "given": "$.info", "severity": "hint", "then": { "field": "title", "function": "pattern", "functionOptions": { "match": "^X" } } } } }',
    ],
    [
      'a module',
      'team.mjs',
      `export default { rules: { 'team-title': { given: '$.info.title', severity: 'info', then: { function: (title) => [{ message: '"' + title + '" must match the pattern "^X"' }] } } } };`,
    ],
    [
      'CommonJS',
      'team.cjs',
      `module.exports = { rules: { 'team-title': { given: '$.info.title', severity: 'info', then: { function: (title) => [{ message: '"' + title + '" must match the pattern "^X"' }] } } } };`,
    ],
  ])('are read from %s', async (_name, name, text) => {
    const findings = await judged(name, text);
    expect(findings).toMatchObject([
      {
        ruleId: 'team-title',
        severity: 'info',
        message: '"Northwind Things" must match the pattern "^X"',
        location: { pointer: '/info/title' },
      },
    ]);
  });

  test('follow references inside the document and name the place where it is written', async () => {
    const text = `rules: { team-no-b: { given: '$.paths..schema.properties.b', message: 'b at {{path}}', severity: warn, then: { function: falsy } } }`;
    const get = (reference: string): JsonValue => ({ get: { responses: { 200: { description: 'x', schema: { $ref: reference } } } } });
    const definition = {
      paths: { '/a': get('#/definitions/A'), '/b': get('#/definitions/A') },
      definitions: { A: { properties: { b: { type: 'string' } } } },
    };
    const findings = await judged('team.yml', text, connectorOf(definition));
    expect(findings).toMatchObject([{ severity: 'warning', location: { pointer: '/definitions/A/properties/b' } }]);
  });

  test('of formats that a definition does not have stay silent', async () => {
    const text = `
rules:
  team-two: { formats: [oas2], given: $, message: two, then: { function: falsy } }
  team-three: { formats: [oas3.0, json-schema-draft-2020-12], given: $, message: three, then: { function: falsy } }
`;
    expect((await judged('team.yaml', text)).map(({ ruleId }) => ruleId)).toEqual(['team-two']);
  });

  test('have aliases, and overrides by programme and connector', async () => {
    const text = `
aliases: { Operation: ['$.paths[*][get,post]'] }
rules:
  team-never: { given: '#Operation', severity: error, message: never, then: { function: falsy } }
overrides:
  - files: ['certified-connectors/Northwind */*.json']
    rules: { team-never: hint }
`;
    expect(new Set((await judged('team.yaml', text)).map(({ severity }) => severity))).toEqual(new Set(['info']));
  });

  test('can be those of spectral:oas, chosen one by one', async () => {
    const text = `
extends: [[spectral:oas, off]]
rules: { operation-tag-defined: off, operation-tags: warn, info-title-length: off }
`;
    const ruleset = await loadTeamRuleset(await file('team.yaml', text), rules);
    const findings = await ruleset.judge(connectorOf());
    expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set(['operation-tags']));
    expect([...ruleset.overrides]).toEqual([['info-title-length', 'off']]);
  });

  test('extend files of their folder and below', async () => {
    await file('base/common.yaml', tagged);
    const text = `{ "extends": ["./base/common.yaml"], "rules": { "team-operation-tagged": "warn" } }`;
    expect((await judged('team.json', text)).map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
  });

  test('give nothing for a connector without a definition', async () => {
    const connector = readConnector({ path: '.', name: 'Empty', program: 'certified', entries: [], truncated: false });
    expect(await judged('team.yaml', tagged, connector)).toEqual([]);
  });

  test('that break are told with the ruleset and the connector, and never as a finding', async () => {
    const text = `export default { rules: { 'team-broken': { given: '$', then: { function: () => { throw new Error('no such thing'); } } } } };`;
    await expect(judged('team.mjs', text)).rejects.toThrow(/team\.mjs: a rule breaks on Northwind Things: .*no such thing/);
    await expect(judged('team.mjs', text)).rejects.toBeInstanceOf(UserError);
  });

  test('cannot change what they judge', async () => {
    const connector = connectorOf();
    const text = `export default { rules: { 'team-eager': { given: '$', resolved: false, then: { function: (document) => { document.info.title = 'Changed'; } } } } };`;
    await judged('team.mjs', text, connector).catch(() => undefined);
    await judged('team2.yaml', tagged, connector);
    expect(connector.definition?.value['info']).toMatchObject({ title: 'Northwind Things' });
    expect(Object.isFrozen(connector.definition?.value)).toBe(false);
  });
});

describe('severities of our rules', () => {
  test.each([
    ['off', undefined],
    ['error', 'error'],
    ['warn', 'warning'],
    ['info', 'info'],
    ['hint', 'info'],
    ['true', 'error'],
    ['false', undefined],
  ])('%s makes an error %s', async (written, severity) => {
    const path = await file('team.yaml', `rules: { parameter-summary-present: ${written} }`);
    const { overrides, judge } = await loadTeamRuleset(path, rules);
    const applied = applyOverrides(rules, overrides);
    expect(applied.find((rule) => rule.id === 'parameter-summary-present')?.severity).toBe(severity);
    const on = rules.filter(({ isOffByDefault }) => !isOffByDefault).length;
    expect(applied).toHaveLength(severity === undefined ? on - 1 : on);
    expect(await judge(connectorOf())).toEqual([]);
  });

  test('change what the certifier says', async () => {
    const path = await file('team.yaml', 'rules: { info-title-length: hint }');
    const { overrides } = await loadTeamRuleset(path);
    const connector = connectorOf({ info: { title: 'x'.repeat(100) } });
    const severityBy = (judging: readonly Rule[]) =>
      certifierOf(judging)
        .certify(connector)
        .findings.find(({ ruleId }) => ruleId === 'info-title-length')?.severity;
    expect([severityBy(rules), severityBy(applyOverrides(rules, overrides))]).toEqual(['error', 'info']);
  });

  test('may stand beside an extended copy of our own export without being judged twice', async () => {
    const text = `export default { extends: [{ rules: { 'info-title-length': { given: '$', then: { function: () => [{ message: 'twice' }] } } } }], rules: { 'info-title-length': 'warn' } };`;
    const { overrides, judge } = await loadTeamRuleset(await file('team.mjs', text), rules);
    expect([...overrides]).toEqual([['info-title-length', 'warning']]);
    expect(await judge(connectorOf())).toEqual([]);
  });
});

describe('a hostile definition', () => {
  const text = `
rules:
  team-title: { given: $.info.title, then: { function: pattern, functionOptions: { match: '^Y$' } } }
  team-name: { given: $.info, message: '{{error}} {{value}}', then: { field: '@key', function: enumeration, functionOptions: { values: [none] } } }
`;
  test.each([
    '{{error}}',
    '#{{1+1}}',
    '#{{print("value")}}',
    '{{{{value}}}}',
    '#{{toUpperCase(error)}}',
    '{{constructor}}',
    '#{{constructor}}',
  ])('is no template for the messages: %s', async (title) => {
    const findings = await judged('team.yaml', text, connectorOf({ info: { title } }));
    const told = findings.find(({ ruleId }) => ruleId === 'team-title')?.message.replaceAll('\u200b', '');
    expect(told).toBe(`${JSON.stringify(title)} must match the pattern "^Y$"`);
  });

  test('cannot blow a message up', async () => {
    const findings = await judged('team.yaml', text, connectorOf({ info: { title: '{{error}}{{value}}'.repeat(20_000) } }));
    for (const { message } of findings) expect(message.length).toBeLessThanOrEqual(600);
  });

  test('that refers its way to billions of values is told, not walked', async () => {
    const definitions: Record<string, JsonValue> = { A0: { type: 'string' } };
    for (let at = 1; at < 40; at += 1)
      definitions[`A${at}`] = { properties: { a: { $ref: `#/definitions/A${at - 1}` }, b: { $ref: `#/definitions/A${at - 1}` } } };
    const started = performance.now();
    const findings = await judged(
      'team.yaml',
      `rules: { team-deep: { given: $..z, then: { function: falsy } } }`,
      connectorOf({ definitions }),
    );
    expect(findings).toMatchObject([{ ruleId: 'team-ruleset-limit', severity: 'error', location: { pointer: '', line: 1 } }]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('that refers its way very deep is told, not walked', async () => {
    const definitions: Record<string, JsonValue> = {};
    for (let at = 0; at < 20_000; at += 1) definitions[`A${at}`] = { properties: { a: { $ref: `#/definitions/A${at + 1}` } } };
    expect(await judged('team.yaml', tagged, connectorOf({ definitions }))).toMatchObject([{ ruleId: 'team-ruleset-limit' }]);
  });

  test('cannot make Spectral fetch or read anything', async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end('{"properties":{"leaked":{}}}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.json`;
    const secret = await file('secret.json', '{"properties":{"leaked":{}}}');
    const definitions = {
      A: { $ref: url },
      B: { $ref: `file://${secret}` },
      C: { $ref: secret },
      D: { properties: { $ref: `${url}#/properties` } },
      E: { $ref: '../../../secret.json' },
    };
    const findings = await judged(
      'team.yaml',
      'rules: { team-leak: { given: $..leaked, then: { function: falsy } } }',
      connectorOf({ definitions }),
    );
    await new Promise((done) => server.close(done));
    expect([findings, requests]).toEqual([[], 0]);
  });

  test.each(['a#b', 'a?b', 'a%20b', 'a b', '..', 'é\u202e', 'constructor'])('may lie in a folder named %j', async (name) => {
    const connector = {
      ...connectorOf({ paths: { '/a': { get: { parameters: [{ $ref: '#/parameters/P' }] } } }, parameters: { P: { name: 'p' } } }),
      name,
    };
    const findings = await judged(
      'team.yaml',
      `rules: { team-p: { given: '$.paths..parameters[*]', message: p, then: { function: falsy } } }`,
      connector,
    );
    expect(findings).toMatchObject([{ location: { pointer: '/parameters/P' } }]);
  });
});

describe('a ruleset that is refused with one sentence', () => {
  const rule = '{ given: $, then: { function: truthy } }';

  test.each([
    ['an id nobody knows', 'rules: { no-such-rule: off }', /team\.yaml: there is no rule 'no-such-rule' to give the severity 'off'/],
    ['a severity nobody knows', 'rules: { info-title-length: fatal }', /'info-title-length' is a rule of certify; give it one of/],
    ['a rule under our id', `rules: { info-title-length: ${rule} }`, /'info-title-length' is a rule of certify/],
    ['our id under overrides', 'overrides: [{ files: ["**"], rules: { info-title-length: off } }]', /set its severity under 'rules'/],
    ['a function nobody knows', 'rules: { team-a: { given: $, then: { function: nope } } }', /the rule 'team-a' uses the function 'nope'/],
    [
      'a function of every object',
      'rules: { team-a: { given: $, then: { function: constructor } } }',
      /'constructor', which Spectral does not have/,
    ],
    ['a format nobody knows', 'formats: [oas9]', /the format 'oas9'/],
    ['functions of its own', 'functions: [mine]', /'functions' is not supported\. Write the ruleset in JavaScript/],
    ['an old exception', 'except: { a: [b] }', /'except' is not supported/],
    [
      'options a function refuses',
      'rules: { team-a: { given: $, then: { function: pattern } } }',
      /is not a valid Spectral ruleset: .*pattern/,
    ],
    ['a rule without a place', 'rules: { team-a: { then: { function: truthy } } }', /is not a valid Spectral ruleset/],
    ['nothing', '', /holds no ruleset/],
    ['no rules', 'rules: {}', /asks for nothing/],
    ['an empty object', '{}', /asks for nothing/],
    ['rules in a list', 'rules: [a]', /'rules' is no object/],
    ['a list', '[]', /holds no ruleset/],
    ['two documents', 'a: 1\n---\nb: 2', /cannot be read/],
    ['no YAML', 'rules: {', /cannot be read/],
    ['a tag of code', 'rules: !!js/function "function(){}"', /'rules' is no object/],
    ['a web address', 'extends: https://localhost/x.yaml', /nothing is fetched/],
    ['a file address', 'extends: file:///etc/passwd', /nothing is fetched/],
    ['a package', 'extends: some-package', /Write it in JavaScript to load code/],
    ['code beside it', 'extends: ./code.js', /Write it in JavaScript to load code/],
    ['a file outside', 'extends: ../outside.yaml', /outside the ruleset's folder/],
    ['a link to outside', 'extends: ./link.yaml', /outside the ruleset's folder/],
    ['itself', 'extends: ./team.yaml', /extends itself/],
    ['a file that is not there', 'extends: ./none.yaml', /which is not there/],
    ['another of Spectral', 'extends: spectral:asyncapi', /only spectral:oas/],
  ])('%s', async (_name, text, sentence) => {
    const outside = join(folder, 'outside.yaml');
    await writeFile(outside, tagged);
    const path = await file('inside/team.yaml', text);
    await symlink(outside, join(dirname(path), 'link.yaml'));
    const refusal = await loadTeamRuleset(path, rules).catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(UserError);
    expect(String(refusal)).toMatch(sentence);
    expect(String(refusal)).not.toContain('\n');
  });

  test('anchors that stand for billions of values', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at += 1)
      lines.push(
        `a${at}: &a${at} [${Array(10)
          .fill(`*a${at - 1}`)
          .join(', ')}]`,
      );
    await expect(loadTeamRuleset(await file('team.yaml', lines.join('\n')), rules)).rejects.toThrow(
      /cannot be read: Excessive alias count/,
    );
  });

  test.each([
    ['brackets without end', '['.repeat(200_000)],
    ['a file without end', `# ${'x'.repeat(3_000_000)}`],
  ])('%s', async (_name, text) => {
    await expect(loadTeamRuleset(await file('team.yaml', text), rules)).rejects.toBeInstanceOf(UserError);
  });

  test.each(['none.yaml', 'none.js', '.'])('no file: %s', async (name) => {
    await expect(loadTeamRuleset(join(folder, name), rules)).rejects.toBeInstanceOf(UserError);
  });

  test.each([
    ['that throws', 'throw new Error("no luck\\nat all")', /team\.mjs cannot be loaded: no luck$/],
    ['of nothing', 'export default {}', /asks for nothing/],
    ['without a default export', 'export const a = 1', /has no default export that is a ruleset/],
    [
      'that imports what is not installed',
      'import "no-such-package-at-all"; export default {}',
      /cannot be loaded: .*no-such-package-at-all/,
    ],
  ])('a module %s', async (_name, text, sentence) => {
    await expect(loadTeamRuleset(await file('team.mjs', text), rules)).rejects.toThrow(sentence);
  });
});

async function judged(name: string, text: string, connector: Connector = connectorOf()): Promise<readonly Finding[]> {
  return (await loadTeamRuleset(await file(name, text), rules)).judge(connector);
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

/** The golden connector, or one whose definition is the smallest with these members. */
function connectorOf(members?: { readonly [name: string]: JsonValue }): Connector {
  const golden = unchanged();
  const read = (entries: ReturnType<typeof golden.entries>) =>
    readConnector({ path: '.', name: golden.folderName, program: 'certified', entries, truncated: false });
  if (members === undefined) return read(golden.entries());
  const bytes = new TextEncoder().encode(JSON.stringify({ swagger: '2.0', info: { title: 'Things' }, paths: {}, ...members }, null, 2));
  return read(
    golden.entries().map((entry) => (entry.path === 'apiDefinition.swagger.json' ? { ...entry, bytes, size: bytes.length } : entry)),
  );
}

describe('paths of a YAML ruleset', () => {
  test.each([
    '$.paths[*].get',
    "$.paths[*].parameters[?(@.in == 'path')]",
    '$.paths[?(@property.match(/^\\/v1/) && @.get)]',
    "$..[?(@ && @.type=='array' && !@.items)]",
    '$.tags[?((@.name === "a" || @.name === "b") && @.description)]',
    "$.paths[*]['x-ms-summary']",
  ])('%s is data', (path) => {
    expect(() => assertPlainPaths({ rules: { a: { given: path } } }, 'rules.yaml')).not.toThrow();
  });

  test.each([
    "$.paths[?(@.constructor.constructor('return process')())]",
    "$.paths[?(@['constructor'])]",
    '$.paths[?(@.get.toString())]',
    '$.paths[(@.length-1)]',
    '$.paths[?(process.exit(9))]',
    '$.paths[?(@.x = 1)]',
    '$.paths[?(`x`)]',
    "$.paths[?(@['con' + 'structor'])]",
    '$.paths[?(@.a',
  ])('%s is a program', (path) => {
    for (const ruleset of [
      { rules: { a: { given: ['$', path] } } },
      { aliases: { A: { targets: [{ given: path }] } } },
      { aliases: { A: [path] } },
      { overrides: [{ rules: { a: { given: path } } }] },
    ]) {
      expect(() => assertPlainPaths(ruleset, 'rules.yaml')).toThrow(/^rules\.yaml: the path .* holds more than comparisons/);
    }
  });
});
