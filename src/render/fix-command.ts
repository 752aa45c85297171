import type { ConnectorReport } from '../certify/report.ts';
import { escapeLine } from './escape.ts';

/** What the call that made a report says to `certify fix`. */
export interface FixCall {
  /** The paths that were given; `undefined` where they are no folders on disk that `certify fix` would read alike. */
  readonly paths: readonly string[] | undefined;
  /** The options that both commands know, as words. */
  readonly options: readonly string[];
  /** False where nobody tried whether the repairs that rules propose stand the test: some may be refused. */
  readonly isTried: boolean;
}

/** So many paths are spelt out. */
const mostPaths = 3;

/**
 * The command that repairs these connectors and reads no folder but those that were checked: of one connector its own path, of several
 * the paths of the call. Where those are too many, words say so.
 */
export function fixCommand(connectors: readonly Pick<ConnectorReport, 'path'>[], { paths, options }: Omit<FixCall, 'isTried'>): string {
  const [first, second] = connectors;
  const own = connectors.map(({ path }) => path);
  const asked = first !== undefined && second === undefined ? [first.path] : (paths ?? own);
  const command = ['certify fix', ...options.map(shellWord)].join(' ');
  if (asked.length > mostPaths) return `${command} with ${paths === undefined ? 'their' : 'the same'} paths`;
  return [command, ...asked.map((path) => shellWord(path.startsWith('-') ? `./${path}` : path))].join(' ');
}

/** A word as it is typed into a shell; one that holds more than plain characters is quoted. */
function shellWord(word: string): string {
  const shown = escapeLine(word);
  return /^[\w./\\:@%+,=-]+$/.test(shown) ? shown : `"${shown.replace(/["$`]/g, '\\$&')}"`;
}
