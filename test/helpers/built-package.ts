import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type OutputOptions, type RolldownOptions, rolldown } from 'rolldown';
import { onTestFinished } from 'vitest';
import config from '../../rolldown.config.ts';

/** The package as `npm run build` makes it, with these bundles of `dist` alone; its folder is removed when the test ends. */
export async function builtPackage(files: readonly string[]): Promise<string> {
  // Below node_modules, so that what stays a package of its own is found.
  mkdirSync(resolve('node_modules/.cache'), { recursive: true });
  const folder = mkdtempSync(resolve('node_modules/.cache/certify-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await buildInto(folder, files);
  return folder;
}

/** Makes these bundles of `dist` in a folder that is an ES module's; what stays a package of its own is to be found from there. */
export async function buildInto(folder: string, files: readonly string[]): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  for (const file of files) {
    const options = bundleOf(file);
    const bundle = await rolldown(options);
    for (const made of (await bundle.generate(options.output)).output)
      if (made.type === 'chunk') writeFileSync(join(folder, made.fileName), made.code);
    await bundle.close();
  }
}

/** What makes a file of `dist`, and with `cli-main.cjs` the chunks of the command line. */
export function bundleOf(file: string): RolldownOptions & { readonly output: OutputOptions } {
  for (const { output, ...options } of [config].flat() as RolldownOptions[]) {
    if (output === undefined || Array.isArray(output)) continue;
    if ((output.file ?? `dist/${output.entryFileNames}`) === `dist/${file}`) return { ...options, output };
  }
  throw new Error(`Nothing makes dist/${file}.`);
}
