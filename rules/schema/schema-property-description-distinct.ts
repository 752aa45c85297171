import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, schema } from '../examples.ts';
import { saysTheSame } from '../wording.ts';
import { schemaName } from './typed-node.ts';

export const schemaPropertyDescriptionDistinct = defineRule({
  id: 'schema-property-description-distinct',
  subject: 'schema',
  codes: [],
  severity: 'info',
  heuristic: true,
  programs: publicPrograms,
  summary: 'The description of a property says more than its name.',
  why: 'Makers see the name already: a description that repeats it leaves them to guess what the property means.',
  fix: 'Explain what the property means, in which unit or form.',
  published: { certified: 318, 'independent-publisher': 130 },
  given: 'schema',
  having: ['description'],
  check({ description }, schema) {
    if (schema.role !== 'property' || typeof description !== 'string' || !saysTheSame(description, schema.name)) return;
    return { message: `${schemaName(schema)} has nothing but its name as description.`, at: ['description'] };
  },
  valid: [
    schema('says more', { description: 'What people call it.' }),
    schema('the name and more', { description: 'The name of the thing.' }),
    schema('empty', { description: '' }),
  ],
  invalid: [
    schema('the same', { description: 'name' }, { at: ['description'] }),
    schema('capital letter and full stop', { description: 'Name.' }, { at: ['description'] }),
    inputSchema(
      'in words',
      { type: 'object', properties: { zipCode: { type: 'string', description: 'ZIP code' } } },
      { at: ['properties', 'zipCode', 'description'] },
    ),
  ],
});
