import { equalJson, type JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';
import { asNextRevision } from './revisions.ts';

export const changeTriggerKind = defineRule({
  id: 'change-trigger-kind',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'An action stays an action, and a trigger the kind of trigger that it is.',
  why: 'A flow that starts with the trigger no longer starts, or gets a list where it expects one thing.',
  fix: 'Restore x-ms-trigger, or add a new operation instead.',
  change: { isBreaking: true, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    const { before, after } = operation;
    if (before === undefined || after === undefined || before.isInternal) return;
    const [old, now] = [before.value['x-ms-trigger'], after.value['x-ms-trigger']];
    if (equalJson(old, now)) return;
    yield {
      message: `${operationName(after)} was ${kind(old)} and is now ${kind(now)}.`,
      old: old,
      new: now,
      fix: `Restore x-ms-trigger, or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(operation('another hint', { 'x-ms-trigger-hint': 'Add a thing.' }), operation('a hint', { 'x-ms-trigger-hint': 'Add things.' })),
    update(operation('hidden before', { 'x-ms-trigger': 'batch' }), operation('hidden', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(operation('an action became a trigger', { 'x-ms-trigger': 'batch' })),
    update(
      paths('from one to many', webhook({ subscribe: { 'x-ms-trigger': 'batch' } }), { at: ['/hooks', 'post'] }),
      paths('one', webhook()),
    ),
    update(
      paths('a trigger became an action', webhook({ subscribe: { 'x-ms-trigger': undefined } }), { at: ['/hooks', 'post'] }),
      paths('', webhook()),
    ),
  ],
});

function kind(trigger: JsonValue | undefined): string {
  return trigger === undefined ? 'an action' : `a trigger of kind ${quote(trigger)}`;
}
