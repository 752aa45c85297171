import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { annotationOf } from './annotation.ts';
import { revisions } from './example-revisions.ts';
import { operationFamilies } from './operation-families.ts';

export const operationFamilyEmptyRevision = defineRule({
  id: 'operation-family-empty-revision',
  subject: 'versioning',
  codes: ['OperationFamilyHasManyEmptyRevisions'],
  severity: 'error',
  programs: everyProgram,
  summary: 'At most one operation of a family has no revision number.',
  why: 'An operation without a number counts as the first revision, and there can be only one first.',
  fix: 'Give each later operation of the family its revision number.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: ['paths'],
  *check(_document, definition) {
    for (const { name, members } of operationFamilies(definition)) {
      const [first, ...more] = members.filter(({ value }) => (annotationOf(value)['revision'] ?? null) === null);
      if (first === undefined) continue;
      for (const operation of more) {
        const both = `${operationName(first)} and ${operationName(operation)}`;
        const message = `${both} of the family ${quote(name)} have no revision; at most one may have none.`;
        yield { message, place: operation.place, at: ['x-ms-api-annotation'] };
      }
    }
  },
  valid: [
    paths(
      'one without a number',
      revisions({ operationId: 'FindThing' }, { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2 } }),
    ),
    paths('no family', revisions({ operationId: 'FindThing' }, { operationId: 'FindThing' })),
    paths(
      'something else than a number: operation-revision-present',
      revisions(
        { operationId: 'FindThing' },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: '2' } },
      ),
    ),
  ],
  invalid: [
    paths(
      'the first names no family',
      revisions({ operationId: 'FindThing' }, { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing' } }),
      { at: ['/v2', 'get', 'x-ms-api-annotation'] },
    ),
    paths(
      'three',
      revisions(
        { operationId: 'FindThing', 'x-ms-api-annotation': { family: 'Things' } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'Things', revision: null } },
        { operationId: 'FindThing_V3', 'x-ms-api-annotation': { family: 'Things', status: 'Preview' } },
      ),
      {
        at: [
          ['/v2', 'get', 'x-ms-api-annotation'],
          ['/v3', 'get', 'x-ms-api-annotation'],
        ],
      },
    ),
  ],
});
