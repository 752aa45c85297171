import type { Operation } from '../../src/connector/definition.ts';
import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { revisions } from './example-revisions.ts';
import { operationFamilies, revisionOf } from './operation-families.ts';

export const operationFamilyRevisionUnique = defineRule({
  id: 'operation-family-revision-unique',
  subject: 'versioning',
  codes: ['OperationFamilyHasDuplicateRevisions'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No two operations of a family have the same revision number.',
  why: 'The platform offers the newest revision to makers; of two with the same number it cannot tell which that is.',
  fix: 'Number the revisions of the family 1, 2, 3 and so on.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: ['paths'],
  *check(_document, definition) {
    for (const { name, members } of operationFamilies(definition)) {
      const first = new Map<number, Operation>();
      for (const operation of members) {
        const revision = revisionOf(operation);
        if (revision === undefined) continue;
        const other = first.get(revision);
        if (other === undefined) first.set(revision, operation);
        else {
          const both = `${operationName(other)} and ${operationName(operation)}`;
          const message = `${both} are both revision ${revision} of the family ${quote(name)}.`;
          yield { message, place: operation.place, at: ['x-ms-api-annotation', 'revision'] };
        }
      }
    }
  },
  valid: [
    paths(
      'different numbers',
      revisions(
        { operationId: 'FindThing', 'x-ms-api-annotation': { family: 'FindThing', revision: 1 } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2 } },
      ),
    ),
    paths(
      'different families',
      revisions(
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2 } },
        { operationId: 'ListThings_V2', 'x-ms-api-annotation': { family: 'ListThings', revision: 2 } },
      ),
    ),
    paths(
      'no number: operation-family-empty-revision',
      revisions(
        { operationId: 'FindThing', 'x-ms-api-annotation': { family: 'FindThing' } },
        { operationId: 'FindThing_V1', 'x-ms-api-annotation': { family: 'FindThing', revision: 1 } },
      ),
    ),
  ],
  invalid: [
    paths(
      'copied',
      revisions(
        { operationId: 'FindThing', 'x-ms-api-annotation': { family: 'FindThing', revision: 1 } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 1 } },
      ),
      { at: ['/v2', 'get', 'x-ms-api-annotation', 'revision'] },
    ),
    paths(
      'the first revision names no family',
      revisions(
        { operationId: 'FindThing', 'x-ms-api-annotation': { revision: 1 } },
        { operationId: 'FindThing_V2', deprecated: true, 'x-ms-api-annotation': { family: 'FindThing', revision: 1 } },
      ),
      { at: ['/v2', 'get', 'x-ms-api-annotation', 'revision'] },
    ),
  ],
});
