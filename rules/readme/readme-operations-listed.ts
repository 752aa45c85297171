import type { Definition } from '../../src/connector/definition.ts';
import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, readme } from '../examples.ts';
import { quote } from '../quote.ts';

/** No connector may have more operations; looking for each of any number in the text would take long. */
const mostOperations = 512;
/** Names of missing operations in one message. */
const mostNames = 3;

export const readmeOperationsListed = defineRule({
  id: 'readme-operations-listed',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The readme mentions every visible operation by its summary.',
  why: 'Makers read the readme to learn whether the connector can do what they need.',
  fix: 'Describe each operation under "Supported Operations", headed by its summary.',
  published: { certified: 328, 'independent-publisher': 93 },
  given: 'readme',
  check({ text }, { definition }) {
    if (definition === undefined) return;
    const summaries = visibleSummaries(definition);
    // Most are there letter by letter.
    const doubtful = summaries.filter((summary) => !(isAscii(summary) && text.includes(summary.trim())));
    if (doubtful.length === 0) return;
    const prose = withSingleBlanks(text);
    const missing = doubtful.filter((summary) => !prose.includes(withSingleBlanks(summary)));
    if (missing.length === 0) return;
    const names = missing
      .slice(0, mostNames)
      .map((summary) => quote(summary))
      .join(', ');
    const others = missing.length > mostNames ? ` and ${missing.length - mostNames} more` : '';
    return { message: `The readme does not mention ${missing.length} of ${summaries.length} operations: ${names}${others}.`, line: 1 };
  },
  valid: [
    readme('all, in any letter case', '# Northwind Things\n\nLIST THINGS, create a\nthing and get a  thing.\n'),
    operation('an internal one', { 'x-ms-visibility': 'internal', summary: 'Sweep the floor' }),
    operation('one without a summary has a rule of its own', { summary: ' ' }),
  ],
  invalid: [
    readme('none', '# Northwind Things\n\nKeeps lists.\n', 1),
    operation('a new one', { summary: 'Sweep the floor' }, { places: [{ file: 'readme.md', line: 1 }], program: 'independent-publisher' }),
  ],
});

function visibleSummaries({ operations }: Definition): string[] {
  const visible = operations.slice(0, mostOperations).filter(({ isInternal }) => !isInternal);
  return visible.map(({ value }) => value['summary']).filter(isText);
}

function withSingleBlanks(text: string): string {
  // A single blank is not replaced by itself: it is most of the white space.
  return text
    .trim()
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .toLowerCase();
}

/** Beyond ASCII, the letter that a capital becomes can depend on what stands around it. */
function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
