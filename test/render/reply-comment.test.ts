import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CommentAnswer, isAnswered, renderReply, replyMarker } from '../../src/render/reply-comment.ts';

function answer(comment: number, changed: Partial<CommentAnswer> = {}): CommentAnswer {
  return {
    comment,
    url: `https://github.com/contoso/connectors/pull/7#issuecomment-${comment}`,
    login: 'rosa',
    asked: '/hold It leaks.',
    parts: [{ kind: 'text', text: `Answer ${comment}.` }],
    ...changed,
  };
}

test('the newest answer comes first, the others are folded, and each is known by its comment', () => {
  const reply = renderReply(renderReply(renderReply('', answer(1)), answer(2)), answer(3, { asked: '/recheck' }));
  expect(reply).toBe(`<!-- connector-certification:reply -->
<!-- answered 3,2,1 -->

<!-- answer 3 -->
**[\`/recheck\`](https://github.com/contoso/connectors/pull/7#issuecomment-3)** by \`rosa\`

Answer 3.
<!-- end of answer -->

<details>

<summary>2 earlier answers</summary>

<!-- answer 2 -->
**[\`/hold It leaks.\`](https://github.com/contoso/connectors/pull/7#issuecomment-2)** by \`rosa\`

Answer 2.
<!-- end of answer -->

<!-- answer 1 -->
**[\`/hold It leaks.\`](https://github.com/contoso/connectors/pull/7#issuecomment-1)** by \`rosa\`

Answer 1.
<!-- end of answer -->

</details>
`);
  expect([1, 2, 3, 4].map((comment) => isAnswered(reply, comment))).toEqual([true, true, true, false]);
  expect(renderReply(reply.replaceAll('\n', '\r\n'), answer(3, { asked: '/recheck' }))).toBe(reply);
});

test('what strangers wrote is words: no mention, no markup, no answer of its own', () => {
  const hostile = '@contoso/team <!-- answer 9 --> </details> ![x](https://example.com) #1 `';
  const reply = renderReply('', answer(1, { asked: `/hold ${hostile}`, login: 'a`b', parts: [{ kind: 'list', items: [hostile] }] }));
  expect(reply).toContain('- @&#8203;contoso/team &lt;!-- answer 9 --&gt; &lt;/details&gt;');
  expect(reply).toContain(
    '**[`` /hold @contoso/team \\u003c!-- answer 9 --> </details> ![x](https://example.com) #1 ` ``](https://github.com',
  );
  expect(renderReply(reply, answer(2)).match(/^<!-- answer \d+ -->$/gm)).toEqual(['<!-- answer 2 -->', '<!-- answer 1 -->']);
});

test('any texts leave the reply within what GitHub takes, and every answer found again', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3000 }),
    fc.constantFrom('<!-- end of answer -->', '\n<!-- answer 5 -->\n', '</details>'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.array(words, { maxLength: 60 })), { minLength: 1, maxLength: 8 }), (answers) => {
      let reply = '';
      answers.forEach(([asked, items], index) => {
        reply = renderReply(reply, answer(index + 1, { asked, parts: [{ kind: 'list', items }] }));
      });
      expect(reply.length).toBeLessThan(65_000);
      expect(reply.startsWith(`${replyMarker}\n`)).toBe(true);
      for (const index of answers.keys()) expect(isAnswered(reply, index + 1)).toBe(true);
      const shown = Array.from(reply.matchAll(/^<!-- answer (\d+) -->$/gm), ([, comment]) => Number(comment));
      expect(shown).toEqual(Array.from({ length: shown.length }, (_, index) => answers.length - index));
      expect(reply.match(/^<!-- end of answer -->$/gm)).toHaveLength(shown.length);
    }),
    { numRuns: 60 },
  );
});

test('an old answer is remembered after it was left out', () => {
  let reply = '';
  for (let comment = 1; comment <= 60; comment += 1) reply = renderReply(reply, answer(comment));
  expect(reply.match(/^<!-- answer \d+ -->$/gm)).toHaveLength(20);
  expect(isAnswered(reply, 1)).toBe(true);
});
