import type { ConnectorReport } from '../certify/report.ts';
import type { Connector } from '../connector/connector.ts';
import type { TextOptions } from '../render/text.ts';

/** A minified definition is one line of a megabyte; an excerpt needs what is around the column. */
const longest = 100_000;

/** Tells the lines of a connector's files, each split once and only when a line of it is asked for. */
export function linesPointedAt(connector: Connector, { path }: Pick<ConnectorReport, 'path'>): NonNullable<TextOptions['sourceLine']> {
  const linesOf = new Map<string, readonly string[]>();
  return (asked, file, line) => {
    if (asked !== path) return undefined;
    let lines = linesOf.get(file);
    if (lines === undefined) linesOf.set(file, (lines = textOf(connector, file).split('\n')));
    const text = lines[line - 1];
    return text === undefined || text.length > longest ? undefined : text.replace(/\r$/, '');
  };
}

function textOf(connector: Connector, file: string): string {
  const { definitionFile, propertiesFile, readme, script } = connector;
  return [definitionFile, propertiesFile, readme, script].find((candidate) => candidate?.name === file)?.text ?? '';
}
