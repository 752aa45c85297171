import { basename, join, posix, resolve } from 'node:path';
import { type Connector, readConnector, readLoneDefinition } from '../connector/connector.ts';
import { connectorFileNames } from '../connector/folder.ts';
import { isObject } from '../connector/json-value.ts';
import { withoutLastSlashes } from '../connector/last-slashes.ts';
import { limits } from '../connector/limits.ts';
import { programOfPath } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { findConnectorFolders, kindOfPath, readable, readOneFile } from './disk.ts';
import { readFoundConnector, withGuessedProgram } from './find-connectors.ts';

/** Two versions of a connector as somebody named them. */
export interface NamedVersions {
  readonly before: Connector;
  readonly after: Connector;
  /** Files of one version that were left out, because of the other one only the definition was named. */
  readonly leftOut: readonly string[];
  /** The definitions alone are compared: what their files are called is nobody's change. */
  readonly areDefinitionsAlone: boolean;
}

/**
 * Reads two versions of a connector, each a folder, a definition file, or either in a commit, written `REF:path` as git writes it. What
 * exists under that name on disk wins. Where one of them is a definition file, the definitions alone are compared. A `UserError` when
 * there is nothing, or nothing that can be compared.
 */
export async function readVersions(older: string, newer: string, cwd: string): Promise<NamedVersions> {
  const [before, after] = [await readVersion(older, cwd), await readVersion(newer, cwd)];
  if (before.isFile === after.isFile)
    return { before: before.connector, after: after.connector, leftOut: [], areDefinitionsAlone: before.isFile };
  const folder = before.isFile ? after.connector : before.connector;
  const leftOut = folder.entries.filter((entry) => entry !== folder.definitionEntry).map(({ path }) => path);
  return { before: definitionAlone(before.connector), after: definitionAlone(after.connector), leftOut, areDefinitionsAlone: true };
}

function definitionAlone(connector: Connector): Connector {
  const { path, name, definitionEntry } = connector;
  return definitionEntry ? readLoneDefinition(path, name, definitionEntry) : connector;
}

/** A connector as somebody named it. */
export interface Version {
  readonly connector: Connector;
  /** A definition file was named, and not its folder. */
  readonly isFile: boolean;
}

/** What `REF:path` names, read from that commit; undefined for a name that is on disk or names no commit. */
export async function readNamedCommit(given: string, cwd: string): Promise<Version | undefined> {
  const kind = readable(given, () => kindOfPath(resolve(cwd, given)));
  const parts = kind === undefined ? revisionAndPath(given) : undefined;
  return parts === undefined ? undefined : readFromCommit(given, ...parts, cwd);
}

async function readVersion(given: string, cwd: string): Promise<Version> {
  const absolute = resolve(cwd, given);
  const kind = readable(given, () => kindOfPath(absolute));
  const parts = kind === undefined ? revisionAndPath(given) : undefined;
  if (kind === undefined && parts === undefined) throw new UserError(`There is no folder or file '${given}'.`);
  const version = parts === undefined ? readFromDisk(given, absolute, kind === 'file') : await readFromCommit(given, ...parts, cwd);
  refuseIncomparable(version);
  return version;
}

/**
 * The two parts of `REF:path`, cut at the first colon outside of braces as git does (`HEAD@{2026-11-01 10:00}:a`); `undefined` for what
 * has none. A drive's letter is no revision.
 */
function revisionAndPath(given: string): [revision: string, path: string] | undefined {
  if (/^[a-z]:[\\/]/i.test(given)) return undefined;
  let depth = 0;
  for (let at = 0; at < given.length; at += 1) {
    const character = given[at];
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === ':' && depth <= 0) return at === 0 ? undefined : [given.slice(0, at), given.slice(at + 1)];
  }
  return undefined;
}

function readFromDisk(path: string, absolutePath: string, isFile: boolean): Version {
  if (isFile) {
    const file = readable(path, () => readOneFile(absolutePath));
    return { connector: readLoneDefinition(path, basename(resolve(absolutePath, '..')), file), isFile: true };
  }
  const folders = readable(path, () => findConnectorFolders(absolutePath));
  if (!folders.includes(absolutePath)) {
    const [below] = folders;
    throw new UserError(noConnectorsFolder(path, below && join(path, below.slice(absolutePath.length))));
  }
  const connector = readFoundConnector({ path, absolutePath, program: programOfPath(absolutePath) }, undefined);
  return { connector, isFile: false };
}

function noConnectorsFolder(path: string, below: string | undefined): string {
  const hint = below === undefined ? '' : ` Name one below, such as '${below}'.`;
  return `'${path}' is no connector's folder: it has no apiDefinition.swagger.json.${hint}`;
}

async function readFromCommit(given: string, revision: string, path: string, cwd: string): Promise<Version> {
  // A git client takes longer to load than two folders take to compare.
  const { openRepository } = await import('./git.ts');
  const repository = await openRepository(cwd);
  if (repository === undefined)
    throw new UserError(`There is no folder or file '${given}', and the current folder lies in no git repository to find it in.`);
  const commit = await repository.commitOf(revision);
  const inside = await repository.prefixOf(cwd);
  const place = placeFrom(inside, path);
  // The root of the repository goes by the name of its folder on this disk.
  const nameOf = (folder: string): string => posix.basename(folder) || basename(resolve(cwd, posix.relative(`/${inside}`, '/')));

  const tree = await repository.treeIdOf(commit, place);
  if (tree !== undefined) {
    const program = programOfPath(place);
    const folder = { path: given, name: nameOf(place), program: program ?? 'certified', ...(await repository.readTree(tree)) };
    const connector = readConnector(folder);
    if (connector.definitionEntry === undefined) {
      const below = folder.entries.find((entry) => posix.basename(entry.path).toLowerCase() === connectorFileNames.definition);
      if (below !== undefined)
        throw new UserError(noConnectorsFolder(given, `${given}${/[:/]$/.test(given) ? '' : '/'}${posix.dirname(below.path)}`));
    }
    return { connector: program === undefined ? withGuessedProgram(connector) : connector, isFile: false };
  }
  const entry = await repository.entryAt(commit, place);
  if (entry === undefined) throw new UserError(`Commit '${revision}' has no '${place}'.`);
  if (entry.kind !== 'file') throw new UserError(`'${given}' is neither a folder nor a file; certify follows no links and submodules.`);
  const folder = nameOf(posix.dirname(place).replace(/^\.$/, ''));
  return { connector: readLoneDefinition(given, folder, { ...entry, path: posix.basename(place) }), isFile: true };
}

/** A path in a commit, counted from the repository's root; what begins with `./` or `../` is counted from the folder inside, as git does. */
function placeFrom(inside: string, path: string): string {
  const place = /^\.\.?(?:\/|$)/.test(path) ? posix.join(inside, path) : path;
  return withoutLastSlashes(place).replace(/^\.$/, '');
}

/** Two versions without a definition that can be read would differ in nothing: that is no answer. */
function refuseIncomparable({ connector, isFile }: Version): void {
  const { path, definitionEntry, definitionFile, definition } = connector;
  if (definitionEntry === undefined) throw new UserError(`There is no definition in '${path}': apiDefinition.swagger.json is missing.`);
  const named = isFile ? `'${path}'` : `The definition '${definitionEntry.path}' of '${path}'`;
  if (definitionFile === undefined) throw new UserError(`${named} is larger than ${limits.fileBytes} bytes.`);
  if (definition === undefined) {
    const problem = definitionFile.syntaxProblems.at(-1);
    const place = problem && definitionFile.positionAt(problem.offset);
    const reason = problem ? `line ${place?.line}, column ${place?.column}: ${problem.message}` : 'it is no JSON object within the limits.';
    throw new UserError(`${named} cannot be read: ${reason}`);
  }
  if (definition.value['openapi'] !== undefined && definition.value['swagger'] === undefined)
    throw new UserError(`${named} is OpenAPI 3; connectors are OpenAPI 2.0.`);
  if (!isObject(definition.value['paths']))
    throw new UserError(`${named} is no OpenAPI 2.0 definition: it has no paths.${isFile ? wayToAllFiles(path) : ''}`);
}

/** For somebody who named another file of a connector: all of them are compared where the folder is named. */
function wayToAllFiles(path: string): string {
  const [, folder = '', name = ''] = /^(.*?)([^/\\]*)$/s.exec(path) ?? [];
  if (name.toLowerCase().replace(/^.*:/, '') !== connectorFileNames.properties) return '';
  return ` To compare all files of a connector, name its folder${folder === '' ? '' : `, '${folder.replace(/[/\\]$/, '')}'`}.`;
}
