import { UserError } from '../connector/user-error.ts';
import type { Command } from './terminal.ts';

interface Subcommand {
  readonly name: string;
  /** A few words for the list. */
  readonly summary: string;
  /** Loads what it needs, and nothing that only others need. */
  readonly load: () => Promise<Command>;
}

const subcommands: readonly Subcommand[] = [
  {
    name: 'import',
    summary: 'take in an existing repository, once',
    load: async () => (await import('./catalog-import.ts')).catalogImport,
  },
  {
    name: 'build',
    summary: 'write catalog and pages again, without judging',
    load: async () => (await import('./catalog-build.ts')).catalogBuild,
  },
  { name: 'verify', summary: 'follow the whole chain of a catalog', load: async () => (await import('./catalog/verify.ts')).verify },
  { name: 'get', summary: 'download one connector, verified', load: async () => (await import('./catalog/get.ts')).get },
  { name: 'keygen', summary: 'make a key that signs', load: async () => (await import('./catalog/keygen.ts')).keygen },
  { name: 'sign', summary: 'sign a catalog in a folder', load: async () => (await import('./catalog/sign.ts')).signFolder },
  { name: 'trust', summary: 'say who may sign: begin, rotate, revoke', load: async () => (await import('./catalog/trust.ts')).trust },
  { name: 'mirror', summary: 'keep a copy of the store, verified', load: async () => (await import('./catalog-mirror.ts')).catalogMirror },
  { name: 'restore', summary: 'begin again from such a copy', load: async () => (await import('./catalog-restore.ts')).catalogRestore },
];

const width = Math.max(...subcommands.map(({ name }) => name.length));
const help = `certify catalog: what is published, and who vouches for it

Usage: certify catalog COMMAND [OPTION…]

${subcommands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

certify catalog COMMAND --help tells more.
`;

/** `certify catalog …`: each subcommand is a command of its own. */
export const catalog: Command = {
  help,
  helpOf: async ([name]) => (await subcommandNamed(name))?.help,
  run: async ([name, ...rest], terminal) => {
    if (name === undefined) {
      terminal.err(help);
      return 2;
    }
    const command = await subcommandNamed(name);
    if (command === undefined) throw new UserError(`certify catalog has no command '${name}'. See: certify catalog --help`);
    return await command.run(rest, terminal);
  },
};

async function subcommandNamed(name: string | undefined): Promise<Command | undefined> {
  return await subcommands.find((one) => one.name === name)?.load();
}
