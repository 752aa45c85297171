import { basename } from 'node:path';
import * as index from '../../rules/index.ts';
import { readmeSkeleton } from '../authoring/readme.ts';
import { certifierOf } from '../certify/certify.ts';
import { repairConnector } from '../certify/repair.ts';
import type { ConnectorReport } from '../certify/report.ts';
import { type Connector, readConnector } from '../connector/connector.ts';
import { objectOr } from '../connector/json-value.ts';
import type { Program } from '../connector/program.ts';

/** A connector that was just made, with everything repaired that certify fix would repair. */
export interface MadeConnector {
  readonly connector: Connector;
  /** What only a person can do something about. */
  readonly report: ConnectorReport;
  /** Its files by name, as they are to be written. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Where a pointer into the definition as it was made leads after the repairs; `undefined` for what is gone. */
  readonly placeAfter: (pointer: string) => string | undefined;
}

const definitionName = 'apiDefinition.swagger.json';

/**
 * Repairs the files of a new connector before anybody sees them. The readme is written anew for what the repairs left: it tells of operations
 * by their summaries. `refuse` is given the report before, and throws what cannot go on.
 */
export function madeConnector(
  files: ReadonlyMap<string, Uint8Array>,
  { folder, program }: { readonly folder: string; readonly program: Program },
  refuse: (report: ConnectorReport) => void = () => undefined,
): MadeConnector {
  const connectorOf = (entries: Iterable<readonly [string, Uint8Array]>): Connector =>
    readConnector({
      path: folder,
      name: basename(folder),
      program,
      truncated: false,
      entries: [...entries].map(([path, bytes]) => ({ path, kind: 'file', executable: false, size: bytes.length, bytes })),
    });
  const certifier = certifierOf(Object.values(index));
  const bare = connectorOf([...files].filter(([path]) => path !== 'readme.md'));
  const judgement = certifier.judge(bare);
  refuse(judgement.report);
  const first = repairConnector(bare, certifier, judgement);
  const { definition, properties, entries } = first.connector;
  const { text } = readmeSkeleton(objectOr(definition?.value), objectOr(objectOr(properties?.document)['properties']), program);
  const named = entries.flatMap(({ path, bytes }) => (bytes === undefined ? [] : [[path, bytes] as const]));
  const repaired = repairConnector(connectorOf([...named, ['readme.md', new TextEncoder().encode(text)]]), certifier);
  const written = repaired.connector.entries.flatMap(({ path, bytes }) => (bytes === undefined ? [] : [[path, bytes] as const]));
  const placeAfter = (pointer: string): string | undefined => {
    const at = first.placeAfter(definitionName, pointer);
    return at === undefined ? undefined : repaired.placeAfter(definitionName, at);
  };
  return { connector: repaired.connector, report: repaired.judgement.report, files: new Map(written), placeAfter };
}
