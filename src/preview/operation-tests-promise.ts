import type { Operation } from '../connector/definition.ts';
import { arrayOr, isObject, type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import { below, type Place, parsePointer } from '../connector/place.ts';
import type { Located, Resolve } from '../connector/references.ts';
import { differencesOf } from './conformance.ts';
import { isJsonType } from './example-values.ts';
import type { Exchange, HeaderList, ResponseRecord } from './types.ts';

/** The first thing in which an answer is not as the definition promises. */
export interface Broken {
  /** In one sentence without its full stop; holds no value of the answer. */
  readonly sentence: string;
  /** Where the definition promises it. */
  readonly place: Place;
  /** The status, where it is what breaks the promise. */
  readonly status?: number;
}

/** Holds what came back for a call that is right against the promises of its operation; undefined when they were kept. */
export function brokenPromise(operation: Operation, exchange: Exchange): Broken | undefined {
  const [problem] = exchange.problems;
  if (problem !== undefined) return { sentence: problem.sentence.replace(/\.$/, ''), place: operation.place };
  const { answered } = exchange;
  if (answered === undefined) return { sentence: 'there was no answer', place: operation.place };
  return brokenStatus(operation, answered) ?? brokenBody(operation, answered) ?? brokenSubscription(operation, answered);
}

/** Every promise that an answer breaks, in sentences: the first as `brokenPromise` tells it, then what else its body differs in. */
export function brokenPromises(operation: Operation, exchange: Exchange): readonly string[] {
  const first = brokenPromise(operation, exchange);
  if (first === undefined) return [];
  const { answered } = exchange;
  const schema = answered && responseFor(operation, answered.status)?.response.value['schema'];
  const body = answered && isObject(schema) ? readBody(answered, true)?.value : undefined;
  const all = body === undefined || !isObject(schema) ? [] : differencesOf(schema, body, operation.definition);
  const others = all.map(
    ({ pointer, sentence }) => `the answer (${answered?.status})${pointer === '' ? '' : ` at ${pointer}`} ${sentence}`,
  );
  return [...new Set([first.sentence, ...others])];
}

function brokenStatus(operation: Operation, { status }: ResponseRecord): Broken | undefined {
  const place = operation.responses.length > 0 ? below(operation.place, 'responses') : operation.place;
  const isGood = status >= 200 && status <= 299;
  if (isGood && responseFor(operation, status) !== undefined) return undefined;
  // What a polling trigger answers when there is nothing new is the platform's own agreement, and hardly a definition writes it.
  if (status === 202 && operation.trigger === 'polling') return undefined;
  const promised = operation.responses.map(({ code }) => code).filter((code) => /^2|^default$/.test(code));
  // Some webhooks promise nothing at all (36 of 574 published ones); what the platform asks of a subscription holds without that.
  if (isGood && operation.trigger === 'webhook' && promised.length === 0) return undefined;
  const promise = promised.length === 0 ? 'no success at all' : promised.join(' or ');
  const hint = status === 401 || status === 403 ? ' (the service does not accept the connection)' : '';
  return { sentence: `a call that is right was answered with ${status}${hint}; the definition promises ${promise}`, place, status };
}

/** The response of exactly that status, else `default`. */
function responseFor(operation: Operation, status: number) {
  return (
    operation.responses.find(({ code }) => code === String(status)) ??
    operation.responses.find(({ code }) => code.toLowerCase() === `${String(status)[0]}xx`) ??
    operation.responses.find(({ code }) => code === 'default')
  );
}

function brokenBody(operation: Operation, answered: ResponseRecord): Broken | undefined {
  const response = responseFor(operation, answered.status)?.response;
  const schema = response?.value['schema'];
  if (response === undefined || !isObject(schema)) return undefined;
  const { resolve } = operation.definition;
  const written: Located = { value: schema, place: below(response.place, 'schema') };
  const settled = settledAt(written, resolve).value;
  const type = settled['type'];
  if (operation.method === 'head' || type === 'file' || (type === 'string' && settled['format'] === 'binary')) return undefined;
  const status = `the answer (${answered.status})`;
  if (answered.body.length === 0) {
    const isNothingPromised = answered.status === 204 || answered.status === 202 || Object.keys(settled).length === 0;
    return isNothingPromised ? undefined : { sentence: `${status} is empty; the definition promises a body`, place: written.place };
  }
  const read = readBody(answered, type === 'string' || type === undefined);
  if (read === undefined) return { sentence: `${status} is no JSON; the definition promises ${promisedType(type)}`, place: written.place };
  const [difference] = differencesOf(schema, read.value, operation.definition);
  if (difference === undefined) return undefined;
  const where = difference.pointer === '' ? '' : ` at ${difference.pointer}`;
  return {
    sentence: `${status}${where} ${difference.sentence}`,
    place: promiseAt(written, parsePointer(difference.pointer) ?? [], resolve),
  };
}

function promisedType(type: JsonValue | undefined): string {
  if (type === 'object' || type === 'array' || type === 'integer') return `an ${type}`;
  return typeof type === 'string' ? `a ${type}` : 'a value';
}

function readBody({ headers, body }: ResponseRecord, mayBeText: boolean): { readonly value: JsonValue } | undefined {
  const text = new TextDecoder().decode(body);
  const type = headerOf(headers, 'content-type');
  try {
    if (!mayBeText || type === undefined || isJsonType(type)) return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
  return { value: text };
}

function headerOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([key]) => key === name)?.[1];
}

function brokenSubscription(operation: Operation, { headers }: ResponseRecord): Broken | undefined {
  if (operation.trigger !== 'webhook' || headerOf(headers, 'location') !== undefined) return undefined;
  return {
    sentence: 'the answer to a subscription has no Location header, so that the platform cannot end it',
    place: below(operation.place, 'responses'),
  };
}

/** Where the schema of a part of a value is written, as far as the definition knows the way. */
function promiseAt(root: Located, path: readonly string[], resolve: Resolve): Place {
  let at = settledAt(root, resolve);
  for (const key of path) {
    const next = layersAt(at, resolve)
      .map((layer) => partAt(layer, key))
      .find((part) => part !== undefined);
    if (next === undefined) break;
    at = settledAt(next, resolve);
  }
  return at.place;
}

function settledAt(written: Located, resolve: Resolve): Located {
  const reference = written.value['$ref'];
  return typeof reference === 'string' ? (resolve(reference) ?? written) : written;
}

function layersAt(at: Located, resolve: Resolve): Located[] {
  const layers = new Map<JsonObject, Located>();
  const open = [at];
  for (let next = open.pop(); next !== undefined && layers.size < 100; next = open.pop()) {
    if (layers.has(next.value)) continue;
    layers.set(next.value, next);
    for (const [index, branch] of arrayOr(next.value['allOf']).entries())
      if (isObject(branch)) open.push(settledAt({ value: branch, place: below(next.place, 'allOf', index) }, resolve));
  }
  return [...layers.values()];
}

function partAt({ value, place }: Located, key: string): Located | undefined {
  const properties = objectOr(value['properties']);
  const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (isObject(property)) return { value: property, place: below(place, 'properties', key) };
  const { items, additionalProperties } = value;
  if (isObject(items) && /^\d+$/.test(key)) return { value: items, place: below(place, 'items') };
  return isObject(additionalProperties) ? { value: additionalProperties, place: below(place, 'additionalProperties') } : undefined;
}
