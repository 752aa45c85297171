import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** The rooms whose every byte can change a verdict, or what trying an operation shows. */
const judging = ['rules', 'src/certify', 'src/connector', 'src/preview'];

/** Packages whose code or data those rooms judge with; by its `package.json` each is one version. */
const judgingPackages = [
  '@apidevtools/swagger-parser',
  '@cspell/dict-en-gb-mit',
  '@cspell/dict-en_us',
  '@cspell/dict-software-terms',
  '@stoplight/spectral-core',
  '@stoplight/spectral-formats',
  '@stoplight/spectral-functions',
  '@stoplight/spectral-ref-resolver',
  'cspell-trie-lib',
  'fflate',
];

/**
 * Everything that judges, as `sha256sum` writes it: a line for each file below `root`, the top of the repository, in code-unit order. It names
 * the sources and not the machine that bundled them; `sha256sum --check` holds a checkout against it.
 */
export function rulesManifest(root: URL = top): string {
  return manifestOf(root, judging, judgingPackages);
}

/** The digest of that list: two runs with the same one give the same findings and evidence for the same bytes. */
export function rulesDigest(root?: URL): string {
  return `sha256:${sha256(rulesManifest(root))}`;
}

/** A digest of the whole program: its sources, and the versions of what it depends on. */
export function certifierDigest(): string {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', top), 'utf8'));
  return `sha256:${sha256(manifestOf(top, ['rules', 'src'], Object.keys(dependencies)))}`;
}

const top = new URL('./', import.meta.url);

function manifestOf(root: URL, rooms: readonly string[], packages: readonly string[]): string {
  const sources = rooms.flatMap((room) =>
    readdirSync(new URL(`${room}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|json)$/.test(file))
      .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
  );
  const files = [...sources, ...packages.map((name) => `node_modules/${name}/package.json`)].sort();
  return files.map((file) => `${sha256(readFileSync(new URL(file, root), 'utf8').replaceAll('\r\n', '\n'))}  ${file}\n`).join('');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
