import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { connectorXml, customizationsXml, packaged, workflowsXml } from './example-package.ts';

export const solutionWorkflowsMatch = defineRule({
  id: 'solution-workflows-match',
  subject: 'package',
  codes: ['5000.1.1.15'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The flows that customizations.xml lists and the files of the folder Workflows are the same.',
  why: 'A flow that is listed and not there stops the import; one that is there and not listed is silently left out.',
  fix: 'Export the solution again, and do not change the zip.',
  given: 'package',
  *check({ solutions }) {
    for (const { path, zip, components } of solutions) {
      if (components === undefined) continue;
      const files = new Map(
        zip.entries.filter((entry) => !entry.path.endsWith('/')).map((entry) => [entry.path.toLowerCase(), entry.path]),
      );
      const listed = new Set<string>();
      for (const name of components.workflowFiles) {
        const file = name.replace(/^\//, '').toLowerCase();
        listed.add(file);
        if (!files.has(file)) yield { message: `${quote(path)} does not hold the flow ${quote(name)} that customizations.xml lists.` };
      }
      for (const [name, file] of files) {
        if (/^workflows\/[^/]*\.json$/.test(name) && !listed.has(name))
          yield { message: `${quote(path)} holds the flow ${quote(file)} that customizations.xml does not list.` };
      }
    }
  },
  valid: [
    packaged('one flow', {}, { program: 'independent-publisher' }),
    packaged('without the first slash, with a sign that XML escapes', {
      flow: {
        'customizations.xml': customizationsXml(workflowsXml('Workflows/List &amp; get-0A.json'), connectorXml),
        'Workflows/List-0A.json': undefined,
        'Workflows/List & get-0A.json': '{}',
      },
    }),
    packaged('no flow at all', { flow: { 'customizations.xml': customizationsXml('<Workflows/>'), 'Workflows/List-0A.json': undefined } }),
    packaged('other files', { flow: { 'Workflows/notes.xml': '' } }),
  ],
  invalid: [
    packaged('listed and not there', { flow: { 'Workflows/List-0A.json': undefined } }, { program: 'independent-publisher' }),
    packaged('there and not listed', { flow: { 'Workflows/Get-0B.json': '{}' } }),
    packaged('renamed', { flow: { 'Workflows/List-0A.json': undefined, 'Workflows/List.json': '{}' } }, { findings: 2 }),
  ],
});
