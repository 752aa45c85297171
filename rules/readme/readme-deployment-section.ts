import { readmeSections } from '../../src/connector/readme-sections.ts';
import { defineRule } from '../define.ts';
import { readme } from '../examples.ts';
import { hasSection } from './sections.ts';

export const readmeDeploymentSection = defineRule({
  id: 'readme-deployment-section',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: ['certified'],
  summary: 'The readme has a section "Deployment Instructions".',
  why: 'Whoever tries the connector before it is published must know how to bring it into an environment.',
  fix: 'Add the section "Deployment Instructions": how to deploy the connector as a custom connector.',
  published: { certified: 216, 'independent-publisher': 0 },
  given: 'readme',
  check(readme) {
    if (!hasSection(readme, readmeSections.deployment)) return { message: 'The readme has no section "Deployment Instructions".', line: 1 };
  },
  valid: [
    readme('of the template', '# Northwind Things\n\n## Deployment Instructions\n'),
    readme('an independent publisher', '# Northwind Things\n', undefined, { program: 'independent-publisher' }),
  ],
  invalid: [readme('absent', '# Northwind Things\n\nDeploy it with paconn.\n', 1)],
});
