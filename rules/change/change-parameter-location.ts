import { defineRule, publicPrograms } from '../define.ts';
import { parameter, update } from '../examples.ts';
import { quote } from '../quote.ts';
import { fieldName } from './field-names.ts';
import { isHiddenField } from './hidden-fields.ts';
import { asNextRevision } from './revisions.ts';

export const changeParameterLocation = defineRule({
  id: 'change-parameter-location',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A parameter stays where it is sent: in the query, a header, the path or a form.',
  why: 'Actions that were saved before send it at the old place, where the service no longer looks for it.',
  fix: 'Restore the location.',
  sources: ['pull request 3648 of the public repository'],
  change: { isBreaking: true, updateClass: 'major' },
  given: 'input-versions',
  *check(field, operation) {
    const { before, after, isParameter } = field;
    if (!isParameter || before === undefined || after === undefined || isHiddenField(field)) return;
    const [old, now] = [before.members['in'], after.members['in']];
    if (old === now) return;
    yield {
      message: `${fieldName(field, operation)} was sent in ${quote(old)} and is now sent in ${quote(now)}.`,
      old: old,
      new: now,
      place: operation.after.place,
      previous: { at: ['in'] },
      fix: `Restore the location, or ${asNextRevision(operation)}`,
    };
  },
  valid: [
    update(parameter('another name', { name: 'search', in: 'header' })),
    update(
      parameter('a hidden parameter moved', { in: 'header', 'x-ms-visibility': 'internal' }),
      parameter('hidden', { 'x-ms-visibility': 'internal' }),
    ),
  ],
  invalid: [
    update(parameter('moved', { in: 'header' }, { places: [{ file: 'apiDefinition.swagger.json', pointer: '/paths/~1things/get' }] })),
  ],
});
