import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, parameter, pathParameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

const otherLocations = new Set(['query', 'header', 'formData', 'body']);

export const queryParameterEncodingAbsent = defineRule({
  id: 'query-parameter-encoding-absent',
  subject: 'parameter',
  codes: ['QueryParameterEncodingNotSupported'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'Only a path parameter has x-ms-url-encoding.',
  why: 'Values of a query are always encoded once, others never: readers of the definition expect an encoding that does not happen.',
  fix: 'Delete x-ms-url-encoding.',
  published: { certified: 9, 'independent-publisher': 7 },
  given: 'parameter',
  having: ['x-ms-url-encoding'],
  check(_, parameter) {
    if (!otherLocations.has(parameter.in)) return;
    return {
      message: `${parameterName(parameter)} has x-ms-url-encoding, but is not part of the path.`,
      at: ['x-ms-url-encoding'],
      repair: { kind: 'remove' },
    };
  },
  valid: [pathParameter('part of the path', { 'x-ms-url-encoding': 'single' })],
  invalid: [
    parameter('query', { 'x-ms-url-encoding': 'single' }, { at: ['x-ms-url-encoding'] }),
    parameter('header', { in: 'header', 'x-ms-url-encoding': 'single' }, { at: ['x-ms-url-encoding'] }),
    bodyParameter('body', { 'x-ms-url-encoding': 'double' }, { at: ['x-ms-url-encoding'] }),
  ],
});
