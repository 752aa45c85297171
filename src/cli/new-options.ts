import { resolve } from 'node:path';
import { categories } from '../../rules/metadata/categories.ts';
import type { ConnectorDraft, DraftOperation, DraftWay } from '../authoring/draft.ts';
import { identityProviders } from '../authoring/identity-providers.ts';
import { mostSourceBytes } from '../authoring/source-document.ts';
import type { JsonValue } from '../connector/json-value.ts';
import { type Program, parseProgram } from '../connector/program.ts';
import { parseStrictJson } from '../connector/strict-json.ts';
import { UserError } from '../connector/user-error.ts';
import { readSource } from '../io/read-source.ts';
import { commaSeparated } from './options.ts';

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean', default: false } as const;

/** The options of `certify new`. */
export const newOptions = {
  description: text,
  program: text,
  publisher: text,
  'stack-owner': text,
  address: text,
  'brand-color': text,
  'contact-name': text,
  'contact-url': text,
  'contact-email': text,
  website: text,
  'privacy-policy': text,
  categories: text,
  'sign-in': list,
  'key-name': text,
  'key-in': text,
  'identity-provider': text,
  'authorization-url': text,
  'token-url': text,
  'refresh-url': text,
  'client-id': text,
  scopes: text,
  resource: text,
  operation: text,
  kind: text,
  'operation-id': text,
  summary: text,
  'operation-description': text,
  answer: text,
  hint: text,
  parameter: list,
  request: text,
  response: text,
  notification: text,
  unsubscribe: text,
  callback: text,
  'no-test': flag,
  output: text,
  'dry-run': flag,
} as const;

type OptionNames = { [N in keyof typeof newOptions]: (typeof newOptions)[N] extends typeof text ? N : never }[keyof typeof newOptions];

/** What a person can answer with a line of text. */
export type AnswerName = Exclude<OptionNames, 'output'> | 'title' | 'sign-in';

/** What is known so far; what nobody was asked yet is missing. */
export interface Answers {
  readonly texts: Readonly<Partial<Record<AnswerName, string>>>;
  /** Label and description of parameters, by their names. */
  readonly words: DraftOperation['words'];
}

/** What is wrong with an answer, as the end of a sentence; undefined when nothing is. An empty answer is never wrong. */
export function problemOf(name: AnswerName, answer: string): string | undefined {
  if (answer === '') return undefined;
  const wanted = expectations[name];
  return wanted === undefined || wanted.test(answer) ? undefined : `takes ${wanted.words}, not ${JSON.stringify(answer)}`;
}

interface Expectation {
  readonly words: string;
  readonly test: (answer: string) => boolean;
}

const oneOf = (...names: readonly string[]): Expectation => ({
  words: `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`,
  test: (answer) => names.includes(answer),
});
const webAddress: Expectation = {
  words: 'an address that begins with https://',
  test: (answer) => /^https:\/\/[^\s/]+/i.test(answer) && URL.canParse(answer),
};
const signIns = ['none', 'basic', 'bearer', 'api-key', 'oauth2'];

const expectations: Readonly<Partial<Record<AnswerName, Expectation>>> = {
  program: oneOf('certified', 'independent-publisher', 'custom'),
  address: {
    words: 'the address of the API, as https://api.contoso.com/v1',
    test: (answer) => /^(?:https?:\/\/)?[^\s/?#@:]+\.[^\s/?#@]+(?:\/[^\s?#]*)?$/i.test(answer),
  },
  'brand-color': { words: 'a colour such as #1f6feb', test: (answer) => /^#[0-9a-f]{6}$/i.test(answer) },
  'contact-url': webAddress,
  'contact-email': { words: 'a mail address', test: (answer) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answer) },
  website: webAddress,
  'privacy-policy': webAddress,
  categories: {
    words: `one or two of ${categories.join(', ')}`,
    test: (answer) => commaSeparated(answer).every((one) => storeName(one) !== undefined),
  },
  'sign-in': { words: oneOf(...signIns).words, test: (answer) => commaSeparated(answer).every((one) => signIns.includes(one)) },
  'key-in': oneOf('header', 'query'),
  'identity-provider': oneOf(...identityProviders.map(({ id }) => id)),
  'authorization-url': webAddress,
  'token-url': webAddress,
  'refresh-url': webAddress,
  kind: oneOf('action', 'polling', 'webhook'),
  unsubscribe: {
    words: 'a path or address that holds the id of the subscription, as /hooks/{id}',
    test: (answer) => /^(?:\/|https:\/\/)\S*\{[^{}/\s]+\}\S*$/i.test(answer),
  },
  operation: {
    words: 'a method and a path or address, as GET /things/{id}?limit=10',
    test: (answer) => /^(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS) +(?:\/|https:\/\/)\S*$/i.test(answer),
  },
};

/** The answers that options give. A `UserError` for one that cannot be. */
export function answersOf(
  values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>,
  program: Program | undefined,
): Answers {
  const texts: Partial<Record<AnswerName, string>> = program === undefined ? {} : { program };
  for (const [name, value] of Object.entries(values)) {
    if (name === 'output' || name === 'parameter' || value === undefined || typeof value === 'boolean') continue;
    const answer = typeof value === 'string' ? value.trim() : value.join(',');
    const problem = problemOf(name as AnswerName, answer);
    if (problem !== undefined) throw new UserError(`--${name} ${problem}.`);
    texts[name as AnswerName] = answer;
  }
  const parameters = Array.isArray(values['parameter']) ? values['parameter'] : [];
  return { texts, words: Object.fromEntries(parameters.map(wordsIn)) };
}

function wordsIn(option: string): readonly [string, { readonly label: string; readonly description: string }] {
  const [, name, label = '', description = ''] = /^([^=]+)=([^:]*)(?::(.*))?$/s.exec(option) ?? [];
  if (name === undefined) throw new UserError(`--parameter takes NAME=LABEL: DESCRIPTION, not ${JSON.stringify(option)}.`);
  return [name.trim(), { label: label.trim(), description: description.trim() }];
}

/** The draft that the answers make. Reads the samples that they name; a `UserError` when one cannot be read. */
export async function draftOf({ texts, words }: Answers, cwd: string): Promise<ConnectorDraft> {
  const told = (name: AnswerName): string => texts[name] ?? '';
  const orUndefined = (name: AnswerName): string | undefined => texts[name] || undefined;
  return {
    title: told('title'),
    description: told('description'),
    program: parseProgram(told('program')) ?? 'certified',
    publisher: orUndefined('publisher'),
    stackOwner: orUndefined('stack-owner'),
    brandColor: orUndefined('brand-color'),
    address: told('address'),
    contact: { name: told('contact-name'), url: told('contact-url'), email: told('contact-email') },
    website: told('website'),
    privacyPolicy: told('privacy-policy'),
    categories: commaSeparated(told('categories')).map((name) => storeName(name) ?? name),
    ways: waysOf(told),
    operations: told('operation') === '' ? [] : [await operationOf(told, words, cwd)],
  };
}

function waysOf(told: (name: AnswerName) => string): readonly DraftWay[] {
  const kinds = new Set(commaSeparated(told('sign-in')));
  return signIns.flatMap((kind): DraftWay[] => {
    if (!kinds.has(kind) || kind === 'none') return [];
    if (kind === 'basic' || kind === 'bearer') return [{ kind }];
    if (kind === 'api-key')
      return [{ kind, name: told('key-name') || 'X-Api-Key', where: told('key-in') === 'query' ? 'query' : 'header' }];
    return [
      {
        kind: 'oauth2',
        provider: told('identity-provider') || undefined,
        authorizationUrl: told('authorization-url'),
        tokenUrl: told('token-url'),
        refreshUrl: told('refresh-url'),
        clientId: told('client-id'),
        scopes: commaSeparated(told('scopes')),
        resource: told('resource'),
      },
    ];
  });
}

async function operationOf(told: (name: AnswerName) => string, words: Answers['words'], cwd: string): Promise<DraftOperation> {
  const [method = '', path = ''] = told('operation').split(/ +/, 2);
  const sample = async (name: 'request' | 'response' | 'notification'): Promise<JsonValue | undefined> =>
    told(name) === '' ? undefined : await readSample(told(name), cwd);
  const kind = told('kind');
  return {
    kind: kind === 'polling' || kind === 'webhook' ? kind : 'action',
    method: method.toUpperCase(),
    path,
    id: told('operation-id'),
    summary: told('summary'),
    description: told('operation-description'),
    answer: told('answer'),
    hint: told('hint'),
    words,
    request: await sample('request'),
    response: await sample('response'),
    notification: await sample('notification'),
    unsubscribe: told('unsubscribe'),
    callback: told('callback'),
  };
}

async function readSample(file: string, cwd: string): Promise<JsonValue> {
  const parsed = parseStrictJson(file, await readSource(resolve(cwd, file), cwd, mostSourceBytes));
  if ('problem' in parsed) throw new UserError(`${file}: ${parsed.problem}`);
  return parsed.value;
}

function storeName(name: string): string | undefined {
  return categories.find((category) => category.toLowerCase() === name.toLowerCase());
}
