import fc from 'fast-check';
import { expect, test } from 'vitest';
import { raisedEpoch } from '../../src/catalog/epoch.ts';
import { readState } from '../../src/catalog/store-state.ts';
import { UserError } from '../../src/connector/user-error.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const empty = readState(new Map());

test.each(['', 'x', '[]', 'null', '{}', '{"epoch":0}', '{"epoch":1.5}', '{"epoch":"1"}', '{"epoch":1099511627777}', '{"epoch":1e400}'])(
  'an epoch.json that holds %j is damage',
  (text) => {
    expect(() => readState(new Map([['epoch.json', bytes(text)]]))).toThrow(
      "The catalog's store is damaged: epoch.json holds no epoch. Restore it from a copy; nothing was changed.",
    );
  },
);

test('any bytes of epoch.json are an epoch or damage, and nothing else is thrown', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.json().map((json) => `{"epoch":${json}}`),
        fc.string(),
      ),
      (text) => {
        try {
          readState(new Map([['epoch.json', bytes(text)]]));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(UserError);
        }
      },
    ),
  );
});

test('the highest epoch is read, and none above it is made', () => {
  readState(new Map([['epoch.json', bytes('{"epoch":1099511627776}')]]));
  expect(readState(raisedEpoch(empty, 999_999_999_999).files).files.size).toBe(1);
  expect(() => raisedEpoch(empty, 2 ** 40)).toThrow('no epoch is above 1099511627776');
});

test.each([
  'readme.md',
  'hooks/post-update',
  'channels/beta.json',
  'channels/public.json/x',
  'epoch.json/x',
  'reports',
  '__proto__/1.json',
])('a store that holds %j is damaged', (path) => {
  expect(() => readState(new Map([[path, bytes('{}')]]))).toThrow("The catalog's store is damaged: ");
});
