import type { DefinitionKind, Rule, Severity } from '../../rules/define.ts';
import { isObject, type JsonObject } from '../connector/json-value.ts';
import { existingPath, type Path } from '../connector/place.ts';
import { type Program, programOfPath } from '../connector/program.ts';
import { readDefinition } from '../connector/read-definition.ts';
import { indexRules, type RuleIndex } from './rule-index.ts';
import { type Observed, observedPath, walkDefinition } from './walk.ts';

/** The shape of a Spectral rule as this export writes it; Spectral's own types would bring Spectral with them. */
interface SpectralRule {
  readonly description: string;
  readonly message: string;
  readonly severity: 'error' | 'warn' | 'hint';
  readonly given: '$';
  readonly resolved: false;
  readonly then: { readonly function: SpectralFunction };
}
type SpectralFunction = (
  document: unknown,
  options: unknown,
  context: { readonly document: { readonly source?: string | null | undefined } },
) => { message: string; path: (string | number)[] }[];

export interface SpectralRuleset {
  readonly rules: Readonly<Record<string, SpectralRule>>;
}

/** Every kind of node of a definition; the compiler refuses one that is missing, whose rules would silently not be exported. */
const definitionKinds: Readonly<Record<DefinitionKind, true>> = {
  document: true,
  info: true,
  contact: true,
  license: true,
  tag: true,
  'external-docs': true,
  'path-item': true,
  operation: true,
  parameter: true,
  response: true,
  header: true,
  items: true,
  schema: true,
  'security-definition': true,
  'security-requirement': true,
  reference: true,
  text: true,
};

/** True for a rule that reads the definition alone, and so can run inside Spectral. One that is off by default asks for more than that. */
export function readsDefinitionAlone(rule: Rule): boolean {
  return !rule.isOffByDefault && rule.given.every((kind) => Object.hasOwn(definitionKinds, kind));
}

const severities: Readonly<Record<Severity, SpectralRule['severity']>> = { error: 'error', warning: 'warn', info: 'hint' };

/**
 * Our rules about definitions as a Spectral ruleset under their own ids. Every rule is given the whole document; all of them share
 * one walk of it, because Spectral hands each the same object. The programme is read from the folders above the document's source,
 * and is `certified` where there are none.
 */
export function toSpectralRuleset(rules: readonly Rule[]): SpectralRuleset {
  const exported = rules.filter(readsDefinitionAlone);
  const observe = observer(exported);
  const entries = exported.map((rule): [string, SpectralRule] => [
    rule.id,
    {
      description: rule.summary,
      // Spectral replaces {{error}} by the message of each result, and leaves the rest of this template alone.
      message: '{{error}}',
      severity: severities[rule.severity],
      given: '$',
      resolved: false,
      then: {
        function: (document, _options, context) => {
          if (!isObject(document)) return [];
          const found = observe(document, programOfPath(context.document.source ?? '') ?? 'certified').get(rule.id) ?? [];
          return found.map(({ message, path }) => ({ message: withoutPlaceholders(message), path: path.map(escapeKey) }));
        },
      },
    },
  ]);
  return { rules: Object.fromEntries(entries) };
}

/**
 * A message as Spectral can print it: it expands `{{…}}` and even evaluates `#{{…}}` in text that came out of the document, and a
 * connector's title must not be a template. A zero-width space parts every two braces.
 */
export function withoutPlaceholders(message: string): string {
  return message.replace(/\{(?=\{)/g, '{\u200b');
}

/** Spectral reads the keys of a result's path as pointer fragments: without this, the key `a~1b` would become `a/b`. */
function escapeKey(key: string | number): string | number {
  return typeof key === 'string' ? key.replaceAll('~', '~0') : key;
}

interface Seen {
  readonly message: string;
  readonly path: Path;
}

/** Walks each document once for all rules and remembers what each saw. */
function observer(rules: readonly Rule[]): (document: JsonObject, program: Program) => ReadonlyMap<string, readonly Seen[]> {
  const known = new WeakMap<JsonObject, Map<Program, ReadonlyMap<string, readonly Seen[]>>>();
  const indexes = new Map<Program, RuleIndex>();
  return (document, program) => {
    let index = indexes.get(program);
    if (index === undefined) indexes.set(program, (index = indexRules(rules, program)));
    let ofDocument = known.get(document);
    if (ofDocument === undefined) known.set(document, (ofDocument = new Map()));
    let seen = ofDocument.get(program);
    if (seen === undefined) {
      seen = byRule(walkDefinition(readDefinition(document), index, { program }, ''), document);
      ofDocument.set(program, seen);
    }
    return seen;
  };
}

function byRule(observed: readonly Observed[], document: JsonObject): Map<string, Seen[]> {
  const seen = new Map<string, Seen[]>();
  for (const { rule, observation, place } of observed) {
    const list = seen.get(rule.id) ?? [];
    list.push({ message: observation.message, path: existingPath(document, observedPath(observation, place)) });
    seen.set(rule.id, list);
  }
  return seen;
}
