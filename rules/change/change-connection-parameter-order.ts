import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { keyParameter, keyWith, setOf } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeConnectionParameterOrder = defineRule({
  id: 'change-connection-parameter-order',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Connection parameters, and the sets of them, are asked for in the same order.',
  why: 'Makers follow a manual that names them in the old order, and the first set is the one that is chosen for them.',
  fix: 'Confirm the order.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'connection-parameter-order'),
  valid: [
    update(properties('a text between them', { connectionParameters: { api_key: keyWith({}, { displayName: 'Your key' }) } })),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties(
        'later',
        { connectionParameters: { api_key: keyWith({ tabIndex: 3 }) } },
        { at: ['connectionParameters', 'api_key', 'uiDefinition', 'constraints', 'tabIndex'] },
      ),
    ),
    update(
      properties(
        'the second set is the first',
        { connectionParameterSets: { values: [setOf('B', { b: keyParameter }), setOf('A', { a: keyParameter })] } },
        { at: ['connectionParameterSets', 'values'] },
      ),
      properties('two sets', { connectionParameterSets: { values: [setOf('A', { a: keyParameter }), setOf('B', { b: keyParameter })] } }),
    ),
  ],
});
