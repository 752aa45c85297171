import { crc32 } from '../../src/connector/crc32.ts';
import type { Program } from '../../src/connector/program.ts';
import { type Example, folder } from '../examples.ts';
import { golden } from '../golden.ts';
import { icon } from '../icon/example-icon.ts';

/** Files of an archive: a text, bytes, or how to make them; `undefined` removes one. */
type Files = Readonly<Record<string, string | Uint8Array | (() => Uint8Array) | undefined>>;

/** What an example changes of the package: files of each of its archives. */
interface PackageChange {
  readonly outer?: Files;
  readonly inner?: Files;
  readonly connector?: Files;
  readonly flow?: Files;
}

interface PackageOptions {
  readonly program?: Program;
  /** How many findings the package has; one when absent. */
  readonly findings?: number;
}

const innerPath = 'northwind.pdpkg.zip';
const connectorPath = 'PkgAssets/connector_solution.zip';
const flowPath = 'PkgAssets/flow_solution.zip';

/** A folder with a certification package that has nothing to criticise but what is changed. It is made when asked for. */
export function packaged(name: string, change: PackageChange, { program = 'certified', findings = 1 }: PackageOptions = {}): Example {
  const places = Array.from({ length: findings }, () => ({ file: 'package.zip' }));
  const base = folder(name, {}, places, { program });
  return {
    ...base,
    entries: () => {
      const bytes = packageOf(change, program);
      const zip = { path: 'package.zip', kind: 'file', executable: false, size: bytes.length, bytes } as const;
      return [...base.entries(), zip].sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    shown: () => shownOf(change) || 'package.zip',
  };
}

/** The bytes of the package. */
function packageOf({ outer, inner, connector, flow }: PackageChange, program: Program): Uint8Array {
  return zipOf({
    'intro.md': introduction,
    ...(program === 'certified' && { 'icon.png': icon }),
    [innerPath]: () =>
      zipOf({
        '[Content_Types].xml': '<Types/>',
        'Northwind.dll': 'MZ',
        'PkgAssets/manifest.ppkg.json': '{}',
        [connectorPath]: () => zipOf({ ...connectorSolution(program), ...connector }),
        [flowPath]: () => zipOf({ ...flowSolution(program), ...flow }),
        ...inner,
      }),
    ...outer,
  });
}

/** The files of a solution with the connector alone. */
export function connectorSolution(program: Program = 'certified'): Files {
  return {
    '[Content_Types].xml': '<Types/>',
    'solution.xml': solutionXml('0'),
    'customizations.xml': customizationsXml('<Workflows />', connectorXml),
    'Connector/northwind_things_openapidefinition.json': JSON.stringify(golden(program).definition),
  };
}

/** The files of a solution with the connector and a flow that uses it. */
function flowSolution(program: Program): Files {
  return {
    ...connectorSolution(program),
    'customizations.xml': customizationsXml(workflowsXml('/Workflows/List-0A.json'), connectorXml),
    'Workflows/List-0A.json': '{}',
  };
}

/** The files of a solution with the connector and a plugin, without the folders of the plugin. */
export function pluginSolution(): Files {
  const pluginXml = '<aicopilot_aiplugins><aicopilot_aiplugin name="things"/></aicopilot_aiplugins>';
  return { ...connectorSolution(), 'customizations.xml': customizationsXml(pluginXml, connectorXml) };
}

export function solutionXml(managed: string): string {
  return `<ImportExportXml version="9.2"><SolutionManifest><UniqueName>Things</UniqueName><Managed>${managed}</Managed></SolutionManifest></ImportExportXml>`;
}

export function customizationsXml(...parts: readonly string[]): string {
  return `<ImportExportXml>${parts.join('')}</ImportExportXml>`;
}

export const connectorXml =
  '<Connectors><Connector><openapidefinition>/Connector/northwind_things_openapidefinition.json</openapidefinition></Connector></Connectors>';

export function workflowsXml(...paths: readonly string[]): string {
  return `<Workflows>${paths.map((path) => `<Workflow Name="List"><JsonFileName>${path}</JsonFileName></Workflow>`).join('')}</Workflows>`;
}

export const introduction = `# Northwind Things

Northwind Things keeps the list of what a warehouse holds.

## Prerequisites

An account.

## How to get credentials

Ask your administrator.

## Get started with your connector

Add the action to a flow.

## Known issues and limitations

None.

## Common errors and remedies

None.

## FAQ

None.
`;

/** An archive in which nothing is compressed. */
export function zipOf(files: Files): Uint8Array {
  const content: number[] = [];
  const directory: number[] = [];
  let count = 0;
  for (const [path, file] of Object.entries(files)) {
    if (file === undefined) continue;
    const bytes = typeof file === 'function' ? file() : typeof file === 'string' ? new TextEncoder().encode(file) : file;
    const name = new TextEncoder().encode(path);
    const size = [...little(bytes.length, 4), ...little(bytes.length, 4)];
    const facts = [...little(20, 2), ...little(0x0800, 2), ...little(0, 2), 0, 0, 0x21, 0, ...little(crc32(bytes), 4), ...size];
    directory.push(...little(0x02014b50, 4), ...little(20, 2), ...facts, ...little(name.length, 2));
    directory.push(...little(0, 12), ...little(content.length, 4), ...name);
    content.push(...little(0x04034b50, 4), ...facts, ...little(name.length, 2), ...little(0, 2), ...name);
    for (const byte of bytes) content.push(byte);
    count += 1;
  }
  const end = [...little(0x06054b50, 4), ...little(0, 4), ...little(count, 2), ...little(count, 2)];
  return Uint8Array.from([...content, ...directory, ...end, ...little(directory.length, 4), ...little(content.length, 4), 0, 0]);
}

/** A number as the format writes it, its lowest byte first. */
function little(number: number, length: number): number[] {
  return Array.from({ length }, (_, index) => Math.floor(number / 256 ** index) & 0xff);
}

/** The changed files, with the archives they are in. */
function shownOf({ outer = {}, inner = {}, connector = {}, flow = {} }: PackageChange): string {
  const places: readonly (readonly [string, Files])[] = [
    ['package.zip', outer],
    [`package.zip/${innerPath}`, inner],
    [`package.zip/${innerPath}/${connectorPath}`, connector],
    [`package.zip/${innerPath}/${flowPath}`, flow],
  ];
  const lines = places.flatMap(([archive, files]) => Object.entries(files).map(([path, file]) => shownFile(`${archive}/${path}`, file)));
  return lines.join('\n');
}

function shownFile(path: string, file: Files[string]): string {
  if (file === undefined) return `${path} (absent)`;
  return typeof file === 'string' && file !== '' ? `${path}:\n${file}` : path;
}
