import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { readme } from '../examples.ts';
import { proseWith } from './prose.ts';

const formerName = /\bpowerapps\b(?!\.)/i;

export const readmeProductNameApps = defineRule({
  id: 'readme-product-name-apps',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The readme writes Power Apps as two words.',
  why: 'It is the name of the product; in one word it looks careless and is not found by a search.',
  fix: 'Write Power Apps.',
  published: { certified: 9, 'independent-publisher': 4 },
  given: 'readme',
  *check(readme) {
    for (const { text, line } of proseWith(formerName, readme)) {
      const name = formerName.exec(text)?.[0];
      // A line with an address often spells out the rest of it.
      if (name !== undefined && !/http/i.test(readme.lines[line - 1]?.text ?? ''))
        yield { message: `The line writes ${name} as one word.`, line, repair: renamed(text, readme.lines[line - 1]?.text) };
    }
  },
  valid: [
    readme('two words', '# Northwind Things\n\nUse it in Power Apps.\n'),
    readme(
      'hosts, links and code',
      '# Northwind Things\n\nGo to make.powerapps.com, [PowerApps](start.md) or `PowerApps`.\nPowerApps: https://www.fabrikam.com\n',
    ),
  ],
  invalid: [readme('one word', '# Northwind Things for PowerApps\n\nUse powerapps or flows.\n', [1, 3])],
});

/** The line with the new name, unless links or code in it keep the former one. */
function renamed(prose: string, line: string | undefined): Repair | undefined {
  return prose === line ? { kind: 'line', text: line.replace(new RegExp(formerName, 'gi'), 'Power Apps') } : undefined;
}
