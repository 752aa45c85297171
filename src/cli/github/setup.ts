import { UserError } from '../../connector/user-error.ts';
import type { SettingChange } from '../../github/repository-settings.ts';
import { type Difference, settingDifferences } from '../../github/setting-differences.ts';
import { escapeLine } from '../../render/escape.ts';
import { counted } from '../../render/words.ts';
import { parseOptions } from '../options.ts';
import type { Command, Terminal } from '../terminal.ts';
import { settingsFacts } from './settings-facts.ts';

const help = `certify github setup [--dry-run]: make the settings of the repository what the pipeline relies on

Rulesets for the default branch (the check of the App gate is required) and for the branch catalog (only the App ledger moves
it), that branch, environments for the default branch alone, labels, which actions may run, and what tokens of workflows may do.
Settings that are stricter stay, and so do rules of your own. Apps, their keys and Pages are made by hand: docs/adopt.md.

  --dry-run  only tell what would be changed

It needs GITHUB_REPOSITORY (owner/name) and a token of an administrator in GITHUB_TOKEN; GITHUB_API_URL for an own server.

Exit status: 0 done, 2 something could not be done; what could is done, and a second call goes on.
`;

/** `certify github setup`. */
export const setup: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('github setup', args, { 'dry-run': { type: 'boolean', default: false } });
    if (positionals.length > 0) throw new UserError('certify github setup takes no names. See: certify github setup --help');
    const { api, actual, expected } = await settingsFacts(terminal);
    const differences = settingDifferences(actual, expected);
    const unseen = differences.filter(({ kind }) => kind === 'unseen');
    for (const { sentence } of unseen) terminal.err(`${escapeLine(sentence)} It was left alone.\n`);
    const steps = stepsOf(differences);
    if (steps.length === 0) terminal.out('Everything that could be seen is as it should be.\n');
    const failed = await carryOut(steps, values['dry-run'] ? undefined : api.write, terminal);
    if (steps.length > 0 && failed === 0)
      terminal.out(
        values['dry-run']
          ? `${counted(steps.length, 'change')} would be made.\n`
          : `${counted(steps.length, 'change')} made. Look again with: certify doctor\n`,
      );
    return failed + unseen.length > 0 ? 2 : 0;
  },
};

interface Step {
  readonly change: SettingChange;
  readonly sentences: readonly string[];
}

/** A change repairs all that is wrong with one thing. */
function stepsOf(differences: readonly Difference[]): readonly Step[] {
  const steps = new Map<string, Step>();
  for (const { change, sentence } of differences) {
    if (change === undefined) continue;
    const key = JSON.stringify(change);
    steps.set(key, { change, sentences: [...(steps.get(key)?.sentences ?? []), sentence] });
  }
  return [...steps.values()];
}

/** One that fails does not stop the others. Answers with how many failed. */
async function carryOut(
  steps: readonly Step[],
  write: ((change: SettingChange) => Promise<void>) | undefined,
  terminal: Terminal,
): Promise<number> {
  let failed = 0;
  for (const { change, sentences } of steps) {
    try {
      await write?.(change);
      for (const sentence of sentences) terminal.out(`${write === undefined ? 'would change' : 'changed'}  ${escapeLine(sentence)}\n`);
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      failed += 1;
      terminal.err(`certify: ${escapeLine(thrown.message)}\n`);
    }
  }
  return failed;
}
