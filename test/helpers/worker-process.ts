import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Bundles a script of this folder, once for many processes: each then starts in moments. Answers with the file. */
export async function buildWorker(name: 'store-worker' | 'site-worker', folder: string): Promise<string> {
  const bundle = await rolldown({ input: join(import.meta.dirname, `${name}.ts`), platform: 'node', logLevel: 'silent' });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: `${name}.mjs`, codeSplitting: false });
  return join(folder, `${name}.mjs`);
}

/** How a process ended: the signal or its exit status, and what it printed. */
export interface Ended {
  readonly end: number | string | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the worker with these arguments. */
export function runWorker(worker: string, ...args: readonly (string | number)[]): Promise<Ended> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [worker, ...args.map(String)], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part) => (out += part));
    child.stderr.on('data', (part) => (err += part));
    child.on('error', fail);
    child.on('close', (code, signal) => done({ end: signal ?? code, out, err }));
  });
}
