import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { mayEndSummary } from './summary-characters.ts';

export const operationSummaryEnd = defineRule({
  id: 'operation-summary-end',
  subject: 'operation',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'A summary ends in a letter, a digit or a closing bracket.',
  why: 'The summary is a name, not a sentence: with a full stop or a blank at its end it looks broken among the other actions.',
  fix: 'Delete what follows the last word of the summary.',
  published: { certified: 0, 'independent-publisher': 2 },
  given: 'operation',
  having: ['summary'],
  check({ summary }) {
    if (!isText(summary)) return;
    const last = Array.from(summary.slice(-2)).at(-1) ?? '';
    if (!mayEndSummary(last))
      return { message: `The summary ${quote(summary)} ends in ${quote(last)}.`, at: ['summary'], repair: withoutEnd(summary) };
  },
  valid: [
    operation('a digit', { summary: 'List things of level 2' }),
    operation('a closing bracket', { summary: 'List things (preview)' }),
    operation('blank is said by required-value-non-empty', { summary: ' ' }),
    operation('custom', { summary: 'List things.' }, { program: 'custom' }),
  ],
  invalid: [
    operation('a full stop', { summary: 'List things.' }, { at: ['summary'] }),
    operation('a blank', { summary: 'List things ' }, { at: ['summary'] }),
    operation('a quotation mark', { summary: 'List "things"' }, { at: ['summary'] }),
    operation('internal', { summary: 'List things!', 'x-ms-visibility': 'internal' }, { at: ['summary'] }),
    operation('a picture', { summary: 'List things 📦' }, { at: ['summary'] }),
  ],
});

/** A full stop and blanks mean nothing; any other sign may be part of the name. */
function withoutEnd(summary: string): Repair | undefined {
  // Looked for only where such a row begins: from every sign of a long one to its end would take hours.
  const bare = summary.replace(/(?<![.\s])[.\s]+$/, '');
  return bare !== '' && mayEndSummary(Array.from(bare.slice(-2)).at(-1) ?? '') ? { kind: 'replace', value: bare } : undefined;
}
