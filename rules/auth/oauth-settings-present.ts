import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { connectionParameter } from '../examples.ts';
import { quote } from '../quote.ts';

export const oauthSettingsPresent = defineRule({
  id: 'oauth-settings-present',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'A connection parameter of type oauthSetting has oAuthSettings with an identityProvider.',
  why: 'Without them the platform does not know where makers sign in, and no connection can be made.',
  fix: 'Add the object oAuthSettings and name the identityProvider in it.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'connection-parameter',
  *check(parameter, { name }) {
    if (parameter['type'] !== 'oauthSetting') return;
    const { oAuthSettings } = parameter;
    if (isObject(oAuthSettings)) {
      if (oAuthSettings['identityProvider'] === undefined) {
        yield {
          message: `oAuthSettings of connection parameter ${quote(name)} has no identityProvider.`,
          fix: 'Add identityProvider to oAuthSettings.',
        };
      }
      return;
    }
    const misspelt = Object.keys(parameter).find((member) => member !== 'oAuthSettings' && member.toLowerCase() === 'oauthsettings');
    yield {
      message: `Connection parameter ${quote(name)} of type oauthSetting has no object oAuthSettings.`,
      ...(misspelt !== undefined && { fix: `Rename ${misspelt} to oAuthSettings.` }),
    };
  },
  valid: [
    connectionParameter('complete', { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2' } }, { parameterName: 'token' }),
    connectionParameter('a key needs none', { type: 'securestring' }),
    connectionParameter('an unknown provider has a rule of its own', {
      type: 'oauthSetting',
      oAuthSettings: { identityProvider: 'fabrikam' },
    }),
  ],
  invalid: [
    connectionParameter('absent', { type: 'oauthSetting' }, { parameterName: 'token' }),
    connectionParameter('wrong case', { type: 'oauthSetting', oauthSettings: { identityProvider: 'aad' } }, { parameterName: 'token' }),
    connectionParameter('not an object', { type: 'oauthSetting', oAuthSettings: 'oauth2' }, { parameterName: 'token', program: 'custom' }),
    connectionParameter('no provider', { type: 'oauthSetting', oAuthSettings: { clientId: '[DUMMY_VALUE]' } }, { parameterName: 'token' }),
  ],
});
