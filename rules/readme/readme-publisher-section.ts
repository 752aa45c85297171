import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';

export const readmePublisherSection = defineRule({
  id: 'readme-publisher-section',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The readme has a section "Publisher", or at least says who publishes the connector.',
  why: 'Readers must know who answers for the connector and whom to ask when it fails.',
  fix: 'Add the section "Publisher" with your name.',
  published: { certified: 273, 'independent-publisher': 5 },
  given: 'readme',
  check({ text }) {
    if (!/publisher/i.test(text)) return { message: 'The readme has no section "Publisher".', line: 1 };
  },
  valid: [
    readme('a section', '# Northwind Things\n\n## Publisher: Northwind Traders\n'),
    readme('a sentence', '# Northwind Things\n\nNorthwind Traders is the publisher of this connector.\n'),
  ],
  invalid: [readme('neither', '# Northwind Things\n\n## Prerequisites\n', 1)],
});
