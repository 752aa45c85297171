import { readmeSections } from '../../src/connector/readme-sections.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { hasSection } from './sections.ts';

export const readmeCredentialsSection = defineRule({
  id: 'readme-credentials-section',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The readme has a section "Obtaining Credentials".',
  why: 'The first thing a maker is asked for is a key or a sign-in; here they look where to get it.',
  fix: 'Add the section "Obtaining Credentials": how to get a key or an account, or that none is needed.',
  published: { certified: 181, 'independent-publisher': 42 },
  given: 'readme',
  check(readme) {
    if (!hasSection(readme, readmeSections.credentials)) return { message: 'The readme has no section "Obtaining Credentials".', line: 1 };
  },
  valid: [
    readme('of the template', '# Northwind Things\n\n## Obtaining Credentials\n'),
    readme('another name', '# Northwind Things\n\n## How to get an API key\n'),
  ],
  invalid: [readme('absent', '# Northwind Things\n\nAsk us for credentials.\n', 1)],
});
