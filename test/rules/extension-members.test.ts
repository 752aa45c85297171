import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionableExtensions } from '../../rules/extension/extension-members.ts';
import { parseJsonFile } from '../../src/connector/json-file.ts';
import { isObject } from '../../src/connector/json-value.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';

const name = fc.constantFrom(
  'x-ms-sumary',
  'x-nullable',
  'X-MS-Visibility',
  'x-ms-summary',
  'X-Tenant',
  'x-ms-api-annotation',
  'properties',
  'a',
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.constantFrom<unknown>('x-nullable', 1, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  ),
}));

test('the names of all members spare a search for extensions, and hide none of them', () => {
  fc.assert(
    fc.property(fc.dictionary(name, value, { maxKeys: 4 }), (document) => {
      const file = parseJsonFile('apiDefinition.swagger.json', new TextEncoder().encode(JSON.stringify(document)));
      if (!isObject(file.value)) throw new Error('not read');
      const told = questionableExtensions(readDefinition(file.value, file.memberNames));
      expect(told).toEqual(questionableExtensions(readDefinition(file.value)));
    }),
  );
});
