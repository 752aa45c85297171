import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../certify/report.schema.json' with { type: 'json' };
import { type Report, summaryOf } from '../../certify/report.ts';
import { UserError } from '../../connector/user-error.ts';
import { writeWholeFile } from '../../io/write-file.ts';
import { renderJsonConnector } from '../../render/json.ts';
import { parseOptions } from '../options.ts';
import { type PrintedPart, printJson } from '../printer.ts';
import type { Command, Terminal } from '../terminal.ts';

const help = `certify catalog merge-reports FILE…: put the JSON reports of a check that was done in parts together

FILE is what certify check --shard I/N --format json wrote; all N parts of one check are needed, in any order. The result is,
byte for byte, the report that one call without --shard would have written.

  --output FILE  write it there instead of to stdout

Exit status: that of the check: 0 pass, 1 at least one error; 2 when the parts do not make a whole.
`;

export const mergeReports: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog merge-reports', args, { output: { type: 'string' } });
    if (positionals.length === 0)
      throw new UserError('certify catalog merge-reports takes the reports of all parts. See: certify catalog merge-reports --help');
    const { parts, tool } = await readParts(positionals, terminal);
    const { pieces, verdict } = printJson(parts, tool, {});
    if (values.output === undefined) for (const piece of pieces) terminal.out(piece);
    else await writeWholeFile(resolve(terminal.cwd, values.output), pieces);
    return verdict === 'pass' ? 0 : 1;
  },
};

type ShardReport = Report & { readonly shard: NonNullable<Report['shard']> };

/** What is printed of the connectors of all parts, in their order; one part is in memory at a time. A `UserError` when something is missing. */
async function readParts(files: readonly string[], terminal: Terminal) {
  const parts: PrintedPart[] = [];
  const seen = new Map<number, string>();
  let first: Pick<ShardReport, 'tool' | 'shard'> | undefined;
  const isReport = new Ajv2020({ strict: false }).compile(schema);
  for (const file of files) {
    const report = await readReport(file, terminal.cwd, isReport);
    const { tool, shard } = report;
    first ??= { tool, shard };
    if (tool.version !== first.tool.version || tool.rules !== first.tool.rules)
      throw new UserError(`'${file}' was judged by another certify or by other rules than '${files[0]}': check all parts alike.`);
    if (shard.of !== first.shard.of || shard.total !== first.shard.total)
      throw new UserError(`'${file}' is a part of another check than '${files[0]}': ${wholeText(shard)}, not ${wholeText(first.shard)}.`);
    const twin = seen.get(shard.number);
    if (twin !== undefined) throw new UserError(`'${file}' and '${twin}' are both part ${shard.number} of ${shard.of}: name each once.`);
    seen.set(shard.number, file);
    for (const [index, connector] of report.connectors.entries()) {
      const position = shard.positions[index];
      if (position === undefined || position >= shard.total || parts[position] !== undefined)
        throw new UserError(`'${file}' does not say where its connectors stand in the whole: it was changed, or another part was.`);
      const { verdict } = connector;
      parts[position] = { kind: 'json', text: renderJsonConnector(connector), summary: summaryOf(connector), verdict };
    }
  }
  if (first === undefined) throw new Error('There are no parts.');
  const { tool, shard } = first;
  const missing = Array.from({ length: shard.of }, (_, index) => index + 1).filter((number) => !seen.has(number));
  if (missing.length > 0)
    throw new UserError(
      `Of ${shard.of} parts ${missing.length} are missing: ${missing.slice(0, 10).join(', ')}. Name the reports of all parts.`,
    );
  // A hole in the list is no part of it.
  if (parts.filter(() => true).length !== shard.total)
    throw new UserError(
      `The parts have not all of the ${shard.total} connectors: the folder was changed between them. Check all parts again.`,
    );
  return { parts, tool };
}

function wholeText({ of, total }: ShardReport['shard']): string {
  return `${of} parts of ${total} connectors`;
}

async function readReport(file: string, cwd: string, isReport: (value: unknown) => boolean): Promise<ShardReport> {
  let report: Report;
  try {
    report = JSON.parse(await readFile(resolve(cwd, file), 'utf8'));
  } catch (cause) {
    throw new UserError(`'${file}' cannot be read as a JSON report: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
  if (!isReport(report)) throw new UserError(`'${file}' is no report of certify check --format json.`);
  const { shard, submission } = report;
  if (shard === undefined || submission !== undefined)
    throw new UserError(`'${file}' is a whole report, not a part of one: only certify check --shard I/N makes parts.`);
  if (shard.positions.length !== report.connectors.length || shard.number > shard.of)
    throw new UserError(`'${file}' contradicts itself about its part of the whole: it was changed.`);
  return { ...report, shard };
}
