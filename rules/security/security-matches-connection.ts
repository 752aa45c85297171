import { defineRule, everyProgram } from '../define.ts';
import { document, folder } from '../examples.ts';
import { quote } from '../quote.ts';
import { connectionParameterTypes } from './connection-parameter-types.ts';

const basic = { securityDefinitions: { user: { type: 'basic' } } };
const oauth = { securityDefinitions: { token: { type: 'oauth2', flow: 'accessCode' } } };

export const securityMatchesConnection = defineRule({
  id: 'security-matches-connection',
  subject: 'security',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'apiProperties.json has the connection parameters that the security definition needs.',
  why: 'What the connection does not ask for cannot be sent: makers create a connection, and every call is refused.',
  fix: 'Declare the connection parameters in apiProperties.json, or remove the security definition.',
  published: { certified: 4, 'independent-publisher': 2 },
  given: 'connector',
  *check({ definition, definitionFile, properties }) {
    if (definition === undefined || definitionFile === undefined || properties === undefined || properties.hasParameterSets) return;
    const types = connectionParameterTypes(properties);
    for (const { name, value } of definition.securityDefinitions) {
      const need = types.length === 0 ? 'a connection parameter' : unmetNeed(value['type'], types);
      if (need === undefined) continue;
      yield {
        message: `Security definition ${quote(name)} needs ${need}, which apiProperties.json does not have.`,
        file: definitionFile.name,
        at: ['securityDefinitions', name],
      };
    }
  },
  valid: [
    document('a key that is shown', {}, { properties: { connectionParameters: { key: { type: 'string' } } } }),
    document('user name and password', basic, {
      properties: { connectionParameters: { user: { type: 'string' }, secret: { type: 'securestring' } } },
    }),
    document('OAuth', oauth, { properties: { connectionParameters: { token: { type: 'oauthSetting' }, site: { type: 'string' } } } }),
    document('several ways to sign in', oauth, { properties: { connectionParameterSets: { values: [] } } }),
    document('no definition', { securityDefinitions: {} }, { properties: { connectionParameters: {} } }),
    folder('no properties to compare with', { 'apiProperties.json': undefined }),
  ],
  invalid: [
    document('nothing asked for', {}, { at: ['securityDefinitions', 'api_key'], properties: { connectionParameters: {} } }),
    document(
      'a key, and only OAuth',
      {},
      {
        at: ['securityDefinitions', 'api_key'],
        properties: { connectionParameters: { token: { type: 'oauthSetting' } } },
      },
    ),
    document('basic, and only one field', basic, { at: ['securityDefinitions', 'user'] }),
    document('OAuth, and only a key', oauth, { at: ['securityDefinitions', 'token'] }),
  ],
});

/** What a definition of this type needs and the connection parameters do not give. */
function unmetNeed(schemeType: unknown, parameterTypes: readonly string[]): string | undefined {
  const fields = parameterTypes.filter((type) => type === 'string' || type === 'securestring').length;
  if (schemeType === 'apiKey' && fields < 1) return 'a connection parameter of type securestring';
  if (schemeType === 'basic' && fields < 2) return 'two connection parameters, for user name and password';
  if (schemeType === 'oauth2' && !parameterTypes.includes('oauthsetting')) return 'a connection parameter of type oauthSetting';
  return undefined;
}
