import { expect, test } from 'vitest';
import { readDefinition } from '../../src/connector/read-definition.ts';
import { basePathOf } from '../../src/preview/base-url.ts';
import { basePathIn } from '../../src/preview/request-url.ts';

test('slashes at the end of a base path are taken off at once, however long a row of them stands before', () => {
  const row = `/a${'/'.repeat(500_000)}x`;
  expect(basePathOf(readDefinition({ basePath: `${row}//` }))).toBe(row);
  expect(basePathIn(`https://api.contoso.com${row}/`)).toBe(row);
});
