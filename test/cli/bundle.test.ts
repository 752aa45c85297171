import { type RolldownOptions, rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import config from '../../rolldown.config.ts';

test.each(['dist/cli.js', 'dist/catalog.js'])('%s loads no package before a command needs it', async (file) => {
  const input = ([config].flat() as RolldownOptions[]).find(({ output }) => !Array.isArray(output) && output?.file === file) ?? {};
  const bundle = await rolldown(input);
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  await bundle.close();
  const atStart = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : []));
  expect(atStart.length).toBeGreaterThan(0);
  expect(atStart.filter((name) => !name.startsWith('node:'))).toEqual([]);
});
