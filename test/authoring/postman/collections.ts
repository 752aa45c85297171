const schema = (version: string): string => `https://schema.getpostman.com/json/collection/v${version}.0/collection.json`;

/** Folders, a variable for the address, variables of paths, a token, saved answers, switched-off entries and scripts. */
export const things = {
  info: { name: 'Contoso Things', description: 'Keeps the things that a warehouse holds.', schema: schema('2.1') },
  variable: [
    { key: 'baseUrl', value: 'https://{{host}}/v1/' },
    { key: 'host', value: 'api.contoso.com' },
  ],
  auth: { type: 'bearer', bearer: [{ key: 'token', value: 'hunter2-secret', type: 'string' }] },
  event: [{ listen: 'prerequest', script: { exec: ["pm.environment.set('now', Date.now())"] } }],
  item: [
    {
      name: 'Things',
      item: [
        {
          name: 'Get thing',
          event: [{ listen: 'test', script: { exec: ['pm.test()'] } }],
          request: {
            method: 'GET',
            description: 'Gets one thing.',
            header: [
              { key: 'Accept', value: 'application/json' },
              { key: 'X-Trace', value: 'true', description: 'Keeps a trace.' },
            ],
            url: {
              raw: '{{baseUrl}}/things/:id?expand=parts&page=2&old=1',
              query: [
                { key: 'expand', value: 'parts', description: { content: 'What to add.' } },
                { key: 'page', value: '2' },
                { key: 'old', value: '1', disabled: true },
              ],
              variable: [{ key: 'id', value: '17', description: 'The number.' }],
            },
          },
          response: [
            {
              name: 'One',
              status: 'OK',
              code: 200,
              body: '{"id": 1, "name": "Bolt", "price": 2, "made": "2026-01-02T03:04:05Z", "parts": [{"id": 2}, {"id": 3, "note": null}]}',
            },
            { name: 'Other', status: 'OK', code: 200, body: '{"id": 2, "price": 2.5, "parts": []}' },
            { name: 'None', status: 'Not Found', code: 404, body: 'No such thing' },
          ],
        },
        {
          name: 'Create thing',
          request: {
            method: 'POST',
            header: [{ key: 'Content-Type', value: 'application/json' }],
            url: '{{baseUrl}}/things',
            body: { mode: 'raw', raw: '{"name": "{{name}}", "count": {{count}}, "tags": ["a"], "size": {"width": 1.5}}' },
          },
        },
      ],
    },
  ],
};

/** Version 2.0: addresses and headers as texts, a key as an object, a form. */
export const orders = {
  info: { name: 'Fabrikam Orders', schema: schema('2.0') },
  auth: { type: 'apikey', apikey: { key: 'X-Api-Key', value: 'hunter2-secret', in: 'header' } },
  item: [
    { name: 'List orders', request: 'https://orders.fabrikam.com/api/orders?state=open&limit=10' },
    {
      name: 'Search orders',
      request: {
        method: 'POST',
        header: 'Content-Type: application/x-www-form-urlencoded\nX-Region: north',
        url: 'https://orders.fabrikam.com/api/orders/search',
        body: {
          mode: 'urlencoded',
          urlencoded: [
            { key: 'text', value: 'bolt', description: 'What to look for.' },
            { key: 'exact', value: 'true' },
            { key: 'debug', value: '1', disabled: true },
          ],
        },
      },
    },
  ],
};

/** Forms with files, a file alone, GraphQL, XML, and no sign-in. */
export const files = {
  info: { name: 'Northwind Files', schema: schema('2.1') },
  auth: { type: 'noauth' },
  item: [
    {
      name: 'Upload file',
      request: {
        method: 'POST',
        url: { protocol: 'https', host: ['files', 'northwindtraders', 'com'], path: ['files', ':folder'] },
        body: {
          mode: 'formdata',
          formdata: [
            { key: 'file', type: 'file', src: '/home/me/secret.txt' },
            { key: 'note', value: 'x', type: 'text' },
          ],
        },
      },
    },
    {
      name: 'Put file',
      request: { method: 'PUT', url: 'https://files.northwindtraders.com/raw', body: { mode: 'file', file: { src: '/etc/passwd' } } },
    },
    {
      name: 'Ask',
      request: {
        method: 'POST',
        url: 'https://files.northwindtraders.com/graphql',
        body: { mode: 'graphql', graphql: { query: '{ a }', variables: '' } },
      },
    },
    {
      name: 'Send XML',
      request: {
        method: 'POST',
        url: 'https://files.northwindtraders.com/xml',
        body: { mode: 'raw', raw: '<a/>', options: { raw: { language: 'xml' } } },
      },
    },
  ],
};

/** Sign-ins of the collection, of a folder and of a request; another host; the same call twice. */
export const toys = {
  info: { name: 'Tailspin Toys', schema: schema('2.1') },
  variable: [{ key: 'login', value: 'https://login.tailspintoys.com' }],
  auth: {
    type: 'oauth2',
    oauth2: [
      { key: 'authUrl', value: '{{login}}/authorize' },
      { key: 'accessTokenUrl', value: '{{login}}/token' },
      { key: 'scope', value: 'read write' },
      { key: 'clientSecret', value: 'hunter2-secret' },
    ],
  },
  item: [
    { name: 'List toys', request: { method: 'GET', url: 'https://www.tailspintoys.com/toys' } },
    { name: 'List toys again', request: { method: 'GET', url: 'https://www.tailspintoys.com/toys' } },
    {
      name: 'Admin',
      auth: { type: 'basic', basic: [{ key: 'password', value: 'hunter2-secret' }] },
      item: [
        { name: 'Reset', request: { method: 'POST', url: 'https://www.tailspintoys.com/reset' } },
        { name: 'State', request: { method: 'GET', auth: { type: 'noauth' }, url: 'https://www.tailspintoys.com/state' } },
        { name: 'Sign', request: { method: 'GET', auth: { type: 'hawk', hawk: [] }, url: 'https://www.tailspintoys.com/sign' } },
      ],
    },
    { name: 'Elsewhere', request: { method: 'GET', url: 'https://www.example.com/toys' } },
  ],
};

/** An address that nobody gave a value, names that nobody sees, a body that is no JSON, a method that is none. */
export const odd = {
  info: { name: 'Odd\u0000\u202e things', schema: schema('2.1') },
  item: [
    {
      name: 'Post\u0007 it\n',
      request: {
        method: 'POST',
        url: '{{base}}/a b/{{kind}}',
        body: { mode: 'raw', raw: '{"a": ', options: { raw: { language: 'json' } } },
      },
    },
    { name: '__proto__', request: { method: 'GET', url: '{{base}}/__proto__?__proto__=1&constructor=2' } },
    { name: 'Copy', request: { method: 'COPY', url: '{{base}}/c' } },
    { name: 'Nothing', request: { method: 'GET' } },
  ],
};
