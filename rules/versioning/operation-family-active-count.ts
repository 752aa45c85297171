import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { revisions } from './example-revisions.ts';
import { newestFirst, operationFamilies } from './operation-families.ts';

const most = 2;

export const operationFamilyActiveCount = defineRule({
  id: 'operation-family-active-count',
  subject: 'versioning',
  codes: ['OperationFamilyHasManyActiveOperations'],
  severity: 'error',
  programs: everyProgram,
  summary: 'At most two revisions of an operation are not deprecated.',
  why: 'Makers would have to choose among several operations that seem the same, and the platform refuses it.',
  fix: 'Set "deprecated": true on the older revisions.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: ['paths'],
  *check(_document, definition) {
    for (const { name, members } of operationFamilies(definition)) {
      const active = newestFirst(members.filter(({ isDeprecated }) => !isDeprecated));
      for (const operation of active.slice(most)) {
        const family = `The family ${quote(name)} has ${active.length} operations that are not deprecated`;
        const message = `${family}; at most ${most} are allowed, and ${operationName(operation)} is an older one.`;
        yield { message, place: operation.place, at: ['x-ms-api-annotation'] };
      }
    }
  },
  valid: [
    paths(
      'two active, one deprecated',
      revisions(
        { operationId: 'FindThing', deprecated: true, 'x-ms-api-annotation': { family: 'FindThing', revision: 1 } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2 } },
        { operationId: 'FindThing_V3', 'x-ms-api-annotation': { family: 'FindThing', revision: 3 } },
      ),
    ),
    paths(
      'families differ in letter case',
      revisions(
        { operationId: 'A', 'x-ms-api-annotation': { family: 'Things', revision: 1 } },
        { operationId: 'B', 'x-ms-api-annotation': { family: 'Things', revision: 2 } },
        { operationId: 'C', 'x-ms-api-annotation': { family: 'things', revision: 3 } },
      ),
    ),
    paths(
      'no families',
      revisions({ operationId: 'A' }, { operationId: 'B' }, { operationId: 'C', 'x-ms-api-annotation': { status: 'Preview' } }),
    ),
  ],
  invalid: [
    paths(
      'three active: the oldest is the one to deprecate',
      revisions(
        { operationId: 'FindThing_V3', 'x-ms-api-annotation': { family: 'FindThing', revision: 3 } },
        { operationId: 'FindThing', 'x-ms-api-annotation': { family: 'FindThing', revision: 1 } },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2 } },
      ),
      { at: ['/v2', 'get', 'x-ms-api-annotation'] },
    ),
    paths(
      'the first revision names no family',
      revisions(
        { operationId: 'FindThing' },
        { operationId: 'FindThing_V2', 'x-ms-api-annotation': { family: 'FindThing', revision: 2 } },
        { operationId: 'FindThing_V3', 'x-ms-api-annotation': { family: 'FindThing', revision: 3 } },
      ),
      { at: ['/v1', 'get'] },
    ),
    paths(
      'internal ones count',
      revisions(
        { operationId: 'A', 'x-ms-visibility': 'internal', 'x-ms-api-annotation': { family: 'constructor', revision: 1 } },
        { operationId: 'B', 'x-ms-visibility': 'internal', 'x-ms-api-annotation': { family: 'constructor', revision: 2 } },
        { operationId: 'C', 'x-ms-visibility': 'internal', 'x-ms-api-annotation': { family: 'constructor', revision: 3 } },
      ),
      { at: ['/v1', 'get', 'x-ms-api-annotation'] },
    ),
  ],
});
