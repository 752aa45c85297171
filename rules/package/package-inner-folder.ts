import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { refusalOf } from './archives.ts';
import { packaged, zipOf } from './example-package.ts';

export const packageInnerFolder = defineRule({
  id: 'package-inner-folder',
  subject: 'package',
  codes: ['5000.1.1.12'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The zip inside of the package has one folder, PkgAssets, without a folder below it.',
  why: 'The solutions are looked for in the only folder; with none or two of them there is nothing to install.',
  fix: 'Build this zip again with the tool that makes it (pac package), and pack it unchanged.',
  sources: ['ConnectorPackageValidator.ps1'],
  given: 'package',
  *check({ inner, assets }) {
    if (inner === undefined) return;
    const { path, zip } = inner;
    const refusal = refusalOf(path, zip);
    if (refusal !== undefined) yield { message: refusal };
    else if (zip.folders.length === 0) yield { message: `${quote(path)} holds no folder PkgAssets.` };
    else if (assets === undefined)
      yield { message: `${quote(path)} holds ${zip.folders.length} folders: ${quote(zip.folders.join(', '))}.` };
    else {
      const below = new Set(
        zip.entries
          .map((entry) => entry.path.split('/'))
          .filter(({ length }) => length > 2)
          .map(([, name]) => name),
      );
      for (const folder of below) yield { message: `${quote(assets)} in ${quote(path)} holds the folder ${quote(folder)}.` };
    }
  },
  valid: [
    packaged('one folder', {}, { program: 'independent-publisher' }),
    packaged('the folder is an entry of its own', { inner: { 'PkgAssets/': '' } }),
    packaged('no inner zip: package-outer-content', { outer: { 'northwind.pdpkg.zip': undefined } }),
  ],
  invalid: [
    packaged('no folder', { outer: { 'northwind.pdpkg.zip': () => zipOf({ 'connector.zip': '', 'flow.zip': '' }) } }),
    packaged('two folders', { inner: { 'Logs/build.txt': '' } }, { program: 'independent-publisher' }),
    packaged(
      'a folder below',
      { inner: { 'PkgAssets/en-us/start.html': '', 'PkgAssets/en-us/images/a.png': '', 'PkgAssets/data/': '' } },
      { findings: 2 },
    ),
    packaged('not a zip', { outer: { 'northwind.pdpkg.zip': 'PK' } }),
  ],
});
