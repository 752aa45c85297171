import { defineRule, publicPrograms } from '../define.ts';
import { folder, oauthSettings, properties, securityDefinition, unchanged, update } from '../examples.ts';
import { quote } from '../quote.ts';
import { lostAuthentication } from './authentication-kinds.ts';
import { keyAndRegion, keyParameter, setOf, signIn } from './connection-examples.ts';
import { placeOf } from './tell.ts';

const parameters = { file: 'properties', at: ['properties', 'connectionParameters'] } as const;
const definitions = { file: 'definition', at: ['securityDefinitions'] } as const;

export const changeAuthenticationRemoved = defineRule({
  id: 'change-authentication-removed',
  subject: 'change',
  codes: ['AuthenticationMethodRemoved'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'Every way to authenticate of the version before is still there.',
  why: 'Connections that were made with it stop working, and their owners must connect anew in every flow and app.',
  fix: 'Restore the way to authenticate, and add the new one as another connection parameter set.',
  sources: ['Policy code AuthenticationMethodRemoved'],
  change: { isBreaking: true, updateClass: 'major', sensitive: 'security-definitions' },
  given: 'versions',
  *check(versions) {
    for (const { of, kind } of lostAuthentication(versions)) {
      const isDefinition = of === 'security definition';
      const { previous } = placeOf(isDefinition ? definitions : parameters, versions);
      const message =
        of === 'identity provider' ? `No sign-in uses ${of} ${quote(kind)} any more.` : `No ${of} is of type ${quote(kind)} any more.`;
      // A definition without properties says itself how calls authenticate.
      const place = versions.after.propertiesEntry === undefined ? definitions : parameters;
      yield { message, old: kind, subject: of, ...placeOf(place, versions), previous };
    }
  },
  valid: [
    update(
      properties('another way beside it', {
        connectionParameterSets: {
          values: [setOf('Key', { api_key: keyParameter }), setOf('Sign-in', { token: { type: 'oauthSetting' } })],
        },
      }),
    ),
    update(oauthSettings('other letters', { identityProvider: 'AAD' }), oauthSettings('small letters', { identityProvider: 'aad' })),
    update(properties('a text that nobody signs in with is gone', {}), properties('with a region', { connectionParameters: keyAndRegion })),
    update(unchanged()),
  ],
  invalid: [
    update(
      folder('gone with its file', { 'apiProperties.json': undefined }, [
        { file: 'apiDefinition.swagger.json', pointer: '/securityDefinitions' },
      ]),
    ),
    update(
      securityDefinition(
        'another security definition type',
        { type: 'basic' },
        {
          places: [{ file: 'apiProperties.json', pointer: '/properties/connectionParameters' }],
        },
      ),
    ),
    update(properties('a sign-in in place of the key', signIn({}), { at: ['connectionParameters'] })),
    update(
      properties('another identity provider', signIn({ identityProvider: 'aad' }), { at: ['connectionParameters'] }),
      properties('one', signIn({})),
    ),
  ],
});
