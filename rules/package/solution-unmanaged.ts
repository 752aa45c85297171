import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { packaged, solutionXml } from './example-package.ts';

export const solutionUnmanaged = defineRule({
  id: 'solution-unmanaged',
  subject: 'package',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Each solution of the package is unmanaged: Managed in solution.xml is 0.',
  why: 'What a managed solution installs is locked, so the connector in it cannot be taken over for certification.',
  fix: 'Export the solution as unmanaged.',
  given: 'package',
  *check({ solutions }) {
    for (const { path, manifest } of solutions) {
      if (manifest === undefined || manifest.managed === '0') continue;
      const said = manifest.managed === undefined ? 'has no Managed' : `has ${quote(manifest.managed)} for Managed`;
      yield { message: `solution.xml of ${quote(path)} ${said}.` };
    }
  },
  valid: [
    packaged('unmanaged', {}, { program: 'independent-publisher' }),
    packaged('unreadable: solution-files-present', { connector: { 'solution.xml': '<Managed>1' } }),
  ],
  invalid: [
    packaged('managed', { flow: { 'solution.xml': solutionXml('1') } }, { program: 'independent-publisher' }),
    packaged('both', { connector: { 'solution.xml': solutionXml('2') }, flow: { 'solution.xml': solutionXml('') } }, { findings: 2 }),
    packaged('not said', { connector: { 'solution.xml': '<ImportExportXml/>' } }),
  ],
});
