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
export function rulesManifest(root: URL = new URL('./', import.meta.url)): string {
  const sources = judging.flatMap((room) =>
    readdirSync(new URL(`${room}/`, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(ts|json)$/.test(file))
      .map((file) => `${room}/${file.replaceAll('\\', '/')}`),
  );
  const files = [...sources, ...judgingPackages.map((name) => `node_modules/${name}/package.json`)].sort();
  return files.map((file) => `${sha256(readFileSync(new URL(file, root), 'utf8').replaceAll('\r\n', '\n'))}  ${file}\n`).join('');
}

/** The digest of that list: two runs with the same one give the same findings and evidence for the same bytes. */
export function rulesDigest(root?: URL): string {
  return `sha256:${sha256(rulesManifest(root))}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
