import { defineRule, everyProgram } from '../define.ts';
import { parameter, responseSchema, schema } from '../examples.ts';
import { nameOf, typedKinds } from './typed-node.ts';

const pairs = [
  { least: 'minimum', most: 'maximum', code: 'MinimumShouldBeLessThanOrEqualToMaximum' },
  { least: 'minItems', most: 'maxItems', code: 'MinItemsShouldBeLessThanOrEqualToMaxItems' },
  { least: 'minLength', most: 'maxLength', code: 'MinLengthShouldBeLessThanOrEqualToMaxLength' },
] as const;

export const schemaLimitsOrdered = defineRule({
  id: 'schema-limits-ordered',
  subject: 'schema',
  codes: pairs.map(({ code }) => code),
  severity: 'error',
  programs: everyProgram,
  summary: 'A lower limit does not exceed the upper one.',
  why: 'No value lies between such limits, so whatever a maker enters is refused.',
  fix: 'Correct one of the two limits.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: typedKinds,
  having: pairs.map(({ least }) => least),
  *check(value, node) {
    for (const { least, most, code } of pairs) {
      const [low, high] = [value[least], value[most]];
      if (typeof low !== 'number' || typeof high !== 'number' || low <= high) continue;
      yield { message: `${nameOf(node)} has ${least} ${low}, more than its ${most} ${high}.`, at: [least], codes: [code] };
    }
  },
  valid: [
    parameter('equal', { type: 'integer', minimum: 5, maximum: 5 }),
    parameter('only one limit', { type: 'integer', minimum: 5 }),
    schema('texts are no numbers', { minLength: '9', maxLength: '1' }),
  ],
  invalid: [
    parameter('of a number', { type: 'integer', minimum: 100, maximum: 1 }, { at: ['minimum'] }),
    schema('of a length', { minLength: 2, maxLength: 1 }, { at: ['minLength'] }),
    responseSchema('of a list', { minItems: 10, maxItems: 1 }, { at: ['minItems'] }),
  ],
});
