import { UserError } from '../../connector/user-error.ts';
import { type Attempt, forgery, isByRule } from '../../github/drill.ts';
import { catalogBranch, requiredCheck } from '../../github/expected-settings.ts';
import { openDrill } from '../../io/github/open-drill.ts';
import { escapeLine } from '../../render/escape.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../terminal.ts';
import { placeOfSettings } from './settings-facts.ts';

const help = `certify github drill OWNER/NAME: show that a forged pull request cannot get through

Opens a pull request on a scratch repository that has the settings of the real one: with a workflow of its own whose job is called
like the required check, and a status of that name which says success. Then it tries to merge it, and to push to the default branch
and to the branch catalog past it. Everything has to be refused. What it made is closed and removed.

OWNER/NAME has to be typed, and be what GITHUB_REPOSITORY says: where nothing protects the branches, the attempts succeed, and a file
of the drill stays on the default branch.

It needs a token in GITHUB_TOKEN that may write contents, workflows, statuses and pull requests; best that of an administrator.

Exit status: 0 everything was refused by rules, 1 something was not, 2 the job could not be done.
`;

/** `certify github drill`. */
export const drill: Command = {
  help,
  run: async (args, terminal) => {
    const { positionals } = parseOptions('github drill', args, {});
    const place = placeOfSettings(terminal);
    if (positionals.length !== 1 || positionals[0] !== place.repository)
      throw new UserError(`Type the name of the scratch repository that GITHUB_REPOSITORY names: certify github drill ${place.repository}`);
    const api = await openDrill(place);
    const branch = `certify-drill-${terminal.now().toISOString().replace(/\D/g, '').slice(0, 14)}`;
    const forged = await api.openForged(forgery(branch, requiredCheck));
    const attempts: Attempt[] = [];
    try {
      const tries = [
        [`merging pull request #${forged.number}, whose own workflow and status say success`, () => api.merge(forged)],
        [`pushing its commit to ${forged.defaultBranch}`, () => api.pushToDefault(forged)],
        [`pushing its commit to ${catalogBranch}`, () => api.pushTo(catalogBranch, forged)],
      ] as const;
      for (const [what, attempt] of tries) attempts.push({ what, outcome: await attempt() });
    } finally {
      await api.cleanUp(forged);
    }
    for (const { what, outcome } of attempts)
      terminal.out(`${wordOf(outcome).padEnd(8)}  ${escapeLine(what)}${'reason' in outcome ? `: ${escapeLine(outcome.reason)}` : ''}\n`);
    const isSafe = attempts.every(({ outcome }) => wordOf(outcome) === 'refused');
    terminal.out(isSafe ? 'Everything was refused by rules.\n' : 'NOT SAFE: certify doctor tells which setting lets it through.\n');
    return isSafe ? 0 : 1;
  },
};

/** A refusal for another reason than a rule shows nothing. */
function wordOf(outcome: Attempt['outcome']): 'refused' | 'unclear' | 'ACCEPTED' {
  if (outcome.kind === 'accepted') return 'ACCEPTED';
  return isByRule(outcome.reason) ? 'refused' : 'unclear';
}
