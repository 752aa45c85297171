import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { keyAndRegion, keyParameter, keyWith, setOf } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeConnectionParameterAdded = defineRule({
  id: 'change-connection-parameter-added',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'No connection parameter is added.',
  why: 'Makers are asked for one thing more, and existing connections do not have it.',
  fix: 'Confirm that connections without a value for it keep working.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'connection-parameters' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'connection-parameter-added'),
  valid: [
    update(
      properties('one that must be filled in has a rule of its own', {
        connectionParameters: { api_key: keyParameter, code: keyParameter },
      }),
    ),
    update(
      properties('in a set that is new as a whole', {
        connectionParameterSets: { values: [setOf('Code', { code: { type: 'string' } })] },
      }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(properties('one more that is optional', { connectionParameters: keyAndRegion }, { at: ['connectionParameters', 'region'] })),
    update(
      properties(
        'required, with a value to begin with',
        { connectionParameters: { api_key: keyParameter, region: keyWith({ default: 'eu' }) } },
        { at: ['connectionParameters', 'region'] },
      ),
    ),
    update(
      properties(
        'in a set',
        { connectionParameterSets: { values: [setOf('Code', { code: keyParameter, region: { type: 'string' } })] } },
        { at: ['connectionParameterSets', 'values', 0, 'parameters', 'region'] },
      ),
      properties('without it', { connectionParameterSets: { values: [setOf('Code', { code: keyParameter })] } }),
    ),
  ],
});
