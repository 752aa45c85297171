import type { Finding } from '../certify/finding.ts';
import { withFingerprints } from '../certify/fingerprint.ts';
import { repairableOf } from '../certify/repair.ts';
import type { Connector } from '../connector/connector.ts';
import { UserError } from '../connector/user-error.ts';
import { findConnectors, readFoundConnector } from '../io/find-connectors.ts';
import { escapeLine } from '../render/escape.ts';
import { type Format, formats, parseFormat, printsFingerprints } from '../render/formats.ts';
import { askedRules, deliver } from './deliver.ts';
import { judgesFor } from './judges.ts';
import { parseOptions } from './options.ts';
import { printerOf } from './printer.ts';
import { programOf } from './program-option.ts';
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
  });
  const started = performance.now();
  const format = formatOf(values.format);
  if (values.base !== undefined) {
    const { checkSubmission } = await import('./check-submission.ts');
    return checkSubmission(positionals, { ...values, base: values.base, format, started }, terminal);
  }
  for (const name of ['head', 'event', 'strict'] as const)
    if (values[name]) throw new UserError(`--${name} goes with --base, which names the branch to compare with.`);
  const fallback = programOf(values.program);
  const found = findConnectors(positionals.length > 0 ? positionals : ['.'], terminal.cwd);
  const judges = await judgesFor(found, values, terminal);
  const oracle = values.oracle ? await import('../certify/oracle.ts') : undefined;
  const progress = progressOn(terminal);
  const printer = printerOf(format, judges);
  const assumed: Connector[] = [];
  const fixable = new Set<Finding>();
  const isTried = found.length <= mostTried;

  for (const [position, { one, judge }] of judges.assigned.entries()) {
    progress.show(`Checking ${position + 1} of ${found.length}: ${one.path}`);
    const connector = readFoundConnector(one, fallback);
    if (one.program === undefined && fallback === undefined) assumed.push(connector);
    const { report, proposals } = await judge.judge(connector);
    if (format === 'text') {
      const repairable = isTried
        ? repairableOf(connector, { report, proposals }, judge.certifier)
        : proposals.map(({ finding }) => finding);
      for (const finding of repairable) fixable.add(finding);
    }
    printer.add(connector, printsFingerprints.has(format) ? withFingerprints(connector, report) : report);
    const refusal = oracle && connector.definition && (await oracle.consultOracle(connector.definition.value));
    if (refusal) terminal.err(`oracle: ${escapeLine(`${one.path}: ${refusal}`)}\n`);
  }
  progress.clear();
  for (const notice of judges.notices()) terminal.err(`${escapeLine(notice)}\n`);

  const named = (['program', 'config'] as const).filter((name) => values[name] !== undefined).map((name) => `--${name}=${values[name]}`);
  const fixCall = { paths: positionals, options: [...named, ...(values['no-config'] ? ['--no-config'] : [])], isTried };
  const before = format === 'text' ? firstLines(judges.changes, assumed) : '';
  return deliver(printer, { ...values, asked: askedRules(judges.rules), started, before, fixable, fixCall }, terminal);
}

/** The first lines of the output: what a configuration changed, and as what folders outside the programmes' own were judged. */
function firstLines(changes: string, connectors: readonly Connector[]): string {
  const programs = [...new Set(connectors.map(({ program }) => program))];
  const lines = programs.map((program) => {
    const paths = connectors.filter((connector) => connector.program === program).map(({ path }) => escapeLine(path));
    const shown = paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
    return `Judged as ${program}: ${shown} (--program chooses another programme).\n`;
  });
  const all = [changes, ...lines].join('');
  return all === '' ? '' : `${all}\n`;
}

function formatOf(name: string): Format {
  const format = parseFormat(name);
  if (format === undefined) throw new UserError(`--format knows ${Object.keys(formats).join(', ')}, not '${name}'.`);
  return format;
}
