import { UserError } from '../connector/user-error.ts';
import type { Command } from './terminal.ts';

/** A command below another. */
export interface Subcommand {
  readonly name: string;
  /** A few words for the list. */
  readonly summary: string;
  /** Loads what it needs, and nothing that only others need. */
  readonly load: () => Promise<Command>;
}

/** `certify NAME …`: a command whose subcommands are commands of their own; `about` ends the first line of its help. */
export function commandWith(name: string, about: string, subcommands: readonly Subcommand[]): Command {
  const width = Math.max(...subcommands.map((one) => one.name.length));
  const help = `certify ${name}: ${about}

Usage: certify ${name} COMMAND [OPTION…]

${subcommands.map((one) => `  ${one.name.padEnd(width)}  ${one.summary}`).join('\n')}

certify ${name} COMMAND --help tells more.
`;
  const named = async (wanted: string | undefined): Promise<Command | undefined> =>
    await subcommands.find((one) => one.name === wanted)?.load();
  return {
    help,
    helpOf: async ([first]) => (await named(first))?.help,
    run: async ([first, ...rest], terminal) => {
      if (first === undefined) {
        terminal.err(help);
        return 2;
      }
      const command = await named(first);
      if (command === undefined) throw new UserError(`certify ${name} has no command '${first}'. See: certify ${name} --help`);
      return await command.run(rest, terminal);
    },
  };
}
