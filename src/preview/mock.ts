import type { Definition, Operation } from '../connector/definition.ts';
import { isObject, type JsonObject, type JsonValue, objectOr, textOfValue } from '../connector/json-value.ts';
import { exampleOf, isJsonType, successOf } from './example-values.ts';
import { isMade, type NoValues, sizeOf, type Values } from './generate-combined.ts';
import { type BodyValues, bodyValuesOf, effortOf } from './generate-effort.ts';
import { valuesFor } from './generate-values.ts';
import { nextLinkEnded, subscriptionLocation } from './mock-answers.ts';
import type { Backend } from './types.ts';

/** Answers as the definition promises, by operation and not by path: policies may have sent the request elsewhere. */
export interface Mock {
  readonly backend: Backend;
  /** Why an operation cannot be answered for; undefined when it can. */
  readonly obstacle: (operation: Operation) => NoValues | undefined;
  /** How large its answers are, in nodes. */
  readonly sizeOf: (operation: Operation) => number;
}

/** How an operation answers. */
interface Answer {
  readonly status: number;
  /** Undefined without a body. */
  readonly body: Values | NoValues | undefined;
  readonly mediaType: string;
  readonly headers: readonly (readonly [name: string, values: Values])[];
}

/**
 * A backend made from a definition: the example of the first success response, else values made from its schema, which differ with the
 * request; the same request always gets the same answer. A page is always the last one, and a subscription gets a `Location` that the
 * definition's own DELETE answers for, and a polling trigger one that leads to itself. What belongs to no operation is answered with 404. `isInFull`: every answer has everything that it may
 * have, which is what people want to see; else what is optional is there for some requests and not for others.
 */
export function mockOf(seed = 0, effort = effortOf(), isInFull = false): Mock {
  const makers = new Map<Definition, BodyValues>();
  const answers = new Map<Operation, Answer>();
  const answerOf = (operation: Operation): Answer => {
    let answer = answers.get(operation);
    if (answer !== undefined) return answer;
    const { definition } = operation;
    const bodyValues = makers.get(definition) ?? bodyValuesOf(definition, seed, effort);
    makers.set(definition, bodyValues);
    answers.set(operation, (answer = makeAnswer(operation, seed, bodyValues)));
    return answer;
  };
  return {
    obstacle: (operation) => {
      const { body } = answerOf(operation);
      return body === undefined || isMade(body) ? undefined : body;
    },
    sizeOf: (operation) => {
      const { body } = answerOf(operation);
      return body !== undefined && isMade(body) ? body.size : 1;
    },
    backend: async (request, { operation }) => {
      if (operation === undefined) return new Response('{"message":"There is no such operation."}', { status: 404, headers: jsonHeaders });
      const answer = answerOf(operation);
      const asked = numberOf(`${request.method} ${request.url} `, new Uint8Array(await request.arrayBuffer()));
      const number = isInFull ? 0 : asked;
      const headers = new Headers();
      for (const [name, values] of answer.headers) setHeader(headers, name, textOfValue(values.at(number)));
      if (operation.trigger === 'webhook') setHeader(headers, 'Location', subscriptionLocation(operation, request.url, asked));
      // What the platform asks of a service that keeps the state itself, whatever the definition says.
      if (operation.trigger === 'polling') setHeader(headers, 'Location', request.url);
      const { body } = answer;
      if (body === undefined || request.method === 'HEAD' || bodiless.has(answer.status))
        return new Response(null, { status: answer.status, headers });
      if (!isMade(body))
        return new Response(JSON.stringify({ message: `No answer can be made: ${body.reason}.` }), { status: 501, headers: jsonHeaders });
      headers.set('content-type', answer.mediaType);
      const value = nextLinkEnded(operation, body.at(number));
      const text = typeof value === 'string' && !isJsonType(answer.mediaType) ? value : JSON.stringify(value);
      return new Response(text, { status: answer.status, headers });
    },
  };
}

const jsonHeaders = { 'content-type': 'application/json' };
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);
/** Made by whoever sends the answer, or of no use to a maker. */
const unsent: ReadonlySet<string> = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'set-cookie',
]);

function makeAnswer(operation: Operation, seed: number, bodyValues: BodyValues): Answer {
  const success = successOf(operation);
  const nothing = { status: operation.trigger === 'webhook' ? 201 : 200, body: undefined, mediaType: '', headers: [] };
  if (success === undefined) return nothing;
  const { code, response } = success;
  const status = /^\d{3}$/.test(code) ? Number(code) : nothing.status;
  const { definition } = operation;
  const declared = objectOr(response.value['headers']);
  const headers = Object.keys(declared).flatMap((name): Answer['headers'] => {
    const header = declared[name];
    if (!isObject(header) || unsent.has(name.toLowerCase())) return [];
    const values = valuesFor(header, { definition, where: 'header', direction: 'output', seed });
    return isMade(values) ? [[name, values]] : [];
  });
  const schema = response.value['schema'];
  if (!isObject(schema)) return { ...nothing, status, headers };
  const example = exampleOf(response.value);
  const body = example === undefined ? bodyValues(schema, 'output') : only(example);
  return { status, body, mediaType: mediaTypeOf(operation, schema), headers };
}

function only(value: JsonValue): Values {
  return { count: 1, size: sizeOf(value), at: () => value };
}

/** JSON wherever it may be: what the platform reads. Files and plain texts are sent as the definition says. */
function mediaTypeOf(operation: Operation, schema: JsonObject): string {
  const types = operation.produces.values.filter((type) => /^[\w.+-]+\/[\w.+-]+/.test(type));
  const isText = schema['type'] === 'string';
  const isFile = schema['type'] === 'file' || (isText && schema['format'] === 'binary');
  const other = types.find((type) => !isJsonType(type));
  if (isFile) return other ?? 'application/octet-stream';
  const json = types.find(isJsonType);
  return json ?? (isText && other !== undefined ? other : 'application/json');
}

function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    // A name or value that HTTP does not allow is a finding elsewhere.
  }
}

/** A number from a request (FNV-1a), the same on every machine. */
function numberOf(line: string, body: Uint8Array): number {
  let hash = 0x811c9dc5;
  const add = (byte: number): void => {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  };
  for (let index = 0; index < line.length; index += 1) add(line.charCodeAt(index) & 0xff);
  for (const byte of body) add(byte);
  return hash;
}
