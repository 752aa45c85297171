import { defineRule } from '../define.ts';
import { unchanged } from '../examples.ts';
import { quote } from '../quote.ts';
import { added, pullRequest, submission, updated } from '../submission-examples.ts';

const independent = () => unchanged('independent-publisher');
const titled = (title: string) => ({ changes: [added(independent())], pullRequest: pullRequest({ title }) });

export const submissionTitleIndependent = defineRule({
  id: 'submission-title-independent',
  subject: 'submission',
  codes: [],
  severity: 'warning',
  programs: ['independent-publisher'],
  summary: "The first pull request of an independent publisher's connector is titled '<Name> (Independent Publisher)'.",
  why: 'Reviewers and other publishers see by the title which programme it is for, and that the name is taken.',
  fix: "Title the pull request '<Name> (Independent Publisher)'.",
  sources: ['pull request 2661 of the public repository', 'the certification process for independent publishers'],
  given: 'connector-change',
  *check({ kind, program }, { pullRequest: request }) {
    if (request === undefined || kind !== 'added' || program !== 'independent-publisher') return;
    const { title } = request;
    const isProposal = title.startsWith('Proposal - ');
    const name = isProposal ? title.slice('Proposal - '.length) : title;
    if (!/\S.* \(Independent Publisher\)$/.test(name)) yield { message: `The pull request is titled ${quote(title)}.`, file: '.' };
    else if (isProposal)
      yield {
        message: `The pull request is titled ${quote(title)}: a proposal, which nobody reviews yet.`,
        file: '.',
        fix: 'Take "Proposal - " out of the title when the connector is ready.',
      };
  },
  valid: [
    submission('name and programme', titled('Northwind Things (Independent Publisher)')),
    submission('an update', { changes: [updated(independent())], pullRequest: pullRequest({ title: 'Fix the paging' }) }),
    submission('two commits without a pull request', { changes: [added(independent())] }),
  ],
  invalid: [
    submission('no programme', titled('Northwind Things'), ['.']),
    submission('no name', titled(' (Independent Publisher)'), ['.']),
    submission('a proposal', titled('Proposal - Northwind Things (Independent Publisher)'), ['.']),
  ],
});
