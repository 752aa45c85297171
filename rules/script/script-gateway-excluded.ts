import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { properties, script } from '../examples.ts';
import { hasScript } from './csharp-files.ts';

const code = 'class Script : ScriptBase { }\n';
const gateway = { connectionParameters: { gateway: { type: 'gatewaySetting' } } };

export const scriptGatewayExcluded = defineRule({
  id: 'script-gateway-excluded',
  subject: 'script',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A connector with a script does not go through the on-premises data gateway.',
  why: 'The gateway runs no scripts: connections through it get answers that nobody transformed, or none.',
  fix: 'Remove the gateway or the script.',
  sources: ['Write code in a custom connector'],
  given: 'connector',
  *check(connector) {
    const { properties, propertiesFile } = connector;
    if (properties === undefined || propertiesFile === undefined || !hasScript(connector)) return;
    const file = propertiesFile.name;
    if (arrayOr(properties.value['capabilities']).includes('gateway')) {
      yield { file, at: ['properties', 'capabilities'], message: 'The connector has a script and the capability gateway.' };
    }
    for (const { value, place } of properties.connectionParameters) {
      if (value['type'] === 'gatewaySetting') yield { file, place, message: 'The connector has a script and asks for a gateway.' };
    }
  },
  valid: [
    script('no gateway', code, undefined, { properties: { capabilities: ['actions', 'cloud'] } }),
    properties('no script', { ...gateway, capabilities: ['gateway'] }),
  ],
  invalid: [
    script('the capability', code, undefined, {
      properties: { capabilities: ['actions', 'gateway'] },
      places: [{ file: 'apiProperties.json', pointer: '/properties/capabilities' }],
    }),
    script('the connection parameter', code, undefined, {
      properties: gateway,
      places: [{ file: 'apiProperties.json', pointer: '/properties/connectionParameters/gateway' }],
      program: 'custom',
    }),
  ],
});
