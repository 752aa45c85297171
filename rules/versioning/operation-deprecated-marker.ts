import { defineRule, publicPrograms } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { deprecationMarker, markedTexts, unmarkedTexts } from './deprecation-marker.ts';

export const operationDeprecatedMarker = defineRule({
  id: 'operation-deprecated-marker',
  subject: 'versioning',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: `A deprecated operation says ${deprecationMarker} in its summary and in its description.`,
  why: 'Makers with an old flow see nothing but these texts: without the marker they never learn that the operation will go away.',
  fix: `Append ${deprecationMarker} to the summary and to the description.`,
  published: { certified: 19, 'independent-publisher': 5 },
  given: 'operation',
  having: ['deprecated'],
  *check(value, operation) {
    if (operation.isInternal || !operation.isDeprecated) return;
    const missing = unmarkedTexts(value);
    const [first] = missing;
    if (first !== undefined)
      yield {
        message: `${operationName(operation)} is deprecated, but does not say ${deprecationMarker} in its ${missing.join(' and ')}.`,
        at: [first],
        repair: markedTexts(value),
      };
  },
  valid: [
    operation('marked', { deprecated: true, summary: 'List things (deprecated)', description: 'Lists things. (Deprecated)' }),
    operation('internal', { deprecated: true, 'x-ms-visibility': 'internal' }),
    operation('not deprecated', { deprecated: false }),
  ],
  invalid: [
    operation('unmarked', { deprecated: true }, { at: ['summary'] }),
    operation('square brackets', { deprecated: true, summary: '[DEPRECATED] List things' }, { at: ['summary'] }),
    operation('only the summary', { deprecated: true, summary: 'List things (deprecated)' }, { at: ['description'] }),
  ],
});
