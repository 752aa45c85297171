import { expect, it } from 'vitest';
import { redacted } from '../../src/preview/redact.ts';
import { connectorWith, opened, policy } from './opened.ts';

const paths = {
  '/a/{id}': {
    post: {
      operationId: 'A',
      parameters: [
        { in: 'path', name: 'id', required: true, type: 'string' },
        { in: 'body', name: 'body', schema: {} },
      ],
      responses: {},
    },
  },
};

it('credentials are nowhere in an exchange that is shown', async () => {
  const connector = connectorWith(
    paths,
    { securityDefinitions: { api_key: { type: 'apiKey', in: 'query', name: 'code' } } },
    {
      connectionParameters: { api_key: { type: 'securestring' }, password: { type: 'securestring' }, site: { type: 'string' } },
      policyTemplateInstances: [policy('setheader', { name: 'X-Sum', value: "a@connectionParameters('password')b" }, 'Request')],
    },
  );
  const connection = { set: null, values: { api_key: 's3cret/&"', password: 'hunter22', site: 'northwind' } };
  const echo = async (request: Request) =>
    Response.json({ url: request.url, body: await request.text() }, { headers: { 'set-cookie': 'session=1', 'x-echo': 'hunter22' } });
  const exchange = await opened(connector, echo).call('A', { id: 's3cret/&"', body: { note: 's3cret/&"', site: 'northwind' } }, connection);
  const shown = redacted(exchange, connector, connection);
  const text = (value: unknown) => JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? new TextDecoder().decode(part) : part));
  for (const secret of ['s3cret', 'hunter22', 'session=1']) {
    expect(text(exchange)).toContain(secret);
    expect(text(shown)).not.toContain(secret);
  }
  expect(shown.sent?.url).toBe('https://api.contoso.com/a/***?code=***');
  expect(shown.sent?.headers).toContainEqual(['x-sum', 'a***b']);
  expect(text(shown)).toContain('northwind');
});
