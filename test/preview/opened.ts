import fc from 'fast-check';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import type { Operation } from '../../src/connector/definition.ts';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { callOf } from '../../src/preview/call-of.ts';
import { openGateway } from '../../src/preview/gateway.ts';
import type { Backend, Connection, Exchange, Gateway, GatewayOptions, ParameterValues } from '../../src/preview/types.ts';

/** A connector of Contoso with these paths, and anything else of definition and properties. */
export function connectorWith(paths: JsonObject, definition: JsonObject = {}, properties: JsonObject = {}, script?: string): Connector {
  const file = (path: string, text: string) => {
    const bytes = new TextEncoder().encode(text);
    return { path, kind: 'file' as const, executable: false, size: bytes.length, bytes };
  };
  const document = {
    swagger: '2.0',
    info: { title: 'Contoso', version: '1.0' },
    host: 'api.contoso.com',
    schemes: ['https'],
    ...definition,
    paths,
  };
  return readConnector({
    path: 'Contoso',
    name: 'Contoso',
    program: 'certified',
    truncated: false,
    entries: [
      file('apiDefinition.swagger.json', JSON.stringify(document)),
      file('apiProperties.json', JSON.stringify({ properties })),
      ...(script === undefined ? [] : [file('script.csx', script)]),
    ],
  });
}

/** A policy as `apiProperties.json` has it. */
export function policy(templateId: string, parameters: JsonObject, section?: string): JsonObject {
  const named = Object.entries(parameters).map(([name, value]) => [
    name.startsWith('x-') ? name : `x-ms-apimTemplateParameter.${name}`,
    value,
  ]);
  return {
    templateId,
    title: 'It',
    parameters: { ...Object.fromEntries(named), ...(section === undefined ? {} : { 'x-ms-apimTemplate-policySection': section }) },
  };
}

export function operationNamed(connector: Connector, id: string): Operation {
  const operation = connector.definition?.operations.find((one) => one.id === id);
  if (operation === undefined) throw new Error(`no operation ${id}`);
  return operation;
}

/** Any text, halves of letters and line breaks included. */
export const anyText = fc.string({ unit: fc.integer({ max: 0xffff }).map((code) => String.fromCharCode(code)) });

export const noConnection: Connection = { set: null, values: {} };

/** The same bytes in every run. */
export function countingRandom(): (count: number) => Uint8Array {
  let next = 0;
  return (count) => Uint8Array.from({ length: count }, () => (next += 1) % 256);
}

export interface Opened {
  readonly gateway: Gateway;
  /** What the backend got, in order. */
  readonly requests: Request[];
  readonly call: (id: string, values?: ParameterValues, connection?: Connection) => Promise<Exchange>;
}

/** A gateway before a backend that answers with `answer`. */
export function opened(
  connector: Connector,
  answer: JsonValue | ((request: Request, index: number) => Response | Promise<Response>) = {},
  options: Partial<GatewayOptions> = {},
): Opened {
  const requests: Request[] = [];
  const backend: Backend = async (request) => {
    requests.push(request);
    return typeof answer === 'function' ? answer(request, requests.length - 1) : Response.json(answer);
  };
  const gateway = openGateway(connector, {
    backend,
    origins: ['https://api.contoso.com'],
    now: () => 0,
    random: countingRandom(),
    ...options,
  });
  return {
    gateway,
    requests,
    call: (id, values = {}, connection = noConnection) => {
      const operation = operationNamed(connector, id);
      const { request, problems } = callOf(operation, values);
      if (request === undefined) throw new Error(JSON.stringify(problems));
      return gateway.call(request, connection, operation);
    },
  };
}

export function textOf(record: { readonly body: Uint8Array } | undefined): string {
  return new TextDecoder().decode(record?.body);
}

export function jsonIn(record: { readonly body: Uint8Array } | undefined): JsonValue {
  return JSON.parse(textOf(record)) as JsonValue;
}
