import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { JsonObject } from '../../src/connector/json-value.ts';

/** What the service behind a polling trigger does wrong. */
export type FeedFault = 'ascending' | 'forgets-state' | 'shows-once' | 'no-list';

const readings = [3, 2, 1].map((number) => ({ number, takenAt: `2026-11-0${number}T08:00:00Z`, value: 20 + number }));

/** A connector with one polling trigger, whose state the gateway keeps, and what shows a sample of it. */
export function feedConnector(sampleOperation = 'ListReadings'): { readonly definition: JsonObject; readonly properties: JsonObject } {
  const list = {
    type: 'object',
    required: ['readings'],
    properties: {
      readings: {
        type: 'array',
        items: { type: 'object', properties: { number: { type: 'integer' }, takenAt: { type: 'string' }, value: { type: 'number' } } },
      },
    },
  };
  const answers = { 200: { description: 'Readings, newest first.', schema: list } };
  return {
    definition: {
      paths: {
        '/readings': { get: { operationId: 'ListReadings', summary: 'List readings', responses: answers } },
        '/changes': {
          get: {
            operationId: 'ReadingTaken',
            summary: 'When a reading is taken',
            'x-ms-trigger': 'batch',
            'x-ms-operation-context': { simulate: { operationId: sampleOperation } },
            parameters: [{ name: 'after', in: 'query', type: 'string', 'x-ms-visibility': 'internal' }],
            responses: answers,
          },
        },
      },
    },
    properties: {
      policyTemplateInstances: [
        {
          templateId: 'pollingtrigger',
          title: 'Remember the newest reading',
          parameters: {
            'x-ms-apimTemplate-operationName': ['ReadingTaken'],
            'x-ms-apimTemplateParameter.triggerConfig': { after: '@{triggerBody().readings[0].takenAt}' },
            'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().readings',
          },
        },
      ],
    },
  };
}

/** The service behind it, on loopback; it ends with the test. `add` takes a new reading. */
export async function feedApi(fault?: FeedFault) {
  const known = [...readings];
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const after = fault === 'forgets-state' ? '' : (url.searchParams.get('after') ?? '');
    const times = (asked.get(url.href) ?? 0) + 1;
    asked.set(url.href, times);
    let found = known.filter(({ takenAt }) => takenAt > after);
    if (fault === 'shows-once' && times > 1 && after !== '') found = [];
    if (fault === 'ascending') found = found.toReversed();
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(fault === 'no-list' && url.pathname === '/changes' ? { readings: null } : { readings: found }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (): void => {
      const number = known.length + 1;
      known.unshift({ number, takenAt: `2026-11-0${number}T08:00:00Z`, value: 20 + number });
    },
  };
}
