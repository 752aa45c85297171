import { isBlank, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { connectionParameter } from '../examples.ts';
import { quote } from '../quote.ts';
import { descriptionOf, isFilledIn, isHidden } from './connection-parameter.ts';

export const connectionParameterUiTexts = defineRule({
  id: 'connection-parameter-ui-texts',
  subject: 'auth',
  codes: ['5000.2.6.10'],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'A connection parameter that makers see has a displayName and a description.',
  why: 'Whoever connects must know what to type and where to find it before the first call can be made.',
  fix: 'Add the missing text to uiDefinition.',
  published: { certified: 5, 'independent-publisher': 0 },
  given: 'connection-parameter',
  having: ['uiDefinition'],
  check(parameter, { name }) {
    const uiDefinition = objectOr(parameter['uiDefinition']);
    // An empty uiDefinition is an absent one, which has a rule of its own.
    if (!isFilledIn(parameter) || isHidden(uiDefinition) || Object.keys(uiDefinition).length === 0) return;
    const missing: string[] = [];
    if (isBlank(uiDefinition['displayName'])) missing.push('displayName');
    if (isBlank(descriptionOf(uiDefinition))) missing.push('description');
    if (missing.length > 0)
      return { message: `Connection parameter ${quote(name)} has no ${missing.join(' and no ')}.`, at: ['uiDefinition'] };
  },
  valid: [
    connectionParameter('both', { type: 'securestring', uiDefinition: { displayName: 'Key', description: 'The key of your account.' } }),
    connectionParameter('the description in schema', {
      type: 'string',
      uiDefinition: { displayName: 'Account', schema: { type: 'string', description: 'The name of your account.' } },
    }),
    connectionParameter(
      'hidden',
      { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } },
      { parameterName: 'token:TenantId' },
    ),
    connectionParameter(
      'hidden by a boolean',
      { type: 'string', uiDefinition: { constraints: { hidden: true } } },
      { parameterName: 'region' },
    ),
    connectionParameter('a sign-in', { type: 'oauthSetting', uiDefinition: { displayName: 'Account' } }),
  ],
  invalid: [
    connectionParameter(
      'no description',
      { type: 'securestring', uiDefinition: { displayName: 'Key', description: ' ' } },
      { at: ['uiDefinition'] },
    ),
    connectionParameter(
      'neither',
      { type: 'int', uiDefinition: { tooltip: 'See your account.' } },
      { at: ['uiDefinition'], program: 'independent-publisher' },
    ),
    connectionParameter(
      'not hidden after all',
      { type: 'string', uiDefinition: { displayName: 'Region', constraints: { hidden: 'false' } } },
      { at: ['uiDefinition'] },
    ),
  ],
});
