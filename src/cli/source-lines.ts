import type { ConnectorReport } from '../certify/report.ts';
import type { Connector } from '../connector/connector.ts';

/** A line that a finding points at. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A minified definition is one line of a megabyte; an excerpt needs what is around the column. */
const longest = 100_000;

/** The lines that findings point at, each once, so that no file is held or read again for them. */
export function linesPointedAt(connector: Connector, report: ConnectorReport): readonly SourceLine[] {
  const linesOf = new Map<string, readonly string[]>();
  const found = new Map<string, SourceLine>();
  for (const { location } of report.findings) {
    const { file, line } = location;
    if (line === undefined || found.has(`${line} ${file}`)) continue;
    let lines = linesOf.get(file);
    if (lines === undefined) linesOf.set(file, (lines = textOf(connector, file).split('\n')));
    const text = lines[line - 1];
    if (text !== undefined && text.length <= longest) found.set(`${line} ${file}`, { file, line, text: text.replace(/\r$/, '') });
  }
  return [...found.values()];
}

/** The lines of all connectors, kept while these pass through. */
export interface SourceLines {
  readonly keep: (connectorPath: string, lines: readonly SourceLine[]) => void;
  readonly lineOf: (connectorPath: string, file: string, line: number) => string | undefined;
}

export function sourceLines(): SourceLines {
  const kept = new Map<string, string>();
  const key = (path: string, file: string, line: number): string => JSON.stringify([path, file, line]);
  return {
    keep: (path, lines) => {
      for (const { file, line, text } of lines) kept.set(key(path, file, line), text);
    },
    lineOf: (path, file, line) => kept.get(key(path, file, line)),
  };
}

function textOf(connector: Connector, file: string): string {
  const { definitionFile, propertiesFile, readme, script } = connector;
  return [definitionFile, propertiesFile, readme, script].find((candidate) => candidate?.name === file)?.text ?? '';
}
