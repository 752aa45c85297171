import { basename, join, resolve } from 'node:path';
import { type Connector, readConnector } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import { independentPublisherColor, type Program, programFolders, programOfPath } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { findConnectorFolders, kindOfPath, type ListedEntries, namesIn, readable, readFolder } from './disk.ts';

/** A connector folder that a path leads to, not yet read. */
export interface FoundConnector {
  /** The path as it was given, completed down to the folder. */
  readonly path: string;
  readonly absolutePath: string;
  /** The programme its parent folders say, `undefined` outside all of them. */
  readonly program: Program | undefined;
}

/**
 * The connectors at or below the given paths, in the order given, each once.
 * A `UserError` for a path that does not exist, is no folder, or leads to no connector: a run that checks nothing must not pass.
 */
export function findConnectors(paths: readonly string[], cwd: string): FoundConnector[] {
  const found = new Map<string, FoundConnector>();
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    const kind = readable(path, () => kindOfPath(absolute));
    if (kind === undefined) throw new UserError(`There is no folder '${path}'.`);
    if (kind === 'file') throw new UserError(`'${path}' is a file; name the connector's folder, '${resolve(absolute, '..')}'.`);
    const folders = readable(path, () => findConnectorFolders(absolute));
    if (folders.length === 0) {
      throw new UserError(`There is no connector in '${path}': no folder there holds apiDefinition.swagger.json or apiProperties.json.`);
    }
    for (const folder of folders) {
      const below = folder.slice(absolute.length);
      if (!found.has(folder))
        found.set(folder, { path: below === '' ? path : join(path, below), absolutePath: folder, program: programOfPath(folder) });
    }
  }
  return [...found.values()];
}

/**
 * Reads one connector from disk. Outside the programmes' folders the programme is `fallback`, else what the brand colour tells:
 * `independent-publisher` for theirs, `certified` for any other.
 */
export function readFoundConnector(found: FoundConnector, fallback: Program | undefined): Connector {
  return connectorOf(found, listFound(found), fallback);
}

/** The entries of a connector that was found; a `UserError` when they cannot be read. */
export function listFound({ path, absolutePath }: FoundConnector): ListedEntries {
  return readable(path, () => readFolder(absolutePath));
}

/** The connector that these entries make, as `readFoundConnector` reads it. */
export function connectorOf(found: FoundConnector, listed: ListedEntries, fallback: Program | undefined): Connector {
  const known = found.program ?? fallback;
  const connector = readConnector({ path: found.path, name: basename(found.absolutePath), program: known ?? 'certified', ...listed });
  return known === undefined ? withGuessedProgram(connector) : connector;
}

/** The ids of the folders in the programmes' own folders below `folder`, as their names make them; what cannot be listed has none. */
export function idsBelow(folder: string): ReadonlySet<string> {
  return new Set(
    Object.entries(programFolders).flatMap(([parent, program]) => namesIn(join(folder, parent)).map((name) => connectorId(name, program))),
  );
}

/** A connector whose programme nobody names: `independent-publisher` when it wears their brand colour, else as it was read. */
export function withGuessedProgram(connector: Connector): Connector {
  const isIndependent = connector.properties?.brandColor?.toLowerCase() === independentPublisherColor;
  return isIndependent ? { ...connector, program: 'independent-publisher' } : connector;
}
