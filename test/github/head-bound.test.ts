import { expect, test } from 'vitest';
import type { CommentFacts } from '../../src/github/github.ts';
import { headProblem } from '../../src/github/head-bound.ts';
import { headLine, verdictMarker } from '../../src/github/names.ts';

const [head, otherHead] = ['a'.repeat(40), 'b'.repeat(40)];
const asking = { createdAt: '2026-11-20T12:00:00Z' };

function verdict(changed: Partial<CommentFacts> = {}): CommentFacts {
  return {
    id: 1,
    author: { id: 5, login: 'certify-gate[bot]' },
    isOwn: true,
    body: `${verdictMarker}\n${headLine(head)}\n\nReady.`,
    createdAt: '2026-11-20T11:00:00Z',
    updatedAt: '2026-11-20T11:59:59Z',
    ...changed,
  };
}

test('a comment counts for the head that the verdict beside it named', () => {
  expect(headProblem(asking, head, [verdict()])).toBeUndefined();
  expect(headProblem(asking, head, [verdict({ updatedAt: asking.createdAt })])).toBeUndefined();
  expect(headProblem(asking, head, [verdict({ body: `${verdictMarker}\r\n${headLine(head)}\r\n` })])).toBeUndefined();
});

test('a head that moved, or that nobody saw the verdict on, is refused', () => {
  expect(headProblem(asking, otherHead, [verdict()])).toBe(
    'The head is bbbbbbb now, and that is not the one of the verdict. Look at it, and comment again.',
  );
  expect(headProblem(asking, head, [verdict({ updatedAt: '2026-11-20T12:00:01Z' })])).toBe(
    'The verdict on commit aaaaaaa is newer than the comment: the head may have moved since. Look at it, and comment again.',
  );
  expect(headProblem(asking, head, [])).toBe(
    'There is no verdict on commit aaaaaaa yet, so it may be newer than the comment. Comment again once there is.',
  );
});

test('a stranger who copies our verdict, and a head that stands elsewhere in it, prove nothing', () => {
  expect(headProblem(asking, head, [verdict({ isOwn: false })])).toMatch(/^There is no verdict/);
  const body = `${verdictMarker}\n${headLine(otherHead)}\n${headLine(head)}\n`;
  expect(headProblem(asking, head, [verdict({ isOwn: false }), verdict({ body })])).toMatch(/^The head is aaaaaaa now/);
});

test('times that cannot be read prove nothing', () => {
  expect(headProblem(asking, head, [verdict({ updatedAt: '' })])).toMatch(/is newer than the comment/);
});
