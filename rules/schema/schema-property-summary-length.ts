import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, inputSchema, schema } from '../examples.ts';
import { schemaName } from './typed-node.ts';

/** Characters of a label, in UTF-16 code units. */
const longest = 80;

const labels = ['title', 'x-ms-summary'] as const;

export const schemaPropertySummaryLength = defineRule({
  id: 'schema-property-summary-length',
  subject: 'schema',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: `The title and the x-ms-summary of a property have at most ${longest} characters.`,
  why: 'They are the label of a narrow field: makers see only the beginning of a longer one.',
  fix: `Shorten the text to ${longest} characters or less, and move the explanation into the description.`,
  published: { certified: 8, 'independent-publisher': 2 },
  given: 'schema',
  having: labels,
  when: ({ title, 'x-ms-summary': summary }, { role }) => role === 'property' && (isLong(title) || isLong(summary)),
  *check(value, schema) {
    for (const name of labels) {
      const text = value[name];
      if (!isLong(text)) continue;
      yield { message: `${schemaName(schema)} has ${name} of ${text.length} characters; at most ${longest} are allowed.`, at: [name] };
    }
  },
  valid: [schema('80 characters', { title: 'x'.repeat(longest) }), bodySchema('not a property', { title: 'x'.repeat(longest + 1) })],
  invalid: [
    schema('81 characters', { title: 'x'.repeat(longest + 1) }, { at: ['title'] }),
    inputSchema('both labels', { title: 'x'.repeat(100), 'x-ms-summary': 'x'.repeat(200) }, { at: [['title'], ['x-ms-summary']] }),
  ],
});

function isLong(text: unknown): text is string {
  return typeof text === 'string' && text.length > longest;
}
