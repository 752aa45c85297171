import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { annotationOf } from './annotation.ts';
import { revisions } from './example-revisions.ts';
import { newestFirst, operationFamilies } from './operation-families.ts';

export const operationFamilyProductionCount = defineRule({
  id: 'operation-family-production-count',
  subject: 'versioning',
  codes: ['OperationFamilyHasManyActiveProductionOperations'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'At most one revision of an operation that is not deprecated has the status Production.',
  why: 'Makers cannot tell which of two released revisions to use; the older one is released only until the newer one is.',
  fix: 'Set "deprecated": true on the older revision.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: ['paths'],
  *check(_document, definition) {
    for (const { name, members } of operationFamilies(definition)) {
      const [newest, ...older] = newestFirst(
        members.filter(({ value, isDeprecated }) => !isDeprecated && annotationOf(value)['status'] === 'Production'),
      );
      if (newest === undefined) continue;
      for (const operation of older) {
        const both = `${operationName(newest)} and ${operationName(operation)}`;
        const message = `${both} of the family ${quote(name)} both have the status Production.`;
        yield { message, place: operation.place, at: ['x-ms-api-annotation'] };
      }
    }
  },
  valid: [
    paths(
      'the older one is deprecated',
      revisions(
        { operationId: 'FindThing', deprecated: true, 'x-ms-api-annotation': { family: 'FindThing', revision: 1, status: 'Production' } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2, status: 'Production' } },
      ),
    ),
    paths(
      'the newer one is a preview',
      revisions(
        { operationId: 'FindThing', 'x-ms-api-annotation': { family: 'FindThing', revision: 1, status: 'Production' } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2, status: 'Preview' } },
      ),
    ),
    paths(
      'no status',
      revisions(
        { operationId: 'FindThing', 'x-ms-api-annotation': { family: 'FindThing', revision: 1 } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2 } },
      ),
    ),
  ],
  invalid: [
    paths(
      'both released',
      revisions(
        { operationId: 'FindThing', 'x-ms-api-annotation': { family: 'FindThing', revision: 1, status: 'Production' } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2, status: 'Production' } },
      ),
      { at: ['/v1', 'get', 'x-ms-api-annotation'] },
    ),
  ],
});
