import { hash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isObject, type JsonValue } from '../connector/json-value.ts';
import type { FoundConnector } from '../io/find-connectors.ts';
import { readPlainFile } from '../io/plain-file.ts';
import type { ResultCache } from '../io/result-cache.ts';
import { isDataRuleset } from '../io/ruleset-files.ts';
import { configurationName, waiversName } from '../io/settings-folder.ts';
import { factsOf, factsTogether, type JudgeFacts } from './judge-facts.ts';
import type { JudgeOptions, Judges } from './judges.ts';
import { settingsFolders } from './settings-folders.ts';
import type { Terminal } from './terminal.ts';
import { certifierDigest } from './version.ts';

/** What a check knows of its judges before one has to be made: where every result is known, none is. */
export interface CheckSettings {
  readonly facts: JudgeFacts;
  /** The judges, made when this is first asked. */
  readonly judges: () => Promise<Judges>;
  /** What judges the connector at a position, for its key; undefined when nobody can tell what that depends on. */
  readonly keyOf: (position: number) => string | undefined;
  /** False for a connector that waivers name: what is said of it depends on the day, and which of them matched has to be told. */
  readonly mayKeep: (position: number, id: string) => boolean;
  /** Says that a connector counts as judged, although its result was known. */
  readonly tellKnown: (position: number, id: string) => void;
  /** What maintainers should know about waivers, after everything was judged. */
  readonly notices: () => readonly string[];
}

type Where = Pick<Terminal, 'cwd' | 'now'>;

/** Reads the settings of the connectors of a call. A mistake in any of them is a `UserError`, also where results are known. */
export async function checkSettings(
  found: readonly FoundConnector[],
  options: JudgeOptions,
  where: Where,
  cache: ResultCache | undefined,
): Promise<CheckSettings> {
  const folderOf = settingsFolders(options, where.cwd);
  let made: Promise<Judges> | undefined;
  const judges = (): Promise<Judges> => (made ??= import('./judges.ts').then(({ judgesFor }) => judgesFor(found, options, where)));
  const known = cache && (await knownFacts([...new Set(found.map(folderOf))], options, cache));
  if (known === undefined) return loadedSettings(await judges(), options, { judges, folderOf, cache });
  const all = [...known].map(([folder, facts]) => ({ folder, facts }));
  return {
    facts: factsTogether(all, { cwd: where.cwd, config: options.config && basename(options.config) }),
    judges,
    keyOf: (position) => {
      const one = found[position];
      return one && known.get(folderOf(one))?.digest;
    },
    // Where a waiver is, the judges were made.
    mayKeep: () => true,
    tellKnown: () => {},
    notices: () => [],
  };
}

async function loadedSettings(
  loaded: Judges,
  options: JudgeOptions,
  {
    judges,
    folderOf,
    cache,
  }: Pick<CheckSettings, 'judges'> & {
    readonly folderOf: (one: FoundConnector) => string | undefined;
    readonly cache: ResultCache | undefined;
  },
): Promise<CheckSettings> {
  const { assigned } = loaded;
  if (cache !== undefined) {
    const first = new Map(assigned.map(({ one, judge }) => [folderOf(one), judge]));
    for (const [folder, judge] of first) {
      const key = await factsKey(folder, options);
      if (key !== undefined) cache.write(key, new TextEncoder().encode(JSON.stringify(factsOf(judge))));
    }
  }
  // A program as ruleset may do as it likes, and read what it likes.
  const isProgram = options.ruleset !== undefined && !isDataRuleset(options.ruleset);
  return {
    facts: loaded.facts,
    judges,
    keyOf: (position) => (isProgram ? undefined : assigned[position]?.judge.digest),
    mayKeep: (position, id) => assigned[position]?.judge.waived.has(id) === false,
    tellKnown: (position, id) => assigned[position]?.judge.addWaiverUse({ judged: [id], used: [] }),
    notices: () => loaded.notices(),
  };
}

/** What is known of the settings in these folders; undefined when something of them has to be read by those who judge. */
async function knownFacts(
  folders: readonly (string | undefined)[],
  options: JudgeOptions,
  cache: ResultCache,
): Promise<ReadonlyMap<string | undefined, JudgeFacts> | undefined> {
  const known = new Map<string | undefined, JudgeFacts>();
  for (const folder of folders) {
    const key = await factsKey(folder, options);
    const bytes = key === undefined ? undefined : cache.read(key);
    const facts = bytes && parsedFacts(bytes);
    if (facts === undefined) return undefined;
    known.set(folder, facts);
  }
  return known;
}

/** The key of the facts of a judge; undefined where waivers or rulesets have a say, which are read each time. */
async function factsKey(folder: string | undefined, { config, ruleset, spelling }: JudgeOptions): Promise<string | undefined> {
  if (ruleset !== undefined) return undefined;
  if (folder !== undefined && lstatSync(join(folder, waiversName), { throwIfNoEntry: false }) !== undefined) return undefined;
  const name = config === undefined ? configurationName : basename(config);
  const bytes = folder === undefined ? undefined : await readPlainFile(folder, name);
  // A configuration that is asked for and not there is a mistake that loading tells.
  if (bytes === undefined ? config !== undefined : namesRulesets(bytes)) return undefined;
  const digest = bytes === undefined ? null : hash('sha256', bytes, 'hex');
  return hash('sha256', JSON.stringify(['settings', certifierDigest, spelling ?? false, digest]), 'hex');
}

/** True also for what nobody can read. */
function namesRulesets(bytes: Uint8Array): boolean {
  try {
    const value: JsonValue = JSON.parse(new TextDecoder().decode(bytes));
    return !isObject(value) || Object.hasOwn(value, 'rulesets');
  } catch {
    return true;
  }
}

function parsedFacts(bytes: Uint8Array): JudgeFacts | undefined {
  try {
    const { digest, changes, asked }: JudgeFacts = JSON.parse(new TextDecoder().decode(bytes));
    return typeof digest === 'string' && typeof changes === 'string' && Array.isArray(asked) ? { digest, changes, asked } : undefined;
  } catch {
    return undefined;
  }
}
