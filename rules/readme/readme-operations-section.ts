import { readmeSections } from '../../src/connector/readme-sections.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { hasSection } from './sections.ts';

export const readmeOperationsSection = defineRule({
  id: 'readme-operations-section',
  subject: 'readme',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The readme has a section "Supported Operations".',
  why: 'Makers choose a connector by what it can do; without the list they have to install it to find out.',
  fix: 'Add the section "Supported Operations": what each action and trigger does.',
  published: { certified: 75, 'independent-publisher': 3 },
  given: 'readme',
  check(readme) {
    if (!hasSection(readme, readmeSections.operations)) return { message: 'The readme has no section "Supported Operations".', line: 1 };
  },
  valid: [
    readme('of the template', '# Northwind Things\n\n## Supported Operations\n'),
    readme('triggers and actions', '# Northwind Things\n\n### triggers\n'),
    readme('a heading without its blank has a rule of its own', '# Northwind Things\n\n##Actions\n'),
  ],
  invalid: [readme('absent', '# Northwind Things\n\nIt has many actions.\n', 1)],
});
