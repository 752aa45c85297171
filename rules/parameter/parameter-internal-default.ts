import { isMarkedInternal } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, operation, parameter, pathParameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { hasDefault } from './default-value.ts';

export const parameterInternalDefault = defineRule({
  id: 'parameter-internal-default',
  subject: 'parameter',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'A required parameter that is internal has a default.',
  why: 'Makers never see the field, so nobody can fill it in: every call fails for want of the value.',
  fix: 'Add the default that is to be sent, or make the parameter visible.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'parameter',
  having: ['x-ms-visibility'],
  check(node, parameter) {
    if (parameter.in === 'body' || node['required'] !== true || !isMarkedInternal(node) || hasDefault(node)) return;
    return { message: `${parameterName(parameter)} is internal and required, but has no default.` };
  },
  valid: [
    parameter('with a default', { 'x-ms-visibility': 'internal', required: true, default: '' }),
    parameter('optional', { 'x-ms-visibility': 'internal' }),
    parameter('advanced is visible', { 'x-ms-visibility': 'advanced', required: true }),
    bodyParameter('a body has its defaults in the schema', { 'x-ms-visibility': 'internal' }),
    operation('of an internal operation, but visible itself', {
      'x-ms-visibility': 'internal',
      parameters: [{ name: 'filter', in: 'query', type: 'string', required: true }],
    }),
  ],
  invalid: [
    parameter('no default', { 'x-ms-visibility': 'internal', required: true }),
    parameter('null is no value', { 'x-ms-visibility': 'Internal', required: true, default: null }),
    pathParameter('a single allowed value is not sent by itself', { 'x-ms-visibility': 'internal', enum: ['v1'] }),
  ],
});
