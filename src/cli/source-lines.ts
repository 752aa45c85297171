import type { ConnectorReport } from '../certify/report.ts';
import type { Connector } from '../connector/connector.ts';
import type { TextOptions } from '../render/text.ts';

/** A minified definition is one line of a megabyte; an excerpt needs what is around the column. */
const longest = 100_000;

/** Tells the lines of a connector's files. Those of a file are mostly asked for in their order: each is looked for from the one before. */
export function linesPointedAt(connector: Connector, { path }: Pick<ConnectorReport, 'path'>): NonNullable<TextOptions['sourceLine']> {
  const finders = new Map<string, LineFinder>();
  return (asked, file, line) => {
    if (asked !== path) return undefined;
    let finder = finders.get(file);
    if (finder === undefined) finders.set(file, (finder = lineFinder(textOf(connector, file))));
    const text = finder(line);
    return text === undefined || text.length > longest ? undefined : text.replace(/\r$/, '');
  };
}

type LineFinder = (line: number) => string | undefined;

/** Finds lines by their numbers, from 1; what stands behind the last line asked for is not read. */
function lineFinder(text: string): LineFinder {
  let [line, start] = [1, 0];
  return (wanted) => {
    if (wanted < line) [line, start] = [1, 0];
    for (; line < wanted; line += 1) {
      const end = text.indexOf('\n', start);
      if (end === -1) return undefined;
      start = end + 1;
    }
    const end = text.indexOf('\n', start);
    return text.slice(start, end === -1 ? text.length : end);
  };
}

function textOf(connector: Connector, file: string): string {
  const { definitionFile, propertiesFile, readme, script } = connector;
  return [definitionFile, propertiesFile, readme, script].find((candidate) => candidate?.name === file)?.text ?? '';
}
