import { defineRule, everyProgram } from '../define.ts';
import { connectionParameter, properties } from '../examples.ts';
import { quote } from '../quote.ts';

const known = ['string', 'securestring', 'int', 'bool', 'oauthSetting', 'gatewaySetting'];

export const connectionParameterType = defineRule({
  id: 'connection-parameter-type',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: `The type of a connection parameter is ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`,
  why: 'The platform does not know how to ask for anything else, so nobody can connect.',
  fix: `Use one of ${known.join(', ')}, in this very letter case.`,
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'connection-parameter',
  check({ type }, { name }) {
    if (type === undefined) return { message: `Connection parameter ${quote(name)} has no type.` };
    else if (typeof type !== 'string' || !known.includes(type)) {
      const meant = typeof type === 'string' ? known.find((one) => one.toLowerCase() === type.trim().toLowerCase()) : undefined;
      return {
        message: `Connection parameter ${quote(name)} has the unknown type ${quote(type)}.`,
        at: ['type'],
        ...(meant !== undefined && { fix: `Write "type": "${meant}".`, repair: { kind: 'replace', value: meant } }),
      };
    }
  },
  valid: [
    connectionParameter('a gateway', { type: 'gatewaySetting' }, { parameterName: 'gateway' }),
    connectionParameter('a switch', { type: 'bool' }, { parameterName: 'sandbox', program: 'custom' }),
  ],
  invalid: [
    connectionParameter('wrong case', { type: 'oAuthSetting' }, { parameterName: 'token', at: ['type'] }),
    connectionParameter('a type of JSON Schema', { type: 'boolean' }, { parameterName: 'sandbox', at: ['type'], program: 'custom' }),
    connectionParameter('absent', { uiDefinition: { displayName: 'Key' } }),
    connectionParameter('not a text', { type: ['string'] }, { at: ['type'] }),
    properties(
      'in a parameter set',
      {
        connectionParameters: undefined,
        connectionParameterSets: { values: [{ name: 'key', parameters: { api_key: { type: 'secureString' } } }] },
      },
      { at: ['connectionParameterSets', 'values', 0, 'parameters', 'api_key', 'type'] },
    ),
    connectionParameter(
      'capitals, and all else is right',
      {
        type: 'SecureString',
        uiDefinition: {
          displayName: 'Key',
          description: 'The key of your account.',
          tooltip: 'Find it on the settings page of your account.',
          constraints: { required: 'true' },
        },
      },
      { at: ['type'] },
    ),
  ],
});
