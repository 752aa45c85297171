import { defineRule, publicPrograms } from '../define.ts';
import { bodyParameter, operation, parameter, schema, unchanged, update } from '../examples.ts';
import { textMembers } from './field-members.ts';
import { changesAmong } from './members.ts';
import { tellMember } from './tell-member.ts';

export const changeFieldText = defineRule({
  id: 'change-field-text',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The texts of inputs and outputs stay.',
  why: 'Makers read another text; what the field means must still be what it says.',
  fix: 'Confirm the new text.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: ['input-versions', 'output-versions'],
  *check(field, operation) {
    for (const change of changesAmong(field, textMembers)) yield tellMember(field, operation, change);
  },
  valid: [update(parameter('not a text', { default: 'new' })), update(unchanged(), parameter('a text that was a type', { type: 'text' }))],
  invalid: [
    update(parameter('of an input', { description: 'Words to look for.' }, { at: ['description'] })),
    update(schema('of an output', { title: 'Name of the thing' }, { at: ['title'] })),
    update(bodyParameter('of the body', { 'x-ms-summary': 'Thing' }, { at: ['x-ms-summary'] })),
    update(
      parameter('hidden', { description: 'Words.', 'x-ms-visibility': 'internal' }, { at: ['description'] }),
      parameter('', { 'x-ms-visibility': 'internal' }),
    ),
    update(
      operation(
        'beside a reference',
        { responses: { '200': { schema: { $ref: '#/definitions/Thing', description: 'It.' } } } },
        { at: ['responses', '200', 'schema', 'description'], document: { definitions: { Thing: { description: 'A thing.' } } } },
      ),
      operation(
        '',
        { responses: { '200': { schema: { $ref: '#/definitions/Thing' } } } },
        { document: { definitions: { Thing: { description: 'A thing.' } } } },
      ),
    ),
  ],
});
