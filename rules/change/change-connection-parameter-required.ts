import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { keyAndRegion, keyParameter, keyWith } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeConnectionParameterRequired = defineRule({
  id: 'change-connection-parameter-required',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'No connection parameter has to be filled in that nobody had to fill in before.',
  why: 'Existing connections have no value for it: their calls go out without it until every owner connects anew.',
  fix: 'Make the parameter optional, or give it a default value.',
  change: { isBreaking: true, updateClass: 'major', sensitive: 'connection-parameters' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'connection-parameter-required'),
  valid: [
    update(properties('one more that is optional', { connectionParameters: keyAndRegion })),
    update(properties('one that fills itself in', { connectionParameters: { api_key: keyParameter, region: keyWith({ default: 'eu' }) } })),
    update(properties('not required any more', { connectionParameters: { api_key: keyWith({ required: 'false' }) } })),
    update(
      properties('required before, in another spelling', {}),
      properties('a boolean', { connectionParameters: { api_key: keyWith({ required: true }) } }),
    ),
    update(
      properties('required before, with a capital', {}),
      properties('a capital', { connectionParameters: { api_key: keyWith({ required: 'True' }) } }),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties(
        'one more',
        { connectionParameters: { api_key: keyParameter, code: keyParameter } },
        { at: ['connectionParameters', 'code'] },
      ),
    ),
    update(
      properties(
        'one more, to sign in with',
        { connectionParameters: { api_key: keyParameter, token: { type: 'oauthSetting' } } },
        { at: ['connectionParameters', 'token'] },
      ),
    ),
    update(
      properties('now required', {}, { at: ['connectionParameters', 'api_key', 'uiDefinition', 'constraints', 'required'] }),
      properties('optional', { connectionParameters: { api_key: keyWith({ required: undefined }) } }),
    ),
    update(
      properties('said to be optional before', {}, { at: ['connectionParameters', 'api_key', 'uiDefinition', 'constraints', 'required'] }),
      properties('a boolean', { connectionParameters: { api_key: keyWith({ required: false }) } }),
    ),
  ],
});
