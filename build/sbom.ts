import type { Carried } from './carried.ts';
import { licenceOf } from './licence-policy.ts';
import type { Lock, LockedPackage } from './locked-packages.ts';

/** A file of the built tool. */
export interface DistFile {
  /** From the top of the repository, with slashes. */
  readonly path: string;
  /** In hexadecimal digits. */
  readonly sha256: string;
  /** What others wrote of it. */
  readonly holds: readonly Carried[];
}

/** What a component is for whoever has the tool, in the words of CycloneDX. */
type Scope = 'required' | 'optional' | 'excluded';

interface Component {
  readonly 'bom-ref': string;
  readonly type: 'library' | 'data' | 'file' | 'application';
  readonly name: string;
  readonly version?: string;
  readonly scope?: Scope;
  readonly hashes?: readonly { readonly alg: 'SHA-256' | 'SHA-512'; readonly content: string }[];
  readonly licenses?: readonly unknown[];
  readonly purl?: string;
  readonly externalReferences?: readonly { readonly type: 'distribution'; readonly url: string }[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

/**
 * The software bill of materials, as CycloneDX 1.6 in JSON. `required` is what is bundled, or installed with the tool; `optional` what may be
 * missing there; `excluded` what only the work on it needs. A component names the files that hold parts of it (`bundled-in`). The same
 * arguments give the same bytes: it has neither a serial number nor a time.
 */
export function sbomOf(about: { readonly description: string; readonly licence: string }, lock: Lock, files: readonly DistFile[]): string {
  const self = `${lock.name}@${lock.version}`;
  const places = placesOf(lock);
  const components = componentsOf(places, files);
  const dependencies = new Map<string, readonly string[]>([
    [self, [...files.map(({ path }) => path), ...refsOf(lock.direct, lock)]],
    ...files.map(({ path, holds }) => [path, holds.map(refOf)] as const),
    ...components.map(
      ({ 'bom-ref': ref }) =>
        [
          ref,
          refsOf(
            (places.get(ref) ?? []).flatMap(({ needs }) => needs),
            lock,
          ),
        ] as const,
    ),
  ]);
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        'bom-ref': self,
        type: 'application',
        name: lock.name,
        version: lock.version,
        description: about.description,
        licenses: licensesOf(about.licence),
        purl: purlOf(lock),
        components: files.map(({ path, sha256 }) => ({
          'bom-ref': path,
          type: 'file',
          name: path,
          hashes: [{ alg: 'SHA-256', content: sha256 }],
        })),
      },
    },
    components,
    dependencies: [...dependencies]
      .map(([ref, dependsOn]) => ({ ref, dependsOn: [...new Set(dependsOn)].sort() }))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  };
  return `${JSON.stringify(bom, null, 2)}\n`;
}

function componentsOf(places: Places, files: readonly DistFile[]): readonly Component[] {
  const all = new Map<string, Component>();
  for (const [ref, own] of places) all.set(ref, packageComponent(ref, own, filesWith(ref, files)));
  for (const one of files.flatMap(({ holds }) => holds))
    if (!all.has(refOf(one))) all.set(refOf(one), carriedComponent(one, filesWith(refOf(one), files)));
  return [...all.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
}

function packageComponent(ref: string, places: readonly LockedPackage[], bundledIn: readonly string[]): Component {
  const [first] = places;
  if (first === undefined) throw new Error(`${ref} has no place.`);
  const scopes = places.map(({ isDevelopment, isOptional }) => (isDevelopment ? 'excluded' : isOptional ? 'optional' : 'required'));
  const scope = (['required', 'optional'] as const).find((one) => scopes.includes(one)) ?? 'excluded';
  const licence = licenceOf(first);
  return {
    'bom-ref': ref,
    type: 'library',
    name: first.name,
    version: first.version,
    scope: bundledIn.length > 0 ? 'required' : scope,
    ...(first.integrity !== undefined && { hashes: [{ alg: 'SHA-512', content: hexOf(first.integrity) }] }),
    ...(licence !== undefined && { licenses: licensesOf(licence) }),
    purl: purlOf(first),
    properties: [
      ...places.map(({ path }) => ({ name: 'cdx:npm:package:path', value: path })),
      ...(places.every(({ isDevelopment }) => isDevelopment) ? [{ name: 'cdx:npm:package:development', value: 'true' }] : []),
      ...bundledIn.map((path) => ({ name: 'connector-certification:bundled-in', value: path })),
    ],
  };
}

function carriedComponent(one: Carried, bundledIn: readonly string[]): Component {
  return {
    'bom-ref': refOf(one),
    type: one.kind === 'data' ? 'data' : 'library',
    name: one.name,
    version: one.version,
    scope: 'required',
    ...(one.licence !== undefined && { licenses: licensesOf(one.licence) }),
    ...(one.kind === 'package' && { purl: purlOf(one) }),
    ...(one.url !== undefined && { externalReferences: [{ type: 'distribution', url: one.url }] }),
    properties: bundledIn.map((path) => ({ name: 'connector-certification:bundled-in', value: path })),
  };
}

/** The packages of a lock by name and version: one may lie in several places. */
type Places = ReadonlyMap<string, readonly LockedPackage[]>;

function placesOf(lock: Lock): Places {
  const places = new Map<string, LockedPackage[]>();
  for (const one of lock.packages.values()) places.set(refOf(one), [...(places.get(refOf(one)) ?? []), one]);
  return places;
}

function refsOf(paths: readonly string[], lock: Lock): readonly string[] {
  return paths.flatMap((path) => {
    const one = lock.packages.get(path);
    return one === undefined ? [] : [refOf(one)];
  });
}

function filesWith(ref: string, files: readonly DistFile[]): readonly string[] {
  return files.filter(({ holds }) => holds.some((one) => refOf(one) === ref)).map(({ path }) => path);
}

function refOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}@${version}`;
}

function purlOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** One id is a licence, more are an expression. */
function licensesOf(licence: string): readonly unknown[] {
  return [/ (?:AND|OR|WITH) /.test(licence) ? { expression: licence } : { license: { id: licence } }];
}

function hexOf(integrity: string): string {
  return Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');
}
