import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { signIn } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeOauthAddress = defineRule({
  id: 'change-oauth-address',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A sign-in uses the same addresses.',
  why: 'Codes, tokens and the secret of the app are sent there: whoever owns the address can act for everybody who signs in.',
  fix: 'Confirm that the new address belongs to the same provider, and that it refreshes the tokens of the old one.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'oauth' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'oauth-address'),
  valid: [update(properties('another client id', signIn({ clientId: 'northwind' })), properties('one', signIn({}))), update(unchanged())],
  invalid: [
    update(
      properties('another address', signIn({ customParameters: { tokenUrl: { value: 'https://login.fabrikam.com/token' } } }), {
        at: ['connectionParameters', 'token', 'oAuthSettings', 'customParameters', 'tokenUrl', 'value'],
      }),
      properties('one', signIn({})),
    ),
    update(
      properties(
        'a template more',
        signIn({
          customParameters: {
            tokenUrl: { value: 'https://login.northwindtraders.com/token' },
            refreshUrlTemplate: { value: '{refreshUrl}' },
          },
        }),
        {
          at: ['connectionParameters', 'token', 'oAuthSettings', 'customParameters', 'refreshUrlTemplate', 'value'],
        },
      ),
      properties('one', signIn({})),
    ),
  ],
});
