import type { Connector } from '../connector/connector.ts';
import { UserError } from '../connector/user-error.ts';
import { findConnectors } from '../io/find-connectors.ts';
import { escapeLine } from '../render/escape.ts';
import { type Format, formats, parseFormat } from '../render/formats.ts';
import { checkInThreads, checkInTurn } from './check-jobs.ts';
import type { CheckedConnector } from './check-part.ts';
import { askedRules, deliver, textWishOf } from './deliver.ts';
import { judgesFor } from './judges.ts';
import { parseOptions } from './options.ts';
import { printerOf } from './printer.ts';
import { programOf } from './program-option.ts';
import { parseShard, positionsIn } from './shard.ts';
import { type Command, progressOn, type Terminal } from './terminal.ts';

const help = `certify check [PATH…]: judge connector folders

PATH is a connector folder or any folder above connectors; without one, the current folder is searched.

  --format FORMAT     text, json, sarif, junit, markdown or github (default: text)
  --output FILE       write the report there instead of to stdout
  --program PROGRAM   certified, independent-publisher or custom, for folders outside the programmes' own folders
  --ruleset FILE      a Spectral ruleset of your own (YAML, JSON or JavaScript), judged with ours; it can also switch
                      ours off or change their severity
  --config FILE       a configuration instead of the repository's certification.json; waivers.json is taken from beside it
  --no-config         judge without configuration and waivers
  --spelling          also look for misspelt words in the texts people read (rule text-spelling, off by default)
  --base REF          judge what a submission changes: the connectors that differ between REF and HEAD, read from git's
                      objects; what they had before is told apart and does not count, and what breaks flows is told
  --head REF          the submission, when it is not HEAD
  --event FILE        GitHub's event of the pull request (GITHUB_EVENT_PATH), to judge its title, branch and text as well
  --strict            count what the connectors had before as well
  --all               list every finding: hints, older ones, and those folded as "more of this kind"
  --jobs N            judge with N threads; the report is the same (default: 1)
  --shard I/N         judge only the I-th of N parts, chosen by the connectors' ids; the JSON reports of all parts are put
                      together with certify catalog merge-reports, byte for byte as one call would have written them
  --oracle            also ask swagger-parser about each definition, and tell on stderr what it refuses

The programme is that of the nearest parent named certified-connectors, independent-publisher-connectors or
custom-connectors. Elsewhere it is --program, else independent-publisher when the brand colour is #da3b01, else certified.

Severities, rulesets and waivers are those of certification.json and waivers.json in the nearest folder above the connector, as
far as its git repository reaches: the same that certify run reads. See docs/configuration.md.

Exit status: 0 pass, 1 at least one error, 2 nothing could be judged.
`;

/** Of so many connectors repairs are tried before they are promised: that costs about as much again as judging them. */
const mostTried = 25;

export const check: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('check', args, {
    format: { type: 'string', default: 'text' },
    output: { type: 'string' },
    program: { type: 'string' },
    config: { type: 'string' },
    'no-config': { type: 'boolean', default: false },
    ruleset: { type: 'string' },
    base: { type: 'string' },
    head: { type: 'string' },
    event: { type: 'string' },
    strict: { type: 'boolean', default: false },
    spelling: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    oracle: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '1' },
    shard: { type: 'string' },
  });
  const started = performance.now();
  const format = formatOf(values.format);
  if (values.base !== undefined) {
    for (const [name, isGiven] of [
      ['jobs', values.jobs !== '1'],
      ['shard', values.shard !== undefined],
    ] as const)
      if (isGiven) throw new UserError(`--${name} goes without --base: a submission is judged as a whole.`);
    const { checkSubmission } = await import('./check-submission.ts');
    return checkSubmission(positionals, { ...values, base: values.base, format, started }, terminal);
  }
  for (const name of ['head', 'event', 'strict'] as const)
    if (values[name]) throw new UserError(`--${name} goes with --base, which names the branch to compare with.`);
  const jobs = jobsOf(values.jobs);
  const shard = values.shard === undefined ? undefined : parseShard(values.shard);
  const fallback = programOf(values.program);
  const found = findConnectors(positionals.length > 0 ? positionals : ['.'], terminal.cwd);
  const judges = await judgesFor(found, values, terminal);
  const progress = progressOn(terminal);
  const assumed: Pick<Connector, 'path' | 'program'>[] = [];
  const positions = positionsIn(shard, found, fallback);
  const isTried = positions.length <= mostTried;
  const text = textWishOf(values, { asked: askedRules(judges.rules), isTried }, terminal);
  const wish = { format, text, fallback, oracle: values.oracle };
  const printer = printerOf(format, text, judges);

  let count = 0;
  const take = (checked: CheckedConnector, position: number): void => {
    const path = found[position]?.path ?? '';
    progress.show(`Checked ${(count += 1)} of ${positions.length}: ${path}`);
    printer.add(checked.part);
    if (checked.assumed !== undefined) assumed.push(checked.assumed);
    if (checked.refusal !== undefined) terminal.err(`oracle: ${escapeLine(`${path}: ${checked.refusal}`)}\n`);
  };
  const { startThread } = terminal;
  if (jobs === 1 || startThread === undefined) await checkInTurn(judges, positions, wish, take);
  else {
    const { config, 'no-config': noConfig, ruleset, spelling } = values;
    const options = { config, 'no-config': noConfig, ruleset, spelling };
    const task = { found, options, wish, cwd: terminal.cwd, now: terminal.now().toISOString() };
    await checkInThreads(judges, positions, { jobs, task, start: startThread }, take);
  }
  progress.clear();
  for (const notice of judges.notices()) terminal.err(`${escapeLine(notice)}\n`);

  const named = (['program', 'config'] as const).filter((name) => values[name] !== undefined).map((name) => `--${name}=${values[name]}`);
  const fixCall = { paths: positionals, options: [...named, ...(values['no-config'] ? ['--no-config'] : [])], isTried };
  const before = format === 'text' ? firstLines(judges.changes, assumed) : '';
  const shardFacts = shard && { ...shard, total: found.length, positions };
  return deliver(printer, { ...values, started, before, fixCall, shard: shardFacts }, terminal);
}

/** The first lines of the output: what a configuration changed, and as what folders outside the programmes' own were judged. */
function firstLines(changes: string, connectors: readonly Pick<Connector, 'path' | 'program'>[]): string {
  const programs = [...new Set(connectors.map(({ program }) => program))];
  const lines = programs.map((program) => {
    const paths = connectors.filter((connector) => connector.program === program).map(({ path }) => escapeLine(path));
    const shown = paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
    return `Judged as ${program}: ${shown} (--program chooses another programme).\n`;
  });
  const all = [changes, ...lines].join('');
  return all === '' ? '' : `${all}\n`;
}

const mostJobs = 64;

function jobsOf(text: string): number {
  const jobs = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > mostJobs) throw new UserError(`--jobs is a number of threads from 1 to ${mostJobs}, not '${text}'.`);
  return jobs;
}

function formatOf(name: string): Format {
  const format = parseFormat(name);
  if (format === undefined) throw new UserError(`--format knows ${Object.keys(formats).join(', ')}, not '${name}'.`);
  return format;
}
