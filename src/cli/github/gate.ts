import { UserError } from '../../connector/user-error.ts';
import { openGitHubOf } from '../github-option.ts';
import { parseOptions } from '../options.ts';
import type { Command } from '../terminal.ts';

const help = `certify github gate: judge open pull requests and the merge queue

Usage: certify github gate [--dry-run]
`;

/** `certify github gate`. */
export const gate: Command = {
  help,
  run: async (args, terminal) => {
    parseOptions('github gate', args, { 'dry-run': { type: 'boolean', default: false } });
    const github = await openGitHubOf(terminal);
    throw new UserError(`The gate of ${github.repository} is not open yet.`);
  },
};
