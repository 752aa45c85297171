import { hash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Connector, readConnector } from '../connector/connector.ts';
import { connectorFileNames, type FolderEntry } from '../connector/folder.ts';
import { limits } from '../connector/limits.ts';
import type { Program } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import type { FileNames } from '../editing/edit-view.ts';
import type { FileKind, HeldFiles, ReadFile, ReadFiles } from '../editing/protocol.ts';
import { changeFiles } from './change-files.ts';
import { readable, readFolder } from './disk.ts';
import { type FoundConnector, withGuessedProgram } from './find-connectors.ts';
import { writeWholeFile } from './write-file.ts';

/** One connector's folder, as somebody edits it. */
export interface EditFolder {
  /** What is on disk now. */
  readonly read: () => ReadFiles;
  /** The connector as it would be with these texts; everything else is as it is on disk. */
  readonly connectorWith: (files: HeldFiles) => Connector;
  /** The texts of a connector that `connectorWith` gave, after something was repaired. */
  readonly textsOf: (connector: Connector) => HeldFiles;
  /**
   * Writes the texts that differ from what is on disk. `read` holds the digests of what they were made from: when one is not that any more,
   * nothing is written, and the files are told in `stale`.
   */
  readonly save: (files: HeldFiles, read: Digests) => Promise<{ readonly written: readonly string[]; readonly stale: readonly FileKind[] }>;
}

/** SHA-256 of files; null for one that is not there. */
type Digests = { readonly [K in FileKind]?: string | null };

const kinds: readonly FileKind[] = ['definition', 'properties', 'readme'];
const newNames: FileNames = { definition: 'apiDefinition.swagger.json', properties: 'apiProperties.json', readme: 'readme.md' };

/** Opens a folder to be edited. Links in it are never followed, and nothing but the three files is ever written. */
export function openEditFolder(found: FoundConnector, fallback: Program | undefined): EditFolder {
  const folder = found.absolutePath;
  const program = found.program ?? fallback;
  const listed = () => readable(found.path, () => readFolder(folder));

  return { read, connectorWith, textsOf, save };

  function read(): ReadFiles {
    const { entries } = listed();
    const [definition, properties, readme] = kinds.map((kind) => readFile(entries, kind));
    if (definition === undefined || properties === undefined || readme === undefined) throw new Error('three files');
    return { definition, properties, readme };
  }

  function connectorWith(files: HeldFiles): Connector {
    const { entries, truncated } = listed();
    const names = fileNamesIn(entries);
    const changed = new Map<string, FolderEntry>();
    for (const kind of kinds) {
      const text = files[kind]?.text;
      const before = entries.find(({ path }) => path === names[kind]);
      if (text === undefined || (text === '' && before === undefined)) continue;
      if (before !== undefined && textOf(before) === undefined) continue;
      const bytes = new TextEncoder().encode(text);
      // What no reader would take in is not judged either.
      const content = bytes.length > limits.fileBytes ? {} : { bytes };
      changed.set(names[kind], {
        path: names[kind],
        kind: 'file',
        executable: before?.executable ?? false,
        size: bytes.length,
        ...content,
      });
    }
    const all = [
      ...entries.map((entry) => changed.get(entry.path) ?? entry),
      ...[...changed.values()].filter(({ path }) => !entries.some((entry) => entry.path === path)),
    ].sort((a, b) => (a.path < b.path ? -1 : 1));
    const name = basename(folder);
    const connector = readConnector({ path: found.path, name, program: program ?? 'certified', truncated, entries: all });
    return program === undefined ? withGuessedProgram(connector) : connector;
  }

  function textsOf(connector: Connector): HeldFiles {
    const names = fileNamesIn(connector.entries);
    const texts = kinds.flatMap((kind) => {
      const entry = connector.entries.find(({ path }) => path === names[kind]);
      const text = entry && textOf(entry);
      return text === undefined ? [] : [[kind, { text, base: text }] as const];
    });
    return Object.fromEntries(texts);
  }

  async function save(files: HeldFiles, digests: Digests) {
    const { entries } = listed();
    const names = fileNamesIn(entries);
    const wanted = kinds.flatMap((kind) => {
      const text = files[kind]?.text;
      if (text === undefined) return [];
      const before = entries.find(({ path }) => path === names[kind]);
      if (before === undefined ? text === '' : textOf(before) === text) return [];
      return [{ kind, name: names[kind], before, bytes: new TextEncoder().encode(text) }];
    });
    const stale = wanted.filter(({ kind, before }) => (before === undefined ? null : digestOf(before)) !== digests[kind]);
    if (stale.length > 0) return { written: [], stale: stale.map(({ kind }) => kind) };
    for (const { kind, name, before, bytes } of wanted) {
      const refusal = before === undefined ? undefined : refusalOf(before);
      if (refusal !== undefined) throw new UserError(`'${name}' ${refusal}.`);
      if (bytes.length > limits.fileBytes) throw new UserError(`The ${kind} is larger than ${limits.fileBytes} bytes; nothing was saved.`);
      if (before === undefined && (await lstat(join(folder, name)).catch(() => undefined)) !== undefined)
        throw new UserError(`'${name}' is there already; nothing was saved.`);
    }
    await changeFiles(
      folder,
      wanted.flatMap(({ before, bytes }) => (before === undefined ? [] : [{ before, after: { ...before, bytes, size: bytes.length } }])),
      'Save again to see what changed.',
    );
    for (const { name, before, bytes } of wanted)
      if (before === undefined) await writeWholeFile(join(folder, name), [new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]);
    return { written: wanted.map(({ name }) => name), stale: [] };
  }
}

/** The names that the three files have in a folder, or would be given. */
export function fileNamesIn(entries: readonly FolderEntry[]): FileNames {
  const nameOf = (kind: FileKind): string => {
    const same = entries.filter(({ path }) => path.toLowerCase() === connectorFileNames[kind]);
    return (same.find(({ path }) => path === newNames[kind]) ?? same[0])?.path ?? newNames[kind];
  };
  return { definition: nameOf('definition'), properties: nameOf('properties'), readme: nameOf('readme') };
}

function readFile(entries: readonly FolderEntry[], kind: FileKind): ReadFile {
  const name = fileNamesIn(entries)[kind];
  const entry = entries.find(({ path }) => path === name);
  const text = entry === undefined ? '' : (textOf(entry) ?? '');
  const digest = entry === undefined ? null : digestOf(entry);
  return { name, text, base: text, digest, refusal: entry === undefined ? null : (refusalOf(entry) ?? null) };
}

/** Why a file cannot be edited; `undefined` when it can. */
function refusalOf(entry: FolderEntry): string | undefined {
  if (entry.kind !== 'file') return 'is a link or no regular file, which no connector may hold';
  if (entry.bytes === undefined) return `is larger than ${limits.fileBytes} bytes`;
  return textOf(entry) === undefined ? 'is not UTF-8' : undefined;
}

/** With its byte order mark, so that the same bytes can be written again; `undefined` when it is not UTF-8. */
function textOf({ bytes }: FolderEntry): string | undefined {
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function digestOf({ bytes }: FolderEntry): string {
  return hash('sha256', bytes ?? new Uint8Array(), 'hex');
}
