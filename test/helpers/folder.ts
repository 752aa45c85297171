import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { golden } from '../../rules/golden.ts';
import type { Program } from '../../src/connector/program.ts';

/** A temporary folder with these files, removed when the test ends. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'certify-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFiles(folder, files);
  return folder;
}

/** Writes files below a folder, making folders as needed. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** The files of the golden connector under a folder, with some replaced. */
export function goldenFiles(
  folder: string,
  program: Program = 'certified',
  changed: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const { definition, properties, readme } = golden(program);
  const files = {
    'apiDefinition.swagger.json': `${JSON.stringify(definition, null, 2)}\n`,
    'apiProperties.json': `${JSON.stringify(properties, null, 2)}\n`,
    'readme.md': readme,
    ...changed,
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}
