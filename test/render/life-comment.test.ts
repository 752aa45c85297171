import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderLifeComment, type ToldVersion } from '../../src/render/life-comment.ts';

function version(changed: Partial<ToldVersion> = {}): ToldVersion {
  return { id: 'contoso-things', version: '1.0.0', stage: 'preview', sentence: 'It is on preview since 2026-11-01.', open: [], ...changed };
}

test('the verdict is folded once, however often something is told', () => {
  const first = renderLifeComment('Merged: on preview', [version()], '**Ready**\n\n<details>\n</details>\n');
  expect(first).toBe(`**Merged: on preview**

| connector | version | stage | what became of it |
|---|---|---|---|
| \`contoso-things\` | \`1.0.0\` | preview | It is on preview since 2026-11-01. |

<details>
<summary>The verdict it was merged with</summary>

<!-- the verdict before it was merged -->
**Ready**

<details>
</details>
<!-- end of that verdict -->

</details>
`);
  expect(renderLifeComment('Merged: on preview', [version()], first)).toBe(first);
  expect(renderLifeComment('Merged: on preview', [version()], first.replaceAll('\n', '\r\n'))).toBe(first);
});

test('a verdict that is too long is left out, and any texts stay words within what GitHub takes', () => {
  expect(renderLifeComment('Merged', [version()], 'x'.repeat(65_000))).not.toContain('xxx');
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2000 }),
    fc.constantFrom('<!-- end of that verdict -->', '@contoso/team', '</details>', '| a |\n'),
  );
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 60 }), (texts) => {
      const versions = texts.map((sentence) =>
        version({
          version: sentence,
          sentence,
          open: [{ question: 'hold', sentence, isOptional: false, who: 'the maintainers', since: '2026-11-01' }],
        }),
      );
      const body = renderLifeComment('Merged', versions, '**Ready**');
      expect(body.length).toBeLessThanOrEqual(65_000);
      expect(body).not.toMatch(/(?<!`[^`\n]*)@contoso/);
      expect(body.match(/^<!-- end of that verdict -->$/gm)?.length ?? 0).toBeLessThanOrEqual(1);
      expect(renderLifeComment('Merged', versions, body)).toBe(body);
    }),
    { numRuns: 80 },
  );
});
