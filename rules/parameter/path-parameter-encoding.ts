import { isArray } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { parameter, pathParameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const pathParameterEncoding = defineRule({
  id: 'path-parameter-encoding',
  subject: 'parameter',
  codes: ['PathParameterMissingEncoding'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A path parameter has x-ms-url-encoding.',
  why: 'A value with a slash, a blank or a percent sign changes the address unless it is encoded: the call fails or reaches something else.',
  fix: 'Add "x-ms-url-encoding": "single".',
  published: { certified: 107, 'independent-publisher': 20 },
  given: 'parameter',
  check(node, parameter) {
    if (parameter.in !== 'path' || node['x-ms-url-encoding'] !== undefined) return;
    const isFixed = isArray(node['enum']) && node['enum'].length === 1;
    if (!isFixed)
      return {
        message: `${parameterName(parameter)} is part of the path and has no x-ms-url-encoding.`,
        repair: { kind: 'set', name: 'x-ms-url-encoding', value: 'single' },
      };
  },
  valid: [
    pathParameter('twice encoded', { 'x-ms-url-encoding': 'double' }),
    pathParameter('always the same value', { 'x-ms-url-encoding': undefined, enum: ['v1'], default: 'v1' }),
    parameter('a query is always encoded', {}),
  ],
  invalid: [
    pathParameter('absent', { 'x-ms-url-encoding': undefined }),
    pathParameter('one of several values', { 'x-ms-url-encoding': undefined, enum: ['in stock', 'sold'] }),
    pathParameter('internal too', { 'x-ms-url-encoding': undefined, 'x-ms-visibility': 'internal', default: '1' }),
  ],
});
