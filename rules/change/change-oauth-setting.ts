import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { signIn } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeOauthSetting = defineRule({
  id: 'change-oauth-setting',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Client id, redirect mode and the other settings of a sign-in stay the same.',
  why: 'Tokens belong to one client, and the provider sends people back to one address: with others, signing in or refreshing can fail.',
  fix: 'Confirm that existing connections still refresh and new ones can be made.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'oauth' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'oauth-setting'),
  valid: [update(properties('another scope', signIn({ scopes: ['things.write'] })), properties('one', signIn({}))), update(unchanged())],
  invalid: [
    update(
      properties('another client', signIn({ clientId: 'northwind' }), {
        at: ['connectionParameters', 'token', 'oAuthSettings', 'clientId'],
      }),
      properties('one', signIn({})),
    ),
    update(
      properties('another secret, which is not told', signIn({ clientSecret: 'k3J9-not-really' }), {
        at: ['connectionParameters', 'token', 'oAuthSettings', 'clientSecret'],
      }),
      properties('one', signIn({ clientSecret: '[SECRET]' })),
    ),
    update(
      properties('another redirect mode', signIn({ redirectMode: 'Global' }), {
        at: ['connectionParameters', 'token', 'oAuthSettings', 'redirectMode'],
      }),
      properties('one', signIn({})),
    ),
  ],
});
