import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Verdict } from '../certify/report.ts';
import { UserError } from '../connector/user-error.ts';
import { type FoundConnector, findConnectors, listFound } from '../io/find-connectors.ts';
import { readPlainFile } from '../io/plain-file.ts';
import { waiversName } from '../io/settings-folder.ts';
import { watchFolders } from '../io/watch-folders.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { openCache } from './cache-folder.ts';
import { deliverCheck, type FolderCall, type PreparedCheck, pathsOf, prepareCheck } from './check-folders.ts';
import { resultKey } from './check-key.ts';
import { settingsFolders } from './settings-folders.ts';
import { settled } from './settled.ts';
import type { Terminal } from './terminal.ts';
import { type WatchedFolders, watchedFolders } from './watched-folders.ts';

/** What was said last of a connector. */
interface Said {
  /** The digest of its content and of what judged it. */
  readonly digest: string;
  readonly verdict: Verdict;
}

/** What a hint means, and whether it is about a folder, as that was when it came. */
interface Meant {
  readonly meaning: FoundConnector | 'elsewhere';
  readonly isFolder: boolean;
}

/** So many hints at once may be too many for the system to tell them all: everything is looked at. */
const mostHints = 1_000;

/** Thrown where somebody asked to stop. */
class Stopped extends Error {}

/**
 * `certify check --watch`: the result, and after each save that of the connectors that are not as they were, until somebody stops it. What
 * goes wrong with folders or settings is told, and the next save is waited for.
 */
export async function watchCheck(call: FolderCall, terminal: Terminal): Promise<number> {
  const roots = pathsOf(call).map((path) => resolve(terminal.cwd, path));
  const kept = openCache(call, terminal);
  const hints = settled<Meant>();
  let watched: WatchedFolders | undefined;
  // What means nothing neither keeps anybody waiting nor is counted: around connectors, strangers may write a lot.
  const watch = watchFolders((hint) => {
    const meaning = watched?.meaningOf(hint);
    if (watched !== undefined && meaning !== undefined) hints.add({ meaning, isFolder: watched.isFolder(hint) });
  });
  const asked = { toStop: false };
  const stopped = terminal.stopped().then(() => {
    asked.toStop = true;
    return undefined;
  });
  /** A judge has no other moment to hear that somebody wants to stop. */
  const between = async (): Promise<void> => {
    await turn();
    if (asked.toStop) throw new Stopped();
  };

  let said = new Map<string, Said>();
  let check: PreparedCheck | undefined;
  let state = '';
  let known: readonly FoundConnector[] = [];
  /** The sentence about what goes wrong, since it does. */
  let told = '';
  const follow = async (found: readonly FoundConnector[]): Promise<void> => {
    const next = await watchedFolders(roots, found, call, terminal.cwd);
    [watched, known] = [next, found];
    watch.follow(next.folders);
  };

  /** Finds connectors and settings, and says what is not as it was: of all connectors that `isDirty`, of new ones, or of all where settings are others. */
  async function begin(started: number, isDirty: (path: string) => boolean): Promise<void> {
    await follow(known);
    const found = findConnectors(pathsOf(call), terminal.cwd);
    // What tells of a change has to be there before that is read; where the same connectors are, it is.
    if (pathsIn(found) !== pathsIn(known)) await follow(found);
    check = await prepareCheck(call, kept, terminal, found);
    const now = await settingsState(check, call, terminal.cwd);
    if (now !== state) said = new Map();
    state = now;
    for (const path of [...said.keys()].filter((known) => !found.some(({ absolutePath }) => absolutePath === known))) {
      said.delete(path);
      terminal.err(`${escapeLine(path)} is no connector any more.\n`);
    }
    await look(check, (path) => isDirty(path) || !said.has(path), started);
  }

  /** Judges those of these connectors that are not as they were when something was said of them, and prints that. */
  async function look(prepared: PreparedCheck, isAsked: (path: string) => boolean, started: number): Promise<void> {
    const { found, wish } = prepared;
    const digests = new Map<number, string>();
    for (const [position, one] of found.entries()) {
      if (!isAsked(one.absolutePath)) continue;
      const digest = resultKey(one, listFound(one), { judge: state, wish });
      if (said.get(one.absolutePath)?.digest !== digest) digests.set(position, digest);
      await between();
    }
    if (digests.size > 0) await tell(prepared, digests, started);
    else if (told === '') return;
    const failing = [...said.values()].filter(({ verdict }) => verdict === 'fail').length;
    terminal.err(`Watching ${counted(said.size, 'connector')}: ${failing === 0 ? 'all pass' : `${failing} fail`}. Ctrl+C ends.\n`);
  }

  /** Judges these and prints that. */
  async function tell(prepared: PreparedCheck, digests: ReadonlyMap<number, string>, started: number): Promise<void> {
    const { found } = prepared;
    if (terminal.isScreen) terminal.out('\u001b[2J\u001b[H');
    const part = {
      ...prepared,
      positions: [...digests.keys()],
      results: { ...prepared.results, of: (at: number) => between().then(() => prepared.results.of(at)) },
    };
    await deliverCheck(part, { ...call, started }, terminal, ({ part: printed }, position) => {
      const { verdict } = printed.kind === 'report' ? printed.report : printed;
      const path = found[position]?.absolutePath ?? '';
      said.set(path, { digest: digests.get(position) ?? '', verdict });
    });
  }

  /** Looks at what these hints are about. */
  async function react(some: readonly Meant[]): Promise<void> {
    const started = process.uptime();
    const dirty = new Set(some.map(({ meaning }) => (meaning === 'elsewhere' ? '' : meaning.absolutePath)));
    if (check === undefined || some.length >= mostHints) await begin(started, () => true);
    else if (some.some(({ meaning }) => meaning === 'elsewhere')) await begin(started, (path) => dirty.has(path));
    else {
      if (some.some(({ isFolder }) => isFolder)) await follow(known);
      await look(check, (path) => dirty.has(path), started);
    }
    told = '';
  }

  try {
    await begin(call.started, () => true);
    for (;;) {
      const some = await Promise.race([hints.next(), stopped]);
      if (some === undefined) return 0;
      await react(some).catch((thrown: unknown) => {
        if (!(thrown instanceof UserError)) throw thrown;
        check = undefined;
        if (told !== thrown.message) terminal.err(`certify: ${escapeLine(thrown.message)}\n`);
        told = thrown.message;
      });
    }
  } catch (thrown) {
    if (thrown instanceof Stopped) return 0;
    throw thrown;
  } finally {
    watch.close();
    hints.close();
  }
}

/** Two lists of connectors are the same where this is. */
function pathsIn(found: readonly FoundConnector[]): string {
  return JSON.stringify(found.map(({ absolutePath }) => absolutePath));
}

/** What the settings of the connectors are, waivers among them. */
async function settingsState({ found, settings }: PreparedCheck, call: FolderCall, cwd: string): Promise<string> {
  const folders = new Set(found.map(settingsFolders(call, cwd)));
  const hash = createHash('sha256').update(settings.facts.digest);
  for (const folder of folders) {
    const bytes = folder === undefined ? undefined : await readPlainFile(folder, waiversName);
    hash.update(JSON.stringify([folder ?? null, bytes?.length ?? null])).update(bytes ?? '');
  }
  return hash.digest('hex');
}
