import { expect, test } from 'vitest';
import { guardPublication, parseGuards, type Standing, standingOf } from '../../src/catalog/guards.ts';

const guards = parseGuards(undefined);

function standing(count: number, told: (index: number) => string | undefined = () => 'public: 1.0.0 r0 public'): Standing {
  const all = Array.from({ length: count }, (_, index) => [`c-${String(index).padStart(4, '0')}`, told(index)] as const);
  return new Map(all.flatMap(([id, text]) => (text === undefined ? [] : [[id, text] as const])));
}

test('three may go from any catalog, one more stops; of a large one five in a hundred', () => {
  const without = (count: number) => (index: number) => (index < count ? undefined : 'public: 1.0.0 r0 public');
  expect(guardPublication(standing(10), standing(10, without(3)), guards)).toBe(undefined);
  expect(guardPublication(standing(10), standing(10, without(4)), guards)).toMatchObject({
    lost: ['c-0000', 'c-0001', 'c-0002', 'c-0003'],
    changed: [],
    sentence: 'Of 10 published connectors 4 would be gone.',
  });
  expect(guardPublication(standing(1000), standing(1000, without(50)), guards)).toBe(undefined);
  expect(guardPublication(standing(1000), standing(1000, without(51)), guards)?.lost.length).toBe(51);
});

test('a change of status, version or content counts; ten may always change, new ones never stop', () => {
  const changed = (count: number) => (index: number) => (index < count ? 'preview: nothing public' : 'public: 1.0.0 r0 public');
  expect(guardPublication(standing(20), standing(20, changed(10)), guards)).toBe(undefined);
  const stopped = guardPublication(standing(20), standing(20, changed(11)), guards);
  expect(stopped?.changed[0]).toEqual({ id: 'c-0000', was: 'public: 1.0.0 r0 public', is: 'preview: nothing public' });
  expect(stopped?.sentence).toBe('Of 20 published connectors 11 would change.');
  expect(guardPublication(standing(2), standing(5000), guards)).toBe(undefined);
  const entry = { id: 'a', status: 'public', versions: { preview: null, public: { version: '1', revision: 0, since: 'x' } } } as const;
  const other = { ...entry, versions: { preview: null, public: { version: '1', revision: 1, since: 'x' } } };
  expect(standingOf([entry]).get('a')).not.toBe(standingOf([other]).get('a'));
});

test('the digest names exactly these changes', () => {
  const stop = (was: number, gone: number) =>
    guardPublication(
      standing(was),
      standing(was, (index) => (index < gone ? undefined : 'public: 1.0.0 r0 public')),
      guards,
    )?.digest;
  expect(stop(10, 4)).toBe(stop(12, 4));
  expect(stop(10, 4)).not.toBe(stop(10, 5));
  expect(stop(10, 4)).toMatch(/^[0-9a-f]{16}$/);
});

test('certification.json sets the shares, in percent', () => {
  const set = parseGuards(new TextEncoder().encode('{"schemaVersion": 1, "guards": {"mostLost": 50}}'));
  expect(set).toEqual({ mostLost: 50, mostChanged: 25 });
  expect(() => parseGuards(new TextEncoder().encode('{"schemaVersion": 1, "guards": {"mostLost": 101}}'))).toThrow('at most 100');
});
