import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { signIn } from './connection-examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeOauthScopes = defineRule({
  id: 'change-oauth-scopes',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A sign-in asks for the same scopes.',
  why: 'Who connected before has not agreed to a new scope, and what needs it fails; who connects after the update is asked to agree to more.',
  fix: 'Confirm that every scope is needed, and that operations of existing connections work without the new ones.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'oauth' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'oauth-scopes'),
  valid: [
    update(properties('another order', signIn({ scopes: ['b', 'a'] })), properties('one order', signIn({ scopes: ['a', 'b'] }))),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties('one more', signIn({ scopes: ['things.read', 'things.write'] }), {
        at: ['connectionParameters', 'token', 'oAuthSettings', 'scopes'],
      }),
      properties('one', signIn({})),
    ),
    update(
      properties('none any more', signIn({ scopes: undefined }), { at: ['connectionParameters', 'token', 'oAuthSettings'] }),
      properties('one', signIn({})),
    ),
  ],
});
