import type { EffectiveResponse } from '../../src/connector/definition.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { failurePairs, ownNotificationOf, successPairs } from '../../src/connector/operation-fields.ts';
import type { Located } from '../../src/connector/references.ts';
import type { KeptOperation } from '../../src/connector/versions.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, response, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { operationTexts } from './field-members.ts';
import { isKept } from './kept-operations.ts';
import { changedMembers, fate } from './members.ts';
import { responseMembers } from './response-differences.ts';

export const changeOperationText = defineRule({
  id: 'change-operation-text',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The texts of an operation stay.',
  why: 'Makers read another text; what the operation does must still be what it says.',
  fix: 'Confirm the new text.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKept(operation)) return;
    const { before, after } = operation;
    const of = operationName(after);
    const parts = [{ name: of, before, after }, ...describedParts(operation).map((part) => ({ ...part, name: `${part.name} of ${of}` }))];
    for (const part of parts) {
      for (const change of changedMembers(part.before.value, part.after.value)) {
        if (!operationTexts.includes(change.name)) continue;
        yield {
          message: `${part.name} ${fate(change)}.`,
          old: change.old,
          new: change.now,
          place: part.after.place,
          at: [change.name],
          previous: { place: part.before.place, at: [change.name] },
          subject: part.after === after ? change.name : `${part.name} ${change.name}`,
        };
      }
    }
  },
  valid: [
    update(operation('not a text', { tags: ['things'] })),
    update(paths('a new one', { '/sync': { get: { operationId: 'Sync', summary: 'Start' } } })),
  ],
  invalid: [
    update(operation('the summary', { summary: 'List all things' }, { at: ['summary'] })),
    update(operation('a description where none was', {}, { at: ['description'] }), operation('', { description: undefined })),
    update(operation('the hint of a trigger', { 'x-ms-trigger-hint': 'Add a thing.' }, { at: ['x-ms-trigger-hint'] })),
    update(response('the title of a response', { 'x-ms-summary': 'All' }, { at: ['x-ms-summary'] })),
    update(response('of a response', { description: 'All things.' }, { at: ['description'] })),
    update(
      operation('of its notification', notification('Another thing.'), { at: ['x-ms-notification-content', 'description'] }),
      operation('', notification('A thing.')),
    ),
  ],
});

/** What an operation consists of that has texts of its own: its responses and its notification. */
function describedParts({ before, after }: KeptOperation): { name: string; before: Located; after: Located }[] {
  const pairs = [...successPairs(before, after), ...failurePairs(before, after)];
  const parts = pairs.flatMap(({ before: old, after: now }) =>
    old && now ? [{ name: `Response ${quote(now.code)}`, before: textsOf(old), after: textsOf(now) }] : [],
  );
  const [old, now] = [ownNotificationOf(before), ownNotificationOf(after)];
  return old && now ? [...parts, { name: 'The notification', before: old, after: now }] : parts;
}

function textsOf(response: EffectiveResponse): Located {
  return { value: responseMembers(response), place: response.response.place };
}

function notification(description: string): JsonObject {
  return { 'x-ms-notification-content': { description, schema: { type: 'object' } } };
}
