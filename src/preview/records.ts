import { scanJson } from '../connector/json-scan.ts';
import type { JsonValue } from '../connector/json-value.ts';
import { longestBody, Stopped } from './notes.ts';
import type { RequestRecord, ResponseRecord } from './types.ts';

/** The bytes of a body, read no further than the ceiling. */
async function readBody(body: ReadableStream<Uint8Array> | null, whose: string): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > longestBody) {
      await reader.cancel().catch(() => undefined);
      throw new Stopped('limit', `The body of the ${whose} is larger than ${longestBody} bytes.`);
    }
    parts.push(next.value);
  }
  return joinBytes(parts);
}

/** The bytes of all parts, one after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** A request as it stands; its body is used up. */
export async function recordRequest(request: Request): Promise<RequestRecord> {
  const body = await readBody(request.body, 'request').catch((error: unknown) => {
    if (error instanceof Stopped) throw error;
    throw new Stopped('call', 'The body of the request cannot be read, or was read before.');
  });
  return { method: request.method.toUpperCase(), url: request.url, headers: [...request.headers], body };
}

/** A response as it stands; its body is used up. */
export async function recordResponse(response: Response): Promise<ResponseRecord> {
  const body = await readBody(response.body, 'answer');
  return { status: response.status, headers: [...response.headers], body };
}

/** The request that a record describes. It follows no redirect. */
export function requestOf(record: RequestRecord): Request {
  const carriesBody = record.body.length > 0 && record.method !== 'GET' && record.method !== 'HEAD';
  return new Request(record.url, {
    method: record.method,
    headers: record.headers.map(([name, value]): [string, string] => [name, value]),
    redirect: 'manual',
    ...(carriesBody ? { body: new Uint8Array(record.body) } : {}),
  });
}

/** The JSON value of a body, `undefined` when it holds none. */
export function jsonOf(body: Uint8Array): JsonValue | undefined {
  return body.length === 0 ? undefined : parseJson(new TextDecoder('utf-8').decode(body));
}

/** The value of a JSON text; `undefined` when it is none, or nested so deeply that walking it could end the stack. */
export function parseJson(text: string): JsonValue | undefined {
  if (scanJson(new TextEncoder().encode(text), deepest).tooDeepAt >= 0) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
const deepest = 256;
