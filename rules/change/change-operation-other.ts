import type { JsonValue } from '../../src/connector/json-value.ts';
import { ownNotificationOf } from '../../src/connector/operation-fields.ts';
import type { Located } from '../../src/connector/references.ts';
import type { KeptOperation } from '../../src/connector/versions.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { listThings } from './example-operations.ts';
import { operationTexts } from './field-members.ts';
import { isKeptVisible } from './kept-operations.ts';
import { changedMembers, fate } from './members.ts';
import { responseExtensions } from './response-differences.ts';

const notification = 'x-ms-notification-content';

/** Members of an operation that other rules tell, or that say where it is. */
const toldOfOperation = new Set([
  ...operationTexts,
  ...['operationId', 'parameters', 'responses', 'deprecated', 'consumes', 'produces', 'security', 'schemes'],
  ...['x-ms-visibility', 'x-ms-trigger', 'x-ms-api-annotation', 'x-ms-pageable', notification],
]);
const toldOfNotification = new Set([...operationTexts, 'schema']);

export const changeOperationOther = defineRule({
  id: 'change-operation-other',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'What else an operation says about itself stays the same.',
  why: 'Nothing that changes in an operation may go unsaid.',
  fix: 'Confirm the change.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKeptVisible(operation)) return;
    for (const { owner, before, after, told } of furtherParts(operation)) {
      for (const { name, old, now } of changedMembers(before.value, after.value)) {
        if (told.has(name) && !isOddFlag(name, old, now)) continue;
        yield {
          message: `${owner} ${fate({ name, old, now })}.`,
          old,
          new: now,
          place: after.place,
          at: [name],
          previous: { place: before.place, at: [name] },
          subject: after === operation.after ? name : `${name} beside it`,
        };
      }
    }
  },
  valid: [
    update(
      paths('of the path', { '/things': { get: listThings(), 'x-audience': 'all' } }),
      paths('', { '/things': { get: listThings() } }),
    ),
    update(operation('what has a rule of its own', { deprecated: true, description: 'Lists.', consumes: ['text/plain'] })),
    update(
      paths('another operation of the path', { '/things': { get: listThings(), head: listThings({ operationId: 'AskThings' }) } }),
      paths('', { '/things': { get: listThings() } }),
    ),
    update(operation('hidden', { tags: ['things'] }), operation('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(operation('tags', { tags: ['things'] }, { at: ['tags'] })),
    update(
      operation('beside the responses', { responses: { 'x-audience': 'all' } }, { at: ['responses', 'x-audience'] }),
      operation('', { responses: {} }),
    ),
    update(operation('a flag that is a text', { deprecated: 'true' }, { at: ['deprecated'] })),
    update(operation('gone', {}, { at: [] }), operation('', { 'x-ms-no-generic-test': true })),
    update(
      operation('of its notification', { [notification]: { 'x-audience': 'all' } }, { at: [notification, 'x-audience'] }),
      operation('', { [notification]: {} }),
    ),
  ],
});

/** A text "true" deprecates nothing, so the rule about deprecated operations does not see it come and go. */
function isOddFlag(name: string, old: JsonValue | undefined, now: JsonValue | undefined): boolean {
  return name === 'deprecated' && (old === true) === (now === true) && (old ?? false) !== (now ?? false);
}

interface Part {
  /** As a message begins with it. */
  readonly owner: string;
  readonly before: Located;
  readonly after: Located;
  readonly told: ReadonlySet<string>;
}

/** The operation, a notification of its own and its extensions of responses; what stands beside operations is told with the connector. */
function furtherParts({ before, after }: KeptOperation): Part[] {
  const owner = operationName(after);
  const [old, now] = [ownNotificationOf(before), ownNotificationOf(after)];
  const parts = [
    { owner, before, after, told: toldOfOperation },
    { owner: `The responses object of ${owner}`, before: responseExtensions(before), after: responseExtensions(after), told: none },
  ];
  if (old === undefined || now === undefined) return parts;
  return [...parts, { owner: `The notification of ${owner}`, before: old, after: now, told: toldOfNotification }];
}
const none: ReadonlySet<string> = new Set();
