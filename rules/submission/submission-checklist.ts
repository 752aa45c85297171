import { defineRule, publicPrograms } from '../define.ts';
import { unchanged } from '../examples.ts';
import { quote } from '../quote.ts';
import { added, pullRequest, submission, updated } from '../submission-examples.ts';

const attestations = [
  { text: 'I own the service or have the right to offer it.', programs: publicPrograms },
  { text: 'I tried every operation.', programs: ['independent-publisher'] },
] as const;
const withBody = (body: string) => ({ changes: [updated()], pullRequest: pullRequest({ body }), attestations });

export const submissionChecklist = defineRule({
  id: 'submission-checklist',
  subject: 'submission',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'Everything that the pull-request template asks to confirm is confirmed.',
  why: 'Reviewers rely on it; what nobody confirmed they have to ask for.',
  fix: 'Tick the boxes of the template that hold.',
  sources: ['the pull-request template of the public repository'],
  given: 'submission',
  *check({ pullRequest: request, attestations: asked, changes }) {
    if (request === undefined || changes.length === 0) return;
    const ticked = new Set(linesOf(request.body).flatMap((line) => (line.isTicked ? [line.text] : [])));
    const missing = asked.filter(
      ({ text, programs }) => changes.some(({ program }) => programs.includes(program)) && !ticked.has(plain(text)),
    );
    for (const { text } of missing) yield { message: `The pull request does not confirm: ${quote(text)}` };
  },
  valid: [
    submission('ticked', withBody('* [X]  I own the service or have the right to offer it.\r\n- [ ] I tried every operation.')),
    submission('nothing is asked', { changes: [updated()], pullRequest: pullRequest({}) }),
    submission('two commits without a pull request', { changes: [updated()], attestations }),
  ],
  invalid: [
    submission('not ticked', withBody('- [ ] I own the service or have the right to offer it.'), ['.']),
    submission('taken out', withBody('Please merge.'), ['.']),
    submission(
      'one of two',
      {
        changes: [added(unchanged('independent-publisher'))],
        pullRequest: pullRequest({ body: '- [x] I own the service or have the right to offer it.' }),
        attestations,
      },
      ['.'],
    ),
  ],
});

/** The items of a Markdown text that have a box to tick. */
function linesOf(body: string): { readonly isTicked: boolean; readonly text: string }[] {
  return body.split(/\r\n|\r|\n/).flatMap((line) => {
    const item = /^\s{0,12}[-*+] \[([ xX])\] (.*)$/.exec(line);
    return item === null ? [] : [{ isTicked: item[1] !== ' ', text: plain(item[2] ?? '') }];
  });
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
