import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';

export const triggerSummaryWhen = defineRule({
  id: 'trigger-summary-when',
  subject: 'trigger',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The summary of a trigger begins with When or Trigger.',
  why: 'Triggers and actions stand in one list: the first word is how makers tell an event from a command.',
  fix: 'Begin the summary with "When", as in "When a thing is added".',
  published: { certified: 71, 'independent-publisher': 2 },
  given: 'operation',
  having: ['summary'],
  check({ summary }, operation) {
    if (operation.trigger === undefined || operation.isInternal || !isText(summary)) return;
    if (/^(when|triggers?)\b/i.test(summary.trimStart())) return;
    return {
      message: `${operationName(operation)} is a trigger, but its summary begins like an action: ${quote(summary)}.`,
      at: ['summary'],
    };
  },
  valid: [
    paths('when', webhook({ subscribe: { summary: 'When a thing is added' } })),
    operation('triggers', { 'x-ms-trigger': 'batch', summary: 'Triggers when things are added' }),
    operation('an action', { summary: 'List things' }),
    operation('internal', { 'x-ms-trigger': 'batch', 'x-ms-visibility': 'internal', summary: 'List things' }),
  ],
  invalid: [
    operation('a command', { 'x-ms-trigger': 'batch', summary: 'List things' }, { at: ['summary'] }),
    paths('only the beginning of the word', webhook({ subscribe: { summary: 'Whenever a thing is added' } }), {
      at: ['/hooks', 'post', 'summary'],
    }),
  ],
});
