import { defineRule, publicPrograms } from '../define.ts';
import { document, info, paths, properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeConnectorOther = defineRule({
  id: 'change-connector-other',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Nothing else about the connector changes.',
  why: 'What no other rule knows may matter to the platform, or to a tool that comes later.',
  fix: 'Confirm that the change is meant; leave away what the platform does not know.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'other'),
  valid: [
    update(document('the host has a rule of its own', { host: 'things.fabrikam.com' })),
    update(document('a definition that nothing uses', { definitions: { Thing: { type: 'object' } } })),
    update(unchanged()),
  ],
  invalid: [
    update(
      document(
        'an extension',
        { 'x-ms-capabilities': { testConnection: { operationId: 'ListThings' } } },
        { at: ['x-ms-capabilities', 'testConnection', 'operationId'] },
      ),
    ),
    update(info('a member of info', { 'x-ms-keywords': ['things'] }, { at: ['x-ms-keywords'] })),
    update(properties('a member of the properties', { website: 'https://www.northwindtraders.com' }, { at: ['website'] })),
    update(paths('what is no path', { 'x-note': 'one' }, { at: ['x-note'] })),
    update(document('a section of another type', { definitions: [] }, { at: ['definitions'] })),
  ],
});
