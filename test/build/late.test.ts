import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { bundleOf } from '../helpers/built-package.ts';
import { temporaryFolder } from '../helpers/folder.ts';

/** The command line's bundle, made of this source instead. */
async function bundled(source: string): Promise<string> {
  const { output: _, ...options } = bundleOf('cli-main.cjs');
  const input = join(temporaryFolder({ 'a.ts': source }), 'a.ts');
  const bundle = await rolldown({ ...options, input, cwd: process.cwd(), logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return output[0].code;
}

test('a name of a late package that the build does not know stops it', async () => {
  expect(await bundled(`import { visit } from 'yaml';\nexport const told = visit;`)).toContain('createRequire');
  await expect(bundled(`import { parseDocument } from 'yaml';\nexport const told = parseDocument;`)).rejects.toThrow(/"parseDocument"/);
});

test('a dynamic import of a late package stays one of the whole package', async () => {
  expect(await bundled(`export const told = async () => (await import('yaml')).parseDocument;`)).toContain('__import("yaml")');
});

test("modules of Node's own that cost much are loaded by the first call of their functions", async () => {
  const code = await bundled(`import { hash } from 'node:crypto';\nexport const told = () => hash('sha256', 'a');`);
  expect(code).not.toMatch(/from ["']node:crypto["']/);
  expect(code).toContain('process.getBuiltinModule');
  await expect(bundled(`import { scryptSync } from 'node:crypto';\nexport const told = scryptSync;`)).rejects.toThrow(/"scryptSync"/);
});
