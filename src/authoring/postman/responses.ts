import { isText, type JsonObject, textOfValue } from '../../connector/json-value.ts';
import { schemaOfSamples } from '../sample-schema.ts';
import { jsonOf } from './bodies.ts';
import { visible } from './names.ts';

/** Answers by status, from all that were saved. */
export function responsesOf(saved: readonly JsonObject[]): JsonObject {
  const byStatus = new Map<string, JsonObject[]>();
  for (const response of saved) {
    const code = textOfValue(response['code'] ?? '');
    if (/^[1-5]\d\d$/.test(code)) byStatus.set(code, [...(byStatus.get(code) ?? []), response]);
  }
  return Object.fromEntries([...byStatus].map(([code, responses]) => [code, responseOf(responses)]));
}

function responseOf(saved: readonly JsonObject[]): JsonObject {
  const description = saved.flatMap(({ status, name }) => [status, name].filter(isText)).at(0) ?? '';
  const texts = saved.flatMap(({ body }) => (isText(body) ? [body] : []));
  if (texts.length === 0) return { description: visible(description) };
  const samples = texts.map(jsonOf).filter((sample) => sample !== undefined);
  const isJson = samples.length === texts.length;
  const content = isJson ? { 'application/json': { schema: schemaOfSamples(samples) } } : { 'text/plain': { schema: { type: 'string' } } };
  return { description: visible(description), content };
}
