import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, inputSchema, schema } from '../examples.ts';
import { schemaName } from './typed-node.ts';

export const schemaPropertyTitleNonEmpty = defineRule({
  id: 'schema-property-title-non-empty',
  subject: 'schema',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'A property has either no title or one that says something.',
  why: 'The title is the label of the property: an empty one says nothing, and reviewers ask to remove it.',
  fix: 'Write the title, or delete the member.',
  published: { certified: 93, 'independent-publisher': 10 },
  given: 'schema',
  having: ['title'],
  check({ title }, schema) {
    if (schema.role !== 'property' || typeof title !== 'string' || title.trim() !== '') return;
    return { message: `${schemaName(schema)} has an empty title.`, at: ['title'], repair: { kind: 'remove' } };
  },
  valid: [
    schema('a title', { title: 'Thing name' }),
    schema('no title', { title: undefined }),
    bodySchema('not a property: schema-empty-strings-absent', { title: '' }),
    schema('a property that is called title', { type: 'object', properties: { title: { type: 'string' } } }),
  ],
  invalid: [
    inputSchema('of a body', { title: '' }, { at: ['title'] }),
    schema('white space', { title: ' ' }, { at: ['title'] }),
    schema('internal too', { title: '', 'x-ms-visibility': 'internal' }, { at: ['title'] }),
  ],
});
