import { readmeSections } from '../../src/connector/readme-sections.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { hasSection } from './sections.ts';

export const readmeGettingStartedSection = defineRule({
  id: 'readme-getting-started-section',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The readme has a section "Getting Started".',
  why: 'A first flow that works decides whether a maker goes on.',
  fix: 'Add the section "Getting Started": the steps to a first flow or app.',
  published: { certified: 401, 'independent-publisher': 289 },
  given: 'readme',
  check(readme) {
    if (!hasSection(readme, readmeSections.gettingStarted)) return { message: 'The readme has no section "Getting Started".', line: 1 };
  },
  valid: [
    readme('of the template', '# Northwind Things\n\n## Getting Started\n'),
    readme('within other words', '# Northwind Things\n\n## How to get started with it\n'),
  ],
  invalid: [readme('absent', '# Northwind Things\n\nLet us get started.\n', 1)],
});
