import { expect, test } from 'vitest';
import { operationSummaryEnd } from '../../rules/index.ts';

test.each([' ', '.', '. \n'])('the end of a summary is found at once, however long a row of %j stands before it', (row) => {
  const summary = `List${row.repeat(500_000 / row.length)}things.`;
  const [found] = [operationSummaryEnd.check({ summary } as never, {} as never, {} as never)].flat();
  expect(found).toMatchObject({ at: ['summary'], repair: { kind: 'replace', value: summary.slice(0, -1) } });
});
