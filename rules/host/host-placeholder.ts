import type { Connector } from '../../src/connector/connector.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';
import { withoutPort } from './host-name.ts';

const placeholder = /example\.|contoso|yourdomain|your-|placeholder|xxx/i;
/** Characters that a host of one label needs to be taken for a name: a shorter one is refused even where a policy replaces it. */
const shortestLabel = 3;

export const hostPlaceholder = defineRule({
  id: 'host-placeholder',
  subject: 'host',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'host is a real host, or at least looks like one where a policy replaces it in every call.',
  why: 'Every call without such a policy goes to a host that is not yours, together with the credentials of the maker.',
  fix: 'Set host to the host of the service, or replace it with a dynamichosturl policy for all operations.',
  published: { certified: 4, 'independent-publisher': 0 },
  given: 'connector',
  check(connector) {
    const host = connector.definition?.value['host'];
    if (connector.definitionFile === undefined || typeof host !== 'string' || !isUnreal(host, connector)) return;
    return { message: `The host ${quote(host)} is a placeholder.`, file: connector.definitionFile.name, at: ['host'] };
  },
  valid: [
    document('a host', { host: 'things.northwindtraders.com' }),
    document(
      'replaced in every call',
      { host: 'tenant.placeholder.northwindtraders.com' },
      { properties: { policyTemplateInstances: [dynamicHost()] } },
    ),
    document(
      'replaced in every call, each operation named',
      { host: 'your-server.northwindtraders.com' },
      { properties: { policyTemplateInstances: [dynamicHost('ListThings', 'CreateThing'), dynamicHost('GetThing')] } },
    ),
    document('custom', { host: 'your-server.northwindtraders.com' }, { program: 'custom' }),
  ],
  invalid: [
    document('yours to fill in', { host: 'your-server.northwindtraders.com' }, { at: ['host'] }),
    document('a letter', { host: 'x' }, { at: ['host'], program: 'independent-publisher' }),
    document(
      'a letter and a port, though replaced',
      { host: 'x:443' },
      { at: ['host'], properties: { policyTemplateInstances: [dynamicHost()] } },
    ),
    document(
      'replaced in some calls',
      { host: 'xxxx.northwindtraders.com' },
      { at: ['host'], properties: { policyTemplateInstances: [dynamicHost('GetThing')] } },
    ),
  ],
});

function isUnreal(host: string, connector: Connector): boolean {
  const name = withoutPort(host);
  const isTooShort = name !== '' && name.length < shortestLabel && !name.includes('.');
  return isTooShort || (placeholder.test(name) && !isHostReplaced(connector));
}

/** True when every operation is covered by a policy that sets the host. */
function isHostReplaced({ definition, properties }: Connector): boolean {
  const policies = (properties?.policies ?? []).filter(({ templateId }) => templateId?.toLowerCase() === 'dynamichosturl');
  if (policies.some(({ operations }) => operations.length === 0)) return true;
  const covered = new Set(policies.flatMap(({ operations }) => operations));
  return covered.size > 0 && (definition?.operations ?? []).every(({ id }) => id !== undefined && covered.has(id));
}

function dynamicHost(...operations: string[]) {
  return {
    templateId: 'dynamichosturl',
    title: 'Host of the tenant',
    parameters: {
      'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('host')",
      ...(operations.length > 0 && { 'x-ms-apimTemplate-operationName': operations }),
    },
  };
}
