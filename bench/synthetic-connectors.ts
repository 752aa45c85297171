import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { corpusConnectors } from './corpus.ts';

const programs = ['certified-connectors', 'independent-publisher-connectors'];

/**
 * Writes so many connectors below a folder, made from those of the corpus: each has a folder, an id, a title, a host and a description of
 * its own, so that no two have a file of the same bytes in common. The same number makes the same bytes.
 */
export function makeConnectors(root: string, count: number): void {
  const models = corpusConnectors().filter((folder) => programs.some((program) => folder.includes(`/${program}/`)));
  for (let index = 0; index < count; index += 1) {
    const model = models[index % models.length];
    if (model === undefined) throw new Error('The corpus has no connectors.');
    const round = Math.floor(index / models.length);
    const program = programs.find((name) => model.includes(`/${name}/`)) ?? '';
    const folder = join(root, program, round === 0 ? basename(model) : `${basename(model)} ${nameOf(round)}`);
    mkdirSync(join(root, program), { recursive: true });
    cpSync(model, folder, { recursive: true });
    if (round > 0) for (const file of readdirSync(folder)) vary(join(folder, file), round);
  }
}

/** A word for a round: letters alone, as in names of products. */
function nameOf(round: number): string {
  const letters = 'bdfghklmnprstvz';
  const vowels = 'aeiou';
  let word = '';
  for (let rest = round; rest > 0 || word === ''; rest = Math.floor(rest / 75))
    word += `${letters[rest % 15]}${vowels[Math.floor(rest / 15) % 5]}`;
  return `${word[0]?.toUpperCase()}${word.slice(1)}n`;
}

type Json = { [name: string]: unknown };

/** Makes a file that of another product: a definition's title, host and description, and the readme. What is no JSON stays. */
function vary(file: string, round: number): void {
  const name = nameOf(round);
  const lower = basename(file).toLowerCase();
  if (lower === 'readme.md') writeFileSync(file, `${readFileSync(file, 'utf8')}\nThis is ${name}.\n`);
  if (lower !== 'apidefinition.swagger.json') return;
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  let definition: Json;
  try {
    definition = JSON.parse(text);
  } catch {
    return;
  }
  const info = definition['info'] as Json | undefined;
  if (info && typeof info === 'object') {
    if (typeof info['title'] === 'string') info['title'] = `${info['title']} ${name}`;
    if (typeof info['description'] === 'string') info['description'] = `${info['description']} For ${name}.`;
  }
  if (typeof definition['host'] === 'string') definition['host'] = `${name.toLowerCase()}.${definition['host']}`;
  writeFileSync(file, JSON.stringify(definition, null, 2));
}
