import type { JsonObject } from '../../src/connector/json-value.ts';
import { localPath, type ReferenceKind } from '../../src/connector/references.ts';

/** The root object that holds what a reference of a kind may name. */
export const sectionOf = { parameter: 'parameters', response: 'responses', schema: 'definitions' } as const satisfies Record<
  ReferenceKind,
  string
>;

export const referenceKinds = ['parameter', 'response', 'schema'] as const satisfies readonly ReferenceKind[];

const meaningful = /[/~%]/;
const beginningOf = { parameter: '#/parameters/', response: '#/responses/', schema: '#/definitions/' } as const;

/** The name of the entry that a well-formed reference leads to; `undefined` when it is not well-formed. */
export function entryOf(reference: string, kind: ReferenceKind): string | undefined {
  const beginning = beginningOf[kind];
  const rest = reference.startsWith(beginning) ? reference.slice(beginning.length) : '';
  // Nearly every name is plain: nothing in it has a meaning in pointers or addresses.
  if (rest !== '' && !meaningful.test(rest)) return rest;
  const [section, name, ...more] = localPath(reference) ?? [];
  return section === sectionOf[kind] && name !== '' && more.length === 0 ? name : undefined;
}

/** The `$ref` of an object used as a reference. */
export function referenceOf(node: JsonObject): string {
  return typeof node['$ref'] === 'string' ? node['$ref'] : '';
}
