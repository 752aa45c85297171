import { isText, type JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';

const marker = '(deprecated)';

export const operationDeprecatedMarker = defineRule({
  id: 'operation-deprecated-marker',
  subject: 'versioning',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: `A deprecated operation says ${marker} in its summary and in its description.`,
  why: 'Makers with an old flow see nothing but these texts: without the marker they never learn that the operation will go away.',
  fix: `Append ${marker} to the summary and to the description.`,
  published: { certified: 19, 'independent-publisher': 5 },
  given: 'operation',
  having: ['deprecated'],
  *check({ summary, description }, operation) {
    if (operation.isInternal || !operation.isDeprecated) return;
    const missing = [...(isMarked(summary) ? [] : ['summary']), ...(isMarked(description) ? [] : ['description'])];
    const [first] = missing;
    if (first !== undefined)
      yield {
        message: `${operationName(operation)} is deprecated, but does not say ${marker} in its ${missing.join(' and ')}.`,
        at: [first],
        repair: marked({ summary, description }, missing),
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

function isMarked(text: unknown): boolean {
  return typeof text === 'string' && text.toLowerCase().includes(marker);
}

/** The marker behind each text that lacks it, where all are there and none says it in its own way. */
function marked(texts: JsonObject, missing: readonly string[]): Repair[] | undefined {
  const steps: Repair[] = [];
  for (const name of missing) {
    const text = texts[name];
    if (!isText(text) || /deprecated/i.test(text)) return undefined;
    steps.push({ kind: 'replace', at: [name], value: `${text.trimEnd()} ${marker}` });
  }
  return steps;
}
