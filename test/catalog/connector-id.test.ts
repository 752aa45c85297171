import { expect, test } from 'vitest';
import { connectorId } from '../../src/connector/connector-id.ts';

test.each([
  ['界'.repeat(60), 'independent-publisher'],
  ['界'.repeat(60), 'certified'],
  ['Very Long Name '.repeat(20), 'certified'],
  ['Very Long Name '.repeat(20), 'independent-publisher'],
  ['Ä'.repeat(1_000_000), 'certified'],
  [`${'x'.repeat(63)} ip`, 'independent-publisher'],
] as const)('an id is never longer than 64 characters, and tells long names apart: %#', (name, program) => {
  const id = connectorId(name, program);
  expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*-[0-9a-f]{8}(?:-ip)?$/);
  expect(id.length).toBeLessThanOrEqual(64);
  expect(id.endsWith('-ip')).toBe(program === 'independent-publisher');
  expect(connectorId(`${name}.`, program)).not.toBe(id);
});

test('names that fit keep the id they had', () => {
  expect(connectorId('Open Library', 'independent-publisher')).toBe('open-library-ip');
  expect(connectorId('x'.repeat(64), 'certified')).toBe('x'.repeat(64));
  expect(connectorId('世界', 'certified')).toBe('u-4e16-754c');
});
