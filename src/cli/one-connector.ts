import type { Connector } from '../connector/connector.ts';
import type { Program } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { findConnectors, readFoundConnector } from '../io/find-connectors.ts';

/** The one connector at or below a path, and its folder. A `UserError` where there are several. */
export function oneConnectorAt(
  path: string,
  program: Program | undefined,
  cwd: string,
): { readonly connector: Connector; readonly folder: string } {
  const [one, another] = findConnectors([path], cwd);
  if (one === undefined || another !== undefined) throw new UserError(`'${path}' holds several connectors. Name the folder of one.`);
  return { connector: readFoundConnector(one, program), folder: one.absolutePath };
}
