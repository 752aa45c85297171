import { defineRule, everyProgram } from '../define.ts';
import { connectionParameter } from '../examples.ts';
import { quote } from '../quote.ts';

export const connectionParameterName = defineRule({
  id: 'connection-parameter-name',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The name of a connection parameter is made of letters, digits and underscores, with at most one colon between them.',
  why: 'The platform takes no other name: the connector is refused when it is created.',
  fix: 'Use ASCII letters, digits and underscores; a prefix such as token: may stand before them.',
  published: { certified: 1, 'independent-publisher': 2 },
  given: 'connection-parameter',
  check(_parameter, { name }) {
    if (!/^[0-9a-zA-Z_]+(?::[0-9a-zA-Z_]+)?$/.test(name))
      return { message: `Connection parameter ${quote(name)} has a name that is not allowed.` };
  },
  valid: [
    connectionParameter('letters and underscores', { type: 'securestring' }, { parameterName: 'API_key2' }),
    connectionParameter('one colon', { type: 'string' }, { parameterName: 'token:clientId' }),
    connectionParameter('a plain name that objects inherit', { type: 'string' }, { parameterName: 'constructor' }),
  ],
  invalid: [
    connectionParameter('a hyphen', { type: 'securestring' }, { parameterName: 'X-Api-Key' }),
    connectionParameter('a blank', { type: 'string' }, { parameterName: 'API key', program: 'independent-publisher' }),
    connectionParameter('empty', { type: 'string' }, { parameterName: '', program: 'custom' }),
    connectionParameter('two colons', { type: 'string' }, { parameterName: 'token:a:b' }),
    connectionParameter('a line break after it', { type: 'string' }, { parameterName: 'api_key\n' }),
  ],
});
