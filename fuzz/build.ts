import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { definesOf } from '../build/defines.ts';
import { rulesDigest } from '../rules-digest.ts';
import { withCounters } from './counters.ts';

const root = join(import.meta.dirname, '..');
const counted = [join(root, 'src') + sep, join(root, 'rules') + sep, join(root, 'fuzz', 'planted.ts')];

/** A program whose branches count, in a folder of its own. */
export interface BuiltWorker {
  /** The script for a thread. */
  readonly script: string;
  readonly remove: () => void;
}

/** Builds `fuzz/worker.ts` with counters in our own code; packages are as they are. It lies where they are found. */
export async function buildWorker(): Promise<BuiltWorker> {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fuzz-'));
  const build = await rolldown({
    input: { worker: join(import.meta.dirname, 'worker.ts') },
    platform: 'node',
    external: (id) => !/^[./]/.test(id) && !id.startsWith(root),
    plugins: [withCounters((id) => counted.some((room) => id.startsWith(room)))],
    transform: { define: definesOf({ version: '0.0.0-fuzz', rules: rulesDigest(), certifier: 'sha256:fuzz' }) },
    logLevel: 'warn',
  });
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  await build.close();
  return { script: join(folder, 'worker.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
