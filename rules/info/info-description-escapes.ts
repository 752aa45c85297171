import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';
import { replacement } from '../repairs.ts';

export const infoDescriptionEscapes = defineRule({
  id: 'info-description-escapes',
  subject: 'info',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The description holds no backslash and no double quotation mark.',
  why: 'Both are written as escapes in the file, and the escapes have shown up in what makers read.',
  fix: 'Use single quotation marks or plain words in info.description.',
  published: { certified: 2, 'independent-publisher': 8 },
  given: 'info',
  having: ['description'],
  *check({ description }) {
    if (typeof description !== 'string') return;
    const found = [description.includes('\\') && 'a backslash', description.includes('"') && 'a double quotation mark'].filter(Boolean);
    if (found.length === 0) return;
    yield { message: `The description holds ${found.join(' and ')}.`, at: ['description'], repair: replacement(singleQuoted(description)) };
  },
  valid: [
    info('single quotation marks', { description: "Keeps the 'things' of a warehouse and tells where they are." }),
    info('a line break', { description: 'Keeps the things of a warehouse.\nTells where they are.' }),
  ],
  invalid: [
    info('quotation marks', { description: 'Keeps the "things" of a warehouse and tells where they are.' }, { at: ['description'] }),
    info('inches', { description: 'Keeps the things of a warehouse, 5" wide and 7" high.' }, { at: ['description'] }),
    info('a doubled escape', { description: 'Keeps the \\"things\\" of a warehouse and tells where they are.' }, { at: ['description'] }),
  ],
});

/** Words in double quotation marks, escaped once more or not; neither inches nor quotations that hold an apostrophe. */
const quotation = /(?<![^\s(])(\\?)"(?!\s)([^"'’\\]+)(?<!\s)\1"(?![^\s.,;:!?)])/g;

/** The text with single quotation marks; `undefined` when anything would be left that a person has to read. */
function singleQuoted(text: string): string | undefined {
  const changed = text.replace(quotation, "'$2'");
  return /["\\]/.test(changed) ? undefined : changed;
}
