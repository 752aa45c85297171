/**
 * The last step of `npm run build`: keeps what this Node compiles of the command line, so that a check of one connector starts at once
 * (src/io/compiled-code.ts). Two connectors are checked for it, of which one has something to be told and repaired.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { golden } from '../rules/golden.ts';
import type { JsonObject } from '../src/connector/json-value.ts';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'certify-build-'));
try {
  write('certified-connectors/Sound', golden('certified').definition);
  write('certified-connectors/Blemished', blemished(golden('certified').definition));
  const { status, stderr } = spawnSync(process.execPath, [cli, '--keep-compiled', 'check', '--no-cache', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // The second connector fails, as it should.
  if (status !== 1) throw new Error(`What was compiled could not be kept.\n${stderr}`);
} finally {
  rmSync(folder, { recursive: true });
}

function write(path: string, definition: JsonObject): void {
  const { properties, readme } = golden('certified');
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, 'apiDefinition.swagger.json'), JSON.stringify(definition, null, 2));
  writeFileSync(join(folder, path, 'apiProperties.json'), JSON.stringify(properties, null, 2));
  writeFileSync(join(folder, path, 'readme.md'), readme);
}

/** A definition with what reviewers find most: texts that are no sentences, absent titles, and places where only one thing can be meant. */
function blemished(definition: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(definition, (key, value) => {
      if (key === 'description' && typeof value === 'string') return value.replace(/\.$/, '');
      return key === 'x-ms-summary' || key === 'termsOfService' ? undefined : value;
    }),
  );
}
