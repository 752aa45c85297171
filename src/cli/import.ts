import { basename, resolve } from 'node:path';
import { importSource } from '../authoring/import-source.ts';
import type { Connector } from '../connector/connector.ts';
import { parsePointer, valueAt } from '../connector/place.ts';
import { type Program, programOfPath } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { writeNewFolder } from '../io/new-folder.ts';
import { writeWholeFile } from '../io/write-file.ts';
import { printJson } from '../render/escape.ts';
import { renderImport } from '../render/import-text.ts';
import { folderNameOf } from './folder-name.ts';
import { copyFolder } from './import-folder.ts';
import { refuseTooLarge } from './import-limits.ts';
import { readNamedSource } from './import-named.ts';
import { madeConnector } from './made-connector.ts';
import { commaSeparated, parseOptions } from './options.ts';
import { programOf } from './program-option.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify import SOURCE: make a connector from a description of its API

SOURCE is a file or an https:// address with OpenAPI 3.1, 3.0 or 2.0, in JSON or YAML, or with a Postman collection 2.0
or 2.1, whose scripts are never run, or an export of Azure API Management or Azure Functions. What the platform has no
place for is written in other words, simplified or dropped, and told with its place; texts that nobody wrote are never
invented, but listed; what certify fix repairs is repaired. SOURCE may also be REF:PATH: a description in a commit, or a
connector's folder there, which is copied as it is.

  --output FOLDER      the folder to make (default: one named after the title, in the current folder)
  --program PROGRAM    certified, independent-publisher or custom (default: that of the output's folders, else certified)
  --publisher NAME     who publishes the connector
  --stack-owner NAME   who owns the service, when that is somebody else
  --brand-color COLOR  the background of the icon, as #1f6feb
  --operations LIST    take only these operations, by their ids or as "GET /path", with commas between them
  --tags LIST          take only operations with one of these tags
  --without LIST       leave these operations out, by their ids or as "GET /path"
  --update FOLDER      take what is new in SOURCE over into a connector that was made from an older version of it, which
                       --previous names; what was written by hand stays, and what changed for makers is told
  --previous SOURCE    that older version: a file, an address, or REF:PATH
  --report FILE        write every note, with its place in the source and in the definition, as JSON
  --dry-run            write nothing

Exit status: 0 the connector was made (certify check says what is left to write), 2 it could not be.
`;

export const importCommand: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('import', args, {
    output: { type: 'string' },
    program: { type: 'string' },
    publisher: { type: 'string' },
    'stack-owner': { type: 'string' },
    'brand-color': { type: 'string' },
    operations: { type: 'string' },
    tags: { type: 'string' },
    without: { type: 'string' },
    update: { type: 'string' },
    previous: { type: 'string' },
    report: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new UserError(`Name one description to import, not ${positionals.length}. See: certify import --help`);
  const color = values['brand-color'];
  if (color !== undefined && !/^#[0-9a-f]{6}$/i.test(color))
    throw new UserError(`--brand-color takes a colour such as #1f6feb, not '${color}'.`);

  const selection = {
    operations: commaSeparated(values.operations ?? ''),
    tags: commaSeparated(values.tags ?? ''),
    without: commaSeparated(values.without ?? ''),
  };
  if (values.update !== undefined) {
    const { updateFromSource } = await import('./import-update.ts');
    return await updateFromSource(name, { ...values, folder: values.update }, selection, terminal);
  }
  if (values.previous !== undefined) throw new UserError('--previous goes with --update, which names the folder to bring up to date.');
  const named = await readNamedSource(name, terminal.cwd);
  if ('connector' in named) {
    refuseChoices(values);
    await copyFolder(name, named.connector, values.output ?? named.connector.name, values['dry-run'], terminal);
    return 0;
  }
  const { source } = named;
  const program: Program = programOf(values.program) ?? programOfPath(resolve(terminal.cwd, values.output ?? '.')) ?? 'certified';
  const imported = importSource(source, selection, {
    program,
    publisher: values.publisher,
    stackOwner: values['stack-owner'],
    brandColor: color,
  });
  const folder = values.output ?? folderNameOf(imported.title, basename(name).replace(/\.[a-z]+$/i, ''));
  const { connector, report, files, placeAfter } = madeConnector(imported.files, { folder, program }, refuseTooLarge);
  if (!values['dry-run']) await writeNewFolder(folder, terminal.cwd, files);
  const notes = imported.notes.map((note) => {
    const to = note.to === null ? null : (placeAfter(note.to) ?? null);
    return { ...note, to: isThere(connector, to) ? to : null };
  });
  if (values.report !== undefined) {
    const told = { schemaVersion: 1, source: name, kind: source.kind, operations: imported.operations, notes };
    await writeWholeFile(resolve(terminal.cwd, values.report), [printJson(told)]);
  }
  const { title, operations, toWrite } = imported;
  terminal.out(renderImport({ title, folder, operations, notes, toWrite, report, notesFile: values.report, isDryRun: values['dry-run'] }));
  return 0;
}

/** A repair may have taken away what a note tells of. */
function isThere({ definition }: Connector, to: string | null): boolean {
  return to !== null && valueAt(definition?.value, parsePointer(to) ?? []) !== undefined;
}

/** Options that say what becomes of a description: of a folder nothing is made anew. */
function refuseChoices(values: Readonly<Record<string, unknown>>): void {
  const used = Object.keys(values).find((name) => !['output', 'dry-run'].includes(name) && values[name] !== undefined);
  if (used !== undefined) throw new UserError(`--${used} says nothing about a connector's folder, which is copied as it is.`);
}
