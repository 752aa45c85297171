import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';

export const swaggerVersion = defineRule({
  id: 'swagger-version',
  subject: 'json',
  codes: ['SpecificationVersionIncorrect'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The definition says that it is OpenAPI 2.0: "swagger": "2.0".',
  why: 'The platform reads no other version; a file of another one is refused as a whole.',
  fix: 'Convert the definition to OpenAPI 2.0 if it is of another version, and set "swagger": "2.0".',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0: Swagger Object'],
  given: 'document',
  having: ['swagger', 'openapi'],
  check({ swagger, openapi }) {
    if (swagger === '2.0') return;
    if (swagger === undefined) return { message: `The definition is of OpenAPI ${quote(openapi)}.` };
    else return { message: `swagger is ${quote(swagger)}, not "2.0".`, at: ['swagger'] };
  },
  valid: [document('as it must be', { swagger: '2.0' }), document('absent: another rule reports it', { swagger: undefined })],
  invalid: [
    document('a number', { swagger: 2 }, { at: ['swagger'] }),
    document('another version', { swagger: '1.2' }, { at: ['swagger'], program: 'custom' }),
    document('OpenAPI 3', { swagger: undefined, openapi: '3.0.1' }, { at: [] }),
  ],
});
