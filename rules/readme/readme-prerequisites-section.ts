import { readmeSections } from '../../src/connector/readme-sections.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { hasSection } from './sections.ts';

export const readmePrerequisitesSection = defineRule({
  id: 'readme-prerequisites-section',
  subject: 'readme',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The readme has a section "Prerequisites".',
  why: 'Makers find out only after an hour of work that they need a plan or an account they do not have.',
  fix: 'Add the section "Prerequisites": what a maker must have before the connector can be used.',
  published: { certified: 18, 'independent-publisher': 5 },
  given: 'readme',
  check(readme) {
    if (!hasSection(readme, readmeSections.prerequisites)) return { message: 'The readme has no section "Prerequisites".', line: 1 };
  },
  valid: [
    readme('of the template', '# Northwind Things\n\n## Prerequisites\n'),
    readme('another spelling and level', '# Northwind Things\n\n#### PRE-REQUISITES\n'),
    readme('underlined', 'Northwind Things\n===\n\nPre requisite\n---\n'),
  ],
  invalid: [
    readme('absent', '# Northwind Things\n\n## Publisher\n', 1),
    readme('in a sentence and in code only', '# Northwind Things\n\nThere are no prerequisites.\n\n```\n# Prerequisites\n```\n', 1, {
      program: 'independent-publisher',
    }),
  ],
});
