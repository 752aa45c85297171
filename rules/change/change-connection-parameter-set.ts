import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { keyParameter, setOf } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeConnectionParameterSet = defineRule({
  id: 'change-connection-parameter-set',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The sets of connection parameters stay the same.',
  why: 'A connection belongs to one set: when the set is gone or made of other things, its owner has to connect anew.',
  fix: 'Keep every set under its name; add others beside it.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'connection-parameters' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'connection-parameter-set'),
  valid: [
    update(
      properties('its texts', {
        connectionParameterSets: {
          values: [{ ...setOf('A', {}), uiDefinition: { displayName: 'Way A', description: 'One way to connect.' } }],
        },
      }),
      properties('a set', { connectionParameterSets: { values: [setOf('A', {})] } }),
    ),
    update(
      properties('another order', { connectionParameterSets: { values: [setOf('B', {}), setOf('A', {})] } }),
      properties('one order', { connectionParameterSets: { values: [setOf('A', {}), setOf('B', {})] } }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties(
        'a new set',
        { connectionParameterSets: { values: [setOf('A', { a: keyParameter })] } },
        { at: ['connectionParameterSets', 'values', 0] },
      ),
    ),
    update(
      properties('one of two is gone', { connectionParameterSets: { values: [setOf('A', {})] } }, { at: ['connectionParameterSets'] }),
      properties('two sets', { connectionParameterSets: { values: [setOf('B', {}), setOf('A', {})] } }),
    ),
    update(
      properties(
        'a setting of a set',
        { connectionParameterSets: { values: [{ ...setOf('A', {}), metadata: { isDefault: true } }] } },
        { at: ['connectionParameterSets', 'values', 0, 'metadata', 'isDefault'] },
      ),
      properties('a set', { connectionParameterSets: { values: [setOf('A', {})] } }),
    ),
    update(
      properties(
        'a parameter moved into a set',
        { connectionParameters: undefined, connectionParameterSets: { values: [setOf('A', { api_key: keyParameter })] } },
        {
          at: [
            ['connectionParameterSets', 'values', 0],
            ['connectionParameterSets', 'values', 0, 'parameters', 'api_key'],
          ],
        },
      ),
    ),
  ],
});
