import { isObject, type JsonObject, own } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import type { RulesetObject } from './team-ruleset.ts';

/** Spectral's functions and formats by the names their modules export them under. */
export interface SpectralNames {
  readonly functions: Readonly<Record<string, unknown>>;
  readonly formats: Readonly<Record<string, unknown>>;
}

/** Loads Spectral's own functions and formats. */
export async function spectralNames(): Promise<SpectralNames> {
  const [functions, formats] = await Promise.all([import('@stoplight/spectral-functions'), import('@stoplight/spectral-formats')]);
  return { functions: { ...functions }, formats: { ...formats } };
}

/**
 * A ruleset written as YAML or JSON in the form spectral-core takes: names of functions and formats become what they name. `extends` is
 * left to the caller. A name that Spectral does not have, and anything that would load code, is a `UserError` that names the file.
 */
export function withFunctions(ruleset: JsonObject, names: SpectralNames, file: string): RulesetObject {
  for (const member of ['functions', 'functionsDir', 'except']) {
    if (own(ruleset, member) === undefined) continue;
    const way = member === 'except' ? "Use 'overrides' instead" : 'Write the ruleset in JavaScript to use functions of your own';
    throw new UserError(`${file}: '${member}' is not supported. ${way}.`);
  }
  return namedInRuleset(ruleset);

  function namedInRuleset(part: JsonObject): RulesetObject {
    const made: Record<string, unknown> = { ...part };
    if (part['formats'] !== undefined) made['formats'] = formatsOf(part['formats']);
    if (isObject(part['rules'])) made['rules'] = mapped(part['rules'], namedInRule);
    if (isObject(part['aliases'])) made['aliases'] = mapped(part['aliases'], namedInAlias);
    if (Array.isArray(part['overrides'])) made['overrides'] = part['overrides'].map((one) => (isObject(one) ? namedInRuleset(one) : one));
    return made;
  }

  function namedInRule(rule: unknown, id: string): unknown {
    if (!isObject(rule)) return rule;
    const made: Record<string, unknown> = { ...rule };
    if (rule['formats'] !== undefined) made['formats'] = formatsOf(rule['formats']);
    if (Array.isArray(rule['then'])) made['then'] = rule['then'].map((then) => namedInThen(then, id));
    else if (rule['then'] !== undefined) made['then'] = namedInThen(rule['then'], id);
    return made;
  }

  function namedInThen(then: unknown, id: string): unknown {
    if (!isObject(then)) return then;
    return { ...then, function: lookUp(names.functions, then['function'], `the rule '${id}' uses the function`) };
  }

  function namedInAlias(alias: unknown): unknown {
    if (!isObject(alias) || !Array.isArray(alias['targets'])) return alias;
    const targets = alias['targets'].map((target) => (isObject(target) ? { ...target, formats: formatsOf(target['formats']) } : target));
    return { ...alias, targets };
  }

  function formatsOf(formats: unknown): unknown {
    if (!Array.isArray(formats)) return formats;
    return formats.map((format) => lookUp(names.formats, exportedName(format), 'it asks for the format'));
  }

  function lookUp(known: Readonly<Record<string, unknown>>, name: unknown, what: string): unknown {
    const found = typeof name === 'string' && Object.hasOwn(known, name) ? known[name] : undefined;
    if (typeof found !== 'function') throw new UserError(`${file}: ${what} '${name}', which Spectral does not have.`);
    return found;
  }
}

/** `oas3.1` is exported as `oas3_1`, `json-schema-draft-2020-12` as `jsonSchemaDraft2020_12`. */
function exportedName(format: unknown): string {
  return String(format)
    .replace(/^json-schema-(?=20)/, 'json-schema-draft-')
    .replace(/\.|([0-9])-(?=[0-9])/g, '$1_')
    .replace(/-([0-9a-z])/g, (_, char: string) => char.toUpperCase());
}

function mapped(object: JsonObject, map: (value: unknown, name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]));
}
