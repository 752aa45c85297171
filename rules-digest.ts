import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** The rooms whose every byte can change a verdict, or what trying an operation shows. */
const judging = ['rules', 'src/certify', 'src/connector', 'src/preview'];

/**
 * A digest of everything that judges: two runs with the same digest give the same findings and evidence for the same bytes.
 * Computed from the sources when the tool is built, so it names the rules and not the machine that bundled them.
 */
export function rulesDigest(): string {
  const hash = createHash('sha256');
  for (const room of judging) {
    const folder = new URL(`${room}/`, import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|json)$/.test(file));
    for (const file of files.map((name) => name.replaceAll('\\', '/')).sort()) {
      const text = readFileSync(new URL(file, folder), 'utf8').replaceAll('\r\n', '\n');
      hash.update(`${room}/${file}\0${text.length}\0${text}`);
    }
  }
  // The dictionaries judge as well, where somebody asks for that.
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  for (const [name, version] of Object.entries(dependencies)) if (name.includes('cspell')) hash.update(`${name}\0${version}\0`);
  return `sha256:${hash.digest('hex')}`;
}
