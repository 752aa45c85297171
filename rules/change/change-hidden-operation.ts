import type { JsonObject } from '../../src/connector/json-value.ts';
import { changedInputs, changedOutputs } from '../../src/connector/operation-fields.ts';
import type { KeptOperation } from '../../src/connector/versions.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { type Example, type ExampleOptions, operation, paths, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { routeName } from '../route-name.ts';
import { listed } from './enum-values.ts';
import { operationTexts } from './field-members.ts';
import { changedMembers, type MemberChange } from './members.ts';
import { responseDifferences, responseExtensions } from './response-differences.ts';

export const changeHiddenOperation = defineRule({
  id: 'change-hidden-operation',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Operations that makers do not see stay the same.',
  why: 'The designer calls hidden operations for choices and schemas, and the platform calls them to end a subscription.',
  fix: 'Confirm that everything that calls the operation still works.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    const { before, after } = operation;
    if (before === undefined) {
      if (after.isInternal)
        yield { message: `Hidden operation ${operationName(after)} (${routeName(after)}) is new.`, new: operationName(after) };
    } else if (after === undefined) {
      if (before.isInternal)
        yield { message: `Hidden operation ${operationName(before)} (${routeName(before)}) is gone.`, old: operationName(before) };
    } else if (before.isInternal && after.isInternal) {
      const changes = changesOf(operation);
      if (changes.length === 0) return;
      const pick = (side: 'old' | 'now'): JsonObject => Object.fromEntries(changes.map((change) => [change.name, change[side] ?? null]));
      yield {
        message: `Hidden operation ${operationName(after)} has changed: ${listed(changes.map(({ name }) => name))}.`,
        old: pick('old'),
        new: pick('now'),
      };
    }
  },
  valid: [
    update(hidden('a text', { description: 'Brings everything up to date.' }), hidden('')),
    update(operation('visible', { tags: ['things'] })),
    update(paths('shown', { '/sync': { get: { operationId: 'Sync' } } }), hidden('')),
  ],
  invalid: [
    update(hidden('new', {}, { at: ['/sync', 'get'] })),
    update(paths('gone', {}, { at: [] }), hidden('')),
    update(hidden('a member', { deprecated: true }, { at: ['/sync', 'get'] }), hidden('')),
    update(
      hidden('an input', { parameters: [{ name: 'since', in: 'query', type: 'string', required: true }] }, { at: ['/sync', 'get'] }),
      hidden(''),
    ),
    update(
      hidden('a header of an answer', answering({ headers: { 'X-Count': { type: 'integer' } } }), { at: ['/sync', 'get'] }),
      hidden('', answering({})),
    ),
    update(
      paths('moved', { '/v2/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal' } } }, { at: ['/v2/sync', 'get'] }),
      hidden(''),
    ),
  ],
});

/** Members that other rules tell of hidden operations too, and those that are compared by what they come to. */
const told = new Set([...operationTexts, 'x-ms-visibility', 'security', 'schemes', 'parameters', 'responses']);

function changesOf(operation: KeptOperation): MemberChange[] {
  const { before, after } = operation;
  const changes = [
    ...changedMembers(before.value, after.value).filter(({ name }) => !told.has(name)),
    ...changedMembers(responseExtensions(before).value, responseExtensions(after).value),
  ];
  if (before.path !== after.path) changes.push({ name: 'path', old: before.path, now: after.path });
  if (before.method !== after.method) changes.push({ name: 'method', old: before.method, now: after.method });
  for (const field of [...changedInputs(operation), ...changedOutputs(operation)])
    changes.push({ name: field.label, old: field.before?.members, now: field.after?.members });
  for (const { before: old, after: now } of responseDifferences(operation))
    changes.push({ name: `response ${(now ?? old)?.code}`, old: old?.response.value, now: now?.response.value });
  return changes;
}

function hidden(name: string, members: JsonObject = {}, options: ExampleOptions = {}): Example {
  return paths(name, { '/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal', ...members } } }, options);
}

function answering(response: JsonObject): JsonObject {
  return { responses: { '200': response } };
}
