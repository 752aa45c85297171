import { defineRule, publicPrograms } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';
import { clientIds } from './client-id.ts';
import { guidOf, zeroGuid } from './guid.ts';
import { isPlaceholder } from './placeholder.ts';

export const oauthClientIdPlaceholder = defineRule({
  id: 'oauth-client-id-placeholder',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'clientId is a dummy.',
  why: 'The real id is handed over with the submission; in public it helps others to imitate your application.',
  fix: 'Write a dummy such as "[DUMMY_VALUE]" and hand the real id over with the submission.',
  published: { certified: 15, 'independent-publisher': 1 },
  given: 'oauth-settings',
  *check(settings) {
    for (const { value, at } of clientIds(settings)) {
      if (isReal(value)) yield { message: `clientId ${quote(value)} looks like a real one.`, at };
    }
  },
  valid: [
    oauthSettings('a dummy', { identityProvider: 'oauth2', clientId: '[DUMMY_VALUE]' }),
    oauthSettings('words', { identityProvider: 'oauth2', clientId: 'your-client-id-2-be-set' }),
    oauthSettings('zeros have a rule of their own', { identityProvider: 'aad', clientId: '00000000-0000-0000-0000-000000000000' }),
    oauthSettings('a name', { identityProvider: 'oauth2', clientId: 'northwind-things-connector' }),
    oauthSettings('short', { identityProvider: 'oauth2', clientId: 'north1' }),
    oauthSettings('null', { identityProvider: 'oauth2', clientId: null }),
  ],
  invalid: [
    oauthSettings('a GUID', { identityProvider: 'aad', clientId: '5f0c9f0e-7d1b-4c0a-9a3e-2b6d8c4e1f70' }, { at: ['clientId'] }),
    oauthSettings(
      'a GUID in braces',
      { identityProvider: 'aad', clientId: ' {5F0C9F0E-7D1B-4C0A-9A3E-2B6D8C4E1F70} ' },
      { at: ['clientId'] },
    ),
    oauthSettings(
      'letters and digits',
      { identityProvider: 'oauth2', clientId: 'q7w2e9r4t1y6u3i8' },
      { at: ['clientId'], program: 'independent-publisher' },
    ),
    oauthSettings(
      'custom parameter',
      { identityProvider: 'oauth2generic', customParameters: { clientId: { value: 'q7w2e9r4t1y6u3i8' } } },
      { at: ['customParameters', 'clientId', 'value'] },
    ),
  ],
});

function isReal(value: string): boolean {
  const guid = guidOf(value);
  if (guid !== undefined) return guid !== zeroGuid;
  const id = value.trim();
  return /^[A-Za-z0-9._-]{16,}$/.test(id) && /\d/.test(id) && /[a-z]/i.test(id) && !/client.?id/i.test(id) && !isPlaceholder(id);
}
