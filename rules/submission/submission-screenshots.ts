import { defineRule } from '../define.ts';
import { unchanged } from '../examples.ts';
import { added, pullRequest, submission, updated } from '../submission-examples.ts';

const independent = () => unchanged('independent-publisher');
const withBody = (body: string) => ({ changes: [added(independent())], pullRequest: pullRequest({ body }) });

export const submissionScreenshots = defineRule({
  id: 'submission-screenshots',
  subject: 'submission',
  codes: [],
  severity: 'info',
  programs: ['independent-publisher'],
  summary: "The first pull request of an independent publisher's connector shows tests of its operations and a flow that uses them.",
  why: 'Reviewers cannot try the service themselves: two pictures spare both sides a round of questions.',
  fix: 'Paste a screenshot of tested operations and one of a flow that ran.',
  sources: ['the pull-request template of the public repository'],
  given: 'connector-change',
  *check({ kind, program }, { pullRequest: request }) {
    if (request === undefined || kind !== 'added' || program !== 'independent-publisher') return;
    const images = request.body.match(/!\[[^\]\n]{0,200}\]\(|<img\s/gi)?.length ?? 0;
    if (images < 2) yield { message: `The pull request shows ${images === 0 ? 'no image' : 'one image'} of its tests.`, file: '.' };
  },
  valid: [
    submission('two images', withBody('![Operations](https://fabrikam.com/1.png) <img src="https://fabrikam.com/2.png">')),
    submission('an update', { changes: [updated(independent())], pullRequest: pullRequest({}) }),
  ],
  invalid: [submission('none', withBody('Works.'), ['.']), submission('one', withBody('![A flow](https://fabrikam.com/1.png)'), ['.'])],
});
