import { type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, securityDefinition, unchanged, update } from '../examples.ts';
import { isLost } from './authentication-kinds.ts';
import { connectorDifferences } from './connector-differences.ts';
import { tell } from './tell.ts';

const key = { type: 'apiKey', in: 'header', name: 'X-Api-Key' };
const oauth = (members: JsonObject): JsonObject => ({
  securityDefinitions: {
    sign_in: {
      type: 'oauth2',
      flow: 'accessCode',
      tokenUrl: 'https://login.northwindtraders.com/token',
      scopes: { read: 'Read.' },
      ...members,
    },
  },
});

export const changeSecurityDefinition = defineRule({
  id: 'change-security-definition',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'Every security definition stays as it is.',
  why: 'It says how calls prove who they are: a changed one sends credentials elsewhere, or under another name.',
  fix: 'Confirm that the service accepts what existing connections will send.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'security-definitions' },
  given: 'versions',
  *check(versions) {
    for (const difference of connectorDifferences(versions)) {
      const { topic, at, old } = difference;
      const type = at.length === 2 ? objectOr(old)['type'] : at[2] === 'type' ? old : undefined;
      if (topic === 'security-definition' && !isLost(versions, 'security definition', type)) yield tell(difference, versions);
    }
  },
  valid: [
    update(securityDefinition('its text', { description: 'The key of your account.' })),
    update(securityDefinition('another type is a way to authenticate less', { type: 'basic' })),
    update(unchanged()),
  ],
  invalid: [
    update(securityDefinition('another header', { name: 'X-Key' }, { at: ['name'] })),
    update(
      document('another name', { securityDefinitions: { 'API Key': key } }, { at: ['securityDefinitions', 'API Key'] }),
      document('one name', { securityDefinitions: { api_key: key } }),
    ),
    update(securityDefinition('in the query', { in: 'query' }, { at: ['in'] })),
    update(
      document(
        'one more',
        { securityDefinitions: { api_key: key, sign_in: { type: 'basic' } } },
        { at: ['securityDefinitions', 'sign_in'] },
      ),
    ),
    update(
      document('one of two of a kind is gone', { securityDefinitions: { api_key: key } }, { at: ['securityDefinitions'] }),
      document('two', { securityDefinitions: { api_key: key, other: { type: 'apiKey', in: 'query', name: 'key' } } }),
    ),
    update(
      document('another address to sign in at', oauth({ tokenUrl: 'https://login.fabrikam.com/token' }), {
        at: ['securityDefinitions', 'sign_in', 'tokenUrl'],
      }),
      document('one address', oauth({})),
    ),
    update(
      document('a scope more', oauth({ scopes: { read: 'Read.', write: 'Write.' } }), {
        at: ['securityDefinitions', 'sign_in', 'scopes', 'write'],
      }),
      document('one scope', oauth({})),
    ),
  ],
});
