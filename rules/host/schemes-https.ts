import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, operation } from '../examples.ts';

export const schemesHttps = defineRule({
  id: 'schemes-https',
  subject: 'host',
  codes: ['5000.3.1.6'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'schemes does not offer http.',
  why: 'Over http everyone on the way reads the data and the credentials of a connection.',
  fix: 'Offer https only: "schemes": ["https"].',
  published: { certified: 7, 'independent-publisher': 3 },
  sources: ['Certification policy 5000.3.1.6'],
  given: ['document', 'operation'],
  having: ['schemes'],
  check({ schemes }) {
    if (arrayOr(schemes).includes('http')) return { message: 'schemes offers http.', at: ['schemes'] };
  },
  valid: [
    document('https only', { schemes: ['https'] }),
    document('absent', { schemes: undefined }),
    document('custom', { schemes: ['http'] }, { program: 'custom' }),
  ],
  invalid: [
    document('both', { schemes: ['https', 'http'] }, { at: ['schemes'] }),
    operation('of an operation', { schemes: ['http'] }, { at: ['schemes'], program: 'independent-publisher' }),
  ],
});
