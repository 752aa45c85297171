import { defineRule, publicPrograms } from '../define.ts';
import { folder, properties, unchanged, update } from '../examples.ts';
import { keyAndRegion, keyParameter, setOf } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeConnectionParameterRemoved = defineRule({
  id: 'change-connection-parameter-removed',
  subject: 'change',
  codes: ['ConnectionParametersRemoved'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'Every connection parameter of the version before is still there, under its name.',
  why: 'Existing connections hold a value for it that nothing reads any more, and do not hold what replaced it.',
  fix: 'Keep the parameter.',
  sources: ['Policy code ConnectionParametersRemoved'],
  change: { isBreaking: true, updateClass: 'major', sensitive: 'connection-parameters' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'connection-parameter-removed'),
  valid: [
    update(properties('one more parameter', { connectionParameters: keyAndRegion })),
    update(properties('another type', { connectionParameters: { api_key: { ...keyParameter, type: 'string' } } })),
    update(
      properties('moved into a set', {
        connectionParameters: undefined,
        connectionParameterSets: { values: [setOf('Key', { api_key: keyParameter })] },
      }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(properties('renamed', { connectionParameters: { apiKey: keyParameter } }, { at: ['connectionParameters'] })),
    update(
      properties('of two, one is gone', {}, { at: ['connectionParameters'] }),
      properties('two', { connectionParameters: keyAndRegion }),
    ),
    update(
      properties(
        'gone with its set',
        { connectionParameterSets: { values: [setOf('Key', { key: keyParameter })] } },
        { at: ['connectionParameters'] },
      ),
      properties('two sets', {
        connectionParameterSets: { values: [setOf('Key', { key: keyParameter }), setOf('Region', { region: { type: 'string' } })] },
      }),
    ),
    update(properties('all are gone', { connectionParameters: undefined })),
    update(folder('the file is gone', { 'apiProperties.json': undefined }, [{ file: '.' }])),
  ],
});
