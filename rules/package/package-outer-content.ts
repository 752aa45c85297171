import type { ZipEntry } from '../../src/connector/zip.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { refusalOf } from './archives.ts';
import { introduction, packaged, zipOf } from './example-package.ts';

/** Files that may be there beside the introduction and the zip. */
const others: ReadonlySet<string> = new Set(['customproperties.json', 'readme.md', 'icon.png']);

export const packageOuterContent = defineRule({
  id: 'package-outer-content',
  subject: 'package',
  codes: ['5000.1.1.5', '5000.1.1.11'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The certification package is a zip of one introduction and one zip, without a folder.',
  why: 'The service unpacks it by exactly this layout, and sends back a package of another without looking further.',
  fix: 'Pack intro.md and the zip of the solutions again, selecting the files and not their folder.',
  sources: ['ConnectorPackageValidator.ps1'],
  given: 'package',
  *check({ name, outer }) {
    const refusal = refusalOf(name, outer);
    if (refusal !== undefined) {
      yield { message: refusal };
      return;
    }
    for (const folder of outer.folders) yield { message: `The package holds the folder ${quote(folder)}.` };
    const files = outer.entries.filter(({ path }) => !path.includes('/'));
    const introductions = files.filter(isIntroduction);
    const zips = files.filter(isZip);
    if (introductions.length === 0) yield { message: 'The package holds no intro.md.' };
    if (introductions.length > 1) yield { message: `The package holds ${introductions.length} introductions: ${namesOf(introductions)}.` };
    if (zips.length === 0) yield { message: 'The package holds no zip of the solutions.' };
    if (zips.length > 1) yield { message: `The package holds ${zips.length} zips: ${namesOf(zips)}.` };
    const strangers = files.filter((file) => !isIntroduction(file) && !isZip(file) && !others.has(file.path.toLowerCase()));
    for (const { path } of strangers) yield { message: `The package holds ${quote(path)}, which does not belong into it.` };
  },
  valid: [
    packaged('of a certified connector', {}),
    packaged('of an independent publisher', {}, { program: 'independent-publisher' }),
    packaged('with all that may be there', { outer: { 'readme.md': '# Things\n', 'customProperties.json': '{}' } }),
    packaged('the introduction under another name', { outer: { 'intro.md': undefined, 'Northwind.MD': introduction } }),
    packaged('the inner zip has a rule of its own', { outer: { 'northwind.pdpkg.zip': 'PK' } }),
  ],
  invalid: [
    packaged('everything in a folder', { outer: { 'package/intro.md': introduction } }),
    packaged('the files that macOS adds', { outer: { '__MACOSX/._intro.md': '', '.DS_Store': '' } }, { findings: 2 }),
    packaged('an empty folder', { outer: { 'new/': '' } }),
    packaged('no introduction beside the readme', { outer: { 'intro.md': undefined, 'readme.md': '# Things\n' } }),
    packaged('two introductions', { outer: { 'about.md': '# Things\n' } }, { program: 'independent-publisher' }),
    packaged('no zip', { outer: { 'northwind.pdpkg.zip': undefined } }),
    packaged('the solutions without the zip around them', {
      outer: { 'northwind.pdpkg.zip': undefined, 'connector.zip': () => zipOf({}), 'flow.zip': () => zipOf({}) },
    }),
    packaged('the definition', { outer: { 'apiDefinition.swagger.json': '{}' } }),
    packaged('a name that leads out of the archive', { outer: { '../intro.md': '' } }),
  ],
});

function isIntroduction({ path }: ZipEntry): boolean {
  return /\.md$/i.test(path) && !others.has(path.toLowerCase());
}

function isZip({ path }: ZipEntry): boolean {
  return /\.zip$/i.test(path);
}

function namesOf(entries: readonly ZipEntry[]): string {
  return quote(entries.map(({ path }) => path).join(', '));
}
