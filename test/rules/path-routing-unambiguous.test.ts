import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathRoutingUnambiguous } from '../../rules/path/path-routing-unambiguous.ts';
import { observationsIn } from '../../src/certify/observations.ts';
import { pathOf } from '../../src/connector/place.ts';
import { readDefinition } from '../../src/connector/read-definition.ts';

const piece = fc.constantFrom('/', '/', '{a}', '{b/c}', '{', '}', 'x', 'Y', 'y', '?', '?q={a}');
const path = fc.array(piece, { maxLength: 6 }).map((pieces) => `/${pieces.join('')}`);

/** What a request must look like, as simply as it can be said. */
function segmentsOf(text: string): string[] {
  return (text.split('?')[0] ?? '')
    .replace(/\{[^{}/]+\}/g, '{}')
    .toLowerCase()
    .split('/');
}

function areAmbiguous(a: string, b: string): boolean {
  const [one, other] = [segmentsOf(a), segmentsOf(b)];
  const meet = (x: string, y: string): boolean => x === y || (x === '{}' && y !== '') || (y === '{}' && x !== '');
  return one.join('/') !== other.join('/') && one.length === other.length && one.every((segment, at) => meet(segment, other[at] ?? ''));
}

test('two paths are told to be ambiguous exactly when a request can fit both', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { minLength: 2, maxLength: 5 }), (paths) => {
      const definition = readDefinition({ paths: Object.fromEntries(paths.map((one) => [one, { get: {} }])) });
      const seen = [...observationsIn(pathRoutingUnambiguous.check(definition.value as never, definition as never, {} as never))];
      const ambiguous = paths.some((one) => paths.some((other) => areAmbiguous(one, other)));
      expect(seen.length > 0).toBe(ambiguous);
      for (const { place } of seen) {
        const told = String(place && pathOf(place)[1]);
        expect(paths.some((other) => areAmbiguous(told, other))).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
