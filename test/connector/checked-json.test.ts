import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import certification from '../../src/certify/certification.schema.json' with { type: 'json' };
import { type CheckedSchema, parseCheckedJson } from '../../src/connector/checked-json.ts';
import { UserError } from '../../src/connector/user-error.ts';

const parse = (text: string, schema: CheckedSchema) => parseCheckedJson('team.json', new TextEncoder().encode(text), schema);

function problem(text: string, schema: CheckedSchema): string {
  try {
    parse(text, schema);
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message;
    throw thrown;
  }
  return '';
}

test('a file that is as its schema says is its value, and tells where its nodes stand', () => {
  const { value, whereIs } = parse('{\n  "list": [1, 2]\n}\n', {});
  expect(value).toEqual({ list: [1, 2] });
  expect(whereIs(['list', 1])).toBe('team.json: line 2, column 15');
  expect(whereIs([])).toBe('team.json: line 1, column 1');
});

const list: CheckedSchema = { type: 'array', uniqueItems: true, items: { type: 'string', minLength: 2, maxLength: 3 } };
const closed: CheckedSchema = { type: 'object', additionalProperties: false, required: ['reason'], properties: { reason: {}, rule: {} } };

test.each<[string, CheckedSchema, string]>([
  ['[', list, "team.json: line 1, column 1: The '[' that begins here is never closed."],
  ['{"a":1,"a":2}', closed, 'team.json: line 1, column 8: the name "a" is there twice.'],
  ['{}', list, 'team.json: line 1, column 1: the file is an object, not a list.'],
  ['[\n7]', list, 'team.json: line 2, column 1: item 1 of the file is a whole number, not a text.'],
  ['["aa","b"]', list, 'team.json: line 1, column 7: item 2 of the file is shorter than 2 characters.'],
  ['["😀"]', list, 'item 1 of the file is shorter than 2 characters.'],
  ['["abcd"]', list, 'is longer than 3 characters.'],
  [
    `{"${'a'.repeat(100)}":1,"${'a'.repeat(100)}":2}`,
    closed,
    `team.json: line 1, column 107: the name "${'a'.repeat(78)}… is there twice.`,
  ],
  ['["aa","bb","aa"]', list, 'team.json: line 1, column 12: "aa" is there twice.'],
  ['{}', closed, 'team.json: line 1, column 1: the file has no member "reason".'],
  ['{"__proto__":1}', closed, 'there is no member "__proto__". There are "reason" and "rule".'],
  ['{"reasons":1}', closed, 'there is no member "reasons". Did you mean "reason"?'],
  ['{"constructor":{}}', { additionalProperties: { type: 'string' } }, '"constructor" is an object, not a text.'],
  ['"off"', { enum: ['error', 'warning', 'info', 'none'] }, 'the file is "off"; it is "error", "warning", "info" or "none".'],
  ['"warn"', { enum: ['error', 'warning', 'info', 'off'] }, 'Did you mean "warning"?'],
  ['"x"', { pattern: '^y$', description: 'the letter y.' }, 'the file is "x". What belongs there: the letter y.'],
])('%j is told: %#', (text, schema, expected) => {
  expect(problem(text, schema)).toContain(expected);
});

describe('against a validator for the whole language', () => {
  const words = [
    'schemaVersion',
    'profile',
    'rules',
    'rulesets',
    'spelling',
    'words',
    'soakDays',
    'new',
    'error',
    'off',
    'team.yaml',
    '../a.yml',
  ];
  const name = fc.constantFrom(...words, 'x');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(1, 0, -1, 1.5, 400, true, null, 'local', 'default', ''),
      name,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(name, tie('value'), { maxKeys: 4 }),
    ),
  }));
  const members = Object.fromEntries(Object.keys(certification.properties).map((one) => [one, fc.option(value, { nil: undefined })]));
  const validate = new Ajv2020({ allErrors: true }).compile(certification);

  test('it takes and refuses the same', () => {
    const good = { schemaVersion: 1, rules: { a: 'off' }, rulesets: ['b/c.yaml'], spelling: { words: ['d'] }, soakDays: { new: 3 } };
    const changed = fc
      .record(members)
      .map((some) => ({ ...good, ...Object.fromEntries(Object.entries(some).filter(([, one]) => one !== undefined)) }));
    const one = fc.constantFrom(...Object.keys(certification.properties));
    const mixed = fc.tuple(changed, fc.uniqueArray(one, { minLength: 5 })).map(([whole, kept]) => {
      return { ...good, ...Object.fromEntries(Object.entries(whole).filter(([key]) => !kept.includes(key))) };
    });
    let valid = 0;
    fc.assert(
      fc.property(fc.oneof(mixed, changed, value), (document) => {
        const text = JSON.stringify(document);
        const isValid = validate(JSON.parse(text));
        if (isValid) valid += 1;
        expect(problem(text, certification) === '').toBe(isValid);
      }),
      { numRuns: 500 },
    );
    expect(valid).toBeGreaterThan(10);
  });
});
