import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type RolldownOptions, rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../rolldown.config.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { readsDefinitionAlone } from '../../src/certify/spectral-export.ts';
import { pointerOf } from '../../src/connector/place.ts';
import { chosenFromCorpus, corpusIsThere, corpusNote, ownConnectors, readConnectorAt } from './corpus.ts';

const run = promisify(execFile);
const rules = Object.values(index).filter(readsDefinitionAlone);
const definitionName = 'apiDefinition.swagger.json';
let folder: string;
let ruleset: string;
let code: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certify-ruleset-'));
  ruleset = join(folder, 'ruleset.js');
  const { output, ...input } =
    ([config].flat() as RolldownOptions[]).find(({ output }) => !Array.isArray(output) && output?.file === 'dist/ruleset.js') ?? {};
  const bundle = await rolldown(input);
  await bundle.write({ ...output, file: ruleset });
  await bundle.close();
  code = await readFile(ruleset, 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the ruleset is one module with a default export and no import of any kind', async () => {
  const bundle = await rolldown({ input: ruleset, platform: 'neutral' });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  expect(output).toHaveLength(1);
  expect(output[0]).toMatchObject({ exports: ['default'], imports: [], dynamicImports: [] });
});

test('the ruleset carries neither examples nor a validator', () => {
  expect(code).not.toContain('Northwind Things');
  expect(code).not.toMatch(/\bajv\b/i);
  expect(code.length).toBeLessThan(1_000_000);
});

const connectors = (corpusIsThere ? chosenFromCorpus(60) : ownConnectors()).slice(0, corpusIsThere ? 60 : 2);

test(`the Spectral CLI finds with it what the walk finds${corpusNote && `${corpusNote}: two connectors of our own instead`}`, async () => {
  const certifier = certifierOf(rules);
  const expected = new Map<string, string[]>();
  for (const path of connectors) {
    const { definitionFile, ...connector } = await readConnectorAt(path);
    // The CLI reads JSON as YAML and names files itself: what is no clean JSON under its right name is another test's matter.
    if (definitionFile?.name !== definitionName || definitionFile.syntaxProblems.length > 0 || definitionFile.duplicateKeys.length > 0)
      continue;
    const { findings } = certifier.certify({ ...connector, definitionFile });
    const lines = new Set(findings.map(({ ruleId, location: { pointer } }) => `${ruleId} ${pointer}`));
    if (lines.size > 0 || !corpusIsThere) expected.set(join(path, definitionName), [...lines].sort());
    if (expected.size === 10) break;
  }
  expect(expected.size).toBe(corpusIsThere ? 10 : 2);

  const found = await lint([...expected.keys()]);
  for (const [definition, lines] of expected) expect(found.get(definition) ?? [], definition).toEqual(lines);
}, 180_000);

/** What the CLI reports under our ids, by file. */
async function lint(definitions: readonly string[]): Promise<Map<string, string[]>> {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@stoplight/spectral-cli/package.json');
  const cli = join(dirname(manifest), require(manifest).bin.spectral);
  const report = join(folder, 'report.json');
  // Its stdout ends with a sentence after the JSON when no error was found, and its files are globs in which a backslash escapes nothing.
  const files = definitions.map((path) => path.replace(/[()[\]{}*?]/g, '[$&]'));
  const ended = run(process.execPath, [cli, 'lint', '-r', ruleset, '-f', 'json', '-o', report, '-q', ...files]);
  await ended.catch((thrown: { code?: number; stderr?: string }) => {
    // 1 says that errors were found.
    if (thrown.code !== 1) throw new Error(`The CLI ended with ${thrown.code}: ${thrown.stderr}`);
  });
  const results: { code: string; path: (string | number)[]; source: string }[] = JSON.parse(await readFile(report, 'utf8'));
  const found = new Map<string, Set<string>>();
  for (const { code: id, path, source } of results) {
    if (!Object.hasOwn(ids, id)) continue;
    const lines = found.get(source) ?? new Set();
    found.set(source, lines.add(`${id} ${pointerOf(path)}`));
  }
  return new Map([...found].map(([source, lines]) => [source, [...lines].sort()]));
}

const ids = Object.fromEntries(rules.map((rule) => [rule.id, true]));
