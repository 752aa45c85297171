import { equalJson } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, operation, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { listed } from './enum-values.ts';
import { isKeptVisible } from './kept-operations.ts';

export const changeMediaTypes = defineRule({
  id: 'change-media-types',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation keeps the media types that it takes and answers with.',
  why: 'Inputs are sent, and answers are read, in another form.',
  fix: 'Confirm that the service takes and answers with the new types.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKeptVisible(operation)) return;
    const { before, after } = operation;
    for (const member of ['consumes', 'produces'] as const) {
      // What both take from the document is told once, as a change of the document.
      if (!(member in before.value) && !(member in after.value)) continue;
      const [old, now] = [before, after].map((version) => [...new Set(version[member].values)].sort());
      if (old === undefined || now === undefined || equalJson(old, now)) continue;
      yield {
        message: `${operationName(after)} ${member} ${listed(now)}; before it was ${listed(old)}.`,
        old,
        new: now,
        at: [member],
        subject: member,
      };
    }
  },
  valid: [
    update(operation('as the document says', { consumes: ['application/json'] })),
    update(document('of the whole document', { produces: ['application/xml'] })),
    update(
      operation('another order', { produces: ['text/plain', 'application/json'] }),
      operation('', { produces: ['application/json', 'text/plain'] }),
    ),
  ],
  invalid: [
    update(operation('of its own', { produces: ['text/plain'] }, { at: ['produces'] })),
    update(operation('none of its own any more', {}), operation('', { consumes: ['text/plain'] })),
  ],
});
