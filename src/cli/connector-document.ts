import { join, resolve } from 'node:path';
import { type CompletedReadme, completedReadme, introSkeleton, readmeSkeleton } from '../authoring/readme.ts';
import type { Connector } from '../connector/connector.ts';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath } from '../io/disk.ts';
import { writeWholeFile } from '../io/write-file.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { oneConnectorAt } from './one-connector.ts';
import { parseOptions } from './options.ts';
import { programOf } from './program-option.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify connector document FOLDER: write the readme that the connector's programme expects

Titles, operations and descriptions come from the definition; sections that nothing tells about are headings for a person to
fill, which certify check does not find empty. In a readme that is there, the sections nobody began are added at its end, and the operations it does not mention behind
the others; not one byte of it changes. Headings about operations that name none any more are listed: they may be its old name.

  --intro FILE         also write the introduction of the certification package, which belongs outside the folder
  --program PROGRAM    certified, independent-publisher or custom, for folders outside the programmes' own folders
  --dry-run            write nothing

Exit status: 0 the readme has all headings and operations, 2 it could not be written.
`;

export const connectorDocument: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('connector document', args, {
    intro: { type: 'string' },
    program: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0)
    throw new UserError(`Name the folder of one connector, not ${positionals.length}. See: certify connector document --help`);
  const { connector, folder } = oneConnectorAt(path, programOf(values.program), terminal.cwd);
  const { definition } = connector;
  if (definition === undefined) throw new UserError(`The definition of '${path}' cannot be read; certify check tells why.`);
  const readme = completed(connector);
  const isChanged = readme.text !== connector.readme?.text;
  if (isChanged && !values['dry-run']) await writeWholeFile(join(folder, connector.readme?.name ?? 'readme.md'), [readme.text]);
  terminal.out(told(path, connector, readme, isChanged));
  if (values.intro !== undefined) {
    const place = resolve(terminal.cwd, values.intro);
    if (kindOfPath(place) !== undefined) throw new UserError(`'${values.intro}' is there already. Name another file for the introduction.`);
    const intro = introSkeleton(definition.value);
    if (!values['dry-run']) await writeWholeFile(place, [intro.text]);
    terminal.out(`${escapeLine(values.intro)}: the introduction; to write: ${intro.toWrite.join(', ')}\n`);
  }
  if (values['dry-run']) terminal.out('Nothing was written (--dry-run).\n');
  return 0;
}

function completed({ readme, definition, properties, program }: Connector): CompletedReadme {
  const [described, all] = [definition?.value ?? {}, properties?.value ?? {}];
  if (readme === undefined) return { ...readmeSkeleton(described, all, program), operations: [], ofNone: [] };
  if (readme.invalidByteAt >= 0) throw new UserError(`'${readme.name}' is not UTF-8; certify check names the place.`);
  return completedReadme(readme, described, all, program);
}

function told(path: string, { readme }: Connector, completion: CompletedReadme, isChanged: boolean): string {
  const name = escapeLine(`${path}/${readme?.name ?? 'readme.md'}`);
  const { operations, toWrite } = completion;
  const lines = [
    readme === undefined ? `${name}: new` : isChanged ? `${name}: completed` : `${name}: nothing is missing.`,
    ...(operations.length > 0 ? [`  added: ${counted(operations.length, 'operation')} that it did not mention`] : []),
    ...(toWrite.length > 0 ? [`  to write: ${toWrite.map(escapeLine).join(', ')}`] : []),
    ...toldOfNone(completion),
  ];
  return `${lines.join('\n')}\n`;
}

/** Headings that are listed; a readme may be about something else altogether. */
const mostHeadings = 20;

/** What people wrote is not taken away: they are told which of it is about no operation, and of which it was, where one alone can be. */
function toldOfNone({ operations, ofNone }: CompletedReadme): readonly string[] {
  const [only, ...others] = ofNone;
  const [added, ...more] = operations;
  if (only === undefined) return [];
  if (added !== undefined && others.length + more.length === 0) {
    const [old, now] = [JSON.stringify(escapeLine(only.text)), JSON.stringify(escapeLine(added))];
    return [`  ${old} (line ${only.line}) names no operation. If it is now called ${now}, take its text over and remove the old heading.`];
  }
  const told = ofNone.slice(0, mostHeadings).map(({ text, line }) => `${JSON.stringify(escapeLine(text))} (line ${line})`);
  const rest = ofNone.length > mostHeadings ? `, and ${ofNone.length - mostHeadings} more` : '';
  return [`  these headings name no operation: ${told.join(', ')}${rest}; rename or remove them`];
}
