import * as changeRules from '../../rules/changes.ts';
import type { Rule } from '../../rules/define.ts';
import { importSource, type Selection } from '../authoring/import-source.ts';
import { mergeJson } from '../authoring/merge.ts';
import { listedOperations, type Renamed, renamedInReadme, unmentioned } from '../authoring/readme-operations.ts';
import { comparerOf } from '../certify/compare.ts';
import { rewritten } from '../certify/json-edits.ts';
import { diffReportOf } from '../change/diff-report.ts';
import { type Connector, readConnector } from '../connector/connector.ts';
import type { JsonFile } from '../connector/json-file.ts';
import type { JsonValue } from '../connector/json-value.ts';
import { pointerOf } from '../connector/place.ts';
import { UserError } from '../connector/user-error.ts';
import { changeFiles, type FileChange } from '../io/change-files.ts';
import { renderChangesText } from '../render/changes-text.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { readNamedSource } from './import-named.ts';
import { type MadeConnector, madeConnector } from './made-connector.ts';
import { oneConnectorAt } from './one-connector.ts';
import { programOf } from './program-option.ts';
import type { Terminal } from './terminal.ts';

interface UpdateOptions {
  readonly folder: string;
  readonly previous?: string | undefined;
  readonly program?: string | undefined;
  readonly output?: string | undefined;
  readonly report?: string | undefined;
  readonly 'dry-run': boolean;
}

/** Conflicts that are listed; each is a place that somebody has to look at. */
const mostConflicts = 50;

/**
 * Brings a connector up to date with a newer description: what changed between the two descriptions is merged into the folder's files, and
 * what was written by hand stays. Writes the definition and the properties by the smallest edits.
 */
export async function updateFromSource(name: string, options: UpdateOptions, selection: Selection, terminal: Terminal): Promise<number> {
  const { folder, previous } = options;
  for (const one of ['output', 'report'] as const)
    if (options[one] !== undefined) throw new UserError(`--${one} does not go with --update, which changes the files of '${folder}'.`);
  if (previous === undefined)
    throw new UserError(
      '--update needs --previous: the version of the description that the connector was made from, as HEAD~1:openapi.yaml',
    );
  const { connector: before, folder: place } = oneConnectorAt(folder, programOf(options.program), terminal.cwd);
  const [older, newer] = [await importedFrom(previous, before, selection, terminal), await importedFrom(name, before, selection, terminal)];
  const conflicts: string[] = [];
  const texts = new Map<string, string>();
  for (const part of ['apiDefinition.swagger.json', 'apiProperties.json'] as const) {
    const file = part === 'apiProperties.json' ? before.propertiesFile : before.definitionFile;
    const ours = editable(file, folder, part);
    const merged = mergeJson(valueIn(older, part), ours.value, valueIn(newer, part));
    conflicts.push(...merged.conflicts.map((path) => `${ours.name} ${pointerOf(path)}`));
    const text = rewritten(ours.text, merged.value);
    if (text !== ours.text) texts.set(ours.name, `${file?.hasByteOrderMark ? '\ufeff' : ''}${text}`);
  }
  const changes = changesTo(before, texts);
  if (!options['dry-run']) await changeFiles(place, changes, 'Run certify import again.');
  terminal.out(told(before, afterOf(before, changes), conflicts, options, terminal));
  return 0;
}

/** What a description would become as a connector of this programme; nothing that only its publisher says is in it. */
async function importedFrom(name: string, { path, program }: Connector, selection: Selection, terminal: Terminal) {
  const named = await readNamedSource(name, terminal.cwd);
  if ('connector' in named) throw new UserError(`'${name}' is a connector's folder; an update is made from descriptions.`);
  const choices = { program, publisher: undefined, stackOwner: undefined, brandColor: undefined };
  // Repaired as the folder was when it was made: a repair is nobody's change.
  return madeConnector(importSource(named.source, selection, choices).files, { folder: path, program });
}

function valueIn({ files }: MadeConnector, name: string): JsonValue {
  return JSON.parse(new TextDecoder().decode(files.get(name)));
}

/** The file with its value, which has to be certain: strict JSON that names nothing twice. */
function editable(
  file: JsonFile | undefined,
  folder: string,
  name: string,
): { readonly name: string; readonly text: string; readonly value: JsonValue } {
  if (file?.value === undefined || file.syntaxProblems.length + file.duplicateKeys.length > 0 || file.invalidByteAt !== undefined)
    throw new UserError(`${name} of '${folder}' is not there or no strict JSON, so nothing can be merged into it. See: certify check`);
  return { name: file.name, text: file.text, value: file.value };
}

function changesTo({ entries }: Connector, texts: ReadonlyMap<string, string>): readonly FileChange[] {
  return entries.flatMap((before) => {
    const text = texts.get(before.path);
    if (text === undefined) return [];
    const bytes = new TextEncoder().encode(text);
    return [{ before, after: { ...before, bytes, size: bytes.length } }];
  });
}

function afterOf(connector: Connector, changes: readonly FileChange[]): Connector {
  const entries = connector.entries.map((entry) => changes.find(({ before }) => before === entry)?.after ?? entry);
  return readConnector({ ...connector, truncated: false, entries });
}

function told(before: Connector, after: Connector, conflicts: readonly string[], options: UpdateOptions, terminal: Terminal): string {
  const rules = Object.values<Rule>(changeRules);
  const report = diffReportOf(comparerOf(rules, 'any').compare(before, after), []);
  const lines = [
    ...(options['dry-run'] ? ['Nothing was written (--dry-run).', ''] : []),
    renderChangesText(report, { color: terminal.hasColor, width: terminal.width, all: true }).trimEnd(),
  ];
  if (conflicts.length > 0) {
    lines.push('', `${counted(conflicts.length, 'place')} changed both by hand and in the description; what was written by hand stayed:`);
    lines.push(...conflicts.slice(0, mostConflicts).map((place) => `  ${escapeLine(place)}`));
    if (conflicts.length > mostConflicts) lines.push(`  … and ${conflicts.length - mostConflicts} more`);
  }
  const place = JSON.stringify(escapeLine(options.folder));
  const { isLacking, renamed } = readmeAfter(before, after);
  lines.push(...toldNames(renamed, after));
  const first = isLacking ? `certify connector document ${place}, which adds the operations that the readme lacks, then ` : '';
  if (!options['dry-run']) lines.push('', `Next: ${first}certify check ${place}`);
  return `${lines.join('\n')}\n`;
}

/** What the update leaves to do in the readme. One that tells of an operation by its old name does not lack it. */
function readmeAfter(before: Connector, { readme, definition }: Connector) {
  if (readme === undefined || readme.invalidByteAt >= 0 || definition === undefined) return { isLacking: false, renamed: [] };
  const renamed = renamedInReadme(readme, before.definition?.value ?? {}, definition.value);
  const lacking = unmentioned(readme.text, listedOperations(definition.value));
  return { isLacking: lacking.some(({ name }) => renamed.every(({ after }) => after !== name)), renamed };
}

function toldNames(renamed: readonly Renamed[], { readme }: Connector): readonly string[] {
  if (renamed.length === 0) return [];
  const told = renamed.map(({ before, after }) => `  ${JSON.stringify(escapeLine(before))} is now ${JSON.stringify(escapeLine(after))}`);
  return [
    '',
    `${escapeLine(readme?.name ?? 'readme.md')} calls ${counted(renamed.length, 'operation')} by the old name; rename the heading:`,
    ...told,
  ];
}
