import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { readme } from '../examples.ts';
import { proseWith } from './prose.ts';

const formerName = /\b(?:Microsoft|MS) Flow\b/i;

export const readmeProductNameFlow = defineRule({
  id: 'readme-product-name-flow',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The readme says Microsoft Power Automate, not Microsoft Flow.',
  why: 'The product has had another name since 2019: makers who look for Microsoft Flow do not find it.',
  fix: 'Write Microsoft Power Automate.',
  published: { certified: 20, 'independent-publisher': 3 },
  given: 'readme',
  *check(readme) {
    for (const { text, line } of proseWith(formerName, readme)) {
      const name = formerName.exec(text)?.[0];
      if (name !== undefined)
        yield { message: `The line says ${name}, a former name.`, line, repair: renamed(text, readme.lines[line - 1]?.text) };
    }
  },
  valid: [
    readme(
      'a flow of Microsoft Power Automate',
      '# Northwind Things\n\nUse it in a flow of Microsoft Power Automate. Microsoft flows are fine.\n',
    ),
    readme(
      'in links and code',
      '# Northwind Things\n\nSee [Microsoft Flow](https://www.fabrikam.com) and `Microsoft Flow`.\n\n```\nMS Flow\n```\n',
    ),
  ],
  invalid: [readme('in prose', '# Northwind Things\n\nWorks with Microsoft Flow.\nAlso with MS flow.\n', [3, 4])],
});

/** The line with the new name, unless links or code in it keep the former one. */
function renamed(prose: string, line: string | undefined): Repair | undefined {
  return prose === line ? { kind: 'line', text: line.replace(new RegExp(formerName, 'gi'), 'Microsoft Power Automate') } : undefined;
}
