import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { golden } from '../rules/golden.ts';
import { type Case, caseOf, type KeptCase, type Part, partOf, sizeOf } from './case.ts';
import { hashOf } from './random.ts';

const root = join(process.cwd());
const corpus = join(root, '..', 'shared', 'corpus');
const mostBytes = 8000;
const mostFromCorpus = 20;

/** The part of a connector's case that tells the programme and the folder's name. */
export const folderPart = 'folder';

/** Connectors: the golden one of each programme, those of this repository, and some small ones of the corpus where it is there. */
export function connectorSeeds(): readonly Case[] {
  const made = (['certified', 'independent-publisher', 'custom'] as const).map((program) => {
    const { definition, properties, readme } = golden(program);
    return [
      partOf(folderPart, `${program}/Northwind Things`),
      partOf('apiDefinition.swagger.json', JSON.stringify(definition, null, 2)),
      partOf('apiProperties.json', JSON.stringify(properties, null, 2)),
      partOf('readme.md', readme),
    ];
  });
  // Each path alone: what costs little is tried oftener.
  const { definition, properties } = golden('certified');
  const small = Object.entries(definition['paths'] ?? {}).map(([path, item]) => [
    partOf(folderPart, 'certified/Things'),
    partOf('apiDefinition.swagger.json', JSON.stringify({ ...definition, paths: { [path]: item } }, null, 2)),
    partOf('apiProperties.json', JSON.stringify(properties, null, 2)),
  ]);
  const own = ['certified', 'independent-publisher'].flatMap((program) =>
    foldersOf(join(root, `${program}-connectors`))
      .map((folder) => read(program, folder))
      .filter((parts) => sizeOf(parts) < mostBytes),
  );
  const real = ['certified', 'independent-publisher', 'custom'].flatMap((program) =>
    foldersOf(join(corpus, `${program}-connectors`)).map((folder) => ({ program, folder })),
  );
  const chosen = real
    .filter(({ folder }) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) < mostBytes)
    .sort((a, b) => hashOf(basename(a.folder)) - hashOf(basename(b.folder)))
    .slice(0, mostFromCorpus);
  const withScript = real
    .filter(({ folder }) => existsSync(join(folder, 'script.csx')) && statSync(join(folder, 'script.csx')).size < 8000)
    .slice(0, 3);
  return [...made, ...small, ...own, ...[...chosen, ...withScript].map(({ program, folder }) => read(program, folder))];
}

/** The parts of that name of all connectors, each a case of its own. */
export function partsOf(cases: readonly Case[], name: string): readonly Case[] {
  return cases.flatMap((parts) =>
    parts.filter((part) => part.name.toLowerCase() === name.toLowerCase()).map((part) => [{ ...part, name }]),
  );
}

/** Inputs that once broke a promise of this target, kept so that nobody breaks it again. */
export function keptCases(target: string): readonly Case[] {
  const folder = join(root, 'test', 'fixtures', 'fuzz');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name): KeptCase => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .filter((kept) => kept.target === target)
    .map(caseOf);
}

function foldersOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .sort();
}

function read(program: string, folder: string): Case {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }): Part => ({ name, bytes: readFileSync(join(folder, name)) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [partOf(folderPart, `${program}/${basename(folder)}`), ...files.filter(({ bytes }) => bytes.length < 4 * mostBytes)];
}
