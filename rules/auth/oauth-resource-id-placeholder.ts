import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { oauthSettings } from '../examples.ts';
import { quote } from '../quote.ts';
import { customParameter } from './custom-parameter.ts';
import { guidOf } from './guid.ts';

/** Services of Microsoft: their ids are public, the same for everybody. */
const microsoftServices: ReadonlySet<string> = new Set([
  '00000002-0000-0000-c000-000000000000', // Azure AD Graph
  '00000003-0000-0000-c000-000000000000', // Microsoft Graph
  '00000007-0000-0000-c000-000000000000', // Dataverse
  '00000009-0000-0000-c000-000000000000', // Power BI
  '00000002-0000-0ff1-ce00-000000000000', // Exchange Online
  '00000003-0000-0ff1-ce00-000000000000', // SharePoint Online
  '475226c6-020e-4fb2-8a90-7a972cbfc1d4', // Power Apps
  '797f4846-ba00-4fd7-ba43-dac1f8f63013', // Azure Resource Manager
  '7df0a125-d3be-4c96-aa54-591f83ff541c', // Power Automate
  'cfa8b339-82a2-471a-a3c9-0fc0be7a4093', // Azure Key Vault
  'e406a681-f3d4-42a8-90b6-c2b029497af1', // Azure Storage
]);

const id = '5f0c9f0e-7d1b-4c0a-9a3e-2b6d8c4e1f70';

export const oauthResourceIdPlaceholder = defineRule({
  id: 'oauth-resource-id-placeholder',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The resource of the sign-in is an address or a dummy, not the GUID of your application.',
  why: 'The GUID tells the world which registration in your tenant to imitate or to attack; reviewers ask to take it out.',
  fix: 'Write the address of the resource, or a dummy such as "[DUMMY_VALUE]".',
  published: { certified: 6, 'independent-publisher': 0 },
  given: 'oauth-settings',
  *check(settings) {
    const resourceId = objectOr(settings['properties'])['AzureActiveDirectoryResourceId'];
    if (isOwnGuid(resourceId))
      yield {
        message: `AzureActiveDirectoryResourceId is ${quote(resourceId)}, the GUID of an application.`,
        at: ['properties', 'AzureActiveDirectoryResourceId'],
      };
    const resourceUri = customParameter(settings, 'resourceUri');
    if (resourceUri !== undefined && isOwnGuid(resourceUri.value)) {
      yield {
        message: `${resourceUri.name} is ${quote(resourceUri.value)}, the GUID of an application.`,
        at: ['customParameters', resourceUri.name, 'value'],
      };
    }
  },
  valid: [
    oauthSettings('an address', { identityProvider: 'aad', customParameters: { resourceUri: { value: `api://${id}` } } }),
    oauthSettings('Microsoft Graph', {
      identityProvider: 'aad',
      customParameters: { resourceUri: { value: '00000003-0000-0000-c000-000000000000' } },
      properties: { AzureActiveDirectoryResourceId: '00000003-0000-0000-C000-000000000000' },
    }),
    oauthSettings('a dummy', { identityProvider: 'aad', customParameters: { resourceUri: { value: '[DUMMY_VALUE]' } } }),
  ],
  invalid: [
    oauthSettings(
      'both',
      {
        identityProvider: 'aad',
        customParameters: { ResourceUri: { value: id } },
        properties: { AzureActiveDirectoryResourceId: `{${id}}` },
      },
      {
        at: [
          ['properties', 'AzureActiveDirectoryResourceId'],
          ['customParameters', 'ResourceUri', 'value'],
        ],
      },
    ),
  ],
});

function isOwnGuid(value: unknown): boolean {
  const guid = typeof value === 'string' ? guidOf(value) : undefined;
  return guid !== undefined && !microsoftServices.has(guid);
}
