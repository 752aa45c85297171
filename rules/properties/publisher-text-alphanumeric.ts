import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

/** Printable ASCII other than letters, digits, the blank and . , & ' ( ) - */
const otherSign = /[!"#$%*+/:;<=>?@[\\\]^_`{|}~]/;

export const publisherTextAlphanumeric = defineRule({
  id: 'publisher-text-alphanumeric',
  subject: 'properties',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: "publisher and stackOwner hold only letters, digits, blanks and the signs . , & ' ( ) and - (hyphen).",
  why: 'The submission guide asks for a plain name; other signs have to be taken out by hand before publication.',
  fix: 'Write the name without other signs.',
  published: { certified: 6, 'independent-publisher': 4 },
  given: 'properties',
  having: ['publisher', 'stackOwner'],
  *check(node) {
    for (const member of ['publisher', 'stackOwner']) {
      const name = node[member];
      const sign = isText(name) ? otherSign.exec(name)?.[0] : undefined;
      if (sign !== undefined) yield { message: `${member} ${quote(name)} has the sign '${sign}'.`, at: [member] };
    }
  },
  valid: [
    properties('signs of a company name', { publisher: "Tailspin's Toys (Fabrikam & Sons, Ltd.) - North" }),
    properties('accents have a rule of their own', { publisher: 'Rosé Delgado' }, { program: 'independent-publisher' }),
  ],
  invalid: [
    properties('a slash', { publisher: 'Northwind/Fabrikam' }, { at: ['publisher'] }),
    properties('an address', { publisher: 'rosa@fabrikam.com', stackOwner: 'Fabrikam|Toys' }, { at: [['publisher'], ['stackOwner']] }),
  ],
});
