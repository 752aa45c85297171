import type { Definition } from '../../src/connector/definition.ts';
import { isObject, type JsonObject, objectOr, own } from '../../src/connector/json-value.ts';
import { localPath, referencesIn } from '../../src/connector/references.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, responseSchema } from '../examples.ts';
import { quote } from '../quote.ts';
import { referenceKinds, sectionOf } from './reference-form.ts';

export const referenceUsed = defineRule({
  id: 'reference-used',
  subject: 'schema',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'Every entry of definitions, parameters and responses is used by an operation.',
  why: 'What nothing uses is never shown, but counts towards the size limits and has to be read by every reviewer.',
  fix: 'Delete the unused entry.',
  published: { certified: 93, 'independent-publisher': 30 },
  given: 'document',
  having: Object.values(sectionOf),
  *check(document, definition) {
    const unused = entriesBut(usedByOperations(definition), definition);
    if (unused.length === 0) return;
    const used = new Set<JsonObject>();
    addUsed(used, document, [definition.paths]);
    const kept = Object.values(objectOr(document[sectionOf.schema]))
      .filter(isObject)
      .filter((entry) => !used.has(entry) && mayBeMeantByName(entry));
    const needed = new Set([...used, ...kept]);
    addUsed(needed, document, kept);
    for (const { section, name, entry } of unused) {
      if (used.has(entry)) continue;
      yield {
        message: `No operation uses the entry ${quote(name)} of ${section}.`,
        at: [section, name],
        repair: needed.has(entry) ? undefined : { kind: 'remove' },
      };
    }
  },
  valid: [
    responseSchema(
      'used by way of another',
      { items: { $ref: '#/definitions/Thing' } },
      {
        document: {
          definitions: { Thing: { type: 'object', properties: { part: { $ref: '#/definitions/Part' } } }, Part: { type: 'object' } },
        },
      },
    ),
    responseSchema(
      'a reference into an entry uses it',
      { items: { $ref: '#/definitions/Thing/properties/part' } },
      {
        document: { definitions: { Thing: { type: 'object', properties: { part: { type: 'object' } } } } },
      },
    ),
    responseSchema(
      'a keyword that is not understood uses it too',
      { items: { oneOf: [{ $ref: '#/definitions/Thing' }] } },
      {
        document: { definitions: { Thing: { type: 'object' } } },
      },
    ),
    document('nothing to use', { definitions: {} }),
  ],
  invalid: [
    document('nothing refers to it', { definitions: { Thing: { type: 'object' } } }, { at: ['definitions', 'Thing'] }),
    document(
      'only unused entries refer to it',
      {
        definitions: {
          Thing: { type: 'object', properties: { part: { $ref: '#/definitions/Part' } } },
          Part: { $ref: '#/definitions/Thing' },
        },
      },
      {
        at: [
          ['definitions', 'Thing'],
          ['definitions', 'Part'],
        ],
      },
    ),
    document(
      'shared parameter and response',
      {
        parameters: { Filter: { name: 'filter', in: 'query', type: 'string' } },
        responses: { NotFound: { description: 'No such thing.' } },
      },
      {
        at: [
          ['parameters', 'Filter'],
          ['responses', 'NotFound'],
        ],
      },
    ),
  ],
});

interface Entry {
  readonly section: string;
  readonly name: string;
  readonly entry: JsonObject;
}

/** Every shared parameter, response and definition but those that are known to be used. */
function entriesBut(isUsed: (entry: JsonObject) => boolean, { value: document }: Definition): readonly Entry[] {
  const entries: Entry[] = [];
  for (const kind of referenceKinds) {
    const section = sectionOf[kind];
    const members = objectOr(document[section]);
    for (const name of Object.keys(members)) {
      const entry = members[name];
      if (isObject(entry) && !isUsed(entry)) entries.push({ section, name, entry });
    }
  }
  return entries;
}

/** Tells the entries that operations use as far as the model follows them: in most definitions, all. */
function usedByOperations({ parameters, responses, schemaOf }: Definition): (entry: JsonObject) => boolean {
  const shared = new Set<JsonObject>();
  for (const { value, level, uses } of parameters) if (level === 'shared' && uses.length > 0) shared.add(value);
  for (const { value, isShared, uses } of responses) if (isShared && uses.length > 0) shared.add(value);
  return (entry) => schemaOf(entry)?.isUsed === true || shared.has(entry);
}

/** A schema that extends another may be told apart by a discriminator, which names it without a `$ref`. */
function mayBeMeantByName(entry: JsonObject): boolean {
  return entry['allOf'] !== undefined || entry['x-ms-discriminator-value'] !== undefined;
}

/** Adds the entries that a `$ref` leads to from these values, or from an entry that is added; whatever stands between is passed through. */
function addUsed(used: Set<JsonObject>, document: JsonObject, from: readonly JsonObject[]): void {
  const followed = new Set<string>();
  const open = [...from];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    for (const reference of referencesIn(value)) {
      if (followed.has(reference)) continue;
      followed.add(reference);
      const entry = entryOf(document, reference);
      if (entry === undefined || used.has(entry)) continue;
      used.add(entry);
      open.push(entry);
    }
  }
}

/** The entry that a reference leads to or into. */
function entryOf(document: JsonObject, reference: string): JsonObject | undefined {
  const [section, name] = localPath(reference) ?? [];
  const entry = section === undefined || name === undefined ? undefined : own(objectOr(own(document, section)), name);
  return isObject(entry) ? entry : undefined;
}
