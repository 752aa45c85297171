import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ImportNames, LeftOut } from '../catalog/import.ts';
import { arrayOr, objectOr } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import { boundHeap } from '../io/bound-heap.ts';
import { openImport } from '../io/import-source.ts';
import { openAnySource } from '../io/source.ts';
import { refuseLinks } from '../io/store.ts';
import { writeWholeFile } from '../io/write-file.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { publishCall } from './call.ts';
import { refuseLostStore } from './guard.ts';
import { type Import, prepareImport, writeImport } from './import-connectors.ts';
import { parseOptions } from './options.ts';
import { judgeOfSource } from './run.ts';
import { openStoreOf } from './store-option.ts';
import { type Command, progressOn } from './terminal.ts';
import { readTrust } from './trust-files.ts';

const help = `certify catalog import REPOSITORY@COMMIT: take in what an existing repository published

Takes every connector below certified-connectors/ and independent-publisher-connectors/ of that commit into the catalog's
store, as it is, in one transaction: on preview and public, told as imported and not verified. What is wrong with it today is
kept as its baseline, and keeps no later submission back. REPOSITORY is a path, or an https:// or file:// address with the
full commit id. A second time only what is missing comes in.

  --root FOLDER  the repository of the catalog, whose settings judge (default: the current folder)
  --store URL    the store, as for certify run
  --report FILE  where to write everything that is told, as JSON (default: .certify/import.json of the root)
  --yes          import without asking; without it and without a person at the keyboard nothing is written

Exit status: 0 when it is imported, 2 when it is not.
`;

export const catalogImport: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog import', args, {
      root: { type: 'string', default: '.' },
      store: { type: 'string' },
      report: { type: 'string' },
      yes: { type: 'boolean', default: false },
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0)
      throw new UserError('certify catalog import takes one repository with a commit. See: certify catalog import --help');
    boundHeap();
    const root = resolve(terminal.cwd, values.root);
    const workshop = join(root, '.certify');
    await refuseLinks(workshop);
    const now = terminal.now();
    const settings = await openAnySource(root);
    const by = await judgeOfSource(settings, now);
    const store = await openStoreOf(root, values.store, terminal);
    await refuseLostStore(join(workshop, 'site'), (await store.read()).files, await readTrust(settings), now);
    const token = terminal.variable('CERTIFY_STORE_TOKEN');
    const source = await openImport({ name, cwd: terminal.cwd, workshop, token });
    const progress = progressOn(terminal);
    let prepared: Import;
    try {
      prepared = await prepareImport({ source, store, settings, by, now, progress: progress.show });
    } finally {
      progress.clear();
    }
    const file = values.report === undefined ? join(workshop, 'import.json') : resolve(terminal.cwd, values.report);
    // That of the import before says more than one of nothing.
    const isKept = prepared.imported.length === 0 && (await hasImports(file));
    if (!isKept) await writeWholeFile(file, [`${JSON.stringify(told(prepared), null, 2)}\n`]);
    const reported = escapeLine(values.report ?? '.certify/import.json');
    terminal.out(summary(prepared, isKept ? `${reported} is that of an import before.` : `${reported} has all of it.`));
    const count = counted(prepared.imported.length, 'connector');
    if (prepared.imported.length === 0) {
      terminal.out('Nothing is missing: nothing was written.\n');
      return 0;
    }
    const isApproved = values.yes || prepared.isContinued || (await terminal.confirms(`Import ${count} as public?`));
    if (!isApproved) throw new UserError(`Nothing was written. To import ${count} as they are, run this again with --yes.`);
    const written = await writeImport(store, prepared, now);
    terminal.out(
      `Imported ${counted(written, 'connector')} as public, not verified. Publish them with: ${publishCall(settings, values)}\n`,
    );
    return 0;
  },
};

/** True for a report of an import that brought something. */
async function hasImports(file: string): Promise<boolean> {
  try {
    return arrayOr(objectOr(JSON.parse(await readFile(file, 'utf8')))['imported']).length > 0;
  } catch {
    return false;
  }
}

/** Everything, for a file. */
function told({ source, imported, names, leftOut }: Import) {
  const { repository, commit } = source;
  const { known, renamed, collisions, lookAlikes } = names;
  return {
    schemaVersion: 1,
    repository,
    commit,
    imported: imported.map(({ id, record, errors }) => ({ id, folder: record.folder, version: record.version, errors })),
    alreadyThere: known,
    renamed,
    collisions,
    lookAlikes,
    leftOut,
  };
}

function summary({ source, imported, names, leftOut, isContinued }: Import, report: string): string {
  const { known, renamed, collisions, lookAlikes } = names;
  const old = imported.filter(({ errors }) => errors > 0).length;
  const lines = [
    row('Source', `${escapeLine(source.repository)}, commit ${source.commit.slice(0, 12)}.`),
    row('Import', `${counted(imported.length, 'connector')}; ${old} with errors of today's rules, which are their baseline.`),
    ...(known.length > 0
      ? [
          row(
            'There',
            `${counted(known.length, 'id')} ${isContinued ? 'of an earlier import or run' : 'of earlier runs'}: left as they are.`,
          ),
        ]
      : []),
    row('Ids', `${renamed.length} of ${source.folders.length} folders have another name than their id.`),
    ...collisionLines(collisions),
    ...listed(
      'Similar',
      lookAlikes.map((ids) => `${ids.join(', ')}: all come in; look whether they are one.`),
    ),
    ...listed(
      'Left out',
      leftOut.map(({ folder, reason }: LeftOut) => `${escapeLine(folder)}: ${escapeLine(reason)}`),
    ),
    row('Report', report),
  ];
  return `${lines.join('\n')}\n`;
}

function collisionLines(collisions: ImportNames['collisions']): string[] {
  return listed(
    'Same id',
    collisions.map(({ id, kept, leftOut, reason }) => {
      const others = leftOut.map((one) => escapeLine(one)).join(', ');
      return `${id}: ${kept === undefined ? 'nobody gets it' : `${escapeLine(kept)} gets it`}; left out: ${others}; ${escapeLine(reason)}`;
    }),
  );
}

/** The first lines; the report has the rest. */
function listed(label: string, lines: readonly string[]): string[] {
  const most = 10;
  const shown = lines.slice(0, most);
  if (lines.length > most) shown.push(`… and ${lines.length - most} more.`);
  return shown.map((line, index) => row(index === 0 ? label : '', line));
}

function row(label: string, text: string): string {
  return `${label.padEnd(9)} ${text}`;
}
