import { UserError } from '../connector/user-error.ts';
import { escapeLine } from '../render/escape.ts';
import { operationList } from './operation-list.ts';
import type { Command, Terminal } from './terminal.ts';
import { version } from './version.ts';

interface Listed {
  readonly name: string;
  /** A few words for the list of commands. */
  readonly summary: string;
  /** Loads what the command needs, and so nothing that only others need. */
  readonly load: () => Promise<Command>;
}

const commands: readonly Listed[] = [
  { name: 'check', summary: 'judge connector folders', load: async () => (await import('./check.ts')).check },
  { name: 'fix', summary: 'repair what has one right answer', load: async () => (await import('./fix.ts')).fix },
  { name: 'diff', summary: 'tell what changed between two versions', load: async () => (await import('./diff.ts')).diff },
  { name: 'explain', summary: 'tell what a rule asks, why, and how to fix it', load: async () => (await import('./explain.ts')).explain },
  { name: 'new', summary: 'make a connector, step by step', load: async () => (await import('./new.ts')).newCommand },
  {
    name: 'import',
    summary: 'make a connector from a description of its API',
    load: async () => (await import('./import.ts')).importCommand,
  },
  { name: 'connector', summary: 'work on one connector: document', load: async () => (await import('./connector.ts')).connectorCommand },
  { name: 'test', summary: 'try every operation, on a mock or on the service', load: async () => (await import('./test.ts')).test },
  {
    name: 'evidence',
    summary: 'record what a publisher tried against the real service',
    load: async () => (await import('./evidence.ts')).evidence,
  },
  { name: 'run', summary: 'certify, preview, promote and publish everything', load: async () => (await import('./run.ts')).runCommand },
  {
    name: 'catalog',
    summary: 'import, build, verify and sign a published catalog',
    load: async () => (await import('./catalog.ts')).catalog,
  },
  { name: 'preview', summary: 'put connectors on the preview channel', load: async () => (await import('./preview.ts')).preview },
  { name: 'promote', summary: 'make public what qualifies', load: async () => (await import('./promote.ts')).promoteCommand },
  { name: 'ledger', summary: 'tell what happened to connectors, and check it', load: async () => (await import('./ledger.ts')).ledger },
  ...operationList.map((words) => ({
    name: words.name,
    summary: words.summary,
    load: async () => (await import('./operation.ts')).operationCommand(words),
  })),
  {
    name: 'verify-publisher',
    summary: "look for what proves publishers' claims",
    load: async () => (await import('./verify-publisher.ts')).verifyPublisher,
  },
  {
    name: 'github',
    summary: 'what the workflows of a repository on GitHub do',
    load: async () => (await import('./github.ts')).github,
  },
  {
    name: 'doctor',
    summary: 'hold the settings on GitHub against what is expected',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  { name: 'serve', summary: 'look at the catalog on this machine', load: async () => (await import('./serve.ts')).serve },
];

/** Runs one command line and answers with its exit status: 0 pass, 1 fail, 2 could not do the job. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help')
      return await tell(rest[0], terminal, name === undefined);
    if (name === '--version' || name === '-v') {
      terminal.out(`${version}\n`);
      return 0;
    }
    const command = await commandNamed(name);
    if (command === undefined) throw new UserError(`certify has no command '${name}'. See: certify --help`);
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.out((await command.helpOf?.(rest)) ?? command.help);
      return 0;
    }
    return await command.run(rest, terminal);
  } catch (thrown) {
    terminal.err(thrown instanceof UserError ? `certify: ${escapeLine(thrown.message)}\n` : bugReport(thrown));
    return 2;
  }
}

async function commandNamed(name: string): Promise<Command | undefined> {
  return await commands.find((command) => command.name === name)?.load();
}

async function tell(name: string | undefined, terminal: Terminal, isMissing: boolean): Promise<number> {
  const command = name === undefined ? undefined : await commandNamed(name);
  const text = command?.help ?? overview();
  if (isMissing) terminal.err(text);
  else terminal.out(text);
  return isMissing ? 2 : 0;
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return `certify ${version}: certification of Power Platform connectors

Usage: certify COMMAND [OPTION…]

${commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n')}

certify COMMAND --help tells more.  --version prints the version.
Exit status: 0 pass, 1 at least one error was found, 2 the job could not be done.
`;
}

/** A bug of ours is told as one, in full, and never as a verdict on the connector. */
function bugReport(thrown: unknown): string {
  const detail = (thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)).split('\n').map(escapeLine).join('\n  ');
  return `certify: this is a bug in certify, not in your connector; nothing was judged. Please report it with these lines:\n  ${detail}\n`;
}
