import { isArray, isObject, type JsonObject, type JsonValue, objectOr, own } from '../../src/connector/json-value.ts';
import { localPath } from '../../src/connector/references.ts';
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
  *check(document) {
    const used = usedEntries(document, [objectOr(document['paths'])]);
    const kept = Object.values(objectOr(document[sectionOf.schema]))
      .filter(isObject)
      .filter((entry) => !used.has(entry) && mayBeMeantByName(entry));
    const needed = kept.length === 0 ? used : usedEntries(document, [objectOr(document['paths']), ...kept]);
    for (const kind of referenceKinds) {
      const section = sectionOf[kind];
      for (const [name, entry] of Object.entries(objectOr(document[section]))) {
        if (!isObject(entry) || used.has(entry)) continue;
        yield {
          message: `No operation uses the entry ${quote(name)} of ${section}.`,
          at: [section, name],
          repair: needed.has(entry) || kept.includes(entry) ? undefined : { kind: 'remove' },
        };
      }
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

/** A schema that extends another may be told apart by a discriminator, which names it without a `$ref`. */
function mayBeMeantByName(entry: JsonObject): boolean {
  return entry['allOf'] !== undefined || entry['x-ms-discriminator-value'] !== undefined;
}

/** The entries that a `$ref` leads to from one of these values, or from an entry that is used itself; whatever stands between is passed through. */
function usedEntries(document: JsonObject, from: readonly JsonValue[]): ReadonlySet<JsonObject> {
  const used = new Set<JsonObject>();
  const open: JsonValue[] = [...from];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    const members = isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    for (const member of members) if (typeof member === 'object' && member !== null) open.push(member);
    const reference = isObject(value) ? value['$ref'] : undefined;
    const [section, name] = (typeof reference === 'string' ? localPath(reference) : undefined) ?? [];
    const entry = section === undefined || name === undefined ? undefined : own(objectOr(own(document, section)), name);
    if (!isObject(entry) || used.has(entry)) continue;
    used.add(entry);
    open.push(entry);
  }
  return used;
}
