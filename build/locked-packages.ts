/** A package as `package-lock.json` names it. */
export interface LockedPackage {
  /** Where it is installed, as `node_modules/a/node_modules/b`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; undefined where the package says it in no form that npm reads. */
  readonly licence: string | undefined;
  /** Subresource integrity, as `sha512-…`. */
  readonly integrity: string | undefined;
  /** Whether only the work on this repository needs it. */
  readonly isDevelopment: boolean;
  /** Whether it may be missing: it is for another platform, or a peer that nobody has to have. */
  readonly isOptional: boolean;
  readonly hasInstallScript: boolean;
  /** The paths of those that it gets when it imports what it depends on, in code-unit order. */
  readonly needs: readonly string[];
}

/** What one lock names. */
export interface Lock {
  readonly name: string;
  readonly version: string;
  /** The paths of the packages that `package.json` names, development and peers included. */
  readonly direct: readonly string[];
  /** By their paths, in code-unit order. */
  readonly packages: ReadonlyMap<string, LockedPackage>;
}

type Names = Readonly<Record<string, string>>;

interface Entry {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly optionalDependencies?: Names;
  readonly peerDependencies?: Names;
}

/** Reads the text of a `package-lock.json` of version 3, which npm wrote. Throws when it is another one. */
export function parseLock(text: string): Lock {
  const lock: { readonly lockfileVersion?: number; readonly packages?: Readonly<Record<string, Entry>> } = JSON.parse(text);
  if (lock.lockfileVersion !== 3 || lock.packages === undefined) throw new Error('package-lock.json is not of version 3.');
  const { '': root = {}, ...others } = lock.packages;
  const places = new Set(Object.keys(others));
  const packages = Object.entries(others)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entry]) => [path, lockedPackage(path, entry, places)] as const);
  return { name: root.name ?? '', version: root.version ?? '', direct: needsOf('', root, places), packages: new Map(packages) };
}

/** Every package that some have, themselves included: what is installed with them. Paths, in code-unit order. */
export function closureOf(packages: Lock['packages'], paths: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    waiting.push(...(packages.get(path)?.needs ?? []));
  }
  return [...found].sort();
}

function lockedPackage(path: string, entry: Entry, places: ReadonlySet<string>): LockedPackage {
  return {
    path,
    name: entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version ?? '',
    licence: entry.license,
    integrity: entry.integrity,
    isDevelopment: entry.dev === true,
    isOptional: entry.optional === true || entry.devOptional === true || entry.peer === true,
    hasInstallScript: entry.hasInstallScript === true,
    needs: needsOf(path, entry, places),
  };
}

function needsOf(path: string, entry: Entry, places: ReadonlySet<string>): readonly string[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = entry;
  const names = Object.keys({ ...dependencies, ...(path === '' ? devDependencies : {}), ...optionalDependencies, ...peerDependencies });
  return [...new Set(names.flatMap((name) => placeOf(name, path, places) ?? []))].sort();
}

/** Where Node finds a package that one at `path` imports: the nearest folder of packages above. */
function placeOf(name: string, path: string, places: ReadonlySet<string>): string | undefined {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (places.has(place)) return place;
    if (folder === '') return undefined;
  }
}
