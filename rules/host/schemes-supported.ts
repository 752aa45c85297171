import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation } from '../examples.ts';
import { quote } from '../quote.ts';

const supported = new Set(['http', 'https']);
/** Schemes that OpenAPI knows and the platform refuses. */
const unsupported = new Set(['ws', 'wss']);

export const schemesSupported = defineRule({
  id: 'schemes-supported',
  subject: 'host',
  codes: ['SchemeNotValid', 'SchemeNotSupported'],
  severity: 'error',
  programs: everyProgram,
  summary: 'schemes lists nothing but http and https.',
  why: 'The platform calls a service by HTTP and knows no other way.',
  fix: 'List https.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0: Swagger Object'],
  given: ['document', 'operation'],
  having: ['schemes'],
  *check({ schemes }) {
    for (const [index, scheme] of arrayOr(schemes).entries()) {
      if (typeof scheme !== 'string' || supported.has(scheme)) continue;
      const at = ['schemes', index];
      if (unsupported.has(scheme))
        yield { message: `The platform does not support the scheme "${scheme}".`, at, codes: ['SchemeNotSupported'] };
      else yield { message: `${quote(scheme)} is no scheme.`, at, codes: ['SchemeNotValid'] };
    }
  },
  valid: [document('both', { schemes: ['http', 'https'] }), operation('of an operation', { schemes: ['https'] })],
  invalid: [
    document('web sockets', { schemes: ['https', 'wss'] }, { at: ['schemes', 1] }),
    document('capitals', { schemes: ['HTTPS'] }, { at: ['schemes', 0], program: 'custom' }),
    operation('with the slashes', { schemes: ['https://'] }, { at: ['schemes', 0] }),
  ],
});
