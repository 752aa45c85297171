import { defineRule, everyProgram } from '../define.ts';
import { bodySchema, parameter, responseSchema, schema } from '../examples.ts';
import { nameOf, typedKinds } from './typed-node.ts';

const codeOf = {
  maxItems: 'MaxItemsMustBeGreaterThanOrEqualToZero',
  maxLength: 'MaxLengthMustBeGreaterThanOrEqualToZero',
  maxProperties: 'MaxPropertiesMustBeGreaterThanOrEqualToZero',
  minItems: 'MinItemsMustBeGreaterThanOrEqualToZero',
  minLength: 'MinLengthMustBeGreaterThanOrEqualToZero',
  minProperties: 'MinPropertiesMustBeGreaterThanOrEqualToZero',
} as const;

export const schemaLimitsNonNegative = defineRule({
  id: 'schema-limits-non-negative',
  subject: 'schema',
  codes: Object.values(codeOf),
  severity: 'error',
  programs: everyProgram,
  summary: 'Limits of length and number are zero or more.',
  why: 'Nothing is shorter than nothing: such a limit is a mistake, often meant as "no limit", and the platform refuses it.',
  fix: 'Write zero or a positive number, or delete the limit when there is none.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: typedKinds,
  having: Object.keys(codeOf),
  *check(value, node) {
    for (const [limit, code] of Object.entries(codeOf)) {
      const number = value[limit];
      if (typeof number === 'number' && number < 0)
        yield { message: `${nameOf(node)} has ${limit} ${number}.`, at: [limit], codes: [code] };
    }
  },
  valid: [
    schema('zero', { minLength: 0, maxLength: 0 }),
    schema('other numbers may be negative', { type: 'number', minimum: -40, maximum: -1, default: -7 }),
    responseSchema('absent', {}),
  ],
  invalid: [
    schema('meant as no limit', { maxLength: -1 }, { at: ['maxLength'] }),
    parameter('a parameter', { minLength: -1 }, { at: ['minLength'] }),
    responseSchema('both limits of a list', { minItems: -2, maxItems: -1 }, { at: [['minItems'], ['maxItems']] }),
    bodySchema('number of properties', { minProperties: -1, maxProperties: -1 }, { at: [['minProperties'], ['maxProperties']] }),
  ],
});
