import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { unchanged } from '../../rules/examples.ts';
import schema from '../../src/connector/acknowledgements.schema.json' with { type: 'json' };
import { readAcknowledgements } from '../../src/connector/acknowledgements.ts';
import { connectorOf } from '../helpers/judge-example.ts';

const entry = {
  fingerprints: ['0123456789abcdef0123456789abcdef'],
  reason: 'The service counts its filters now.',
  notice: 'Choose the filter anew in each flow.',
};
const validate = new Ajv2020().compile(schema);

function read(text: string, path = 'acknowledgements.json') {
  const bytes = new TextEncoder().encode(text);
  const connector = connectorOf(unchanged());
  return readAcknowledgements({ ...connector, entries: [{ path, kind: 'file', executable: false, size: bytes.length, bytes }] });
}

function file(...acknowledgements: unknown[]): string {
  return JSON.stringify({ schemaVersion: 1, acknowledgements }, null, 1);
}

test('a file that is as its schema says is read, whatever the case of its name', () => {
  expect(read(file(entry))).toEqual({ entries: [entry], problem: undefined });
  expect(read(file(entry), 'Acknowledgements.JSON')?.entries).toEqual([entry]);
  expect(validate(JSON.parse(file(entry)))).toBe(true);
});

test('without the file there is nothing, which is no problem', () => {
  expect(readAcknowledgements(connectorOf(unchanged()))).toBeUndefined();
});

test.each([
  ['words that were not replaced', { ...entry, reason: '<why this is necessary>' }, 'line 8, column 14'],
  ['a word', { ...entry, notice: 'Wait.' }, 'line 9, column 14'],
  ['no fingerprint', { ...entry, fingerprints: ['all'] }, 'line 6, column 5'],
  ['a member that is not known', { ...entry, expires: 'never' }, 'line 10, column 15'],
  ['no object', 'everything', 'line 4, column 3'],
])('%s is a problem with its place, and nothing of the file counts', (_name, wrong, place) => {
  const found = read(file(wrong));
  expect(found?.entries).toEqual([]);
  expect(found?.problem).toContain(`acknowledgements.json: ${place}`);
  expect(validate(JSON.parse(file(wrong)))).toBe(false);
});

test.each(['reason', 'notice'] as const)(
  'the words to replace, left without their brackets in %s, are a problem with its place',
  (member) => {
    for (const words of ['why this is necessary', 'What users of the connector have to do.', ' why this is necessary>']) {
      const found = read(file(entry, { ...entry, [member]: words }));
      expect(found?.entries).toEqual([]);
      expect(found?.problem).toBe(
        `acknowledgements.json: line ${member === 'reason' ? 15 : 16}, column 14: "${member}" still holds the words of the example. What belongs there: words of your own.`,
      );
    }
    expect(read(file({ ...entry, [member]: 'It says why this is necessary elsewhere.' }))?.problem).toBeUndefined();
  },
);

test.each([
  ['no JSON', '{'],
  ['a repeated name', '{"schemaVersion": 1, "schemaVersion": 1, "acknowledgements": []}'],
  ['a byte order mark', `\ufeff${file(entry)}`],
  ['nested too deeply', `${'['.repeat(100)}${']'.repeat(100)}`],
])('%s is a problem', (_name, text) => {
  expect(read(text)).toMatchObject({ entries: [], problem: expect.stringMatching(/^acknowledgements\.json: /) });
});
