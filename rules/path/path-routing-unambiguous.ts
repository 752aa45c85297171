import type { Operation } from '../../src/connector/definition.ts';
import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { shapeOf, withoutQuery } from '../path-template.ts';
import { routeName } from '../route-name.ts';
import { nameList } from './name-list.ts';

export const pathRoutingUnambiguous = defineRule({
  id: 'path-routing-unambiguous',
  subject: 'path',
  codes: ['PartialDuplicateOperationPath'],
  severity: 'info',
  programs: everyProgram,
  summary: 'No request fits the paths of two operations of the same method.',
  why: 'When a value of a variable equals the fixed segment of another path, the call reaches the other operation.',
  fix: 'Give one of the paths a fixed segment that the other cannot have.',
  published: { certified: 41, 'independent-publisher': 32 },
  given: 'document',
  *check(_document, { operations }) {
    const ambiguous = new Map<Operation, Operation[]>();
    for (const group of comparableRoutes(operations)) {
      const before: Route[] = [];
      const looseBefore: Route[] = [];
      for (const later of group) {
        // Two paths without variables take the same requests only when they are the same.
        for (const earlier of later.variables > 0 ? before : looseBefore) {
          if (!areAmbiguous(earlier, later)) continue;
          const [looser, stricter] = earlier.variables > later.variables ? [earlier, later] : [later, earlier];
          const others = ambiguous.get(looser.operation);
          if (others === undefined) ambiguous.set(looser.operation, [stricter.operation]);
          else others.push(stricter.operation);
        }
        before.push(later);
        if (later.variables > 0) looseBefore.push(later);
      }
    }
    for (const [operation, others] of ambiguous) {
      yield {
        message: `${routeName(operation)} also takes requests that are meant for ${nameList(others.map(routeName))}.`,
        place: operation.place,
      };
    }
  },
  valid: [
    paths('another fixed segment', { '/parts/{id}/pieces': { get: {} }, '/parts/{id}/prices': { get: {} } }),
    paths('another method', { '/things/newest': { post: { responses: {} } } }),
    paths('another number of segments', { '/things/{id}/newest': { get: { responses: {} } } }),
    paths('a variable that is part of a segment', { '/files/{name}.json': { get: {} }, '/files/newest': { get: {} } }),
    paths('a variable is not empty', { '/parts/': { get: {} }, '/parts/{id}': { get: {} } }),
    paths('the same template is worse, and has a rule of its own', { '/things/{name}': { get: { responses: {} } } }),
  ],
  invalid: [
    paths('a fixed segment', { '/things/newest': { get: { responses: {} } } }, { at: ['/things/{id}', 'get'] }),
    paths(
      'variables that cross',
      { '/parts/{id}/newest': { get: {} }, '/parts/spare/{kind}': { get: {} } },
      { at: ['/parts/spare/{kind}', 'get'] },
    ),
    paths(
      'one finding for several others',
      { '/{kind}/{id}': { get: {} }, '/Things/newest': { get: {} } },
      {
        at: [
          ['/{kind}/{id}', 'get'],
          ['/things/{id}', 'get'],
        ],
      },
    ),
  ],
});

interface Route {
  readonly operation: Operation;
  readonly shape: string;
  readonly segments: readonly string[];
  /** How many segments are a variable. */
  readonly variables: number;
}

/** Each is compared with each, which must end soon even where somebody wrote a hundred thousand: a connector may have 256. */
const mostCompared = 500;

/** Operations by method and number of segments: only within such a group can two be mistaken for each other, and only where one has a variable. */
function comparableRoutes(operations: readonly Operation[]): readonly (readonly Route[])[] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations.slice(0, mostCompared)) {
    // No slash stands in the name of a variable.
    const key = `${operation.method} ${slashesIn(withoutQuery(operation.path))}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else group.push(operation);
  }
  const isComparable = (group: readonly Operation[]): boolean => group.length > 1 && group.some(({ path }) => path.includes('{'));
  return [...groups.values()].filter(isComparable).map((group) => group.map(routeOf));
}

function slashesIn(path: string): number {
  let slashes = 0;
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) slashes += 1;
  return slashes;
}

function routeOf(operation: Operation): Route {
  const shape = shapeOf(operation.path);
  const segments = shape.split('/');
  const variables = shape.includes('{}') ? segments.filter((segment) => segment === '{}').length : 0;
  return { operation, shape, segments, variables };
}

function areAmbiguous(a: Route, b: Route): boolean {
  return a.shape !== b.shape && a.segments.every((segment, index) => fitTogether(segment, b.segments[index] ?? ''));
}

/** A variable stands for any text but none: a path that ends in a slash is not one that ends in a variable. */
function fitTogether(a: string, b: string): boolean {
  return a === b || (a === '{}' && b !== '') || (b === '{}' && a !== '');
}
