import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import type { OutputOptions, Plugin, RolldownOptions } from 'rolldown';
import { rulesManifest } from '../rules-digest.ts';
import { type Carried, carriedBy } from './carried.ts';
import { isPermissive } from './licence-policy.ts';
import { licenceTexts, renderLicences } from './licence-texts.ts';
import { type Lock, parseLock } from './locked-packages.ts';
import { type DistFile, sbomOf } from './sbom.ts';

/**
 * The same bundles, and beside them, when the last one is written, what tells about all of them: `licenses.txt`, `rules.sha256` and
 * `sbom.cdx.json`. Same sources and packages, same bytes: no clock, no path of the machine. Throws before anything is told when a bundle
 * holds what may not be passed on.
 */
export function withContents(bundles: readonly (RolldownOptions & { readonly output: OutputOptions })[], root: string): RolldownOptions[] {
  const held = new Map<string, readonly Carried[]>();
  const missing = new Set<RolldownOptions>(bundles);
  let lock: Lock | undefined;

  return bundles.map((bundle) => {
    const contents: Plugin = {
      name: 'contents',
      writeBundle(written, output) {
        lock ??= parseLock(readFileSync(join(root, 'package-lock.json'), 'utf8'));
        for (const chunk of Object.values(output)) {
          if (chunk.type !== 'chunk') continue;
          const ids = Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []));
          held.set(posix.join(written.dir ?? dirname(written.file ?? ''), chunk.fileName), carriedByAll(ids, root, lock));
        }
        missing.delete(bundle);
        if (missing.size === 0) writeContents(held, root, lock);
      },
    };
    return { ...bundle, plugins: [bundle.plugins, contents] };
  });
}

/** What modules bring of others, each once, by name. `ids` are as a bundler has them. */
export function carriedByAll(ids: readonly string[], root: string, lock: Lock): readonly Carried[] {
  const all = new Map<string, Carried>();
  for (const id of ids) {
    const one = carriedBy(id.startsWith('\0') ? id : relative(root, id).replaceAll('\\', '/'), lock);
    if (one !== undefined) all.set(nameOf(one), one);
  }
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function writeContents(held: ReadonlyMap<string, readonly Carried[]>, root: string, lock: Lock): void {
  const carried = new Map([...held.values()].flat().map((one) => [nameOf(one), one]));
  const parts = [...carried]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => {
      const { licence } = one;
      if (licence === undefined || !isPermissive(licence))
        throw new Error(`${name} is bundled, and its licence (${licence}) is not permissive.`);
      const heldBy = [...held].filter(([, own]) => own.some((other) => nameOf(other) === name)).map(([file]) => relative('dist', file));
      return { name: one.name, version: one.version, licence, heldBy: heldBy.sort(), texts: licenceTexts(join(root, one.notice)) };
    });
  writeFileSync(join(root, 'dist/licenses.txt'), renderLicences(parts));
  writeFileSync(join(root, 'dist/rules.sha256'), rulesManifest());
  const files = [...held.keys(), 'dist/licenses.txt', 'dist/rules.sha256'].sort().map((path): DistFile => {
    const bytes = readFileSync(join(root, path));
    return { path, sha256: createHash('sha256').update(bytes).digest('hex'), holds: held.get(path) ?? [] };
  });
  const { description, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(root, 'dist/sbom.cdx.json'), sbomOf({ description, licence: license }, lock, files));
}

function nameOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}@${version}`;
}
