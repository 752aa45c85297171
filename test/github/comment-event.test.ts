import webhooks from '@octokit/webhooks-examples' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCommentEvent } from '../../src/github/comment-event.ts';

interface Example {
  readonly action: string;
  readonly issue: object;
  readonly comment: { readonly id: number; readonly user: object };
  readonly repository: { readonly full_name: string };
}

const examples = webhooks as unknown as readonly { readonly name: string; readonly examples: readonly Example[] }[];
const comments = examples.find(({ name }) => name === 'issue_comment')?.examples ?? [];
const [example] = comments;
if (example === undefined) throw new Error('There is no example.');
const repository = example.repository.full_name;
const onPullRequest = { ...example, issue: { ...example.issue, pull_request: { url: 'https://api.github.com/x' } } };

test("GitHub's own examples are read, and are none of ours: they are on issues, edited or deleted", () => {
  expect(comments.length).toBeGreaterThan(5);
  for (const one of comments)
    expect(readCommentEvent(one, one.repository.full_name)).toEqual({
      ignored: one.action === 'created' ? 'the comment is not on a pull request' : 'the comment was not made just now',
    });
});

test('a new comment of a person on a pull request is read', () => {
  expect(readCommentEvent(onPullRequest, repository.toUpperCase())).toEqual({
    comment: {
      pullRequest: 1,
      id: 492700400,
      author: { id: 21031067, login: 'Codertocat' },
      body: "You are totally right! I'll get this fixed right away.",
      createdAt: '2019-05-15T15:20:21Z',
    },
  });
});

describe('nothing is read from', () => {
  const changed = (comment: object) => ({ ...onPullRequest, comment: { ...onPullRequest.comment, ...comment } });
  test.each([
    ['an edited comment', { ...onPullRequest, action: 'edited' }, 'the comment was not made just now'],
    ['a deleted comment', { ...onPullRequest, action: 'deleted' }, 'the comment was not made just now'],
    [
      'a bot',
      changed({ user: { ...example.comment.user, type: 'Bot', login: 'certify-gate[bot]' } }),
      'the comment was written by a program',
    ],
    ['an organisation', changed({ user: { ...example.comment.user, type: 'Organization' } }), 'the comment was written by a program'],
    ['a deleted account', changed({ user: null }), 'nobody is told to have written the comment'],
    ['account number 0', changed({ user: { ...example.comment.user, id: 0 } }), 'nobody is told to have written the comment'],
  ])('%s', (_, payload, ignored) => {
    expect(readCommentEvent(payload, repository)).toEqual({ ignored });
  });
});

test('another repository and other payloads are no event of ours', () => {
  expect(readCommentEvent(onPullRequest, 'contoso/connectors')).toBeUndefined();
  for (const { name, examples: all } of examples)
    if (name !== 'issue_comment') for (const one of all) expect(readCommentEvent(one, one.repository?.full_name ?? '')).toBeUndefined();
  fc.assert(fc.property(fc.jsonValue(), (value) => readCommentEvent(value, repository) === undefined));
});
