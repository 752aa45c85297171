import { isObject, type JsonObject, type JsonValue, own, textIn } from '../connector/json-value.ts';
import type { DraftOperation } from './draft.ts';
import { schemaOfSample } from './sample-schema.ts';

/** A path of the definition, and what stands there. */
export type DraftPath = readonly [path: string, item: JsonObject];

/**
 * The paths of an operation: its own, and for a webhook the one that ends a subscription. Types come from the values of the samples, words
 * from the draft alone.
 */
export function pathsOfDraft(draft: DraftOperation, basePath: string): readonly DraftPath[] {
  const { path, query } = partsOf(draft.path, basePath);
  const operation = operationOf(draft, path, query);
  const method = draft.method.toLowerCase();
  if (draft.kind !== 'webhook') return [[path, { [method]: operation }]];
  const content = {
    'x-ms-notification-content': {
      description: draft.answer,
      ...(draft.notification !== undefined && { schema: schemaOfSample(draft.notification) }),
    },
  };
  return [[path, { ...content, [method]: operation }], ...endOf(draft, basePath)];
}

/** The name of an operation from its summary, in capitals as the platform writes them: `ListThings` from `List things`. */
function operationIdOf({ id, summary }: Pick<DraftOperation, 'id' | 'summary'>): string {
  if (id !== '') return id;
  const words = summary.normalize('NFKD').match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

/** The names of the parameters that the address of an operation holds. */
export function parameterNamesOf(path: string): readonly string[] {
  const parts = partsOf(path, '');
  return [...placeholdersOf(parts.path), ...parts.query.keys()];
}

function operationOf(draft: DraftOperation, path: string, query: URLSearchParams): JsonObject {
  const id = operationIdOf(draft);
  const parameters = [
    ...placeholdersOf(path).map((name) => ({
      name,
      in: 'path',
      required: true,
      type: 'string',
      ...wordsOf(name, draft),
      'x-ms-url-encoding': 'single',
    })),
    ...[...new Map(query)].map(([name, value]) => ({ name, in: 'query', required: false, type: typeOf(value), ...wordsOf(name, draft) })),
    ...(draft.request === undefined ? [] : [bodyOf(draft.request, draft)]),
  ];
  return {
    ...(id !== '' && { operationId: id }),
    ...(draft.summary !== '' && { summary: draft.summary }),
    ...(draft.description !== '' && { description: draft.description }),
    ...triggerOf(draft),
    parameters,
    responses: responsesOf(draft),
  };
}

function triggerOf({ kind, hint }: DraftOperation): JsonObject {
  if (kind === 'action') return {};
  return { 'x-ms-trigger': kind === 'polling' ? 'batch' : 'single', ...(hint !== '' && { 'x-ms-trigger-hint': hint }) };
}

function responsesOf({ kind, method, answer, response }: DraftOperation): JsonObject {
  if (kind === 'webhook') {
    const headers = { Location: { type: 'string', description: 'Where the subscription ends.' } };
    return { '201': { description: 'The subscription was made.', headers } };
  }
  const schema = response === undefined ? {} : { schema: schemaOfSample(response) };
  const status = response === undefined && method === 'DELETE' ? '204' : '200';
  return { [status]: { description: answer, ...schema } };
}

/** The body of a call. In that of a webhook, the platform fills in where to send news: the first text that is an address, or is named so. */
function bodyOf(sample: JsonValue, { kind, callback }: DraftOperation): JsonObject {
  const schema = schemaOfSample(sample);
  return { name: 'body', in: 'body', required: true, schema: kind === 'webhook' ? withCallback(schema, sample, callback) : schema };
}

function withCallback(schema: JsonObject, sample: JsonValue, named: string): JsonObject {
  const { properties } = schema;
  if (!isObject(properties) || !isObject(sample)) return schema;
  const texts = Object.keys(sample).filter((name) => typeof sample[name] === 'string');
  const likely = texts.find((one) => /^https?:/i.test(textIn(sample, one))) ?? texts.find((one) => /url|uri|callback|address/i.test(one));
  const name = named === '' ? likely : texts.find((one) => one === named);
  if (name === undefined) return schema;
  const callback = { ...schemaWithout(own(properties, name)), 'x-ms-visibility': 'internal', 'x-ms-notification-url': true };
  return { ...schema, required: [name], properties: { ...properties, [name]: callback } };
}

function schemaWithout(schema: JsonValue | undefined): JsonObject {
  return isObject(schema) ? schema : { type: 'string' };
}

/** What the platform calls when a flow is deleted; makers never see it. */
function endOf({ unsubscribe, ...draft }: DraftOperation, basePath: string): readonly DraftPath[] {
  if (unsubscribe === '') return [];
  const { path } = partsOf(unsubscribe, basePath);
  const parameters = placeholdersOf(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    type: 'string',
    'x-ms-url-encoding': 'single',
  }));
  const operationId = `${operationIdOf(draft)}Unsubscribe`;
  const words = { summary: 'End a subscription', description: 'Ends a subscription when its flow is deleted.' };
  const responses = { '200': { description: 'The subscription has ended.' } };
  return [[path, { delete: { operationId, ...words, 'x-ms-visibility': 'internal', parameters, responses } }]];
}

/** The path below the base path, as it is written in `paths`, and the query behind it. */
function partsOf(address: string, basePath: string): { readonly path: string; readonly query: URLSearchParams } {
  const [before = '', after = ''] = address.replace(/#.*$/, '').split('?', 2);
  const whole = before.replace(/^https?:\/\/[^/]*/i, '');
  const isBelow = basePath !== '' && /^https?:/i.test(before) && whole.startsWith(`${basePath}/`);
  const path = isBelow ? whole.slice(basePath.length) : whole;
  return { path: path.startsWith('/') ? path : `/${path}`, query: new URLSearchParams(after) };
}

function placeholdersOf(path: string): readonly string[] {
  return [...new Set(Array.from(path.matchAll(/\{([^{}/]+)\}/g), ([, name = '']) => name))];
}

function wordsOf(name: string, { words }: DraftOperation): JsonObject {
  const { label = '', description = '' } = (Object.hasOwn(words, name) ? words[name] : undefined) ?? {};
  return { ...(label !== '' && { 'x-ms-summary': label }), ...(description !== '' && { description }) };
}

function typeOf(value: string): string {
  if (/^(?:true|false)$/.test(value)) return 'boolean';
  if (/^-?\d{1,15}$/.test(value)) return 'integer';
  return /^-?\d+\.\d+$/.test(value) ? 'number' : 'string';
}
