import { type Connector, readConnector } from '../../src/connector/connector.ts';
import { parseProgram } from '../../src/connector/program.ts';
import { type Case, sizeOf, textOf } from '../case.ts';
import { kindByName } from '../mutate/mutate.ts';
import { folderPart } from '../seeds.ts';

/** How the parts of a connector's case are changed. */
export const connectorMedium = {
  kindOf: kindByName,
  hasFreeNames: true,
  favourites: ['apiDefinition.swagger.json', 'apiProperties.json'],
  mostBytes: 16_384,
} as const;

/** The connector of a case: its folder, and its entries. */
export function connectorOf(parts: Case): Connector {
  const [program = '', ...names] = textOf(parts, folderPart).split('/');
  const name = names.join('/');
  const entries = parts
    .filter((part) => part.name !== folderPart)
    .map(({ name: path, bytes }) => ({
      path,
      kind: path.endsWith('@') ? ('symlink' as const) : ('file' as const),
      executable: path.endsWith('!'),
      size: bytes.length,
      bytes,
    }));
  return readConnector({
    path: `connectors/${name}`,
    name,
    program: parseProgram(program) ?? 'certified',
    entries,
    truncated: sizeOf(parts) % 64 === 63,
  });
}
