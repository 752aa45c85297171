import { equalJson } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { bodyParameter, parameter, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';

export const changeBodyName = defineRule({
  id: 'change-body-name',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The body of an operation keeps its name.',
  why: 'Power Automate saves each value with the name of the body before it ("body/name"): values under the old name are lost.',
  fix: 'Restore the name of the body parameter.',
  sources: ['Exported flows: "emailMessage/To" where the body of the operation is called emailMessage'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after, isParameter } = field;
    if (!isParameter || before === undefined || after === undefined || before.isInternal) return;
    const [old, now] = [before.members['name'], after.members['name']];
    if (after.members['in'] !== 'body' || equalJson(old, now)) return;
    yield {
      message: `The body of ${operationName(operation.after)} was called ${quote(old ?? null)} and is now called ${quote(now ?? null)}.`,
      old,
      new: now,
      at: ['name'],
    };
  },
  valid: [
    update(bodyParameter('another text', { description: 'The thing.' })),
    update(parameter('another parameter is another one', { name: 'search' })),
    update(bodyParameter('hidden', { name: 'thing', 'x-ms-visibility': 'internal' }), bodyParameter('', { 'x-ms-visibility': 'internal' })),
  ],
  invalid: [
    update(bodyParameter('another name', { name: 'thing' }, { at: ['name'] })),
    update(bodyParameter('in capitals', { name: 'Body' }, { at: ['name'] })),
  ],
});
