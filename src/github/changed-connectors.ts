import { connectorId } from '../connector/connector-id.ts';
import { programFolders } from '../connector/program.ts';

/** The ids of the connectors whose files are among paths of a repository, sorted. */
export function connectorsAt(paths: readonly string[]): readonly string[] {
  const ids = paths.flatMap((path) => {
    const [place = '', name = '', ...rest] = path.split('/');
    const program = Object.hasOwn(programFolders, place) ? programFolders[place] : undefined;
    return program === undefined || program === 'custom' || name === '' || rest.length === 0 ? [] : [connectorId(name, program)];
  });
  return [...new Set(ids)].sort();
}
