import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as index from '../../rules/index.ts';
import { packaged } from '../../rules/package/example-package.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { FolderEntry } from '../../src/connector/folder.ts';
import { limits } from '../../src/connector/limits.ts';
import { readPackage } from '../../src/connector/package.ts';
import { readXml } from '../../src/connector/xml.ts';
import { archive } from './archives.ts';

const connectorWith = (entries: readonly FolderEntry[]) =>
  readConnector({ path: 'Things', name: 'Things', program: 'certified', entries, truncated: false });
const file = (path: string, bytes?: Uint8Array): FolderEntry => ({
  path,
  kind: 'file',
  executable: false,
  size: 8,
  ...(bytes && { bytes }),
});
const golden = () => packaged('', {}).entries();

test('a package is read down to its solutions', () => {
  const read = connectorWith(golden()).package();
  expect(read).toMatchObject({ name: 'package.zip', assets: 'PkgAssets', icon: { path: 'icon.png', image: { width: 100 } } });
  expect(read?.intro?.headings[0]?.text).toBe('Northwind Things');
  expect(read?.solutions.map(({ path, components, manifest }) => ({ path, components, manifest }))).toEqual([
    {
      path: 'PkgAssets/connector_solution.zip',
      components: { connector: true, workflows: false, plugin: false, workflowFiles: [] },
      manifest: { managed: '0' },
    },
    {
      path: 'PkgAssets/flow_solution.zip',
      components: { connector: true, workflows: true, plugin: false, workflowFiles: ['/Workflows/List-0A.json'] },
      manifest: { managed: '0' },
    },
  ]);
});

describe('a folder has a package', () => {
  test('read once', () => {
    const connector = connectorWith(golden());
    expect(connector.package()).toBe(connector.package());
  });

  test.each<[string, readonly FolderEntry[]]>([
    ['without a zip', []],
    ['with two', [file('a.zip', archive([])), file('b.zip', archive([]))]],
    ['with one too large to be read', [file('a.zip')]],
    ['with one in a folder below', [file('old/a.zip', archive([]))]],
    ['with a link to one', [{ path: 'a.zip', kind: 'symlink', executable: false, size: 8 }]],
  ])('but not one %s', (_name, entries) => expect(connectorWith(entries).package()).toBeUndefined());
});

describe('archives within archives', () => {
  test('are opened three levels deep and no deeper', () => {
    const nest = (levels: number): Uint8Array =>
      levels === 0
        ? Uint8Array.of(1)
        : archive([
            { path: 'a.zip', method: 0, content: nest(levels - 1) },
            { path: 'PkgAssets/a.zip', method: 0, content: nest(levels - 1) },
          ]);
    const read = readPackage('a.zip', nest(6));
    expect(read.inner?.zip.refusal).toBeUndefined();
    expect(read.solutions.map(({ zip }) => zip.entries.length)).toEqual([2]);
  });

  test('share one budget', () => {
    const large = archive([{ path: 'a.bin', content: Buffer.alloc(1_900_000, randomText(10_000)) }]);
    const inner = archive(Array.from({ length: 12 }, (_, index) => ({ path: `PkgAssets/${index}.zip`, content: large })));
    const { solutions } = readPackage('a.zip', archive([{ path: 'a.zip', content: inner }]));
    const unpacked = solutions.flatMap(({ zip }) => zip.entries).reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(unpacked).toBeGreaterThan(0);
    expect(unpacked).toBeLessThanOrEqual(limits.packageBytes);
    expect(solutions.at(-1)?.zip.refusal?.reason).toMatch(/^unpacks to more than/);
  });
});

test('a package with some bytes changed is judged all the same', () => {
  const entries = golden();
  const whole = entries.find(({ path }) => path === 'package.zip')?.bytes ?? new Uint8Array();
  const certifier = certifierOf(Object.values(index).filter(({ subject }) => ['package', 'icon', 'intro'].includes(subject)));
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
      const bytes = whole.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      const { findings } = certifier.certify(
        connectorWith(entries.map((entry) => (entry.path === 'package.zip' ? { ...entry, bytes } : entry))),
      );
      expect(findings.every(({ location }) => location.file === 'package.zip')).toBe(true);
    }),
  );
});

describe('XML', () => {
  const elementsOf = (xml: string) => readXml(new TextEncoder().encode(xml));

  test('elements, their text and whether they hold anything', () => {
    const xml = `\ufeff<?xml version="1.0"?><!-- <a> --><r xmlns:x="a>b"><x:A b='"'/> <B> 1 &amp; &#50;&#x33;&unknown; </B><C /><D></D><E><![CDATA[<&lt;>]]></E></r >`;
    expect(elementsOf(xml)).toEqual([
      { name: 'A', text: '', hasContent: true },
      { name: 'B', text: '1 & 23&unknown;', hasContent: true },
      { name: 'C', text: '', hasContent: false },
      { name: 'D', text: '', hasContent: false },
      { name: 'E', text: '<&lt;>', hasContent: true },
      { name: 'r', text: '', hasContent: true },
    ]);
  });

  test.each([
    '',
    'text',
    '<a>',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a',
    '<a b="></a>',
    '<>',
    '<a><!-- </a>',
    '<a><![CDATA[</a>',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a>'.repeat(1_000) + '</a>'.repeat(1_000),
    `<a>${'<b/>'.repeat(60_000)}</a>`,
  ])('%.40j is not read', (xml) => expect(elementsOf(xml)).toBeUndefined());

  // Quadratic work on a megabyte would not end within the test's time.
  test.each(['<a>', '<a b="', '<!--', '<![CDATA[', '&amp;', '<', '>', '</a>', '<a/>', '"'])('a megabyte of %j is read once', (piece) => {
    elementsOf(piece.repeat(1_000_000 / piece.length));
    elementsOf(`<r>${piece.repeat(1_000_000 / piece.length)}</r>`);
  });

  test('random texts', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      'b:',
      '"',
      "'",
      '<a>',
      '</a>',
      '<a/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&lt;',
      '&#',
      '<?',
      '?>',
      ' ',
      '=',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => void elementsOf(pieces.join(''))));
  });
});

function randomText(length: number): string {
  let seed = 1;
  return Array.from({ length }, () => String.fromCharCode(33 + ((seed = (seed * 48_271) % 2_147_483_647) % 90))).join('');
}
