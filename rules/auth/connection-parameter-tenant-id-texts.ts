import { isObject, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms, type Repair } from '../define.ts';
import { connectionParameter } from '../examples.ts';
import { quote } from '../quote.ts';
import { tenantParameter } from './connection-parameter.ts';

const expectedName = 'Tenant';
/** The only text that the published schema accepts; its slip of grammar belongs to it. */
const expectedDescription = 'The tenant ID of for the Azure Active Directory application';

const bothTexts: readonly Repair[] = [
  { kind: 'set', at: ['uiDefinition'], name: 'description', value: expectedDescription },
  { kind: 'set', at: ['uiDefinition'], name: 'displayName', value: expectedName },
];

const named = { parameterName: tenantParameter };

export const connectionParameterTenantIdTexts = defineRule({
  id: 'connection-parameter-tenant-id-texts',
  subject: 'auth',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'token:TenantId has the displayName and the description of the published schema.',
  why: 'The schema of apiProperties.json compares both texts letter by letter, and a check of the submission may refuse any other.',
  fix: `Write "displayName": "${expectedName}" and "description": "${expectedDescription}".`,
  published: { certified: 36, 'independent-publisher': 3 },
  sources: ['paconn-apiProperties.schema.json'],
  given: 'connection-parameter',
  check(parameter, { name }) {
    if (name !== tenantParameter) return;
    const { uiDefinition } = parameter;
    const { displayName, description } = objectOr(uiDefinition);
    const repair = isObject(uiDefinition) ? bothTexts : undefined;
    if (description !== expectedDescription) {
      return {
        message:
          description === undefined
            ? `${tenantParameter} has no description.`
            : `${tenantParameter} has the description ${quote(description)}, not that of the schema.`,
        at: ['uiDefinition', 'description'],
        repair,
      };
    } else if (displayName !== expectedName) {
      return {
        message:
          displayName === undefined
            ? `${tenantParameter} has no displayName.`
            : `${tenantParameter} has the displayName ${quote(displayName)}, not that of the schema.`,
        at: ['uiDefinition', 'displayName'],
        repair,
      };
    }
  },
  valid: [
    connectionParameter(
      'letter by letter',
      { type: 'string', uiDefinition: { displayName: expectedName, description: expectedDescription } },
      named,
    ),
    connectionParameter('another parameter', { type: 'string', uiDefinition: { displayName: 'Tenant' } }, { parameterName: 'tenant' }),
  ],
  invalid: [
    connectionParameter(
      'no texts',
      { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } },
      { ...named, at: ['uiDefinition'] },
    ),
    connectionParameter(
      'corrected grammar',
      { type: 'string', uiDefinition: { displayName: expectedName, description: expectedDescription.replace('of for', 'of') } },
      { ...named, at: ['uiDefinition', 'description'], program: 'independent-publisher' },
    ),
    connectionParameter(
      'another name',
      { type: 'string', uiDefinition: { displayName: 'Tenant ID', description: expectedDescription } },
      { ...named, at: ['uiDefinition', 'displayName'] },
    ),
    connectionParameter('no uiDefinition', { type: 'string' }, named),
  ],
});
