import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { isLost } from './authentication-kinds.ts';
import { signIn, twoSignIns } from './connection-examples.ts';
import { connectorDifferences } from './connector-differences.ts';
import { tell } from './tell.ts';

export const changeIdentityProvider = defineRule({
  id: 'change-identity-provider',
  subject: 'change',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'A sign-in keeps its identity provider.',
  why: 'The tokens of existing connections were given by the old provider: the new one does not know them, and every owner has to sign in again.',
  fix: 'Restore the provider, or offer the new one in another connection parameter set.',
  change: { isBreaking: true, updateClass: 'major', sensitive: 'oauth' },
  given: 'versions',
  *check(versions) {
    for (const difference of connectorDifferences(versions)) {
      const isOther = difference.topic === 'identity-provider' && !isLost(versions, 'identity provider', difference.old);
      if (isOther) yield tell(difference, versions);
    }
  },
  valid: [
    update(
      properties('the only one is gone: a way to authenticate less', signIn({ identityProvider: 'aad' })),
      properties('one', signIn({})),
    ),
    update(unchanged()),
  ],
  invalid: [
    update(
      properties('one of two', twoSignIns('aad', 'oauth2'), { at: ['connectionParameters', 'first', 'oAuthSettings', 'identityProvider'] }),
      properties('two', twoSignIns('oauth2', 'oauth2'), {}),
    ),
    update(
      properties('named where none was', signIn({}), { at: ['connectionParameters', 'token', 'oAuthSettings', 'identityProvider'] }),
      properties('none', signIn({ identityProvider: undefined })),
    ),
  ],
});
