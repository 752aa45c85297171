import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { connectionParameter } from '../examples.ts';
import { quote } from '../quote.ts';
import { isFilledIn } from './connection-parameter.ts';

export const connectionParameterUiPresent = defineRule({
  id: 'connection-parameter-ui-present',
  subject: 'auth',
  codes: ['5000.2.6.9'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'A connection parameter that makers fill in has a uiDefinition.',
  why: 'Without it the form shows the raw name and no hint where to find the value.',
  fix: 'Add uiDefinition with displayName, description, tooltip and constraints.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'connection-parameter',
  check(parameter, { name }) {
    if (!isFilledIn(parameter) || Object.keys(objectOr(parameter['uiDefinition'])).length > 0) return;
    return { message: `Connection parameter ${quote(name)} has no uiDefinition.` };
  },
  valid: [
    connectionParameter('described', { type: 'securestring', uiDefinition: { displayName: 'Key' } }),
    connectionParameter('a sign-in describes itself', { type: 'oauthSetting' }),
    connectionParameter('a custom connector', { type: 'securestring' }, { program: 'custom' }),
  ],
  invalid: [
    connectionParameter('absent', { type: 'securestring' }),
    connectionParameter('empty', { type: 'bool', uiDefinition: {} }, { program: 'independent-publisher' }),
    connectionParameter('not an object', { type: 'string', uiDefinition: 'Key' }),
  ],
});
