import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { webhook } from '../webhook-example.ts';

export const triggerHintPresent = defineRule({
  id: 'trigger-hint-present',
  subject: 'trigger',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A trigger has an x-ms-trigger-hint.',
  why: 'The designer shows it while makers test their flow: without it they wait for an event and do not know how to cause one.',
  fix: 'Add x-ms-trigger-hint: a sentence that says how to cause the event now.',
  published: { certified: 151, 'independent-publisher': 2 },
  given: 'operation',
  check({ 'x-ms-trigger-hint': hint }, operation) {
    if (operation.trigger === undefined || isText(hint)) return;
    return { message: `${operationName(operation)} is a trigger and has no x-ms-trigger-hint.` };
  },
  valid: [paths('a hint', webhook()), operation('an action needs none', {})],
  invalid: [
    paths('a webhook', webhook({ subscribe: { 'x-ms-trigger-hint': undefined } }), { at: ['/hooks', 'post'] }),
    operation('polling, with a blank hint', { 'x-ms-trigger': 'batch', 'x-ms-trigger-hint': '' }),
  ],
});
