import type { Operation } from '../../src/connector/definition.ts';
import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { resolvedSchema } from '../../src/connector/schemas.ts';
import { hasDynamicExtension } from '../dynamic-extensions.ts';
import { isSuccessCode } from '../response-codes.ts';
import { composedOf } from '../schema/composition.ts';
import type { DynamicCall } from './calls.ts';
import { type End, follow, namesIn } from './schema-parts.ts';

/** The member that leads to the list of values in an answer, of each extension that has one. */
export const listMember = { 'x-ms-dynamic-values': 'value-collection', 'x-ms-dynamic-list': 'itemsPath' } as const;

/** True for a call that offers the items of a list. */
export function readsList(call: DynamicCall): call is DynamicCall & { readonly extension: keyof typeof listMember } {
  return Object.hasOwn(listMember, call.extension);
}

/** The schema of what an operation answers: of its first success. `undefined` when there is none, or it is known only later. */
function answerOf({ responses, definition }: Operation): JsonObject | undefined {
  const first = responses.find(({ code }) => isSuccessCode(code));
  const schema = resolvedSchema(first?.response.value['schema'], definition.resolve);
  return schema === undefined || hasDynamicExtension(schema) ? undefined : schema;
}

/** Where a path leads in the answer of the operation that a call names; without a path, the answer itself. */
export function inAnswer({ target }: DynamicCall, path: unknown): End | 'unknown' | undefined {
  if (target === undefined) return 'unknown';
  const answer = answerOf(target);
  if (answer === undefined) return 'unknown';
  return follow(answer, typeof path === 'string' ? namesIn(path) : [], target.definition);
}

/** Where a path leads in one item of the list that a call reads. */
export function inItem(call: DynamicCall, path: string): End | 'unknown' | undefined {
  const item = itemOf(call);
  return item === undefined ? 'unknown' : follow(item, namesIn(path), call.definition);
}

/** The schema of one item of the list that a call reads; `undefined` when it is not known, or there is no list. */
export function itemOf(call: DynamicCall): JsonObject | undefined {
  if (!readsList(call)) return undefined;
  const { value, definition } = call;
  const list = inAnswer(call, value[listMember[call.extension]]);
  if (list === undefined || list === 'unknown') return undefined;
  const items = composedOf(list.schema, definition.resolve)
    ?.map((part) => part['items'])
    .find(isObject);
  return resolvedSchema(items, definition.resolve);
}
