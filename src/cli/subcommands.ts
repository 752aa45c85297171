import { UserError } from '../connector/user-error.ts';
import type { Command } from './terminal.ts';

/** A command below another one. */
export interface Subcommand {
  readonly name: string;
  /** A few words for the list. */
  readonly summary: string;
  /** Loads what it needs, and nothing that only others need. */
  readonly load: () => Promise<Command>;
}

/** `certify NAME …`, whose subcommands are commands of their own; `about` says in a few words what they have in common. */
export function commandWith(name: string, about: string, subcommands: readonly Subcommand[]): Command {
  const width = Math.max(...subcommands.map((one) => one.name.length));
  const list = subcommands.map((one) => `  ${one.name.padEnd(width)}  ${one.summary}`).join('\n');
  const help = `certify ${name}: ${about}

Usage: certify ${name} COMMAND [OPTION…]

${list}

certify ${name} COMMAND --help tells more.
`;
  const named = async (asked: string | undefined): Promise<Command | undefined> =>
    await subcommands.find((one) => one.name === asked)?.load();
  return {
    help,
    helpOf: async ([asked]) => (await named(asked))?.help,
    run: async ([asked, ...rest], terminal) => {
      if (asked === undefined) {
        terminal.err(help);
        return 2;
      }
      const command = await named(asked);
      if (command === undefined) throw new UserError(`certify ${name} has no command '${asked}'. See: certify ${name} --help`);
      return await command.run(rest, terminal);
    },
  };
}
