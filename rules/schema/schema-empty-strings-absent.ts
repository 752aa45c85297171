import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, schema } from '../examples.ts';
import { schemaName } from './typed-node.ts';

const texts = ['title', 'description', 'x-ms-summary', 'format', 'pattern'] as const;

export const schemaEmptyStringsAbsent = defineRule({
  id: 'schema-empty-strings-absent',
  subject: 'schema',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No text of a schema is empty.',
  why: 'An empty text is what a generator left behind: where a label or an explanation should stand, makers see nothing.',
  fix: 'Write the text, or delete the member.',
  published: { certified: 36, 'independent-publisher': 6 },
  given: 'schema',
  having: texts,
  when: ({ title, description, 'x-ms-summary': summary, format, pattern }) =>
    title === '' || description === '' || summary === '' || format === '' || pattern === '',
  *check(value, schema) {
    for (const name of texts) {
      // The title of a property has a rule of its own: schema-property-title-non-empty.
      if (value[name] !== '' || (name === 'title' && schema.role === 'property')) continue;
      yield { message: `${schemaName(schema)} has an empty ${name}.`, at: [name], repair: { kind: 'remove' } };
    }
  },
  valid: [
    schema('texts', { title: 'Thing name', description: 'What people call it.', pattern: '^[A-Z]' }),
    schema('the title of a property: schema-property-title-non-empty', { title: '' }),
    schema('other members may be empty', { default: '', example: '' }),
  ],
  invalid: [
    bodySchema('the title of a body', { title: '' }, { at: ['title'] }),
    schema('description and label', { description: '', 'x-ms-summary': '' }, { at: [['description'], ['x-ms-summary']] }),
    schema('format and pattern', { format: '', pattern: '' }, { at: [['format'], ['pattern']] }),
  ],
});
