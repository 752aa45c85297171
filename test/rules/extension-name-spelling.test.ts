import { expect, test } from 'vitest';
import { operation } from '../../rules/examples.ts';
import { extensionNameSpelling } from '../../rules/extension/extension-name-spelling.ts';
import { slipsBetween } from '../../rules/slips.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { readConnector } from '../../src/connector/connector.ts';

test.each([
  ['summary', 'summary', 0],
  ['sumamry', 'summary', 1],
  ['sumary', 'summary', 1],
  ['sumery', 'summary', 2],
  ['visibility', 'summary', 3],
  ['', 'ab', 2],
])('between %j and %j are %i slips', (a, b, slips) => {
  expect(Math.min(3, slipsBetween(a, b, 2))).toBe(slips);
});

test('a misspelt extension is told with the name it is near to', () => {
  const { entries, folderName, program } = operation('misspelt', { 'x-ms-visbility': 'internal' });
  const connector = readConnector({ path: folderName, name: folderName, program, entries: entries(), truncated: false });
  expect(certifierOf([extensionNameSpelling]).certify(connector).findings).toMatchObject([
    {
      message: '"x-ms-visbility" is no known extension: did you mean "x-ms-visibility"?',
      fix: 'Rename the member to "x-ms-visibility", if that is what it was to be.',
    },
  ]);
});
