import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { bundleOf, readBundle } from '../../src/catalog/bundle.ts';
import { iconOf } from '../../src/catalog/icon.ts';
import { readZip as readCatalogZip } from '../../src/catalog/zip.ts';
import { limits } from '../../src/connector/limits.ts';
import { parseMarkdownFile } from '../../src/connector/markdown-file.ts';
import { readPackage } from '../../src/connector/package.ts';
import { readPng } from '../../src/connector/png.ts';
import { parseScript } from '../../src/connector/script.ts';
import { readXml } from '../../src/connector/xml.ts';
import { readZip } from '../../src/connector/zip.ts';
import { reachesAnything } from '../../src/publisher/script-hosts.ts';
import { readmePages } from '../../src/site/connector-readme.ts';
import { archive } from '../../test/connector/archives.ts';
import { bytesOf } from '../case.ts';
import { pngOf } from '../mutate/png.ts';
import { isOneOf } from '../oracles.ts';
import { connectorSeeds, keptCases, partsOf } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf, renamed } from './one-file.ts';
import { connectorOf } from './read-case.ts';

const zipFile = 'package.zip';
const image = encode({ width: 3, height: 2, data: new Uint8Array(24).fill(120), depth: 8, channels: 4 });
const customizations =
  '<?xml version="1.0"?><ImportExportXml><Entities/><Workflows><Workflow Name="A"><JsonFileName>/Workflows/a.json</JsonFileName></Workflow></Workflows><Connectors><Connector><name>c</name><openapidefinition>/Connector/c_openapidefinition.json</openapidefinition></Connector></Connectors></ImportExportXml>';
const solutionXml =
  '<ImportExportXml><SolutionManifest><UniqueName>c</UniqueName><Version>1.0.0.0</Version><Managed>1</Managed></SolutionManifest></ImportExportXml>';
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

/** Images. */
export const png: Target = {
  name: 'png',
  about: '`connector/png` and `catalog/icon`: images, and what is published of them',
  medium: { kindOf: () => 'png', mostBytes: 16_384 },
  seeds: () => [
    ...keptCases('png'),
    ...casesOf('icon.png', [
      image,
      encode({ width: 2, height: 2, data: new Uint16Array(16).fill(9), depth: 16, channels: 4 }),
      encode({ width: 5, height: 3, data: new Uint8Array(15), depth: 8, channels: 1 }),
      pngOf([
        { type: 'IHDR', data: Buffer.from([0, 0, 0, 4, 0, 0, 0, 2, 2, 3, 0, 0, 0]) },
        { type: 'PLTE', data: Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9]) },
        { type: 'tRNS', data: Buffer.from([0, 128]) },
        { type: 'IDAT', data: deflateSync(Buffer.from([0, 0x1b, 4, 0x12])) },
        { type: 'IEND', data: new Uint8Array() },
      ]),
    ]),
  ],
  run: (parts) => {
    const bytes = bytesOf(parts, 'icon.png');
    const read = readPng(bytes);
    if (read === undefined) return;
    const { width, height, pixels } = read;
    promise(width > 0 && height > 0, 'An image has no width or height.');
    promise(pixels === undefined || pixels.length === width * height * 4, 'An image has more or fewer pixels than its sides.');
    if (pixels === undefined || !isOneOf(bytes, 4)) return;
    const icon = iconOf(connectorOf([{ name: 'icon.png', bytes }]));
    promise(icon !== undefined && readPng(icon)?.pixels !== undefined, 'The icon that was made of an image is none.');
  },
};

/** XML of solutions. */
export const xml: Target = {
  name: 'xml',
  about: '`connector/xml`: the files of solutions',
  medium: {
    kindOf: () => 'text',
    mostBytes: 8192,
    stretch: { bytes: 1_000_000, share: 0.02 },
    words: [
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '&amp;',
      '&#x0;',
      '&a;',
      '="',
      "='",
      '<a>',
      '</a>',
      'xmlns:a=',
    ],
  },
  seeds: () => [
    ...keptCases('xml'),
    ...casesOf('a.xml', [customizations, solutionXml, '<a><!-- b --><c d="e>f"/><![CDATA[<g>]]>&lt;</a>']),
  ],
  run: (parts) => {
    const elements = readXml(bytesOf(parts, 'a.xml'));
    promise(
      elements === undefined || (elements.length > 0 && elements.length <= limits.xmlElements),
      'More elements are read than the limits allow.',
    );
  },
};

/** Scripts. */
export const script: Target = {
  name: 'script',
  about: '`connector/script` and `publisher/script-hosts`: C#, told apart from comments and strings',
  medium: {
    kindOf: () => 'text',
    mostBytes: 16_384,
    stretch: { bytes: 1_000_000, share: 0.02 },
    words: [
      '"',
      '\\"',
      '@"',
      '$"',
      '$@"',
      '"""',
      '{{',
      '}}',
      '{',
      '}',
      '//',
      '/*',
      '*/',
      "'",
      "'\\''",
      '#region',
      '#if',
      '\\u0022',
      'new Uri("https://example.com")',
      'HttpClient',
      'this.Context.SendAsync',
      'RequestUri',
      '\u0085',
      '\u2028',
      '\r',
    ],
  },
  seeds: () => [
    ...keptCases('script'),
    ...renamed(partsOf(connectorSeeds(), 'script.csx'), 'script.csx'),
    ...casesOf('script.csx', [
      'public class Script : ScriptBase\n{\n  // a\n  string a = $"{b:x} \\n" + @"c""d" + "e"; /* f */\n  char g = \'\\u0041\';\n  #region h\n}\n',
    ]),
  ],
  run: (parts) => {
    const read = parseScript('script.csx', bytesOf(parts, 'script.csx'));
    promise(read.code.length === read.text.length && read.uncommented.length === read.text.length, 'The offsets of a script moved.');
    promise(read.code.split('\n').length === read.text.split('\n').length, 'The lines of a script moved.');
    reachesAnything(read);
  },
};

/** HTML that a page may hold of a readme. */
const tame =
  /^(?:[^<]|<\/?(?:h[1-6]|p|ul|ol|li|table|thead|tbody|tr|th|td|pre|code|em|strong|s|blockquote|div|hr|br|del)(?: (?:class|id|start)="[^"<>]*")*>|<a href="(?:https:\/\/|mailto:|readme\.html|index\.html)[^"<>\s]*"(?: rel="[a-z ]*")?>|<\/a>)*$/i;

/** Readmes as pages. */
export const readme: Target = {
  name: 'readme',
  about: '`connector/markdown-file`, `site/markdown`, `site/connector-readme`: readmes, and the pages made of them',
  medium: {
    kindOf: () => 'text',
    mostBytes: 16_384,
    stretch: { bytes: 1_000_000, share: 0.02 },
    words: [
      '# ',
      '## ',
      '```',
      '~~~',
      '> ',
      '- ',
      '1. ',
      '|',
      '|---|',
      '[a](',
      '![a](',
      '](javascript:',
      '](https://example.com)',
      '<a href="x">',
      '<!--',
      '`',
      '**',
      '_',
      '~~',
      '\\',
      '&lt;',
      '&#0;',
      '<https://example.com>',
      '[a]: https://b',
      '    ',
      '\t',
      '---',
      '===',
    ],
  },
  seeds: () => [
    ...keptCases('readme'),
    ...partsOf(connectorSeeds(), 'readme.md'),
    ...casesOf('readme.md', [
      '# A\n\n| a | b |\n|---|---|\n| `c` | [d](https://example.com "e") |\n\n> - ![f](http://g)\n\n```js\nh\n```\n<b>i</b> https://j.example.com\n',
    ]),
  ],
  run: (parts) => {
    const bytes = bytesOf(parts, 'readme.md');
    const { lines, headings } = parseMarkdownFile('readme.md', bytes);
    promise(
      headings.every(({ line }) => line >= 1 && line <= lines.length),
      'A heading stands outside of the file.',
    );
    const { started, issues, rest, pages } = readmePages(bytes, 'Northwind Things');
    for (const piece of [started, issues, rest, ...pages.map(({ body }) => body)]) {
      if (piece !== undefined) promise(tame.test(piece.html), `A page holds what no readme may bring: ${strangeIn(piece.html)}`);
    }
  },
};

function strangeIn(html: string): string {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return tags.find((tag) => !tame.test(tag)) ?? 'a bracket';
}
