import { resolve } from 'node:path';
import * as index from '../../rules/index.ts';
import { certifierOf, reportOf } from '../certify/certify.ts';
import type { Finding } from '../certify/finding.ts';
import { withFingerprints } from '../certify/fingerprint.ts';
import type { Connector } from '../connector/connector.ts';
import { UserError } from '../connector/user-error.ts';
import { findConnectors, readFoundConnector } from '../io/find-connectors.ts';
import { writeWholeFile } from '../io/write-file.ts';
import { escapeLine } from '../render/escape.ts';
import { type Format, formats, parseFormat, printsFingerprints } from '../render/formats.ts';
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
  --all               list every finding: hints, older ones, and those folded as "more of this kind"
  --oracle            also ask swagger-parser about each definition, and tell on stderr what it refuses

The programme is that of the nearest parent named certified-connectors, independent-publisher-connectors or
custom-connectors. Elsewhere it is --program, else independent-publisher when the brand colour is #da3b01, else certified.

Exit status: 0 pass, 1 at least one error, 2 nothing could be judged.
`;

export const check: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('check', args, {
    format: { type: 'string', default: 'text' },
    output: { type: 'string' },
    program: { type: 'string' },
    ruleset: { type: 'string' },
    all: { type: 'boolean', default: false },
    oracle: { type: 'boolean', default: false },
  });
  const started = performance.now();
  const format = formatOf(values.format);
  const fallback = programOf(values.program);
  const found = findConnectors(positionals.length > 0 ? positionals : ['.'], terminal.cwd);
  const team = await teamRuleset(values.ruleset, terminal);
  const rules = team ? team.applyTo(Object.values(index)) : Object.values(index);
  const certifier = certifierOf(rules);
  const oracle = values.oracle ? await import('../certify/oracle.ts') : undefined;
  const progress = progressOn(terminal);
  const printer = printerOf(format, rules);
  const assumed: Connector[] = [];
  const fixable = new Set<Finding>();

  for (const [position, one] of found.entries()) {
    progress.show(`Checking ${position + 1} of ${found.length}: ${one.path}`);
    const connector = readFoundConnector(one, fallback);
    if (one.program === undefined && fallback === undefined) assumed.push(connector);
    const { report: ours, proposals } = certifier.judge(connector);
    if (format === 'text') for (const { finding } of proposals) fixable.add(finding);
    const whole = team ? reportOf(connector, [...ours.findings, ...(await team.judge(connector))]) : ours;
    printer.add(connector, printsFingerprints.has(format) ? withFingerprints(connector, whole) : whole);
    const refusal = oracle && connector.definition && (await oracle.consultOracle(connector.definition.value));
    if (refusal) terminal.err(`oracle: ${escapeLine(`${one.path}: ${refusal}`)}\n`);
  }
  progress.clear();

  const { pieces, verdict } = printer.print({
    all: values.all,
    color: values.output === undefined && terminal.hasColor,
    width: terminal.width,
    canFix: (finding) => fixable.has(finding),
    seconds: (performance.now() - started) / 1000,
  });
  const all = format === 'text' ? [assumptions(assumed), ...pieces] : pieces;
  if (values.output !== undefined) await writeWholeFile(resolve(terminal.cwd, values.output), all);
  else for (const piece of all) terminal.out(piece);
  return verdict === 'pass' ? 0 : 1;
}

/** Spectral is loaded only when somebody brings rules of their own. */
async function teamRuleset(file: string | undefined, terminal: Terminal) {
  if (file === undefined) return undefined;
  const { loadTeamRuleset } = await import('../io/load-ruleset.ts');
  const { applyOverrides } = await import('../certify/team-ruleset.ts');
  const ruleset = await loadTeamRuleset(resolve(terminal.cwd, file));
  return { judge: ruleset.judge, applyTo: (rules: Parameters<typeof applyOverrides>[0]) => applyOverrides(rules, ruleset.overrides) };
}

/** The first line of the output when folders lie outside the programmes' own: as what they were judged. */
function assumptions(connectors: readonly Connector[]): string {
  const programs = [...new Set(connectors.map(({ program }) => program))];
  const lines = programs.map((program) => {
    const paths = connectors.filter((connector) => connector.program === program).map(({ path }) => escapeLine(path));
    const shown = paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
    return `Judged as ${program}: ${shown} (--program chooses another programme).\n`;
  });
  return lines.length === 0 ? '' : `${lines.join('')}\n`;
}

function formatOf(name: string): Format {
  const format = parseFormat(name);
  if (format === undefined) throw new UserError(`--format knows ${Object.keys(formats).join(', ')}, not '${name}'.`);
  return format;
}
