import { defineRule, publicPrograms } from '../define.ts';
import { info, operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { replacement } from '../repairs.ts';
import { isPeculiar } from './peculiar-text.ts';

export const textSentenceSpacing = defineRule({
  id: 'text-sentence-spacing',
  subject: 'operation',
  codes: [],
  severity: 'info',
  heuristic: true,
  programs: publicPrograms,
  summary: 'A blank follows each full stop of a description.',
  why: 'Two sentences without a blank between them read like a file name or an address.',
  fix: 'Put a blank after the full stop.',
  published: { certified: 19, 'independent-publisher': 8 },
  given: 'text',
  when: isPeculiar,
  check(value, { kind }) {
    if (kind !== 'description' || !/[a-z]\.[A-Z]/.test(value)) return;
    const joined = value.split(/\s+/).slice(0, -1).find(joinsSentences);
    if (joined === undefined) return;
    return {
      message: `The description ${quote(value)} has no blank after the full stop in ${quote(joined)}.`,
      repair: replacement(parted(value)),
    };
  },
  valid: [
    info('a blank', { description: 'Keeps things. Tells where they are.' }),
    info('an address', { description: 'See www.northwindtraders.com for things.' }),
    operation('a name of code in brackets', { description: 'Lists things (System.String values).' }),
    operation('a name at the end', { description: 'Lists things of Northwind.Traders' }),
    operation('the summary', { summary: 'List things.Newest first' }),
    info('custom', { description: 'Keeps things.Tells where they are.' }, { program: 'custom' }),
  ],
  invalid: [
    info('no blank', { description: 'Keeps things.Tells where they are.' }, { at: ['description'] }),
    operation('a name', { description: 'Lists things of Northwind.Traders and others.' }, { at: ['description'] }),
    operation('after the first line', { description: 'Lists things.\nNewest first.Oldest last in the list.' }, { at: ['description'] }),
  ],
});

/** True for two words with a full stop between them, unless brackets, slashes or quotes show that it is no sentence. */
function joinsSentences(word: string): boolean {
  return /[a-z]{2}\.[A-Z][a-z]+$/.test(word) && !/[()[\]{}<>/\\"'`]/.test(word);
}

/** Words that begin sentences and end no name: Nager.Date and Lnk.Bio are services. */
const opening = /\.(?:The|This|These|Those|That|If|When|For|An|Otherwise)$/;

/** The text with the blanks that it lacks; `undefined` when one of the places may be a name. */
function parted(text: string): string | undefined {
  const pieces = text.split(/(\s+)/);
  for (const [index, piece] of pieces.entries()) {
    // As above, the last word is left out.
    if (index % 2 === 1 || index === pieces.length - 1 || !joinsSentences(piece)) continue;
    if (!opening.test(piece)) return undefined;
    const stop = piece.lastIndexOf('.') + 1;
    pieces[index] = `${piece.slice(0, stop)} ${piece.slice(stop)}`;
  }
  return pieces.join('');
}
