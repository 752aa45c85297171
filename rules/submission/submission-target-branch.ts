import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { pullRequest, submission, updated } from '../submission-examples.ts';

export const submissionTargetBranch = defineRule({
  id: 'submission-target-branch',
  subject: 'submission',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The pull request goes to the branch that the repository takes submissions on.',
  why: 'What is merged elsewhere is not certified and does not reach the catalog.',
  fix: 'Change the base branch of the pull request.',
  sources: ['pull request 3076 of the public repository, which takes submissions on dev'],
  given: 'submission',
  *check({ pullRequest: request, baseBranch }) {
    if (request === undefined || baseBranch === undefined || request.baseBranch === baseBranch) return;
    yield {
      message: `The pull request goes to ${quote(request.baseBranch)}; submissions go to ${quote(baseBranch)}.`,
      fix: `Change the base branch of the pull request to ${baseBranch}.`,
    };
  },
  valid: [
    submission('that branch', { changes: [updated()], pullRequest: pullRequest({ baseBranch: 'dev' }), baseBranch: 'dev' }),
    submission('no branch is configured', { changes: [updated()], pullRequest: pullRequest({ baseBranch: 'release' }) }),
    submission('two commits without a pull request', { changes: [updated()], baseBranch: 'dev' }),
  ],
  invalid: [submission('another', { changes: [updated()], pullRequest: pullRequest({ baseBranch: 'master' }), baseBranch: 'dev' }, ['.'])],
});
