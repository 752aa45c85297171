import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { certifyProgram } from '../helpers/certify-process.ts';
import { goldenFiles, temporaryFolder } from '../helpers/folder.ts';

/** Folders with so much wrong that their report is longer than what a pipe holds. */
const folder = () =>
  temporaryFolder(
    Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`certified-connectors/C${n}/apiDefinition.swagger.json`, '{}'])),
  );

function checked(script: string, place: string) {
  const args = [...certifyProgram, 'check', '--no-cache', '--format', 'json', place];
  return spawnSync('bash', ['-c', script, 'bash', ...args], { encoding: 'utf8', maxBuffer: 1e8 });
}

test('a report comes to its end in a pipe that is read late, and the status with it', () => {
  const place = folder();
  const late = checked(`"$@" | (sleep 1; cat); exit \${PIPESTATUS[0]}`, place);
  expect([late.status, late.stderr]).toEqual([1, '']);
  expect(late.stdout.length).toBeGreaterThan(100_000);
  checked(`"$@" --output "${join(place, 'report.json')}"`, place);
  expect(late.stdout).toBe(readFileSync(join(place, 'report.json'), 'utf8'));
});

test('what nobody reads to its end is no pass, and no bug', () => {
  const place = temporaryFolder(goldenFiles('certified-connectors/Northwind'));
  expect(checked(`"$@"`, place).status).toBe(0);
  const gone = checked(`"$@" | true; exit \${PIPESTATUS[0]}`, place);
  expect([gone.status, gone.stderr]).toEqual([2, '']);
});
