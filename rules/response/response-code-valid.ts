import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { responseCodes } from '../response-codes.ts';

export const responseCodeValid = defineRule({
  id: 'response-code-valid',
  subject: 'response',
  codes: ['ResponseMustBeDefaultOrHttpStatusCode'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The key of a response is default or a status code from 100 to 599.',
  why: 'No answer ever has another status: what is described there is never used.',
  fix: 'Use the three digits of the status that the service answers with, or default.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'operation',
  having: ['responses'],
  check(_, operation) {
    const wrong = responseCodes(operation).filter((code) => code !== 'default' && !/^[1-5]\d\d$/.test(code));
    if (wrong.length === 0) return;
    return wrong.map((code) => ({
      message: `${operationName(operation)} has a response for ${quote(code)}, which is no status code.`,
      at: ['responses', code],
    }));
  },
  valid: [
    operation('codes, default and an extension', {
      responses: { '200': thing(), '599': thing(), default: thing(), 'x-origin': 'generated' },
    }),
  ],
  invalid: [
    operation('a range, the way of OpenAPI 3', { responses: { '2XX': thing() } }, { at: ['responses', '2XX'] }),
    operation('no such status', { responses: { '200': thing(), '600': thing() } }, { at: ['responses', '600'] }),
    operation(
      'four digits, and capitals',
      { responses: { '0200': thing(), Default: thing() } },
      {
        at: [
          ['responses', '0200'],
          ['responses', 'Default'],
        ],
      },
    ),
  ],
});

function thing() {
  return { description: 'The thing that was asked for.' };
}
