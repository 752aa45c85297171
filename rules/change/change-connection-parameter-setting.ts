import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { keyParameter, keyWith, regions } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeConnectionParameterSetting = defineRule({
  id: 'change-connection-parameter-setting',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Defaults, allowed values and the other settings of connection parameters stay the same.',
  why: 'They decide what new connections hold: a default can be an address that secrets are sent to.',
  fix: 'Confirm that connections made before and after the update both work.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'connection-parameters' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'connection-parameter-setting'),
  valid: [
    update(properties('another tooltip', { connectionParameters: { api_key: keyWith({}, { tooltip: 'Ask for it.' }) } })),
    update(properties('another place in the order', { connectionParameters: { api_key: keyWith({ tabIndex: 3 }) } })),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties(
        'a default',
        { connectionParameters: { api_key: { ...keyParameter, defaultValue: 'demo' } } },
        { at: ['connectionParameters', 'api_key', 'defaultValue'] },
      ),
    ),
    update(
      properties(
        'what is typed in can be read',
        { connectionParameters: { api_key: keyWith({ clearText: true }) } },
        { at: ['connectionParameters', 'api_key', 'uiDefinition', 'constraints', 'clearText'] },
      ),
    ),
    update(
      properties('one value more', regions('eu', 'us'), {
        at: ['connectionParameters', 'region', 'uiDefinition', 'constraints', 'allowedValues'],
      }),
      properties('one value', regions('eu')),
    ),
    update(
      properties(
        'optional now',
        { connectionParameters: { api_key: keyWith({ required: 'false' }) } },
        { at: ['connectionParameters', 'api_key', 'uiDefinition', 'constraints', 'required'] },
      ),
    ),
    update(
      properties(
        'required as before, as a text',
        {},
        { at: ['connectionParameters', 'api_key', 'uiDefinition', 'constraints', 'required'] },
      ),
      properties('a boolean', { connectionParameters: { api_key: keyWith({ required: true }) } }),
    ),
    update(
      properties('the letter case of a type', {}, { at: ['connectionParameters', 'api_key', 'type'] }),
      properties('capitals', { connectionParameters: { api_key: { ...keyParameter, type: 'SecureString' } } }),
    ),
  ],
});
