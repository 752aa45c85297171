import type { Connector } from '../../src/connector/connector.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { defineRule, type Observation, publicPrograms } from '../define.ts';
import { document, folder, operation, update } from '../examples.ts';

const definitionName = 'apiDefinition.swagger.json';
const propertiesName = 'apiProperties.json';

export const changeComparisonComplete = defineRule({
  id: 'change-comparison-complete',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Both versions can be compared to the end.',
  why: 'What was not compared may break every flow, and nobody would be told.',
  fix: 'Make both files readable, and write schemas that do not all refer to each other; or publish the new version as another connector.',
  change: { isBreaking: true, updateClass: 'major', sensitive: 'not-compared', isBoundToFiles: true },
  given: 'versions',
  *check({ before, after, definitions, properties }, _context, { cut }) {
    if (definitions === undefined) yield* unread(before, after, 'definition');
    if (properties === undefined) yield* unread(before, after, 'properties');
    const file = after.definitionFile?.name ?? '.';
    if (definitions?.schemas.isExhausted())
      yield {
        message: 'The schemas of the two versions are too entangled to be compared; more may have changed than is told.',
        file,
        at: [],
      };
    for (const id of cut ?? []) yield { message: `There are too many changes to tell all that ${id} found.`, subject: id, file, at: [] };
  },
  valid: [
    update(operation('another text', { description: 'Lists all things.' })),
    update(folder('a connector without properties', { [propertiesName]: undefined })),
    update(folder('neither can be read, and both are the same', { [definitionName]: '[' }), folder('', { [definitionName]: '[' })),
  ],
  invalid: [
    update(folder('the new definition is no JSON', { [definitionName]: '[' }, [{ file: definitionName, pointer: '' }])),
    update(folder('the old properties are no JSON', {}, [{ file: propertiesName, pointer: '' }]), folder('', { [propertiesName]: '!' })),
    update(folder('the definition is gone', { [definitionName]: undefined }, [{ file: definitionName }])),
    update(document('schemas that lead to each other on a million ways', maze('string'), { at: [] }), document('', maze('integer'))),
  ],
});

/** What cannot be read cannot be compared, unless it is the same. */
function* unread(before: Connector, after: Connector, part: 'definition' | 'properties'): Iterable<Observation> {
  const [old, now] = [before, after].map((version) => version[`${part}Entry`]);
  if (old === undefined && now === undefined) return;
  if (old?.bytes && now?.bytes && equalBytes(old.bytes, now.bytes)) return;
  const file = now?.path ?? old?.path ?? '.';
  for (const [version, entry, words] of [
    [before, old, 'The older version'],
    [after, now, 'The newer version'],
  ] as const) {
    // A version without properties says nothing in them, which can be compared; without a definition there is no connector.
    if (version[part] !== undefined || (entry === undefined && part === 'properties')) continue;
    const problem = entry === undefined ? 'is missing' : 'cannot be read';
    yield { message: `${words} of ${file} ${problem}, so nothing in it was compared.`, file, at: [], subject: `${part} ${words}` };
  }
}

function equalBytes(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, index) => byte === others[index]);
}

/** Each of twenty schemas refers twice to the next one. */
function maze(type: string): JsonObject {
  const next = (index: number): JsonObject => ({ $ref: `#/definitions/Room${index + 1}` });
  const rooms = Array.from({ length: 20 }, (_, index) => [`Room${index}`, { properties: { left: next(index), right: next(index) } }]);
  return {
    paths: { '/maze': { get: { operationId: 'GetMaze', responses: { '200': { schema: next(-1) } } } } },
    definitions: { ...Object.fromEntries(rooms), Room20: { type } },
  };
}
