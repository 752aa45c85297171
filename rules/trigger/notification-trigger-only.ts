import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';

export const notificationTriggerOnly = defineRule({
  id: 'notification-trigger-only',
  subject: 'trigger',
  codes: ['NotificationExtensionSupportedForTriggerOnly'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'Only a trigger has x-ms-notification.',
  why: 'It names the webhook that wakes a trigger up; an action waits for nothing, so the platform ignores it there.',
  fix: 'Delete x-ms-notification, or make the operation a trigger with x-ms-trigger.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-notification'],
  check({ 'x-ms-trigger': trigger }, operation) {
    if (trigger !== undefined) return;
    return { message: `${operationName(operation)} has x-ms-notification, but is no trigger.`, at: ['x-ms-notification'] };
  },
  valid: [operation('a trigger', { 'x-ms-trigger': 'batch', 'x-ms-notification': { operationId: 'WhenThingIsAdded' } })],
  invalid: [operation('an action', { 'x-ms-notification': { operationId: 'WhenThingIsAdded' } }, { at: ['x-ms-notification'] })],
});
