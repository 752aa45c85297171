import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { connectionParameter, properties } from '../examples.ts';
import { isHidden, tenantParameter } from './connection-parameter.ts';

const documented = {
  type: 'string',
  metadata: { sourceType: 'AzureActiveDirectoryTenant' },
  uiDefinition: { constraints: { hidden: 'true', required: 'false' } },
};
const named = { parameterName: tenantParameter };

export const connectionParameterTenantId = defineRule({
  id: 'connection-parameter-tenant-id',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'token:TenantId is a hidden, optional string whose source is the tenant of the sign-in.',
  why: 'The platform fills this parameter from the sign-in; declared otherwise, makers are asked for a tenant that they do not know.',
  fix: 'Declare it with type string, metadata.sourceType AzureActiveDirectoryTenant and the constraints hidden "true" and required "false".',
  published: { certified: 2, 'independent-publisher': 0 },
  given: 'connection-parameter',
  check(parameter, { name }) {
    if (name !== tenantParameter) return;
    const uiDefinition = objectOr(parameter['uiDefinition']);
    const { required } = objectOr(uiDefinition['constraints']);
    const differences: string[] = [];
    if (parameter['type'] !== 'string') differences.push('its type is not string');
    if (objectOr(parameter['metadata'])['sourceType'] !== 'AzureActiveDirectoryTenant')
      differences.push('its metadata.sourceType is not AzureActiveDirectoryTenant');
    if (!isHidden(uiDefinition)) differences.push('it is not hidden');
    if (required !== false && required !== 'false') differences.push('required is not "false"');
    if (differences.length > 0) return { message: `${tenantParameter} is not declared as documented: ${differences.join(', ')}.` };
  },
  valid: [
    connectionParameter('as documented', documented, named),
    connectionParameter('booleans', { ...documented, uiDefinition: { constraints: { hidden: true, required: false } } }, named),
    connectionParameter('another parameter', { type: 'string' }, { parameterName: 'token:tenantId' }),
  ],
  invalid: [
    connectionParameter(
      'asked of the maker',
      { ...documented, uiDefinition: { displayName: 'Tenant', constraints: { required: 'true' } } },
      named,
    ),
    connectionParameter('no source', { ...documented, metadata: undefined }, named),
    connectionParameter('another type', { ...documented, type: 'securestring' }, { ...named, program: 'custom' }),
    connectionParameter('nothing but the name', { type: 'string' }, named),
    properties(
      'in a parameter set',
      {
        connectionParameters: undefined,
        connectionParameterSets: { values: [{ name: 'account', parameters: { [tenantParameter]: { type: 'string' } } }] },
      },
      { at: ['connectionParameterSets', 'values', 0, 'parameters', tenantParameter] },
    ),
  ],
});
