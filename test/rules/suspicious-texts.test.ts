import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suspiciousTexts } from '../../rules/operation/suspicious-texts.ts';
import { textGuidAbsent } from '../../rules/operation/text-guid-absent.ts';
import { textProductNameCurrent } from '../../rules/operation/text-product-name-current.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';

const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;
const formerName = /\b(?:microsoft flow|ms flow|powerapps|ms ?automate)\b/i;

const piece = fc.constantFrom(
  'Microsoft',
  'MS',
  'ms',
  ' ',
  'Flow',
  'Automate',
  'powerApps',
  '.',
  'ſ',
  '-',
  '0A1b',
  '0a1b2c3d',
  '0a1b2c3d4e5f',
  'word',
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const example = fc.constantFrom(
  '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
  'MS Flow',
  'microsoft flow',
  'PowerApps',
  'MSAutomate',
  'ms automate',
);

test('every text and default value with a GUID or the former name of a product is looked at', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.tuple(text, example, text).map((parts) => parts.join('')),
      ),
      (value) => {
        const properties = { thing: { type: 'string', default: value } };
        const definition = readDefinition({
          info: { description: value },
          paths: { '/things': { get: { parameters: [{ name: 'kind', in: 'query', type: 'string', default: value }] } } },
          definitions: { Thing: { type: 'object', properties } },
        });
        const found = suspiciousTexts(definition).map(({ kind }) => kind);
        if (guid.test(value) || formerName.test(value)) expect(found).toEqual(['description', 'default', 'default']);
        const told = (rule: typeof textGuidAbsent): number =>
          [...(rule.check({} as never, definition as never, {} as never) as Iterable<unknown>)].length;
        expect(told(textProductNameCurrent)).toBe(formerName.test(value) ? 3 : 0);
        if (!guid.test(value)) expect(told(textGuidAbsent)).toBe(0);
      },
    ),
  );
});
