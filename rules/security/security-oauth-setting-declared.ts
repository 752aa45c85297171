import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { connectionParameterTypes } from './connection-parameter-types.ts';

const properties = { connectionParameters: { token: { type: 'oauthSetting' } } };

export const securityOauthSettingDeclared = defineRule({
  id: 'security-oauth-setting-declared',
  subject: 'security',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A connector that signs in with OAuth says so in securityDefinitions.',
  why: 'Tools and reviewers read there how the service is signed in to; without it the two files tell different stories.',
  fix: 'Declare an oauth2 definition with flow, addresses and scopes under securityDefinitions.',
  published: { certified: 14, 'independent-publisher': 3 },
  given: 'connector',
  check({ definition, definitionFile, properties }) {
    if (definition === undefined || definitionFile === undefined || properties === undefined || properties.hasParameterSets) return;
    if (!connectionParameterTypes(properties).includes('oauthsetting')) return;
    if (definition.securityDefinitions.some(({ value }) => value['type'] === 'oauth2')) return;
    return {
      message: 'apiProperties.json signs in with OAuth, and securityDefinitions has no oauth2.',
      file: definitionFile.name,
      at: ['securityDefinitions'],
    };
  },
  valid: [
    document('declared', { securityDefinitions: { token: { type: 'oauth2', flow: 'accessCode' } } }, { properties }),
    document('no OAuth', { securityDefinitions: undefined }),
    document('several ways to sign in', {}, { properties: { ...properties, connectionParameterSets: { values: [] } } }),
  ],
  invalid: [
    document('only a key', {}, { properties, at: ['securityDefinitions'] }),
    document('no definitions', { securityDefinitions: undefined }, { properties }),
  ],
});
