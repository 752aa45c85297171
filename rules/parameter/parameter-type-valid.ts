import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';

const types = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'array']);

export const parameterTypeValid = defineRule({
  id: 'parameter-type-valid',
  subject: 'parameter',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The type of a parameter is string, number, integer, boolean or array, or file in a form.',
  why: 'A path, a query, a header and a form field hold plain values: of any other type the platform cannot send one.',
  fix: 'Set type to string, number, integer, boolean or array; an object belongs in the body.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'parameter',
  check({ type }, parameter) {
    if (parameter.in === 'body' || types.has(type)) return;
    if (type === 'file' && parameter.in === 'formData') return;
    return {
      message: `${parameterName(parameter)} has ${type === undefined ? 'no type' : `the type ${quote(type)}, which is not possible there`}.`,
      at: ['type'],
    };
  },
  valid: [
    parameter('a list', { type: 'array', items: { type: 'string' } }),
    parameter('a file in a form', { in: 'formData', type: 'file' }),
    bodyParameter('a body has its type in the schema', {}),
  ],
  invalid: [
    parameter('absent', { type: undefined }),
    parameter('object', { type: 'object' }, { at: ['type'] }),
    parameter('a format in place of a type', { type: 'date-time' }, { at: ['type'] }),
    parameter('several, the way of OpenAPI 3.1', { type: ['string', 'null'] }, { at: ['type'] }),
    parameter('a file outside a form', { type: 'file' }, { at: ['type'] }),
  ],
});
