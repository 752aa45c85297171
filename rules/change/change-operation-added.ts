import { defineRule, publicPrograms } from '../define.ts';
import { operation, paths, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { routeName } from '../route-name.ts';
import { revisionOf } from '../versioning/operation-families.ts';
import { getThing } from './example-operations.ts';
import { isSuccessor } from './revisions.ts';

export const changeOperationAdded = defineRule({
  id: 'change-operation-added',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No operation is new.',
  why: 'New operations are reviewed and tested like those of a new connector.',
  fix: 'Confirm that the operation was tested.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'operation-versions',
  *check({ before, after, counterpart }) {
    if (before !== undefined || after === undefined || after.isInternal) return;
    // What an operation was renamed to is told where the old name is missed.
    if (counterpart?.id !== undefined && !counterpart.isInternal) return;
    const earlier = after.definition.operations.find((other) => isSuccessor(after, other));
    const state = earlier?.isDeprecated ? 'is deprecated' : 'is not deprecated';
    const revision = earlier === undefined ? '' : `: revision ${revisionOf(after)} of ${operationName(earlier)}, which ${state}`;
    yield {
      message: `Operation ${operationName(after)} (${routeName(after)}) is new${revision}.`,
      new: after.id ?? operationName(after),
      at: ['operationId'],
    };
  },
  valid: [
    update(operation('renamed', { operationId: 'ListAllThings' })),
    update(paths('a hidden one', { '/sync': { get: { operationId: 'Sync', 'x-ms-visibility': 'internal' } } })),
    update(paths('moved', { '/things/{id}': undefined, '/v2/things/{id}': { get: getThing() } })),
  ],
  invalid: [
    update(paths('new', { '/sync': { get: { operationId: 'Sync' } } }, { at: ['/sync', 'get', 'operationId'] })),
    update(
      paths(
        'the next revision of one that is deprecated',
        {
          '/things/{id}': { get: getThing({ deprecated: true }) },
          '/v2/things/{id}': { get: getThing({ operationId: 'GetThing_V2', 'x-ms-api-annotation': { family: 'GetThing', revision: 2 } }) },
        },
        { at: ['/v2/things/{id}', 'get', 'operationId'] },
      ),
    ),
    update(
      paths('in the place of a hidden one', { '/things/{id}': { get: getThing() } }, { at: ['/things/{id}', 'get', 'operationId'] }),
      paths('', { '/things/{id}': { get: getThing({ operationId: 'Sync', 'x-ms-visibility': 'internal' }) } }),
    ),
  ],
});
