import type { IFunctionResult, ISpectralDiagnostic, Ruleset, RulesetFunction } from '@stoplight/spectral-core';
import { grouped } from '../connector/grouped.ts';
import type { JsonFile } from '../connector/json-file.ts';
import { isObject, type JsonValue } from '../connector/json-value.ts';
import { existingPath, type Path, pointerOf } from '../connector/place.ts';
import { programFolders } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { expandsTooFar, expansionLimits } from './expansion.ts';
import type { Finding, Severity } from './finding.ts';
import { withoutPlaceholders } from './spectral-export.ts';
import type { RulesetObject, TeamRuleset } from './team-ruleset.ts';

/** Characters of a message; Spectral prints whole values of the document. */
const longestMessage = 600;

/**
 * Makes the judge of a team's own rules, which spectral-core runs; Spectral is loaded here and nowhere else. `ruleset` must hold
 * functions, not names of functions. `isOurs` says which ids the walk judges already: results of those are left out.
 * References are followed inside the document only, and nothing is ever fetched or read.
 */
export async function spectralJudge(ruleset: RulesetObject, file: string, isOurs: (id: string) => boolean): Promise<TeamRuleset['judge']> {
  const [core, { Resolver }] = await Promise.all([import('@stoplight/spectral-core'), import('@stoplight/spectral-ref-resolver')]);
  let whole: Ruleset;
  try {
    whole = new core.Ruleset(ruleset, { source: '/ruleset' });
  } catch (cause) {
    throw new UserError(`${file} is not a valid Spectral ruleset: ${problemsOf(cause)}`, { cause });
  }

  return async ({ definition, definitionFile, program, name }) => {
    if (definition === undefined || definitionFile === undefined) return [];
    if (expandsTooFar(definition.value, definition.resolve)) return [tooLarge(definitionFile, file)];
    const folder = Object.keys(programFolders).find((one) => programFolders[one] === program);
    // What has a meaning in URLs would let Spectral lose the document's own references.
    const source = `/${folder}/${name.replace(/[#?%\\/]/g, '_')}/${definitionFile.name}`;
    // A resolver remembers documents by their source, so each connector has its own.
    const spectral = new core.Spectral({ resolver: new Resolver({ dereferenceRemote: false, resolvers: {} }) });
    const document = {
      // A copy, because Spectral freezes what it is given and a ruleset's functions could change it.
      parsed: { data: structuredClone(definition.value), diagnostics: [], ast: {}, lineMap: [] },
      getLocationForJsonPath: () => undefined,
      source,
    };
    try {
      const rules = guarded(whole.fromSource(source));
      spectral.setRuleset(rules);
      const results = await spectral.run(document, { ignoreUnknownFormat: true });
      const told = results.filter(({ code }) => Object.hasOwn(rules.rules, code) && !isOurs(String(code)));
      return findingsOf(told, rules, definition.value, definitionFile);
    } catch (cause) {
      throw new UserError(`${file}: a rule breaks on ${name}: ${problemsOf(cause)}`, { cause });
    }
  };
}

const severityOf: readonly Severity[] = ['error', 'warning', 'info', 'info'];

function findingsOf(results: readonly ISpectralDiagnostic[], ruleset: Ruleset, document: JsonValue, file: JsonFile): Finding[] {
  const paths: Path[] = [];
  const findings = new Map<string, Omit<Finding, 'location'>>();
  for (const result of results) {
    const path = existingPath(document, result.path);
    const message = shortened(result.message);
    const key = JSON.stringify([result.code, path, message]);
    if (findings.has(key)) continue;
    const description = ruleset.rules[result.code]?.description ?? '';
    const fix = description === message ? '' : description;
    findings.set(key, {
      ruleId: String(result.code),
      codes: [],
      severity: severityOf[result.severity] ?? 'info',
      message,
      fix,
      state: 'new',
    });
    paths.push(path);
  }
  const positions = file.positionsOf(paths);
  return [...findings.values()].map((finding, index) => ({
    ...finding,
    location: { file: file.name, pointer: pointerOf(paths[index] ?? []), ...positions[index] },
  }));
}

function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The ruleset with functions whose messages cannot carry a template out of the document into Spectral, which would evaluate it. */
function guarded(ruleset: Ruleset): Ruleset {
  for (const rule of Object.values(ruleset.rules)) {
    // biome-ignore lint/suspicious/noThenProperty: it is Spectral's word.
    rule.then = rule.then.map((then) => ({ ...then, function: isGuarded.has(then.function) ? then.function : guard(then.function) }));
  }
  return ruleset;
}

const isGuarded = new WeakSet<RulesetFunction>();

function guard(judge: RulesetFunction): RulesetFunction {
  const judgeGuarded: RulesetFunction = (...args) => {
    const results = judge(...args);
    if (results === undefined) return results;
    return 'then' in results ? results.then((late) => late?.map(withSafeMessage)) : results.map(withSafeMessage);
  };
  isGuarded.add(judgeGuarded);
  return Object.defineProperty(judgeGuarded, 'name', { value: judge.name });
}

/** Spectral's own functions begin their messages with one placeholder; everything behind it may come from the document. */
function withSafeMessage(result: IFunctionResult): IFunctionResult {
  const message = String(result.message);
  const [placeholder = ''] = /^(#\{\{print\("(property|value)"\)\}\}|\{\{(property|value|path|description)\}\})/.exec(message) ?? [];
  return { ...result, message: placeholder + withoutPlaceholders(message.slice(placeholder.length)) };
}

function tooLarge(file: JsonFile, ruleset: string): Finding {
  const limit = grouped(expansionLimits.values);
  return {
    ruleId: 'team-ruleset-limit',
    codes: [],
    severity: 'error',
    message: `With its references followed, the definition holds more than ${limit} values or ${expansionLimits.depth} levels; the rules of ${ruleset} did not judge it.`,
    fix: 'Refer less often from one definition into another.',
    state: 'new',
    location: { file: file.name, pointer: pointerOf([]), ...file.positionsOf([[]])[0] },
  };
}

/** The first of the sentences in an error of Spectral's, with the place it speaks of and how many more there are. */
function problemsOf(cause: unknown): string {
  const errors: unknown[] = isObject(cause) && Array.isArray(cause['errors']) ? cause['errors'] : [cause];
  const [first] = errors;
  const path = isObject(first) && Array.isArray(first['path']) && first['path'].length > 0 ? ` (at ${first['path'].join('.')})` : '';
  const sentence = first instanceof Error ? first.message : String(first);
  return `${sentence.split('\n')[0]}${path}${errors.length > 1 ? `, and ${errors.length - 1} more` : ''}`;
}
