import type { Connector } from '../connector/connector.ts';
import type { Program } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { type FoundConnector, findConnectors, readFoundConnector } from '../io/find-connectors.ts';

/** Finds the one connector at or below a path. A `UserError` where there are several. */
export function findOneConnector(path: string, cwd: string): FoundConnector {
  const [one, another] = findConnectors([path], cwd);
  if (one === undefined || another !== undefined) throw new UserError(`'${path}' holds several connectors. Name the folder of one.`);
  return one;
}

/** The one connector at or below a path, and its folder. A `UserError` where there are several. */
export function oneConnectorAt(
  path: string,
  program: Program | undefined,
  cwd: string,
): { readonly connector: Connector; readonly folder: string } {
  const one = findOneConnector(path, cwd);
  return { connector: readFoundConnector(one, program), folder: one.absolutePath };
}
