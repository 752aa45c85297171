import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type RolldownOptions, rolldown } from 'rolldown';
import { onTestFinished } from 'vitest';
import config from '../../rolldown.config.ts';

/** The package as `npm run build` makes it, with these files of `dist` alone; its folder is removed when the test ends. */
export async function builtPackage(files: readonly string[]): Promise<string> {
  // Below node_modules, so that what stays a package of its own is found.
  mkdirSync(resolve('node_modules/.cache'), { recursive: true });
  const folder = mkdtempSync(resolve('node_modules/.cache/certify-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const file of files) {
    const input = ([config].flat() as RolldownOptions[]).find(({ output }) => !Array.isArray(output) && output?.file === `dist/${file}`);
    const bundle = await rolldown(input ?? {});
    const [{ code }] = (await bundle.generate({ format: 'esm', codeSplitting: false })).output;
    await bundle.close();
    writeFileSync(join(folder, file), code);
  }
  return folder;
}
