import { escapeLine } from '../../render/escape.ts';
import { parseOptions } from '../options.ts';
import type { Command, Terminal } from '../terminal.ts';
import { gateMergeQueue } from './gate-merge-queue.ts';
import { gatePullRequests } from './gate-pull-requests.ts';
import { type GateAccess, openAccess, openGate } from './gate-world.ts';

const help = `certify github gate: judge open pull requests and the merge queue

Usage: certify github gate [--dry-run]

Looks at every open pull request into the default branch and at every group of its merge queue. Those that have no verdict for
the state they are in now are fetched as git objects into the clone that the command runs in, and judged as certify check --base
judges them, by the rules, waivers and records at the tip of the default branch. Then the difference to what GitHub shows is
written: check runs (certify is the required one), one comment, labels. Where nothing changed, nothing is written.
Nothing of a pull request is checked out or run.

  --dry-run  print what would be written, and write nothing

Reads GITHUB_TOKEN, GITHUB_REPOSITORY, CERTIFY_APP_SLUG, GITHUB_API_URL, GITHUB_SERVER_URL. The clone needs its whole history.
Exit status: 0 everything is judged and written, 2 something could not be; a run that follows goes on from there.
`;

/** `certify github gate`. */
export const gate: Command = { help, run: (args, terminal) => runGate(args, terminal, openAccess) };

/** The same on a GitHub that is reached in another way. */
export async function runGate(
  args: readonly string[],
  terminal: Terminal,
  open: (terminal: Terminal) => Promise<GateAccess>,
): Promise<number> {
  const { values } = parseOptions('github gate', args, { 'dry-run': { type: 'boolean', default: false } });
  const world = await openGate(terminal, await open(terminal));
  const run = { isDry: values['dry-run'], out: terminal.out, err: (line: string) => terminal.err(`${escapeLine(line)}\n`) };
  const { verdicts, problems } = await gatePullRequests(world, run);
  const more = await gateMergeQueue(world, verdicts, run);
  const all = [...problems, ...more];
  for (const problem of all) run.err(problem);
  return all.length > 0 ? 2 : 0;
}
