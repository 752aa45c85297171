import { expect, test } from 'vitest';
import { firstProblemOf, problemsOf } from '../../src/catalog/schemas.ts';

test('a member that is not allowed is named, a long one by its beginning', () => {
  const problem = (name: string) => firstProblemOf('timestamp', { [name]: 1 });
  expect(problemsOf('timestamp', { more: 1 })).toContain('/ must NOT have additional properties ("more").');
  expect(problem('x'.repeat(100_000))?.length).toBeLessThan(200);
});

test('what may stand there is told, and a long place by its beginning', () => {
  expect(problemsOf('timestamp', { schemaVersion: 7 })).toContainEqual(expect.stringMatching(/^\/schemaVersion must .* \(1\)\.$/));
  const problems = problemsOf('list', { ['x'.repeat(100_000)]: 1 });
  expect(problems).not.toEqual([]);
  for (const problem of problems) expect(problem.length).toBeLessThan(600);
});
