import { type Connector, readConnector } from '../../src/connector/connector.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import type { Program } from '../../src/connector/program.ts';
import { reachableHosts } from '../../src/publisher/hosts.ts';

/** What tests change of a small connector of Fabrikam. */
export interface Parts {
  readonly definition?: JsonObject;
  readonly properties?: JsonObject;
  readonly script?: string;
  readonly program?: Program;
}

/** The connector, read from its files. */
export function connector({ definition = {}, properties = {}, script, program = 'certified' }: Parts): Connector {
  const file = (path: string, content: string) => {
    const bytes = new TextEncoder().encode(content);
    return { path, kind: 'file' as const, executable: false, size: bytes.length, bytes };
  };
  const entries = [
    file('apiDefinition.swagger.json', JSON.stringify({ swagger: '2.0', host: 'desk.fabrikam.com', ...definition })),
    file('apiProperties.json', JSON.stringify({ properties: { publisher: 'Fabrikam, Inc.', ...properties } })),
    ...(script === undefined ? [] : [file('script.csx', script)]),
  ];
  return readConnector({ path: 'x', name: 'x', program, entries, truncated: false });
}

/** A policy as its file has it. */
export function policy(templateId: string, parameters: Record<string, string>): JsonObject {
  return {
    templateId,
    title: 't',
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value])),
  };
}

/** A connector with a host that is chosen when it runs. */
export const dynamic = (urlTemplate: string, connectionParameters: JsonObject = {}): Parts => ({
  properties: { connectionParameters, policyTemplateInstances: [policy('dynamichosturl', { urlTemplate })] },
});

/** Hosts besides the definition's own, an open one with `*.`. */
export function hostsOf(parts: Parts): string[] {
  return reachableHosts(connector(parts))
    .filter(({ uses }) => !uses.includes('api'))
    .map(({ host, isOpen }) => (isOpen ? `*.${host}` : host));
}
