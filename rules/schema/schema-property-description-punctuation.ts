import { isText } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { bodySchema, inputSchema, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { fullStop } from '../repairs.ts';
import { endsLikeSentence } from '../wording.ts';

export const schemaPropertyDescriptionPunctuation = defineRule({
  id: 'schema-property-description-punctuation',
  subject: 'schema',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The description of a property ends as a sentence does.',
  why: 'Descriptions of all connectors stand side by side in the designer and in the documentation; one without its end looks cut off.',
  fix: 'End the description with a full stop.',
  published: { certified: 420, 'independent-publisher': 167 },
  given: 'schema',
  having: ['description'],
  check({ description, title, 'x-ms-summary': summary }, schema) {
    if (schema.role !== 'property' || !isText(description) || endsLikeSentence(description)) return;
    return {
      message: `The description of property ${quote(schema.name)} does not end as a sentence.`,
      at: ['description'],
      repair: fullStop(description, schema.name, title, summary),
    };
  },
  valid: [
    schema('a full stop', { description: 'What people call it.' }),
    schema('a question, and white space behind it', { description: 'Is it on a shelf? ' }),
    schema('a bracket', { description: 'The weight (in grams)' }),
    schema('empty', { description: ' ' }),
    bodySchema('not a property', { description: 'The new thing' }),
  ],
  invalid: [
    schema('no end', { description: 'What people call it' }, { at: ['description'] }),
    inputSchema('a colon', { description: 'One of:' }, { at: ['description'] }),
  ],
});
