import type { ConnectorReport } from '../certify/report.ts';
import type { Connector } from '../connector/connector.ts';

/** The lines that findings point at, kept while connectors pass through, so that no file is held or read again for them. */
export interface SourceLines {
  readonly keep: (connector: Connector, report: ConnectorReport) => void;
  readonly lineOf: (connectorPath: string, file: string, line: number) => string | undefined;
}

/** A minified definition is one line of a megabyte; an excerpt needs what is around the column. */
const longest = 100_000;

export function sourceLines(): SourceLines {
  const kept = new Map<string, string>();
  const key = (path: string, file: string, line: number): string => JSON.stringify([path, file, line]);
  return {
    keep: (connector, report) => {
      const linesOf = new Map<string, readonly string[]>();
      for (const { location } of report.findings) {
        if (location.line === undefined) continue;
        let lines = linesOf.get(location.file);
        if (lines === undefined) linesOf.set(location.file, (lines = textOf(connector, location.file).split('\n')));
        const line = lines[location.line - 1];
        if (line !== undefined && line.length <= longest)
          kept.set(key(connector.path, location.file, location.line), line.replace(/\r$/, ''));
      }
    },
    lineOf: (path, file, line) => kept.get(key(path, file, line)),
  };
}

function textOf(connector: Connector, file: string): string {
  const { definitionFile, propertiesFile, readme, script } = connector;
  return [definitionFile, propertiesFile, readme, script].find((candidate) => candidate?.name === file)?.text ?? '';
}
