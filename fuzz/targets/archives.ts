import { bundleOf, readBundle } from '../../src/catalog/bundle.ts';
import { readZip as readCatalogZip } from '../../src/catalog/zip.ts';
import { limits } from '../../src/connector/limits.ts';
import { readPackage } from '../../src/connector/package.ts';
import { readZip } from '../../src/connector/zip.ts';
import { archive } from '../../test/connector/archives.ts';
import { bytesOf } from '../case.ts';
import { connectorSeeds, keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf } from './one-file.ts';
import { image } from './png.ts';
import { connectorOf } from './read-case.ts';
import { customizations, solutionXml } from './xml.ts';

const zipFile = 'package.zip';
const solution = archive([
  { path: 'customizations.xml', content: customizations },
  { path: 'solution.xml', content: solutionXml },
  { path: 'Connector/c_openapidefinition.json', content: '{"swagger":"2.0","paths":{}}' },
  { path: '[Content_Types].xml', content: '<Types/>' },
]);
const inner = archive([
  { path: 'PkgAssets/solution.zip', content: solution, method: 0 },
  { path: 'PkgAssets/manifest.json', content: '{}' },
]);
const whole = archive([
  { path: 'intro.md', content: '# Northwind\n\nThings.\n' },
  { path: 'icon.png', content: image },
  { path: 'package.zip', content: inner, method: 0 },
]);

/** Certification packages: zips in zips. */
export const packages: Target = {
  name: 'package',
  about: '`connector/package`, `zip`, `inflate`, `xml`: the certification package, and the zips in it',
  medium: { kindOf: () => 'zip', mostBytes: 32_768 },
  seeds: () => [...keptCases('package'), ...casesOf(zipFile, [whole, inner, solution])],
  run: (parts) => {
    const bytes = bytesOf(parts, zipFile);
    const { outer, solutions } = readPackage(zipFile, bytes);
    const unpacked = [outer, ...solutions.map(({ zip }) => zip)]
      .flatMap(({ entries }) => entries)
      .reduce((sum, entry) => sum + entry.bytes.length, 0);
    promise(unpacked <= 2 * limits.packageBytes, 'More is unpacked than the limits allow.');
    promise(outer.refusal === undefined || outer.entries.length === 0, 'An archive that is refused has entries.');
  },
};

/** The archives that catalogs publish, and others are given for. */
export const zips: Target = {
  name: 'zip',
  about: '`catalog/zip`, `catalog/bundle`, against `connector/zip`: the same archive, read by two readers',
  medium: { kindOf: () => 'zip', mostBytes: 16_384 },
  seeds: () => [
    ...keptCases('zip'),
    ...casesOf(zipFile, [
      bundleOf(connectorOf(connectorSeeds()[0] ?? []).entries).bytes,
      archive([{ path: 'a', content: 'x' }]),
      archive([
        { path: 'a', content: 'x', method: 0 },
        { path: 'b/', content: '' },
      ]),
      archive([]),
    ]),
  ],
  run: (parts) => {
    const bytes = bytesOf(parts, zipFile);
    const strict = readZip(bytes, limits.packageBytes);
    const own = readCatalogZip(bytes);
    const bundle = readBundle(bytes);
    promise(bundle === undefined || own !== undefined, 'A bundle is read of what is no archive of ours.');
    if (own === undefined || strict.refusal !== undefined) return;
    const names = (entries: readonly { readonly path: string }[]): string =>
      entries
        .map(({ path }) => path)
        .sort()
        .join('\n');
    promise(names(own) === names(strict.entries), 'Two readers see different entries.');
  },
};
