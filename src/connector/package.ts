import { type JsonFile, parseJsonFile } from './json-file.ts';
import { limits } from './limits.ts';
import { type MarkdownFile, parseMarkdownFile } from './markdown-file.ts';
import { type Png, readPng } from './png.ts';
import { readXml, type XmlElement } from './xml.ts';
import { readZip, type Zip, type ZipEntry } from './zip.ts';

/**
 * The certification package: a zip of the introduction, the icon and a second zip, in which a folder holds the exported solutions, each
 * a zip again. What is missing, several times there or not readable is absent here and a finding elsewhere. No deeper zip is opened.
 */
export interface CertificationPackage {
  /** The name of its file in the connector's folder. */
  readonly name: string;
  readonly outer: Zip;
  readonly intro: MarkdownFile | undefined;
  readonly icon: Icon | undefined;
  /** The only zip of the outer one. */
  readonly inner: Archive | undefined;
  /** The only folder of the inner zip, which is called `PkgAssets`. */
  readonly assets: string | undefined;
  /** The zips of that folder. */
  readonly solutions: readonly Solution[];
}

/** A zip inside of another. */
interface Archive {
  /** Its path in the zip that holds it. */
  readonly path: string;
  readonly zip: Zip;
}

/** The `icon.png` of a package. */
export interface Icon {
  /** Its name in the package. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** `undefined` when it is no PNG. */
  readonly image: Png | undefined;
}

/** A solution as Power Platform exports it. */
export interface Solution extends Archive {
  /** `undefined` when `customizations.xml` is missing or not readable. */
  readonly components: Components | undefined;
  /** `undefined` when `solution.xml` is missing or not readable. */
  readonly manifest: Manifest | undefined;
  /** The definitions of its connectors. */
  readonly definitions: readonly JsonFile[];
}

/** What `customizations.xml` says the solution holds. */
export interface Components {
  readonly connector: boolean;
  readonly workflows: boolean;
  /** Also true for one that has files of a plugin: not every export lists it. */
  readonly plugin: boolean;
  /** The paths of the flows' files. */
  readonly workflowFiles: readonly string[];
}

interface Manifest {
  /** The text of `Managed`: 0 for an unmanaged solution, 1 for a managed one. */
  readonly managed: string | undefined;
}

/** Reads a certification package as far as it can be read. Never throws for what its bytes hold. */
export function readPackage(name: string, bytes: Uint8Array): CertificationPackage {
  let budget: number = limits.packageBytes;
  /** Whatever is unpacked is taken from one budget: many small archives cost no more than a large one. */
  const open = (packed: Uint8Array): Zip => {
    const zip = readZip(packed, budget);
    for (const entry of zip.entries) budget -= entry.bytes.length;
    return zip;
  };
  const outer = open(bytes);
  const root = outer.entries.filter(({ path }) => !path.includes('/'));
  const intro = introductionOf(root);
  const icon = entryNamed(root, 'icon.png');
  const innerEntry = onlyOf(root.filter(isZip));
  const inner = innerEntry && { path: innerEntry.path, zip: open(innerEntry.bytes) };
  const assets = inner && onlyOf(inner.zip.folders);
  const packed = inner?.zip.entries.filter(({ path }) => path.startsWith(`${assets}/`) && path.split('/').length === 2);
  return {
    name,
    outer,
    intro: intro && parseMarkdownFile(intro.path, intro.bytes),
    icon: icon && { path: icon.path, size: icon.bytes.length, image: readPng(icon.bytes) },
    inner,
    assets,
    solutions: (packed ?? []).filter(isZip).map((entry) => readSolution(entry.path, open(entry.bytes))),
  };
}

/** The introduction: the only Markdown file beside a readme, or of several the one that is named so. */
function introductionOf(entries: readonly ZipEntry[]): ZipEntry | undefined {
  return entryNamed(entries, 'intro.md') ?? onlyOf(entries.filter(({ path }) => /\.md$/i.test(path) && !/^readme\.md$/i.test(path)));
}

function readSolution(path: string, zip: Zip): Solution {
  const root = zip.entries.filter((entry) => !entry.path.includes('/'));
  const customizations = readXmlOf(entryNamed(root, 'customizations.xml'));
  const manifest = readXmlOf(entryNamed(root, 'solution.xml'));
  const definitions = zip.entries.filter((entry) => /^connector\/[^/]*openapidefinition\.json$/i.test(entry.path));
  return {
    path,
    zip,
    components: customizations && componentsOf(customizations, zip.folders),
    manifest: manifest && { managed: manifest.find(({ name }) => name === 'Managed')?.text },
    definitions: definitions.map((entry) => parseJsonFile(entry.path, entry.bytes)),
  };
}

function componentsOf(elements: readonly XmlElement[], folders: readonly string[]): Components {
  const has = (wanted: string): boolean => elements.some(({ name, hasContent }) => name === wanted && hasContent);
  return {
    connector: has('Connector'),
    workflows: has('Workflow'),
    plugin: has('aicopilot_aiplugin') || folders.some((folder) => folder.toLowerCase() === 'aiplugins'),
    workflowFiles: elements.filter(({ name, text }) => name === 'JsonFileName' && text !== '').map(({ text }) => text),
  };
}

function readXmlOf(entry: ZipEntry | undefined): readonly XmlElement[] | undefined {
  return entry && readXml(entry.bytes);
}

/** Names are compared as Windows does, where packages are made and checked. */
function entryNamed(entries: readonly ZipEntry[], lowerCaseName: string): ZipEntry | undefined {
  return entries.find(({ path }) => path.toLowerCase() === lowerCaseName);
}

function isZip({ path }: ZipEntry): boolean {
  return /\.zip$/i.test(path);
}

function onlyOf<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
