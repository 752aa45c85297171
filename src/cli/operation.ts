import type { Cause } from '../catalog/chain.ts';
import { parseTarget } from '../catalog/operation-target.ts';
import { needsReason, type Wish } from '../catalog/operations.ts';
import { UserError } from '../connector/user-error.ts';
import { escapeLine } from '../render/escape.ts';
import { callOf } from './call.ts';
import { carryOut } from './carry-out.ts';
import { refuseLostStoreOf } from './guard.ts';
import type { OperationWords } from './operation-list.ts';
import { parseOptions } from './options.ts';
import { openExistingStore } from './store-option.ts';
import type { Command, Terminal } from './terminal.ts';

/** The command of an operation: it writes one thing that happened to the store, and nothing else. */
export function operationCommand(words: OperationWords): Command {
  return { help: helpOf(words), run: (args, terminal) => run(words, args, terminal) };
}

/** The longest reason that the ledger takes. */
const longestReason = 2000;

async function run(words: OperationWords, args: readonly string[], terminal: Terminal): Promise<number> {
  const own = Object.fromEntries(Object.keys(words.options ?? {}).map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseOptions(words.name, args, {
    ...own,
    reason: { type: 'string' },
    by: { type: 'string' },
    store: { type: 'string' },
  });
  const given: Readonly<Record<string, string | boolean | undefined>> = values;
  const option = (name: string): string | undefined => (typeof given[name] === 'string' ? given[name] : undefined);
  const [named, ...more] = positionals;
  if (named === undefined || more.length > 0)
    throw new UserError(
      `certify ${words.name} takes one connector: certify ${words.name} ${words.target}. See: certify ${words.name} --help`,
    );
  const wish: Wish = {
    operation: words.name,
    ...parseTarget(named),
    reason: reasonOf(words, option('reason')),
    by: causeOf(option('by')),
    at: terminal.now(),
    ...required(words, option),
  };

  const store = await openExistingStore(terminal.cwd, option('store'), terminal);
  await refuseLostStoreOf(terminal.cwd, (await store.read()).files, terminal.now());
  const { happened, notes } = await carryOut(wish, store, terminal);
  for (const line of [...happened, ...notes]) terminal.out(`${escapeLine(line)}\n`);
  terminal.out(`The store knows it now. The catalog shows it after: ${callOf('certify catalog build', { store: option('store') })}\n`);
  if (words.name === 'purge')
    terminal.out('The repository that the connector came from still has the bytes, and so have its copies: docs/purge.md\n');
  return 0;
}

function reasonOf({ name }: OperationWords, text: string | undefined): string {
  const reason = text?.trim() ?? '';
  if (reason === '' && needsReason(name)) throw new UserError(`certify ${name} needs a reason, which everybody will read: --reason "TEXT"`);
  if (reason.length > longestReason) throw new UserError(`The reason has ${reason.length} characters; the ledger takes ${longestReason}.`);
  return reason;
}

/** Who wants something, from what `--by` says: an account, or the operator of the store. */
export function causeOf(by: string | undefined): Cause {
  if (by === undefined) return { kind: 'operator' };
  if (!/^[1-9]\d{0,14}$/.test(by)) throw new UserError(`--by takes the number of a GitHub account, not '${by}'.`);
  return { kind: 'account', id: Number(by) };
}

function required({ name }: OperationWords, option: (name: string) => string | undefined): Partial<Wish> {
  const [advisory, successor, to, until, question] = ['advisory', 'successor', 'to', 'until', 'question'].map(option);
  if (advisory !== undefined && URL.parse(advisory)?.protocol !== 'https:')
    throw new UserError(`--advisory takes an address that begins with https://, not '${advisory}'.`);
  if (name === 'transfer' && to === undefined) throw new UserError('certify transfer needs the publisher who takes over: --to PUBLISHER');
  if (name === 'exempt' && until === undefined) throw new UserError('certify exempt needs its last day: --until YYYY-MM-DD');
  if (question !== undefined && question !== 'tests') throw new UserError(`Only the question 'tests' has exemptions, not '${question}'.`);
  return { advisory, successor, to, until };
}

function helpOf({ name, summary, target, about, options = {} }: OperationWords): string {
  const reason: readonly (readonly [string, string])[] = needsReason(name) ? [['--reason TEXT', 'why; everybody can read it']] : [];
  const rows: readonly (readonly [string, string])[] = [
    ...reason,
    ...Object.entries(options).map(([option, [value, text]]) => [`--${option} ${value}`, text] as const),
    [
      '--by NUMBER',
      name === 'approve'
        ? "who approves it, by GitHub's number of the account; required"
        : "who wants it, by GitHub's number of the account; without it, the operator of this store",
    ],
    ['--store URL', "the store, when it is not the one in this repository's .certify"],
  ];
  const width = Math.max(...rows.map(([option]) => option.length));
  return `certify ${name} ${target}: ${summary}

${about}

${rows.map(([option, text]) => `  ${option.padEnd(width)}  ${text}`).join('\n')}

${target === 'ID' ? '' : 'A version is written 1.2.0, and 1.2.0+1 when it is the second content under that number.\n'}It writes the store alone; certify catalog build, or the next certify run, publishes it.
Exit status: 0 done, 2 it could not be done.
`;
}
