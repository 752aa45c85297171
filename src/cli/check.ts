import { UserError } from '../connector/user-error.ts';
import { type Format, formats, parseFormat } from '../render/formats.ts';
import { checkFolders } from './check-folders.ts';
import { parseOptions } from './options.ts';
import { programOf } from './program-option.ts';
import { parseShard } from './shard.ts';
import type { Command, Terminal } from './terminal.ts';

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
  --watch             judge again after each save, and show the connectors that changed, until Ctrl+C
  --cache FOLDER      keep results there, and take those of folders and settings that are as they were then; without it, in the
                      user's cache folder, and nowhere in a pipeline (where CI is set)
  --no-cache          judge everything, and keep nothing
  --oracle            also ask swagger-parser about each definition, and tell on stderr what it refuses

The programme is that of the nearest parent named certified-connectors, independent-publisher-connectors or
custom-connectors. Elsewhere it is --program, else independent-publisher when the brand colour is #da3b01, else certified.

Severities, rulesets and waivers are those of certification.json and waivers.json in the nearest folder above the connector, as
far as its git repository reaches: the same that certify run reads. See docs/configuration.md.

Exit status: 0 pass, 1 at least one error, 2 nothing could be judged.
`;

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
    cache: { type: 'string' },
    'no-cache': { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
  });
  const started = process.uptime();
  const format = formatOf(values.format);
  if (values.watch) refuseWithWatch({ ...values, format: values.format !== 'text', jobs: values.jobs !== '1' });
  if (values.base !== undefined) {
    for (const [name, isGiven] of [
      ['jobs', values.jobs !== '1'],
      ['shard', values.shard !== undefined],
      ['cache', values.cache !== undefined],
    ] as const)
      if (isGiven) throw new UserError(`--${name} goes without --base: a submission is judged as a whole, and anew.`);
    const { checkSubmission } = await import('./check-submission.ts');
    return checkSubmission(positionals, { ...values, base: values.base, format, started }, terminal);
  }
  for (const name of ['head', 'event', 'strict'] as const)
    if (values[name]) throw new UserError(`--${name} goes with --base, which names the branch to compare with.`);
  const jobs = jobsOf(values.jobs);
  const shard = values.shard === undefined ? undefined : parseShard(values.shard);
  const call = { ...values, paths: positionals, format, fallback: programOf(values.program), jobs, shard, started };
  if (!values.watch) return checkFolders(call, terminal);
  const { watchCheck } = await import('./check-watch.ts');
  return watchCheck(call, terminal);
}

/** What is shown again and again is the text of folders, for people. */
function refuseWithWatch(values: Readonly<Record<string, unknown>>): void {
  for (const name of ['format', 'output', 'base', 'shard', 'jobs'])
    if (values[name])
      throw new UserError(`--${name} goes without --watch, which shows people a text after each save: programs call certify check again.`);
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
