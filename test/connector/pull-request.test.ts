import { expect, test } from 'vitest';
import { parsePullRequestEvent } from '../../src/connector/pull-request.ts';
import { UserError } from '../../src/connector/user-error.ts';

const event = {
  action: 'opened',
  pull_request: { title: 'Things', body: null, base: { ref: 'main' }, user: { id: 7, login: 'somebody' } },
};

function parse(value: unknown) {
  return parsePullRequestEvent('event.json', new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));
}

test('an event about a pull request is read; one without a word has an empty text', () => {
  expect(parse(event)).toEqual({ title: 'Things', body: '', baseBranch: 'main', authorId: 7 });
});

test.each([
  ['a push', { ref: 'refs/heads/main' }],
  ['no author', { pull_request: { ...event.pull_request, user: null } }],
  ['an id that is a text', { pull_request: { ...event.pull_request, user: { id: '7' } } }],
  ['a list', []],
])('%s is no pull request, which is a sentence', (_name, value) => {
  expect(() => parse(value)).toThrow(
    new UserError('event.json is no event about a pull request: it needs pull_request with title, base.ref and user.id.'),
  );
});

test('what is no JSON is told with its place', () => {
  expect(() => parse('{')).toThrow(/^event\.json: line 1, column 1: /);
});
