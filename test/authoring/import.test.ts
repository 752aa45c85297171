import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importSource } from '../../src/authoring/import-source.ts';
import { mostSourceBytes, parseSource } from '../../src/authoring/source-document.ts';
import { main } from '../../src/cli/main.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

async function certify(cwd: string, ...args: string[]) {
  const terminal = fakeTerminal(cwd);
  const status = await main(args, terminal);
  return { status, ...terminal.printed };
}

const choices = { program: 'certified', publisher: 'Contoso', stackOwner: undefined, brandColor: '#1f6feb' } as const;
const everything = { operations: [], tags: [] };
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

function problemOf(source: unknown): string {
  try {
    importSource(parseSource('source', bytes(source)), everything, choices);
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message;
    throw thrown;
  }
  return 'imported';
}

const api = { openapi: '3.0.0', info: { title: 'T', version: '1' }, paths: { '/a': { get: { responses: {} } } } };

test.each<[string, unknown, string]>([
  ['an empty file', '', 'source holds no object, so it describes no API.'],
  [
    'no text',
    new TextDecoder('latin1').decode(new Uint8Array([0x7b, 0xff])),
    "source is no JSON: Expected property name or '}' in JSON at position 1.",
  ],
  ['broken JSON', '{"openapi": "3.0.0",', 'source is no JSON: Expected double-quoted property name in JSON at position 20.'],
  [
    'broken YAML',
    'a: [1',
    'source is neither JSON nor YAML: Flow sequence in block collection must be sufficiently indented and end with a ] (line 1).',
  ],
  [
    'something else',
    { hello: 1 },
    'source is no description of an API that can be imported: it names neither "swagger": "2.0" nor "openapi": "3.0.x" or "3.1.x", and is no Postman collection 2.0 or 2.1.',
  ],
  ['a version of the future', { openapi: '4.0.0' }, 'source has version "4.0.0"; OpenAPI 2.0, 3.0 and 3.1 can be imported.'],
  [
    'another document',
    { ...api, paths: { '/a': { $ref: 'https://evil.example/a.json' } } },
    'source refers to another document at /paths/~1a ("https://evil.example/a.json"), and nothing is fetched: bundle it into one document first.',
  ],
  [
    'a file of the machine',
    { ...api, components: { schemas: { A: { $ref: 'file:///etc/passwd' } } } },
    'source refers to another document at /components/schemas/A ("file:///etc/passwd"), and nothing is fetched: bundle it into one document first.',
  ],
  ['deep nesting', `${'['.repeat(100_000)}`, 'source nests more than 200 levels deep.'],
  ['deep nesting in YAML', `a: ${'['.repeat(100_000)}`, 'source nests more than 200 levels deep.'],
  ['lists in lists, all on one line of YAML', '- '.repeat(100_000), 'source nests more than 200 levels deep.'],
  ['keys that are maps, all on one line of YAML', '? '.repeat(100_000), 'source nests more than 200 levels deep.'],
  [
    'a million wrong escapes in YAML',
    `a: "${'\\q'.repeat(900_000)}"`,
    'source is neither JSON nor YAML: Invalid escape sequence \\q (line 1).',
  ],
  [
    'hundreds of thousands of items in YAML',
    `a: [${'1,'.repeat(900_000)}]`,
    'source has more than 1500000 words and signs of YAML. Convert it to JSON and import that.',
  ],
  ['several documents', 'openapi: 3.0.0\n---\nopenapi: 3.0.0\n', 'source is neither JSON nor YAML: it holds several documents.'],
  [
    'no operations',
    { ...api, paths: {} },
    'No operation is left that the platform takes: it knows paths without query and fragment, and no TRACE.',
  ],
  [
    'operations that the platform cannot call',
    { ...api, paths: { '/#Action=List': { get: { responses: {} } } } },
    'No operation is left that the platform takes: it knows paths without query and fragment, and no TRACE.',
  ],
])('%s is refused in one sentence', (_, source, sentence) => {
  expect(problemOf(source)).toBe(sentence);
});

test('aliases that unfold to billions are refused', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 12; level += 1)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  expect(problemOf(`openapi: 3.0.0\n${lines.join('\n')}\n`)).toBe(
    'source is neither JSON nor YAML: Excessive alias count indicates a resource exhaustion attack.',
  );
  const many = `openapi: 3.0.0\nx-a: &a 1\nx-all: [${Array(1001).fill('*a').join(', ')}]\n`;
  expect(problemOf(many)).toBe('source is neither JSON nor YAML: more than 1000 aliases.');
});

test('brackets in texts of YAML are no levels', () => {
  const text = `openapi: 3.0.0\ninfo: {title: T, version: "1", description: "${'['.repeat(1000)}"}\npaths: {/a: {get: {responses: {}}}}\n`;
  expect(parseSource('source', bytes(text)).kind).toBe('openapi-3');
});

test('a key that stands twice in a mapping of YAML is refused with its line, and may stand in several', () => {
  const twice = 'openapi: 3.0.0\npaths:\n  /a: {get: {responses: {}}}\n  /b: {get: {responses: {}}}\n  "/a": {}\n';
  expect(problemOf(twice)).toBe('source is neither JSON nor YAML: the key "/a" stands twice in one mapping (line 5).');
  expect(problemOf(twice.replace('"/a"', '"/c"'))).not.toContain('twice');
});

test('of YAML fewer bytes are read than of JSON, and the way out is told', () => {
  const large = (text: string) => new TextEncoder().encode(`${text}${' '.repeat(2_000_001 - text.length)}`);
  expect(() => parseSource('big', large('openapi: 3.0.0'))).toThrow(
    'big has 2000001 bytes; of YAML at most 2000000 are read. Convert it to JSON and import that.',
  );
  expect(parseSource('big', large(JSON.stringify(api))).kind).toBe('openapi-3');
});

test('a source of more bytes than are read is refused unread', () => {
  expect(() => parseSource('big', new Uint8Array(mostSourceBytes + 1))).toThrow(
    `big has ${mostSourceBytes + 1} bytes; at most ${mostSourceBytes} are read.`,
  );
});

test('YAML and JSON give the same connector', () => {
  const yaml = 'openapi: 3.0.0\ninfo: {title: T, version: "1"}\npaths:\n  /a:\n    get:\n      responses: {}\n';
  const [one, other] = [yaml, JSON.stringify(api)].map((text) => importSource(parseSource('s', bytes(text)), everything, choices));
  expect(Buffer.from(one?.files.get('apiDefinition.swagger.json') ?? []).toString()).toBe(
    Buffer.from(other?.files.get('apiDefinition.swagger.json') ?? []).toString(),
  );
});

test('more operations than the platform takes are refused with the tags to choose by', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [`/p${at}`, { get: { tags: [at < 250 ? 'Orders' : 'Returns'], responses: {} } }]),
  );
  expect(problemOf({ ...api, paths })).toBe(
    'The connector would have 300 operations; the platform takes 256. Make several connectors of it, each with --tags or --operations. Tags and their operations: Orders (250), Returns (50).',
  );
  expect(importSource(parseSource('s', bytes({ ...api, paths })), { operations: ['GET /p7'], tags: ['Returns'] }, choices).operations).toBe(
    51,
  );
});

test('a name that chooses nothing is told with the one that was probably meant', () => {
  const source = parseSource(
    's',
    bytes({ ...api, paths: { '/a': { get: { operationId: 'listOrders', tags: ['Orders'], responses: {} } } } }),
  );
  expect(() => importSource(source, { operations: ['listOrder'], tags: [] }, choices)).toThrow(
    "The source has no operation 'listOrder'. Did you mean 'listOrders'?",
  );
  expect(() => importSource(source, { operations: [], tags: ['Order'] }, choices)).toThrow(
    "The source has no tag 'Order'. Did you mean 'Orders'?",
  );
});

test('no document makes it throw anything but a sentence, or go on for ever', () => {
  const names = fc.constantFrom(
    'type',
    'properties',
    'items',
    '$ref',
    'allOf',
    'anyOf',
    'oneOf',
    'a',
    'b',
    '__proto__',
    'schema',
    'content',
    'application/json',
    'parameters',
    'required',
    'enum',
    'in',
    'name',
    'responses',
    '200',
    'requestBody',
    'callbacks',
  );
  const texts = fc.constantFrom(
    'object',
    'array',
    'string',
    '#/components/schemas/A',
    '#/components/schemas/B',
    '#/paths/~1a',
    '#/components',
    'query',
    'path',
    'a',
    '',
  );
  const { node } = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 6, depthSize: 'medium' },
      texts,
      fc.constant(null),
      // What `String()` throws for.
      fc.constant({ toString: 0 }),
      fc.integer(),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(names, tie('node'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(node, node, node, node, (a, b, item, rest) => {
      const source = {
        ...api,
        components: { schemas: { A: a, B: b }, parameters: rest, securitySchemes: rest },
        paths: {
          '/a': {
            get: item,
            post: { requestBody: { content: { 'application/json': { schema: a } } }, responses: { 200: rest } },
            parameters: [rest],
          },
        },
        servers: [rest],
        security: rest,
      };
      expect(typeof problemOf(source)).toBe('string');
    }),
    { numRuns: 500 },
  );
});

test('certify import writes a folder that certify check reads, and says what is left to write', async () => {
  const folder = temporaryFolder({
    'things.yaml': `openapi: 3.1.0
info: { title: Contoso Things, version: 1.2.0, description: Keeps the list of things that a warehouse holds., contact: { name: Contoso, url: https://www.contoso.com, email: a@contoso.com } }
servers: [{ url: https://api.contoso.com/v1 }]
paths:
  /things/{id}:
    get:
      operationId: get_thing
      summary: Get a thing
      description: Gets one thing.
      parameters: [{ name: id, in: path, required: true, description: The number., schema: { type: [string, 'null'], title: Thing } }]
      responses: { '200': { description: The thing., content: { application/json: { schema: { type: object, properties: { name: { type: string, title: Name, description: What people call it. } } } } } } }
`,
  });
  const made = await certify(
    folder,
    'import',
    'things.yaml',
    '--output',
    'certified-connectors/Contoso Things',
    '--publisher',
    'Contoso',
    '--brand-color',
    '#1f6feb',
    '--report',
    'notes.json',
  );
  expect(made.out).toBe(`Contoso Things: 1 operation, in certified-connectors/Contoso Things

Not as in the source (every place: notes.json):
  changed       1  nullable: x-nullable says the same; the designer shows no difference.
                   at /paths/~1things~1{id}/get/parameters/0/schema

Only a person can write this:
     1  connector-metadata-properties: Add { "propertyName": "Categories", "propertyValue": "…" } to x-ms-connector-metadata.
     1  connector-metadata-properties: Add { "propertyName": "Privacy policy", "propertyValue": "…" } to x-ms-connector-metadata.
        readme.md, the sections without text, which certify check does not find: Prerequisites, Obtaining Credentials, Getting Started, Known Issues and Limitations, Deployment Instructions

2 warnings that certify check lists; none of them fails it, though certify test may stumble over one:
        host-placeholder, operation-id-characters

Next: certify check "certified-connectors/Contoso Things"
`);
  expect(made.status).toBe(0);
  expect(readdirSync(join(folder, 'certified-connectors', 'Contoso Things')).sort()).toEqual([
    'apiDefinition.swagger.json',
    'apiProperties.json',
    'readme.md',
  ]);
  expect(JSON.parse(readFileSync(join(folder, 'notes.json'), 'utf8')).notes[0]).toEqual({
    kind: 'changed',
    construct: 'nullable',
    from: '/paths/~1things~1{id}/get/parameters/0/schema',
    to: '/paths/~1things~1{id}/get/parameters/0',
    sentence: 'x-nullable says the same; the designer shows no difference.',
  });
  const again = await certify(folder, 'import', 'things.yaml', '--output', 'certified-connectors/Contoso Things');
  expect(again).toMatchObject({
    status: 2,
    out: '',
    err: "certify: 'certified-connectors/Contoso Things' is there already and not empty. Choose another place with --output, or move it away.\n",
  });
  expect(readdirSync(join(folder, 'certified-connectors'))).toEqual(['Contoso Things']);
});

test('what certify fix repairs is repaired already, and every rule that still fails is told', async () => {
  const operations = Array.from({ length: 30 }, (_, at) => [
    `/things/${at}`,
    {
      get: { operationId: `get.thing-${at}`, summary: ` Get thing ${at}. `, description: 'Gets a thing', deprecated: true, responses: {} },
    },
  ]);
  const folder = temporaryFolder({ 'api.json': JSON.stringify({ ...api, paths: Object.fromEntries(operations) }) });
  const { out } = await certify(folder, 'import', 'api.json', '--output', 'made');
  const checked = await certify(folder, 'check', 'made', '--format', 'json');
  const rules = JSON.parse(checked.out).connectors[0].findings.flatMap((one: { ruleId: string; severity: string }) =>
    one.severity === 'error' ? [one.ruleId] : [],
  );
  expect([...new Set(rules)].filter((rule) => !out.includes(`  ${rule}: `))).toEqual([]);
  expect(new Set(rules).size).toBeGreaterThan(5);
  expect((await certify(folder, 'check', 'made')).out).not.toContain('can be fixed');
  expect((await certify(folder, 'fix', 'made')).out).toMatch(/^Nothing to repair\.\n/);
  expect(readFileSync(join(folder, 'made', 'apiDefinition.swagger.json'), 'utf8')).toContain('"summary": "Get thing 0 (deprecated)"');
  // The readme tells of operations as they are called after the repairs.
  expect(readFileSync(join(folder, 'made', 'readme.md'), 'utf8')).toContain('### Get thing 0 (deprecated)\n');
});

test('a connector that unfolds beyond the limit of the platform is refused, and made without that operation', async () => {
  const properties = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`p${at}`, { type: 'string' }]));
  const large = {
    responses: { 200: { description: 'All.', content: { 'application/json': { schema: { type: 'object', properties } } } } },
  };
  const folder = temporaryFolder({ 'api.json': JSON.stringify({ ...api, paths: { '/a': { get: { responses: {} }, post: large } } }) });
  expect(await certify(folder, 'import', 'api.json', '--output', 'made')).toEqual({
    status: 2,
    out: '',
    err: 'certify: Response "200" of CreateA expands to 601 schemas; at most 512 are allowed. The platform imports no such connector. Leave such operations out with --without LIST, or choose others with --operations or --tags: "POST /a".\n',
  });
  expect(readdirSync(folder)).toEqual(['api.json']);
  expect(await certify(folder, 'import', 'api.json', '--output', 'made', '--without', 'POST /a')).toMatchObject({ status: 0, err: '' });
  expect(readdirSync(join(folder, 'made'))).toHaveLength(3);
  expect((await certify(folder, 'import', 'api.json', '--without', 'POST /b')).err).toContain("The source has no operation 'POST /b'.");
});

test.each<[string, unknown, string]>([
  [
    'components that only refer to each other',
    { A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } },
    'dropped $ref',
  ],
  [
    'parts that hold themselves',
    { A: { allOf: [{ $ref: '#/components/schemas/A' }, { type: 'object', properties: { a: { $ref: '#/components/schemas/A' } } }] } },
    'changed allOf',
  ],
])('%s end', (_, schemas, note) => {
  const operation = {
    responses: { 200: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } } },
  };
  const source = parseSource('s', bytes({ ...api, components: { schemas }, paths: { '/a': { get: operation } } }));
  const { notes } = importSource(source, everything, choices);
  expect(notes.map(({ kind, construct }) => `${kind} ${construct}`)).toContain(note);
});

test('names with control characters stay in the notes and are shown as text', async () => {
  const paths = {
    '/a\u001b[31m': { get: { operationId: 'Get\u001b[2J', parameters: [{ name: 'a\u0007', in: 'cookie' }], responses: {} } },
  };
  const folder = temporaryFolder({ 'api.json': JSON.stringify({ ...api, paths }) });
  const { out, status } = await certify(folder, 'import', 'api.json', '--output', 'made');
  expect(status).toBe(0);
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  expect(readFileSync(join(folder, 'made', 'apiDefinition.swagger.json'), 'utf8')).toContain('"operationId": "Get2J"');
});

test.each(['CON', 'nul', 'Com1', 'LPT²'])('a folder is not named %s, which is a device on Windows', async (title) => {
  const folder = temporaryFolder({ 'api.json': JSON.stringify({ ...api, info: { title, version: '1' } }) });
  const { err, status } = await certify(folder, 'import', 'api.json');
  expect(err).toBe(`certify: No folder can be named '${title}' on Windows, where that is a device. Name one with --output.\n`);
  expect(status).toBe(2);
  expect((await certify(folder, 'import', 'api.json', '--output', 'made')).status).toBe(0);
});

test('a note about what a repair moved names its new place', async () => {
  const source = {
    ...api,
    openapi: undefined,
    swagger: '2.0',
    host: 'api.contoso.com',
    schemes: ['https'],
    paths: {
      things: {
        get: {
          operationId: 'ListThings',
          parameters: [{ name: 'one', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'tsv' }],
          responses: { 200: { description: 'All.' } },
        },
      },
    },
  };
  const folder = temporaryFolder({ 'api.json': JSON.stringify(source) });
  await certify(folder, 'import', 'api.json', '--output', 'made', '--report', 'notes.json');
  const { notes } = JSON.parse(readFileSync(join(folder, 'notes.json'), 'utf8'));
  // The repair gives the path its slash.
  expect(notes.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
    ['/paths/things/get/parameters/0/collectionFormat', '/paths/~1things/get/parameters/0/collectionFormat'],
  ]);
});
