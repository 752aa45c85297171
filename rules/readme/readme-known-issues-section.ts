import { readmeSections } from '../../src/connector/readme-sections.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { hasSection } from './sections.ts';

export const readmeKnownIssuesSection = defineRule({
  id: 'readme-known-issues-section',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The readme has a section "Known Issues and Limitations".',
  why: 'A limit that nobody mentioned looks like a fault, and every maker who meets it asks the publisher.',
  fix: 'Add the section "Known Issues and Limitations": what the connector cannot do, or that nothing is known.',
  published: { certified: 257, 'independent-publisher': 19 },
  given: 'readme',
  check(readme) {
    if (!hasSection(readme, readmeSections.knownIssues))
      return { message: 'The readme has no section "Known Issues and Limitations".', line: 1 };
  },
  valid: [
    readme('of the template', '# Northwind Things\n\n## Known Issues and Limitations\n'),
    readme('another name', '# Northwind Things\n\n## API limits\n'),
  ],
  invalid: [readme('absent', '# Northwind Things\n\nThere are no known issues.\n', 1)],
});
