import type { Connector } from '../connector/connector.ts';
import type { Program } from '../connector/program.ts';
import { type FoundConnector, findConnectors } from '../io/find-connectors.ts';
import { escapeLine } from '../render/escape.ts';
import type { FixCall } from '../render/fix-command.ts';
import type { Format } from '../render/formats.ts';
import { type CacheOptions, type OpenCache, openCache } from './cache-folder.ts';
import { checkInThreads, checkInTurn } from './check-jobs.ts';
import type { CheckedConnector, CheckWish } from './check-part.ts';
import { type Results, resultsOf } from './check-results.ts';
import { type CheckSettings, checkSettings } from './check-settings.ts';
import { deliver, textWishOf } from './deliver.ts';
import type { JudgeOptions } from './judges.ts';
import { printerOf } from './printer.ts';
import { positionsIn, type Shard } from './shard.ts';
import { progressOn, type Terminal } from './terminal.ts';

/** A call of `certify check` about folders on disk. */
export interface FolderCall extends JudgeOptions, CacheOptions {
  /** As they were given; none for the current folder. */
  readonly paths: readonly string[];
  readonly format: Format;
  readonly output?: string | undefined;
  /** For folders outside the programmes' own. */
  readonly fallback: Program | undefined;
  readonly all: boolean;
  readonly oracle: boolean;
  readonly jobs: number;
  readonly shard: Shard | undefined;
  /** When the command began, by `process.uptime()`. */
  readonly started: number;
}

/** A call whose connectors were found and whose settings were read, before anything is judged. */
export interface PreparedCheck {
  readonly found: readonly FoundConnector[];
  readonly settings: CheckSettings;
  readonly wish: CheckWish;
  readonly results: Results;
  /** Those of `found` that are judged. */
  readonly positions: readonly number[];
  readonly fixCall: FixCall;
  readonly kept: OpenCache | undefined;
}

/** Of so many connectors repairs are tried before they are promised: that costs about as much again as judging them. */
const mostTried = 25;

/** Judges the folders of a call, prints the report, and answers with the exit status. */
export async function checkFolders(call: FolderCall, terminal: Terminal): Promise<number> {
  const kept = openCache(call, terminal);
  const found = findConnectors(pathsOf(call), terminal.cwd);
  return deliverCheck(await prepareCheck(call, kept, terminal, found), call, terminal, () => {});
}

/** Where the connectors of a call are searched. */
export function pathsOf({ paths }: FolderCall): readonly string[] {
  return paths.length > 0 ? paths : ['.'];
}

/** Reads the settings of the connectors that were found for a call. */
export async function prepareCheck(
  call: FolderCall,
  kept: OpenCache | undefined,
  terminal: Terminal,
  found: readonly FoundConnector[],
): Promise<PreparedCheck> {
  const { format, fallback } = call;
  const settings = await checkSettings(found, call, terminal, kept?.cache);
  const positions = positionsIn(call.shard, found, fallback);
  const isTried = positions.length <= mostTried;
  const wish = { format, text: textWishOf(call, { asked: settings.facts.asked, isTried }, terminal), fallback, oracle: call.oracle };
  const results = resultsOf(found, wish, settings, kept?.cache);
  return { found, settings, wish, results, positions, fixCall: fixCallOf(call, isTried), kept };
}

/** Judges what was prepared and prints its report; `keep` is told each result. Answers with the exit status. */
export async function deliverCheck(
  check: PreparedCheck,
  call: FolderCall,
  terminal: Terminal,
  keep: (checked: CheckedConnector, position: number) => void,
): Promise<number> {
  const { found, settings, wish, positions, fixCall } = check;
  const { facts } = settings;
  const rules = wish.format === 'sarif' ? (await settings.judges()).rules : [];
  const printer = printerOf(wish.format, wish.text, { rules, digest: facts.digest });
  const assumed: Pick<Connector, 'path' | 'program'>[] = [];
  const progress = progressOn(terminal);
  let count = 0;
  await judgeAll(check, call, terminal, (checked, position) => {
    const path = found[position]?.path ?? '';
    progress.show(`Checked ${(count += 1)} of ${positions.length}: ${path}`);
    printer.add(checked.part);
    if (checked.assumed !== undefined) assumed.push(checked.assumed);
    if (checked.refusal !== undefined) terminal.err(`oracle: ${escapeLine(`${path}: ${checked.refusal}`)}\n`);
    keep(checked, position);
  });
  progress.clear();
  for (const notice of settings.notices()) terminal.err(`${escapeLine(notice)}\n`);
  const before = wish.format === 'text' ? firstLines(facts.changes, assumed) : '';
  const shard = call.shard && { ...call.shard, total: found.length, positions };
  return deliver(printer, { output: call.output, started: call.started, before, fixCall, shard }, terminal);
}

async function judgeAll(
  { found, settings, wish, results, positions, kept }: PreparedCheck,
  { jobs, ...call }: FolderCall,
  { cwd, now, startThread }: Terminal,
  take: (checked: CheckedConnector, position: number) => void,
): Promise<void> {
  if (jobs === 1 || startThread === undefined) await checkInTurn(results, positions, take);
  else {
    const { config, 'no-config': noConfig, ruleset, spelling } = call;
    const options = { config, 'no-config': noConfig, ruleset, spelling };
    const task = { found, options, wish, cacheFolder: kept?.folder, cwd, now: now().toISOString() };
    await checkInThreads(positions, { jobs, task, start: startThread, results, judges: settings.judges }, take);
  }
  kept?.cache.trim();
}

function fixCallOf({ paths, config, 'no-config': noConfig, fallback }: FolderCall, isTried: boolean): FixCall {
  const named = { program: fallback, config };
  const options = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));
  return { paths, options: [...options, ...(noConfig ? ['--no-config'] : [])], isTried };
}

/** The first lines of the output: what a configuration changed, and as what folders outside the programmes' own were judged. */
function firstLines(changes: string, connectors: readonly Pick<Connector, 'path' | 'program'>[]): string {
  const programs = [...new Set(connectors.map(({ program }) => program))];
  const lines = programs.map((program) => {
    const paths = connectors.filter((connector) => connector.program === program).map(({ path }) => escapeLine(path));
    const shown = paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
    return `Judged as ${program}: ${shown} (--program chooses another programme).\n`;
  });
  const all = [changes, ...lines].join('');
  return all === '' ? '' : `${all}\n`;
}
