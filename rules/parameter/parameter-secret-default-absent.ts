import { defineRule, everyProgram } from '../define.ts';
import { parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

const secretName = /api[-_]?key|secret|password|token|subscription[-_]?key|authorization/i;

export const parameterSecretDefaultAbsent = defineRule({
  id: 'parameter-secret-default-absent',
  subject: 'parameter',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  heuristic: true,
  summary: 'A parameter named like a secret has no default.',
  why: 'Everyone can read the definition: a secret in it is none any more, and whoever owns it pays for the calls of others.',
  fix: 'Delete the default, let the connection supply the secret, and replace the secret if it was a real one.',
  given: 'parameter',
  having: ['default'],
  check({ default: value }, parameter) {
    if (!secretName.test(parameter.name) || isHarmless(value)) return;
    // The value stays out of the message: reports are public too.
    return { message: `${parameterName(parameter)} is named like a secret and has a default.`, at: ['default'] };
  },
  valid: [
    parameter('another name', { name: 'size', default: 'a1b2c3d4' }),
    parameter('empty', { name: 'token', default: '' }),
    parameter('a word', { name: 'X-Csrf-Token', in: 'header', default: 'no-check' }),
    parameter('a template', { name: 'Authorization', in: 'header', default: 'Bearer {token}' }),
  ],
  invalid: [
    parameter('a key', { name: 'api-key', default: '5f2c9a71e0' }, { at: ['default'] }),
    parameter('a number', { name: 'password', default: 1234 }, { at: ['default'] }),
    parameter(
      'internal too',
      { name: 'clientSecret', default: 'q8-Zt.41', 'x-ms-visibility': 'internal', required: true },
      { at: ['default'] },
    ),
  ],
});

/** Nothing, a plain word such as no-check, or a template in braces. */
function isHarmless(value: unknown): boolean {
  if (typeof value !== 'string') return typeof value !== 'number';
  return value.trim() === '' || /^[a-z-]+$/i.test(value) || /\{[^{}]*\}/.test(value);
}
