import { expect, test } from 'vitest';
import { lostSince } from '../../src/catalog/publication.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a restored store is asked for no lost event, as long as its serial is above the published one', () => {
  const published = {
    serial: 5,
    epoch: 0,
    isSigned: false,
    generatedAt: undefined,
    heads: new Map([['contoso', { seq: 5, sha256: '0'.repeat(64) }]]),
  };
  const files = (epoch: number) => new Map([['epoch.json', bytes(`{"epoch":${epoch}}`)]]);
  expect(lostSince(published, new Map(), 0)).toBe('its serial is 0, and 5 is published');
  expect(lostSince(published, files(5), 0)).toBe('it has not the published event 5 of contoso');
  expect(lostSince(published, files(6), 0)).toBe(undefined);
  expect(lostSince(published, files(1), 5)).toBe(undefined);
});
