import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

export const publisherTextAscii = defineRule({
  id: 'publisher-text-ascii',
  subject: 'properties',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'publisher and stackOwner are printable ASCII without blanks at either end.',
  why: 'The names are compared and searched as they stand: an accent or a stray blank makes a second publisher out of one.',
  fix: 'Write the name in unaccented letters, without blanks before or after it.',
  published: { certified: 0, 'independent-publisher': 27 },
  given: 'properties',
  having: ['publisher', 'stackOwner'],
  *check(node) {
    for (const member of ['publisher', 'stackOwner']) {
      const name = node[member];
      if (!isText(name)) continue;
      if (/[^\x20-\x7e]/.test(name)) yield { message: `${member} ${quote(name)} has characters outside printable ASCII.`, at: [member] };
      else if (name !== name.trim()) yield { message: `${member} ${quote(name)} begins or ends with a blank.`, at: [member] };
    }
  },
  valid: [
    properties('plain', { publisher: 'Northwind Traders, Inc.', stackOwner: "Tailspin's Toys" }),
    properties('blank has a rule of its own', { publisher: ' ' }),
    properties('a custom connector', { publisher: 'Société Northwind' }, { program: 'custom' }),
  ],
  invalid: [
    properties('accents', { publisher: 'Rosé Delgado' }, { at: ['publisher'], program: 'independent-publisher' }),
    properties('typographic apostrophe', { stackOwner: 'Tailspin’s Toys' }, { at: ['stackOwner'] }),
    properties('blanks at the ends', { publisher: 'Northwind Traders ', stackOwner: ' Fabrikam' }, { at: [['publisher'], ['stackOwner']] }),
    properties('line break', { publisher: 'Northwind\nTraders' }, { at: ['publisher'] }),
  ],
});
