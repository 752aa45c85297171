import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { isOfType, rewritten } from './json-type.ts';
import { nameOf, typedKinds } from './typed-node.ts';

const scalarTypes: ReadonlySet<unknown> = new Set(['string', 'integer', 'number', 'boolean']);

export const schemaEnumType = defineRule({
  id: 'schema-enum-type',
  subject: 'schema',
  codes: ['InvalidEnumValue'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'Each value of an enum has the declared type.',
  why: 'A maker who chooses such a value sends another type than the API expects, or the flow refuses the choice.',
  fix: 'Write the value with the declared type.',
  published: { certified: 14, 'independent-publisher': 5 },
  given: typedKinds,
  having: ['enum'],
  *check({ type, enum: values }, node) {
    if (!scalarTypes.has(type) || arrayOr(values).every((value) => isOfType(value, type))) return;
    for (const [index, value] of arrayOr(values).entries()) {
      if (isOfType(value, type)) continue;
      const better = rewritten(value, type);
      yield {
        message: `${nameOf(node)} has type ${quote(type)}, but the value ${quote(value)} in its enum.`,
        at: ['enum', index],
        ...(better !== undefined && { fix: `Write ${quote(better)}.` }),
      };
    }
  },
  valid: [
    parameter('texts', { enum: ['1', '2'] }),
    parameter('null', { enum: ['all', null] }),
    parameter('a whole number with a decimal point', { type: 'integer', enum: [1.0, 2] }),
    schema('objects are not looked into', { type: 'object', enum: ['any'] }),
    schema('no type', { type: undefined, enum: [1, 'one'] }),
  ],
  invalid: [
    parameter(
      'booleans written as text',
      { type: 'boolean', enum: ['true', 'false'] },
      {
        at: [
          ['enum', 0],
          ['enum', 1],
        ],
      },
    ),
    schema('a number among texts', { enum: ['one', 2] }, { at: ['enum', 1] }),
    schema('a fraction', { type: 'integer', enum: [1, 1.5] }, { at: ['enum', 1] }),
    parameter('items of a parameter', { type: 'array', items: { type: 'integer', enum: ['5'] } }, { at: ['items', 'enum', 0] }),
  ],
});
