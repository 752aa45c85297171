import type { Solution } from '../../src/connector/package.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { refusalOf } from './archives.ts';
import { packaged } from './example-package.ts';

const needed = ['[Content_Types].xml', 'customizations.xml', 'solution.xml'];

export const solutionFilesPresent = defineRule({
  id: 'solution-files-present',
  subject: 'package',
  codes: ['5000.1.1.10'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Each solution holds [Content_Types].xml, customizations.xml and solution.xml, directly and readable.',
  why: 'They say what the solution consists of; without them it cannot be imported anywhere.',
  fix: 'Export the solution again, and pack the zip as it was downloaded.',
  sources: ['ConnectorPackageValidator.ps1'],
  given: 'package',
  *check({ solutions }) {
    for (const solution of solutions) {
      const { path, zip } = solution;
      const refusal = refusalOf(path, zip);
      if (refusal !== undefined) {
        yield { message: refusal };
        continue;
      }
      const missing = needed.filter((name) => !hasFile(solution, name));
      if (missing.length > 0) yield { message: `${quote(path)} does not hold ${missing.join(' and ')}.` };
      for (const name of unreadableIn(solution)) yield { message: `${name} of ${quote(path)} is no XML that can be read.` };
    }
  },
  valid: [
    packaged('exported solutions', {}, { program: 'independent-publisher' }),
    packaged('another letter case', { flow: { 'solution.xml': undefined, 'Solution.xml': '<ImportExportXml/>' } }),
  ],
  invalid: [
    packaged('one file is missing', { flow: { '[Content_Types].xml': undefined } }, { program: 'independent-publisher' }),
    packaged('all in a folder', {
      connector: {
        '[Content_Types].xml': undefined,
        'customizations.xml': undefined,
        'solution.xml': undefined,
        'Other/solution.xml': '<ImportExportXml/>',
      },
    }),
    packaged('a tag that is not closed', { flow: { 'customizations.xml': '<ImportExportXml><Workflows>' } }),
    packaged('a document type', { connector: { 'solution.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
    packaged('a solution that is no zip', { inner: { 'PkgAssets/flow_solution.zip': 'PK' } }),
  ],
});

function hasFile({ zip }: Solution, name: string): boolean {
  return zip.entries.some(({ path }) => path.toLowerCase() === name.toLowerCase());
}

function unreadableIn(solution: Solution): string[] {
  const unreadable: string[] = [];
  if (solution.components === undefined && hasFile(solution, 'customizations.xml')) unreadable.push('customizations.xml');
  if (solution.manifest === undefined && hasFile(solution, 'solution.xml')) unreadable.push('solution.xml');
  return unreadable;
}
