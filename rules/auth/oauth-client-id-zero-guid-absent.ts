import { defineRule, publicPrograms } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { clientIds } from './client-id.ts';
import { guidOf, zeroGuid } from './guid.ts';

export const oauthClientIdZeroGuidAbsent = defineRule({
  id: 'oauth-client-id-zero-guid-absent',
  subject: 'auth',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'clientId is not a GUID of zeros.',
  why: 'A GUID, even one of zeros, passes for a real id, and nobody replaces it before the connector is published.',
  fix: 'Write a dummy that is a word, such as "[DUMMY_VALUE]".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'oauth-settings',
  *check(settings) {
    for (const { value, at } of clientIds(settings)) {
      if (guidOf(value) === zeroGuid)
        yield { message: 'clientId is a GUID of zeros.', at, repair: { kind: 'replace', value: '[DUMMY_VALUE]' } };
    }
  },
  valid: [
    oauthSettings('a word', { identityProvider: 'aad', clientId: '[DUMMY_VALUE]' }),
    oauthSettings('a real id has a rule of its own', { identityProvider: 'aad', clientId: '5f0c9f0e-7d1b-4c0a-9a3e-2b6d8c4e1f70' }),
  ],
  invalid: [
    oauthSettings('zeros', { identityProvider: 'aad', clientId: zeroGuid }, { at: ['clientId'] }),
    oauthSettings(
      'zeros in braces',
      { identityProvider: 'oauth2generic', customParameters: { clientId: { value: `{${zeroGuid}}` } } },
      { at: ['customParameters', 'clientId', 'value'], program: 'independent-publisher' },
    ),
  ],
});
