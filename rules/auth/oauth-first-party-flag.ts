import { objectOr } from '../../src/connector/json-value.ts';
import type { Properties } from '../../src/connector/properties.ts';
import { defineRule, everyProgram } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';

export const oauthFirstPartyFlag = defineRule({
  id: 'oauth-first-party-flag',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'IsFirstParty is the text "False"; only connectors of Microsoft, and all with aadcertificate, say "True".',
  why: 'The flag decides which application signs people in: with the wrong one the sign-in page never appears.',
  fix: 'Set "IsFirstParty": "False" in the properties of oAuthSettings.',
  published: { certified: 16, 'independent-publisher': 1 },
  given: 'oauth-settings',
  check(settings, { identityProvider, properties }) {
    const { IsFirstParty: flag } = objectOr(settings['properties']);
    const at = ['properties', 'IsFirstParty'];
    if (flag === undefined) {
      const value = identityProvider === 'aadcertificate' ? 'True' : 'False';
      return {
        message: 'oAuthSettings has no properties.IsFirstParty.',
        fix: `Add "properties": { "IsFirstParty": "${value}" } to oAuthSettings.`,
      };
    } else if (identityProvider === 'aadcertificate') {
      if (flag !== 'True')
        return {
          message: `IsFirstParty is ${quote(flag)} although aadcertificate is for Microsoft alone.`,
          at,
          fix: 'Write "True", or use aad.',
        };
    } else if (flag === 'True') {
      if (!isOfMicrosoft(properties)) return { message: 'IsFirstParty is "True" but the connector is not of Microsoft.', at };
    } else if (flag !== 'False') {
      return { message: `IsFirstParty is ${quote(flag)}, not the text "False".`, at };
    }
  },
  valid: [
    oauthSettings('of others', { identityProvider: 'oauth2', properties: { IsFirstParty: 'False' } }),
    oauthSettings('certificate', { identityProvider: 'aadcertificate', properties: { IsFirstParty: 'True' } }),
    oauthSettings(
      'of Microsoft',
      { identityProvider: 'aad', properties: { IsFirstParty: 'True' } },
      { properties: { publisher: 'Microsoft' } },
    ),
  ],
  invalid: [
    oauthSettings('absent', { identityProvider: 'oauth2' }),
    oauthSettings('absent among others', {
      identityProvider: 'aad',
      properties: { AzureActiveDirectoryResourceId: 'https://graph.microsoft.com' },
    }),
    oauthSettings('a boolean', { identityProvider: 'oauth2', properties: { IsFirstParty: false } }, { at: ['properties', 'IsFirstParty'] }),
    oauthSettings(
      'of somebody else',
      { identityProvider: 'oauth2', properties: { IsFirstParty: 'True' } },
      { at: ['properties', 'IsFirstParty'] },
    ),
    oauthSettings(
      'certificate of somebody else',
      { identityProvider: 'aadcertificate', properties: { IsFirstParty: 'False' } },
      { at: ['properties', 'IsFirstParty'], program: 'custom' },
    ),
  ],
});

/** The file itself says so; whether it is true is a question to the publisher registry. */
function isOfMicrosoft({ publisher, stackOwner }: Properties): boolean {
  return [publisher, stackOwner].some((name) => /^microsoft\b/i.test(name?.trim() ?? ''));
}
