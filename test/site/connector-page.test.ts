import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { folderWith } from '../helpers/catalog-samples.ts';
import { catalogOf, day, pagesOf, worldOf } from '../helpers/site-pages.ts';

const place = '/connectors/things/index.html';
const text = (value: string) =>
  value
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The pages of a public connector with these paths. */
async function pagesWith(definition: JsonObject, more: { readonly properties?: JsonObject; readonly readme?: string } = {}) {
  return pagesOf(catalogOf(await worldOf([folderWith({ definition, ...more })])));
}

const get = (id: string, more: JsonObject = {}): JsonObject => ({
  operationId: id,
  summary: `Summary of ${id}`,
  description: `Does ${id}.`,
  responses: { '200': { description: 'OK', schema: { type: 'string' } } },
  ...more,
});

/** The part of a page from an operation's fragment to the end of its section. */
function section(page: string | undefined, anchor: string): string {
  const start = page?.indexOf(` id="${anchor}"`) ?? -1;
  return start === -1 ? '' : (page ?? '').slice(start, (page ?? '').indexOf('</section>', start));
}

const rows = (part: string) =>
  Array.from(part.matchAll(/<tr>(<td>.*?)<\/tr>/gs), ([, row = '']) =>
    Array.from(row.matchAll(/<td>(.*?)<\/td>/gs), ([, cell = '']) => text(cell.replace(/<br>/g, ' / '))),
  );

describe('an operation tells', () => {
  test('each input with label, name, type, whether it must be there, and what it may be', async () => {
    const pages = await pagesWith({
      paths: {
        '/orders': {
          get: get('ListOrders', {
            parameters: [
              {
                name: 'state',
                in: 'query',
                required: true,
                type: 'string',
                enum: ['open', 'sent'],
                default: 'open',
                'x-ms-summary': 'State',
                description: 'Of the order.',
              },
              {
                name: 'shop',
                in: 'query',
                type: 'integer',
                format: 'int32',
                'x-ms-dynamic-values': { operationId: 'ListShops', 'value-path': 'id' },
              },
              { name: 'secret', in: 'header', type: 'string', 'x-ms-visibility': 'internal', default: 'x' },
            ],
          }),
        },
        '/shops': { get: get('ListShops') },
      },
    });
    const part = section(pages.get(place), 'operation-ListOrders');
    expect(rows(part)).toEqual([
      ['State / state', 'string', 'yes', 'Of the order. / One of open, sent / Default open'],
      ['shop', 'integer (int32)', 'no', 'Choices from ListShops'],
    ]);
    expect(part).toContain('<a href="#operation-ListShops"><code>ListShops</code></a>');
    expect(text(part)).toContain('ListOrders');
    expect(text(part)).toContain('GET /orders');
  });

  test('the members of a body and of what comes back with dotted paths, through lists, references and allOf', async () => {
    const customer = { type: 'object', properties: { name: { type: 'string', title: 'Name' } } };
    const pages = await pagesWith({
      definitions: { Customer: customer, Base: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } },
      paths: {
        '/orders': {
          post: get('CreateOrder', {
            parameters: [
              {
                name: 'body',
                in: 'body',
                required: true,
                schema: {
                  type: 'object',
                  required: ['customer'],
                  properties: {
                    customer: { $ref: '#/definitions/Customer' },
                    lines: { type: 'array', items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } } },
                    hidden: { type: 'string', 'x-ms-visibility': 'internal' },
                  },
                },
              },
            ],
            responses: {
              '201': {
                description: 'Made.',
                schema: { allOf: [{ $ref: '#/definitions/Base' }, { properties: { note: { type: 'string', description: 'A note.' } } }] },
              },
            },
          }),
        },
      },
    });
    expect(rows(section(pages.get(place), 'operation-CreateOrder'))).toEqual([
      ['customer', 'object', 'yes', ''],
      ['Name / customer.name', 'string', 'no', ''],
      ['lines', 'array of object', 'no', ''],
      ['sku / lines.sku', 'string', 'yes', ''],
      ['id', 'string (uuid)', ''],
      ['note', 'string', 'A note.'],
    ]);
  });

  test('types that several share once, under Definitions, also when they hold themselves', async () => {
    const pages = await pagesWith({
      definitions: {
        Node: {
          type: 'object',
          description: 'A node.',
          properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/definitions/Node' } } },
        },
      },
      paths: {
        '/a': { get: get('GetA', { responses: { '200': { description: 'The node.', schema: { $ref: '#/definitions/Node' } } } }) },
        '/b': {
          get: get('GetB', {
            responses: { '200': { description: 'OK', schema: { type: 'array', items: { $ref: '#/definitions/Node' } } } },
          }),
        },
      },
    });
    const page = pages.get(place);
    expect(section(page, 'operation-GetA')).toContain('<a href="#type-Node">Node</a>. The node.');
    expect(section(page, 'operation-GetB')).toContain('array of <a href="#type-Node">Node</a>');
    expect(rows(section(page, 'type-Node'))).toEqual([
      ['name', 'string', ''],
      ['children', 'array of Node', ''],
    ]);
  });

  test('when it returns nothing, or something that depends on the inputs', async () => {
    const dynamic = { type: 'object', 'x-ms-dynamic-schema': { operationId: 'GetSchema' } };
    const pages = await pagesWith({
      paths: {
        '/a': { get: get('GetNothing', { responses: { '204': { description: 'Done' } } }) },
        '/b': {
          post: get('GetAny', {
            parameters: [{ name: 'body', in: 'body', schema: dynamic }],
            responses: { '200': { description: 'OK', schema: dynamic } },
          }),
        },
      },
    });
    expect(section(pages.get(place), 'operation-GetNothing')).toContain('Returns nothing.');
    const any = text(section(pages.get(place), 'operation-GetAny'));
    expect(any).toContain('What comes back depends on the inputs.');
    expect(any).toContain('More inputs depend on what is filled in.');
  });

  test('which kind of trigger it is, and what a webhook is called with', async () => {
    const pages = await pagesWith({
      paths: {
        '/new': { get: get('OnNew', { 'x-ms-trigger': 'batch' }) },
        '/hook': {
          'x-ms-notification-content': {
            description: 'The order.',
            schema: { type: 'object', properties: { orderId: { type: 'string' } } },
          },
          post: get('OnOrder', {
            'x-ms-trigger': 'single',
            deprecated: true,
            'x-ms-visibility': 'important',
            responses: { '201': { description: 'Made' } },
          }),
        },
      },
    });
    const page = pages.get(place) ?? '';
    expect(text(section(page, 'operation-OnNew'))).toContain('polling');
    const hook = section(page, 'operation-OnOrder');
    expect(text(hook)).toContain('deprecated webhook important');
    expect(rows(hook)).toEqual([['orderId', 'string', '']]);
    expect(page).toContain('<h2 id="triggers">');
    expect(page).not.toContain('<h2 id="actions">');
  });
});

test('ids that make the same fragment, or are names of every object, lead to sections of their own', async () => {
  const pages = await pagesWith({
    paths: { '/a': { get: get('a.b') }, '/b': { get: get('a-b') }, '/c': { get: get('constructor') }, '/d': { get: get('__proto__') } },
  });
  const ids = Array.from((pages.get(place) ?? '').matchAll(/<section class="operation" id="([^"]+)"/g), ([, id]) => id);
  expect(ids).toEqual(['operation-a-b', 'operation-a-b-2', 'operation-constructor', 'operation-__proto__']);
});

describe('a connector with very many operations', () => {
  const members = Object.fromEntries(
    Array.from({ length: 25 }, (_, at) => [`member${at}`, { type: 'string', description: `Tells thing number ${at} of what came back.` }]),
  );
  const many = Array.from({ length: 160 }, (_, at) => [
    `/things/${at}`,
    {
      get: get(`Get${at}`, {
        responses: {
          '200': { description: 'OK', schema: { type: 'object', properties: { ...members, shared: { $ref: '#/definitions/Shared' } } } },
        },
      }),
    },
  ]);
  const definition = {
    paths: Object.fromEntries(many),
    definitions: { Shared: { type: 'object', properties: { id: { type: 'string' } } } },
  };

  test('has pages for them of a bounded size, and each fragment of its page leads on', async () => {
    const pages = await pagesWith(definition);
    const own = [...pages].filter(([path]) => path.startsWith('/connectors/things/'));
    expect(own.length).toBeGreaterThan(5);
    for (const [path, page] of own) expect([path, page.length < 60_000]).toEqual([path, true]);
    for (let at = 0; at < 160; at += 1) {
      const [, target = ''] = /^.*?<a href="([^"]+)"/.exec((pages.get(place) ?? '').split(`<li id="operation-Get${at}">`)[1] ?? '') ?? [];
      const [file, fragment] = target.split('#');
      expect(fragment).toBe(`operation-Get${at}`);
      expect(pages.get(`/connectors/things/${file}`)).toContain(`<section class="operation" id="${fragment}">`);
    }
  });

  test('has no link that leads nowhere', async () => {
    const pages = await pagesWith(definition);
    expect(danglingIn(pages)).toEqual([]);
  });
});

test('no page is larger than 400 KB, however much a definition holds', async () => {
  const wide = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, at) => [`member${at}`, { type: 'string', description: 'Words upon words. '.repeat(8) }]),
  );
  const deep = (level: number): JsonObject =>
    level === 0 ? { type: 'string' } : { type: 'array', items: { type: 'object', properties: { a: deep(level - 1), b: deep(level - 1) } } };
  const paths = Object.fromEntries(
    Array.from({ length: 1_500 }, (_, at) => [
      `/p${at}`,
      {
        get: get(`Get${at}`, {
          responses: { '200': { description: 'OK', schema: { $ref: `#/definitions/${at % 2 === 0 ? 'Wide' : 'Deep'}` } } },
        }),
      },
    ]),
  );
  const one = {
    '/wide': { post: get('PostWide', { parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: wide } }] }) },
  };
  const pages = await pagesWith({
    definitions: { Wide: { type: 'object', properties: wide }, Deep: { type: 'object', properties: { deep: deep(9) } } },
    paths: { ...one, ...paths },
  });
  expect([...pages].filter(([, page]) => page.length > 400_000).map(([path]) => path)).toEqual([]);
  expect(pages.get(place)).toMatch(/\d+ more: <a href="operations-1\.html">/);
  expect(
    [...pages].find(([path, page]) => path.includes('operations-') && page.includes('There are more; the definition has all of them.')),
  ).toBeDefined();
});

/** Links between pages, and their fragments, that lead to nothing. */
function danglingIn(pages: ReadonlyMap<string, string>): string[] {
  return [...pages].flatMap(([path, page]) =>
    Array.from(page.matchAll(/ href="([^"]+)"/g), ([, href = '']) => href).flatMap((href) => {
      if (/^(?:https?|mailto):/.test(href)) return [];
      const { pathname, hash } = new URL(href, `http://site${path}`);
      if (!pathname.endsWith('.html')) return [];
      const target = pages.get(pathname);
      const isThere = target !== undefined && (hash === '' || target.includes(` id="${hash.slice(1)}"`));
      return isThere ? [] : [`${path} -> ${href}`];
    }),
  );
}

describe('how to connect tells', () => {
  test('each field with its type, choices and default, and where one signs in', async () => {
    const pages = await pagesWith(
      {},
      {
        properties: {
          connectionParameters: {
            api_key: {
              type: 'securestring',
              defaultValue: 'secret',
              uiDefinition: { displayName: 'Key', description: 'From the portal.', constraints: { required: 'true' } },
            },
            region: {
              type: 'string',
              defaultValue: 'eu',
              allowedValues: [{ value: 'eu' }, { value: 'us' }],
              uiDefinition: { displayName: 'Region' },
            },
            token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'oauth2', clientId: 'x', scopes: ['read', 'write'] } },
            grant: { type: 'string', uiDefinition: { constraints: { hidden: 'true' } } },
          },
        },
      },
    );
    const page = pages.get(place) ?? '';
    expect(rows(page.slice(page.indexOf('id="connect"'), page.indexOf('id="getting-started"')))).toEqual([
      ['Key / api_key', 'secret text', 'yes', 'From the portal.'],
      ['Region / region', 'text', 'no', 'One of eu, us / Default eu'],
      ['token', 'sign-in', 'yes', 'A window to sign in opens (identity provider oauth2). The connector asks for read, write.'],
    ]);
    expect(page).not.toContain('>secret<');
  });

  test('the ways there are, where there are several', async () => {
    const way = (name: string, label: string) => ({
      name,
      uiDefinition: { displayName: label },
      parameters: { [`${name}_key`]: { type: 'securestring' } },
    });
    const pages = await pagesWith(
      {},
      {
        properties: {
          connectionParameters: { old: { type: 'string' } },
          connectionParameterSets: { values: [way('one', 'With a key'), way('two', 'With a login')] },
        },
      },
    );
    const page = pages.get(place) ?? '';
    expect(page).toContain('There are 2 ways; a connection uses one of them.');
    expect(page).toContain('<h3>With a key</h3>');
    expect(page).toContain('<h3>With a login</h3>');
    expect(page).not.toContain('<td>old</td>');
  });
});

test('the readme is sorted: what one needs to begin, what does not work, and the rest; a long one has a page of its own', async () => {
  const readme = '# Things\n\nAbout.\n\n## Prerequisites\n\nAn account.\n\n## Known issues and limitations\n\nSlow on Sundays.\n';
  const page = (await pagesWith({}, { readme })).get(place) ?? '';
  const at = [
    'id="getting-started"',
    'An account.',
    'id="actions"',
    'id="known-issues"',
    'Slow on Sundays.',
    'id="trust"',
    'id="readme"',
    'About.',
  ];
  expect(at.map((one) => page.indexOf(one))).toEqual(at.map((one) => page.indexOf(one)).sort((a, b) => a - b));
  const long = await pagesWith({}, { readme: `${readme}\n## More\n\n${'Words upon words. '.repeat(2_000)}` });
  expect(long.get(place)?.length).toBeLessThan(60_000);
  expect(long.get(place)).toContain('<a href="readme.html">The whole readme</a>');
  expect(long.get('/connectors/things/readme.html')).toContain('Words upon words.');
});

describe('versions', () => {
  test('tell what changed, what breaks and what is sensitive', async () => {
    const before = folderWith({
      info: { version: '1.0.0' },
      definition: { paths: { '/a': { get: get('GetA') }, '/b': { get: get('GetB') } } },
    });
    const after = folderWith({
      info: { version: '2.0.0' },
      definition: { host: 'api2.northwindtraders.com', paths: { '/a': { get: get('GetA') } } },
    });
    const page = pagesOf(catalogOf(await worldOf([before, after], (index) => index === 0))).get(place) ?? '';
    expect(page).toContain('What 2.0.0 changes of 1.0.0');
    expect(page).toContain('Something breaks flows that were built on 1.0.0.');
    expect(text(page)).toContain('Sensitive: host.');
    expect(page).toMatch(/<li><span class="badge bad">breaking<\/span> [^<]*GetB/);
  });

  test('are named in commands only where a shell reads them letter by letter', async () => {
    const commands = async (version: string) => {
      const page = pagesOf(catalogOf(await worldOf([folderWith({ info: { version } })]))).get(place) ?? '';
      return Array.from(page.matchAll(/certify catalog (?:verify|get) [^\n<]*/g), ([line]) => line);
    };
    expect(await commands('1.2.0')).toEqual([
      'certify catalog verify CATALOG things@1.2.0 --trust publisher.pem --state seen.json',
      'certify catalog get things@1.2.0 --from CATALOG --trust publisher.pem --output things',
    ]);
    for (const version of ['1.0; rm -rf ~', '$(id)', '`id`', '--output=/', "1'", '1\n2'])
      expect((await commands(version))[1]).toBe('certify catalog get things --from CATALOG --trust publisher.pem --output things');
  });
});

test('tests tell what agreed and what needs a runtime, and lead to the operations that makers see', async () => {
  const world = await worldOf([
    folderWith({
      definition: {
        paths: {
          '/a': { get: get('GetA') },
          '/b': { get: get('GetB') },
          '/h': { get: get('GetHidden', { 'x-ms-visibility': 'internal' }) },
        },
      },
    }),
  ]);
  const tried = (id: string, result: string) => ({ id, result, calls: 1, succeeded: 1, difference: null });
  world.prove(
    {
      against: { kind: 'definition-mock' },
      operations: [tried('GetA', 'passed'), tried('GetB', 'needs-runtime'), tried('GetHidden', 'failed')],
    },
    day(3),
  );
  const page = pagesOf(catalogOf(world)).get(place) ?? '';
  expect(text(page.slice(page.indexOf('id="checks"'), page.indexOf('id="versions"')))).toContain(
    '1 operation did what the definition says 1 operation did not do what the definition says: GetHidden 1 operation need the platform’s runtime, because a script handles them: GetB',
  );
  expect(page).toContain('<a href="#operation-GetB">GetB</a>');
  expect(page).not.toContain('#operation-GetHidden');
});

test('what is suspended is red, and offers nothing to download or to verify', async () => {
  const world = await worldOf([folderWith({})]);
  world.tell({ type: 'suspended', id: 'things', at: day(5), by: { kind: 'pipeline' }, reason: 'The domain has another owner.' });
  const page = pagesOf(catalogOf(world)).get(place) ?? '';
  expect(page).toContain('<div class="alert stop" role="note"><p><strong>Suspended: do not use it.');
  expect(page).toContain('The domain has another owner.');
  expect(page).toContain('Nothing of it can be downloaded here now.');
  expect(page).not.toMatch(/href="[^"]*(?:bundles|files)\/|certify catalog get/);
  expect(page).toContain('noindex');
});

describe('facts for programs', () => {
  test('name the connector, its version and publisher', async () => {
    const page = (await pagesWith({})).get(place) ?? '';
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    expect(JSON.parse(json)).toMatchObject({ '@context': 'https://schema.org', '@type': 'SoftwareApplication', softwareVersion: '1.0.0' });
    expect(page).toContain('<meta property="og:title"');
  });

  test('end where they should, whatever texts they hold', async () => {
    const description = '</script><script>alert(1)</script><!-- \u2028 \u202e';
    const page = pagesOf(catalogOf(await worldOf([folderWith({ info: { description } })]))).get(place) ?? '';
    const blocks = Array.from(page.matchAll(/<script type="application[^>]*>(.*?)<\/script>/gs), ([, block = '']) => block);
    expect(blocks).toHaveLength(1);
    expect(JSON.parse(blocks[0] ?? '').description).toBe('</script><script>alert(1)</script><!-- \ufffd \ufffd');
  });

  test('are not there for what is not public', async () => {
    const page = pagesOf(catalogOf(await worldOf([folderWith({})], () => false))).get(place) ?? '';
    expect(page).not.toContain('application/ld+json');
  });
});

describe('hostile texts', () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\u200b\u0000\u001b[31m\'';
  const word = 'w'.repeat(100_000);

  test.each([
    ['markup', hostile],
    ['a javascript address', 'javascript:alert(1)'],
    ['a data address', 'data:text/html,<script>alert(1)</script>'],
    ['a word of 100,000 characters', word],
  ])('in every place of definition, properties and readme are words: %s', async (_, evil) => {
    const field = {
      type: evil,
      format: evil,
      title: evil,
      description: evil,
      enum: [evil, 1, null, { a: 1 }],
      default: evil,
      'x-ms-summary': evil,
    };
    const pages = await pagesWith(
      {
        definitions: { [evil]: { type: 'object', description: evil, properties: { [evil]: field } } },
        'x-ms-connector-metadata': [
          { propertyName: 'Website', propertyValue: evil },
          { propertyName: 'Categories', propertyValue: evil },
        ],
        paths: {
          [`/${evil}`]: {
            get: get(evil, {
              summary: evil,
              description: evil,
              'x-ms-visibility': evil,
              parameters: [{ ...field, name: evil, in: 'query', 'x-ms-dynamic-values': { operationId: evil } }],
              responses: {
                '200': {
                  description: evil,
                  schema: { title: evil, type: 'object', properties: { [evil]: field, ref: { $ref: `#/definitions/${evil}` } } },
                },
              },
            }),
          },
          '/b': {
            get: get('GetB', {
              responses: { '200': { description: evil, schema: { $ref: `#/definitions/${encodeURIComponent(evil)}` } } },
            }),
          },
        },
      },
      {
        properties: {
          iconBrandColor: evil,
          connectionParameters: {
            [evil]: {
              type: evil,
              allowedValues: [{ value: evil }],
              uiDefinition: { displayName: evil, description: evil },
              oAuthSettings: { identityProvider: evil, scopes: [evil] },
            },
          },
        },
        readme: `# ${evil}\n\n${evil}\n\n## Known issues ${evil}\n\n[x](${evil}) ![y](${evil}) <${evil}>\n`,
      },
    );
    const names = new Set<string>();
    for (const [path, page] of pages) {
      if (!path.startsWith('/connectors/')) continue;
      const xml = page.replace('<!doctype html>', '').replace(/<(meta|link|br|hr|img)\b([^>]*)>/g, '<$1$2/>');
      const document = new DOMParser({
        onError: (level, message) => {
          throw new Error(`${path}: ${level}: ${message}`);
        },
      }).parseFromString(xml.replaceAll('\ufffd', '?'), 'text/xml');
      for (const element of Array.from(document.getElementsByTagName('main')[0]?.getElementsByTagName('*') ?? [])) {
        names.add(element.tagName);
        for (const { name, value } of Array.from(element.attributes)) {
          expect(name).not.toMatch(/^(?:on|style$|src)/);
          if (name === 'href') expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
        }
      }
      expect(page).not.toMatch(/[\u0000-\u0008\u001b\u200b\u202e]/);
      expect([path, page.length < 400_000]).toEqual([path, true]);
    }
    expect([...names].filter((name) => /^(?:img|iframe|object|embed|style|form|input|base)$/.test(name))).toEqual([]);
  });
});
