import { defineRule, everyProgram } from '../define.ts';
import { parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { nameOf, typedKinds } from './typed-node.ts';

const pairs = [
  { flag: 'exclusiveMaximum', bound: 'maximum', code: 'ExclusiveMaximumRequiresMaximum' },
  { flag: 'exclusiveMinimum', bound: 'minimum', code: 'ExclusiveMinimumRequiresMinimum' },
] as const;

export const schemaExclusiveBound = defineRule({
  id: 'schema-exclusive-bound',
  subject: 'schema',
  codes: pairs.map(({ code }) => code),
  severity: 'error',
  programs: everyProgram,
  summary: 'exclusiveMaximum and exclusiveMinimum stand beside the limit that they are about.',
  why: 'In OpenAPI 2.0 they only say whether the limit itself is allowed; without a limit they mean nothing and the platform refuses them.',
  fix: 'Add maximum or minimum with the limit, or delete the flag.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: typedKinds,
  having: pairs.map(({ flag }) => flag),
  *check(value, node) {
    for (const { flag, bound, code } of pairs) {
      if (value[flag] === undefined || value[bound] !== undefined) continue;
      yield { message: `${nameOf(node)} has ${flag} ${quote(value[flag])}, but no ${bound}.`, at: [flag], codes: [code] };
    }
  },
  valid: [
    parameter('with its limit', { type: 'number', minimum: 0, exclusiveMinimum: true }),
    parameter('a limit alone', { type: 'number', minimum: 0 }),
  ],
  invalid: [
    parameter('no limit', { type: 'number', exclusiveMinimum: true }, { at: ['exclusiveMinimum'] }),
    schema('false needs a limit as well', { type: 'number', exclusiveMaximum: false }, { at: ['exclusiveMaximum'] }),
    schema('the limit of a newer JSON Schema', { type: 'number', exclusiveMaximum: 100 }, { at: ['exclusiveMaximum'] }),
    schema('the other limit', { type: 'number', exclusiveMaximum: true, minimum: 0 }, { at: ['exclusiveMaximum'] }),
  ],
});
