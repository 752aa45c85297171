import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { sha256 } from '../catalog/digest.ts';
import type { RulesetPath } from '../certify/configuration.ts';
import { assertPlainPaths } from '../certify/ruleset-paths.ts';
import { spectralJudge } from '../certify/spectral-judge.ts';
import { type SpectralNames, spectralNames, withFunctions } from '../certify/spectral-names.ts';
import { type RulesetObject, splitRuleset, type TeamRuleset } from '../certify/team-ruleset.ts';
import { isObject, type JsonObject, type JsonValue } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import type { ReadFile } from './plain-file.ts';
import { filesOfRepository, filesOnDisk, isDataRuleset, type RulesetFiles } from './ruleset-files.ts';

/** Files that one ruleset may be made of. */
const mostFiles = 20;
/** References to anchors in one YAML file: a few bytes of them can stand for gigabytes. */
const mostAliases = 100;

/**
 * Reads a team's Spectral ruleset. YAML and JSON are data: names of Spectral's functions are looked up, `extends` may name `spectral:oas`
 * and YAML or JSON files in the ruleset's own folder or below, and nothing else is read, run or fetched. A `.js`, `.mjs` or `.cjs` file is
 * code that runs with all the rights of this process: whoever names one trusts it like any program. Severities of our own rules
 * are split off; `rules` are those the file may speak of. Whatever is wrong with the file is a `UserError`.
 */
export async function loadTeamRuleset(file: string, rules: readonly Rule[] = Object.values(index)): Promise<TeamRuleset> {
  const isCode = ['.js', '.mjs', '.cjs'].includes(extname(file).toLowerCase());
  const path = await realpath(file).catch((cause: unknown) => {
    throw new UserError(`There is no ruleset '${file}'.`, { cause });
  });
  if (!isCode) return await readTeamRuleset(path, filesOnDisk(dirname(path)), rules, file);
  return await teamRulesetOf(await importRuleset(path, file), file, rules, sha256(await readFile(path)));
}

/**
 * Reads a YAML or JSON ruleset of a repository under the same rules, without following a link: `path` counts from the repository's top,
 * and `where` says in sentences who names it. `readFile` answers `undefined` for what is not there.
 */
export async function loadRepositoryRuleset(
  { path, where }: RulesetPath,
  readFile: ReadFile,
  rules: readonly Rule[],
): Promise<TeamRuleset> {
  return await readTeamRuleset(path, filesOfRepository(path, where, readFile), rules, path);
}

async function readTeamRuleset(path: string, files: RulesetFiles, rules: readonly Rule[], name: string): Promise<TeamRuleset> {
  const reading: Reading = { files, known: new Map(), digests: [], names: undefined };
  const ruleset = await readRuleset(path, reading);
  return await teamRulesetOf(ruleset, name, rules, sha256(new TextEncoder().encode(reading.digests.join())));
}

async function teamRulesetOf(ruleset: RulesetObject, name: string, rules: readonly Rule[], digest: string): Promise<TeamRuleset> {
  const ours = new Map(rules.map((rule) => [rule.id, rule]));
  const inherited = inheritedIds(ruleset['extends']);
  const { overrides, own } = splitRuleset(ruleset, ours, (id) => inherited.has(id), name);
  const isOurs = (id: string): boolean => ours.has(id);
  return {
    overrides,
    ids: new Set(own === undefined ? [] : [...inherited, ...Object.keys(own['rules'] ?? {})].filter((id) => !isOurs(id))),
    digest,
    judge: own === undefined ? async () => [] : await spectralJudge(own, name, isOurs),
  };
}

/** One reading of a ruleset and what it extends. */
interface Reading {
  readonly files: RulesetFiles;
  /** Every file read so far, and what it holds; a file that is still being read stands there without. */
  readonly known: Map<string, RulesetObject | undefined>;
  /** SHA-256 of each, in the order read. */
  readonly digests: string[];
  names: SpectralNames | undefined;
}

async function readRuleset(path: string, reading: Reading): Promise<RulesetObject> {
  const known = reading.known.get(path);
  if (known !== undefined) return known;
  const name = basename(path);
  if (reading.known.has(path)) throw new UserError(`${name} extends itself.`);
  if (reading.known.size >= mostFiles) throw new UserError(`A ruleset is made of at most ${mostFiles} files; ${name} is one more.`);
  reading.known.set(path, undefined);
  const bytes = await reading.files.read(path);
  reading.digests.push(sha256(bytes));
  const parsed = await parseFile(path, bytes);
  if (!isObject(parsed)) throw new UserError(`${path} holds no ruleset: it is not an object.`);
  assertPlainPaths(parsed, path);
  reading.names ??= await spectralNames();
  const made: Record<string, unknown> = { ...withFunctions(parsed, reading.names, path) };
  if (parsed['extends'] !== undefined) made['extends'] = await readExtends(parsed['extends'], path, reading);
  if (Array.isArray(made['overrides'])) {
    const parts: unknown[] = [];
    for (const part of made['overrides']) parts.push(await withExtends(part, path, reading));
    made['overrides'] = parts;
  }
  reading.known.set(path, made);
  return made;
}

async function withExtends(part: unknown, path: string, reading: Reading): Promise<unknown> {
  if (!isObject(part) || part['extends'] === undefined) return part;
  return { ...part, extends: await readExtends(part['extends'], path, reading) };
}

/** Each extended ruleset in the place of its name; a pair also says which of its rules are on. */
async function readExtends(named: JsonValue, path: string, reading: Reading): Promise<unknown[]> {
  const extended: unknown[] = [];
  for (const one of Array.isArray(named) ? named : [named]) {
    const [name, ...which] = Array.isArray(one) ? one : [one];
    if (typeof name !== 'string') throw new UserError(`${path}: 'extends' must name rulesets.`);
    const ruleset = await readExtended(name, path, reading);
    extended.push(which.length > 0 ? [ruleset, ...which] : ruleset);
  }
  return extended;
}

async function readExtended(name: string, path: string, reading: Reading): Promise<unknown> {
  if (name.startsWith('spectral:')) return await importSpectralRuleset(name, path);
  if (/^[a-z][a-z+.-]+:/i.test(name))
    throw new UserError(`${path} extends '${name}': nothing is fetched. Keep a copy beside the ruleset and name that.`);
  if (!isDataRuleset(name)) {
    throw new UserError(
      `${path} extends '${name}': a YAML or JSON ruleset extends spectral:oas and YAML or JSON files. Write it in JavaScript to load code.`,
    );
  }
  return await readRuleset(await reading.files.locate(name, path), reading);
}

async function importSpectralRuleset(name: string, path: string): Promise<unknown> {
  const rulesets: Readonly<Record<string, unknown>> = await import('@stoplight/spectral-rulesets').catch((cause: unknown) => {
    throw new UserError(`${path} extends '${name}', which is in a package of its own: npm install @stoplight/spectral-rulesets`, { cause });
  });
  const found = name === 'spectral:oas' ? rulesets['oas'] : undefined;
  if (found === undefined)
    throw new UserError(`${path} extends '${name}'; of Spectral's own rulesets only spectral:oas is about definitions like these.`);
  return found;
}

async function parseFile(path: string, bytes: Uint8Array): Promise<JsonValue> {
  const text = new TextDecoder().decode(bytes);
  try {
    if (extname(path).toLowerCase() === '.json') return JSON.parse(text);
    const { parse } = await import('yaml');
    return parse(text, { maxAliasCount: mostAliases, merge: true, prettyErrors: true, logLevel: 'error' });
  } catch (cause) {
    // A nesting too deep for the parser overflows the stack, which is a RangeError.
    const problem = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new UserError(`${path} cannot be read: ${problem.replace(/:$/, '')}`, { cause });
  }
}

async function importRuleset(path: string, file: string): Promise<JsonObject> {
  let loaded: Readonly<Record<string, unknown>>;
  try {
    loaded = await import(pathToFileURL(path).href);
  } catch (cause) {
    throw new UserError(`${file} cannot be loaded: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`, { cause });
  }
  // A CommonJS module that was compiled from an ES module carries its default export one level deeper.
  const exported = loaded['default'];
  const ruleset = isObject(exported) && isObject(exported['default']) ? exported['default'] : exported;
  if (!isObject(ruleset)) throw new UserError(`${file} has no default export that is a ruleset.`);
  return ruleset;
}

/** The ids of all rules that extended rulesets bring along. */
function inheritedIds(extended: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  const seen = new Set<unknown>();
  const collect = (one: unknown): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if (Array.isArray(one)) for (const item of one) collect(item);
    if (!isObject(one)) return;
    for (const id of Object.keys(isObject(one['rules']) ? one['rules'] : {})) ids.add(id);
    collect(one['extends']);
  };
  collect(extended);
  return ids;
}
