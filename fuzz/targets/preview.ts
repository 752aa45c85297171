import { evidenceOf } from '../../src/preview/evidence.ts';
import { parseTemplate } from '../../src/preview/expressions.ts';
import { openGateway } from '../../src/preview/gateway.ts';
import { madeUpConnection } from '../../src/preview/generate-connection.ts';
import { effortOf } from '../../src/preview/generate-effort.ts';
import { textsMatching } from '../../src/preview/generate-pattern.ts';
import { parsePath, valueBelow } from '../../src/preview/json-path.ts';
import { mockOf } from '../../src/preview/mock.ts';
import { type TestedOperation, testOperations } from '../../src/preview/operation-tests.ts';
import { steppingClock, testOnMock } from '../../src/preview/operation-tests-mock.ts';
import { parseJson } from '../../src/preview/records.ts';
import { bytesOf, partOf, textOf } from '../case.ts';
import { kindByName } from '../mutate/mutate.ts';
import { connectorSeeds, keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf } from './one-file.ts';
import { connectorOf } from './read-case.ts';

const against = { tree: 'a'.repeat(40), certifier: { version: '0.0.0', rules: 'sha256:a' }, against: { kind: 'definition-mock' } } as const;

/** Trying every operation of a connector on a mock of its own. */
export const tries: Target = {
  name: 'try',
  about: '`preview`: values, calls, authentication, policies, mock and promises for every operation of a connector',
  allowsUserErrors: true,
  medium: { kindOf: kindByName, favourites: ['apiDefinition.swagger.json'], stretch: { bytes: 300_000, share: 0.01 }, mostBytes: 32_768 },
  seeds: () => [...keptCases('try'), ...connectorSeeds().slice(0, 10)],
  run: async (parts) => {
    const connector = connectorOf(parts);
    const tested: TestedOperation[] = [];
    for await (const one of testOnMock(connector, () => 0)) tested.push(one);
    promise(tested.length <= (connector.definition?.operations.length ?? 0), 'More operations were tried than there are.');
    JSON.stringify(evidenceOf(tested, against));
  },
};

const seed = connectorSeeds()[0] ?? [];
const northwind = connectorOf(seed);

/** Answers of a service that means harm, through the gateway and against the promises of the definition. */
export const answers: Target = {
  name: 'answers',
  about: '`preview/exchange`, `response-policies`, `operation-tests-promise`, `conformance`: what a service answers',
  medium: {
    kindOf: (name) => (name === 'body' ? 'json' : 'text'),
    mostBytes: 8192,
    words: [
      'application/json',
      'text/plain',
      'charset=utf-16',
      'Location: https://example.com/',
      'Retry-After: -1',
      'Content-Type: ',
      '\n',
      '200',
      '302',
      '204',
      '500',
      '429',
      '999',
      '0',
    ],
  },
  seeds: () => [
    ...keptCases('answers'),
    ...['{"id":"7","name":"a"}', '[{"id":"7","name":"a"}]', '{}', 'null'].map((body) => [
      partOf('status', '200'),
      partOf('headers', 'Content-Type: application/json'),
      partOf('body', body),
    ]),
    [partOf('status', '302'), partOf('headers', 'Location: http://localhost/\nSet-Cookie: a=b'), partOf('body', '')],
  ],
  run: async (parts) => {
    const effort = effortOf();
    const status = Number.parseInt(textOf(parts, 'status'), 10);
    const body = new Uint8Array(bytesOf(parts, 'body'));
    // Read once for all calls: what no client hands on is refused with an error that takes longer than answering does.
    const headers = headersOf(textOf(parts, 'headers'));
    const backend = async (): Promise<Response> => responseOf(status, headers, body);
    const gateway = openGateway(northwind, { backend, origins: 'mock', now: steppingClock(), random: (count) => new Uint8Array(count) });
    const tested: TestedOperation[] = [];
    const wish = {
      gateway,
      connection: madeUpConnection(northwind),
      target: { kind: 'mock', mock: mockOf(0, effort) },
      seed: 0,
      effort,
      clock: () => 0,
    } as const;
    for await (const one of testOperations(northwind, wish)) tested.push(one);
    promise(tested.length === (northwind.definition?.operations.length ?? 0), 'An operation was not tried.');
  },
};

function headersOf(text: string): Headers {
  const list = new Headers();
  for (const line of text.split('\n')) {
    const [name = '', ...value] = line.split(':');
    try {
      list.append(name.trim(), value.join(':').trim());
    } catch {
      // What no client would hand on.
    }
  }
  return list;
}

function responseOf(status: number, headers: Headers, body: Uint8Array<ArrayBuffer>): Response {
  const number = status >= 200 && status <= 599 ? status : 200;
  return new Response([204, 205, 304].includes(number) ? null : body, { status: number, headers });
}

/** The small languages inside of policies and schemas. */
export const expressions: Target = {
  name: 'expressions',
  about: '`preview/expressions`, `json-path`, `generate-pattern`, `records`: templates, paths and patterns',
  medium: {
    kindOf: (name) => (name === 'body' ? 'json' : 'text'),
    stretch: { bytes: 300_000, share: 0.02 },
    mostBytes: 4096,
    words: [
      '@',
      '@{',
      '}',
      '@@',
      "body('a')",
      '()',
      '?',
      "['a']",
      '[0]',
      '.a',
      '$.',
      '@item()',
      '@body()',
      '@headers(',
      "'",
      "''",
      '{',
      '(',
      ')',
      '[',
      ']',
      '*',
      '+',
      '{2,5}',
      '{99999}',
      '|',
      '\\d',
      '\\w',
      '\\p{L}',
      '[^a-z]',
      '(?:',
      '(?=',
      '(?<a>',
      '\\1',
      '^',
      '$',
      '.',
      '\\u{1f600}',
      '\\',
    ],
  },
  seeds: () => [
    ...keptCases('expressions'),
    ...["@connectionParameters('host','a')", "@{body('a')?['b']}/x", "@queryParameters('a','b')@@c"].map((text) => [
      partOf('template', text),
      partOf('path', "$.a['b'][0]"),
      partOf('pattern', '^[a-z]{2,5}(?:\\d|x)+$'),
      partOf('body', '{"a":{"b":[1]}}'),
    ]),
    ...casesOf('pattern', ['^\\+?[1-9]\\d{1,14}$', '([A-Z]{3}|[0-9a-f]*)?', '^(a|(b|c))*$']),
  ],
  run: (parts) => {
    parseTemplate(textOf(parts, 'template'));
    const path = parsePath(textOf(parts, 'path'));
    const body = parseJson(textOf(parts, 'body'));
    if (path !== undefined) valueBelow(body, path.steps);
    const pattern = textOf(parts, 'pattern');
    const texts = textsMatching(pattern, 0, 40);
    promise(
      texts.every((text) => text.length <= 40),
      'A text is longer than asked for.',
    );
  },
};
