import { defineRule, publicPrograms } from '../define.ts';
import { contact, document, info, operation, policy, properties, securityDefinition, unchanged, update } from '../examples.ts';
import { keyWith } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeConnectorText = defineRule({
  id: 'change-connector-text',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The texts about the connector stay the same.',
  why: 'Makers read them in the gallery and while they connect: reviewers read what is new in them.',
  fix: 'Confirm the new text.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'text'),
  valid: [
    update(operation('a text of an operation', { description: 'Lists all things of the warehouse.' })),
    update(contact('the contact has a rule of its own', { name: 'Northwind Help' })),
    update(unchanged()),
  ],
  invalid: [
    update(info('another description', { description: 'Keeps things.' }, { at: ['description'] })),
    update(document('tags', { tags: [{ name: 'things' }] }, { at: ['tags'] })),
    update(securityDefinition('a text of a security definition', { description: 'The key.' }, { at: ['description'] })),
    update(
      properties(
        'another tooltip',
        { connectionParameters: { api_key: keyWith({}, { tooltip: 'Ask for it.' }) } },
        { at: ['connectionParameters', 'api_key', 'uiDefinition', 'tooltip'] },
      ),
    ),
    update(policy('the title of a policy', { title: 'Always ask for JSON' }, { at: ['title'] })),
  ],
});
