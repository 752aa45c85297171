import { defineRule, everyProgram } from '../define.ts';
import { parameter, schema } from '../examples.ts';
import { nameOf, typedKinds } from './typed-node.ts';

export const schemaMultipleOfPositive = defineRule({
  id: 'schema-multiple-of-positive',
  subject: 'schema',
  codes: ['MultipleOfMustBeGreaterThanZero'],
  severity: 'error',
  programs: everyProgram,
  summary: 'multipleOf is greater than zero.',
  why: 'No number is a multiple of zero, so the platform refuses the definition.',
  fix: 'Write a positive number, or delete multipleOf.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: typedKinds,
  having: ['multipleOf'],
  check({ multipleOf }, node) {
    if (typeof multipleOf === 'number' && multipleOf <= 0)
      return { message: `${nameOf(node)} has multipleOf ${multipleOf}.`, at: ['multipleOf'] };
  },
  valid: [parameter('a step of cents', { type: 'number', multipleOf: 0.01 })],
  invalid: [
    parameter('zero', { type: 'integer', multipleOf: 0 }, { at: ['multipleOf'] }),
    schema('negative', { type: 'integer', multipleOf: -5 }, { at: ['multipleOf'] }),
  ],
});
