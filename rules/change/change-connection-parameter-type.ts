import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { isLost } from './authentication-kinds.ts';
import { keyParameter } from './connection-examples.ts';
import { connectorDifferences } from './connector-differences.ts';
import { tell } from './tell.ts';

export const changeConnectionParameterType = defineRule({
  id: 'change-connection-parameter-type',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'A connection parameter keeps its type.',
  why: 'Existing connections hold a value of the old type, and the platform keeps, shows and sends it by the new one.',
  fix: 'Restore the type, or add another connection parameter set.',
  change: { isBreaking: true, updateClass: 'major', sensitive: 'connection-parameters' },
  given: 'versions',
  *check(versions) {
    for (const difference of connectorDifferences(versions)) {
      const isOther = difference.topic === 'connection-parameter-type' && !isLost(versions, 'connection parameter', difference.old);
      if (isOther) yield tell(difference, versions);
    }
  },
  valid: [
    update(
      properties('the only secret is gone: a way to authenticate less', {
        connectionParameters: { api_key: { ...keyParameter, type: 'string' } },
      }),
    ),
    update(
      properties('the same type in another letter case', {}),
      properties('capitals', { connectionParameters: { api_key: { ...keyParameter, type: 'SecureString' } } }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties('a secret now', {}, { at: ['connectionParameters', 'api_key', 'type'] }),
      properties('a text', { connectionParameters: { api_key: { ...keyParameter, type: 'string' } } }),
    ),
    update(
      properties(
        'a text now',
        { connectionParameters: { api_key: keyParameter, code: { type: 'string' } } },
        { at: ['connectionParameters', 'code', 'type'] },
      ),
      properties('a secret', { connectionParameters: { api_key: keyParameter, code: { type: 'securestring' } } }),
    ),
  ],
});
