import type { FolderEntry } from '../../src/connector/folder.ts';
import { isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { limits } from '../../src/connector/limits.ts';
import { type Path, parsePointer, pathOf, pointerOf, valueAt } from '../../src/connector/place.ts';
import {
  type Edit,
  edited,
  entriesOf,
  entriesOfTexts,
  filesWithOAuth,
  followingReadme,
  type Mutation,
  oauthSteps,
  print,
  type Target,
} from './mutation.ts';

const definitionName = 'apiDefinition.swagger.json';
const propertiesName = 'apiProperties.json';
const readmeName = 'readme.md';

/** The mutations that no example teaches, because it replaces a whole text: what is done to a target, and where it must show. */
export const byHand: Readonly<Record<string, (target: Target) => Mutation | undefined>> = {
  'readme-content-present': (target) => readme(target, (text) => `${text.split('\n')[0]}\n`),
  'readme-credentials-section': (target) => readme(target, without(/^## Obtaining Credentials/m)),
  'readme-deployment-section': (target) => readme(target, without(/^## Deployment Instructions/m)),
  'readme-getting-started-section': (target) => readme(target, without(/^## Getting Started/m)),
  'readme-known-issues-section': (target) => readme(target, without(/^## Known Issues/m)),
  'readme-prerequisites-section': (target) => readme(target, without(/^## Prerequisites/m)),
  'readme-operations-section': (target) => readme(target, (text) => text.replace(/^## Supported Operations\n+/m, '')),
  'readme-publisher-section': (target) => readme(target, (text) => text.replace(/^## Publisher.*\n+/m, '')),
  'readme-encoding': (target) => readme(target, (text) => `${text}\nDon\ufffdt.\n`),
  'readme-heading-space': (target) => readme(target, (text) => `${text}\n##Questions\n`),
  'readme-local-images-exist': (target) => readme(target, (text) => `${text}\n![Steps](images/steps.png)\n`),
  'readme-product-name-apps': (target) => readme(target, (text) => `${text}\nIt works in PowerApps too.\n`),
  'readme-product-name-flow': (target) => readme(target, (text) => `${text}\nIt works in Microsoft Flow too.\n`),
  'readme-template-text-absent': (target) => readme(target, (text) => `${text}\nTODO: write this.\n`),
  'readme-title-concrete': (target) => readme(target, (text) => text.replace(/^# .*/m, '# README')),
  'readme-title-heading': (target) => readme(target, (text) => text.replace(/^# /m, '')),
  'readme-paconn-command': (target) =>
    readme(target, (text) =>
      text.includes(' --secret')
        ? text.replace(/ --secret.*/g, '')
        : `${text}\n\`paconn update --api-prop apiProperties.json --secret <client secret>\`\n`,
    ),
  'readme-oauth-steps': (target) => readme(target, (text) => text.replace(oauthSteps, '').replace(/client id/gi, 'word')),
  'readme-operations-listed': (target) => {
    const operation = target.connector.definition?.operations.find(({ isInternal }) => !isInternal)?.value;
    return readme(target, (text) => text.replaceAll(String(operation?.['summary']), 'Something else'));
  },
  'readme-present': (target) => files(target, { [readmeName]: undefined }, [{ file: '.' }]),
  'readme-name-lowercase': (target) =>
    files(target, { [readmeName]: undefined, 'README.md': target.files.readme }, [{ file: 'README.md' }]),

  'acknowledgements-valid': (target) => files(target, { 'acknowledgements.json': '[]' }, [{ file: 'acknowledgements.json' }]),

  'json-bom-absent': (target) => propertiesText(target, (text) => `\ufeff${text}`),
  'json-depth-limit': (target) =>
    propertiesText(target, (text) =>
      text.replace('"properties": {', `"properties": {"a": ${'['.repeat(limits.jsonDepth)}${']'.repeat(limits.jsonDepth)},`),
    ),
  'json-node-limit': (target) => {
    const text = print(target.files.properties).replace('"properties": {', `"properties": {"a": [${'0,'.repeat(limits.jsonNodes)}0],`);
    return files(target, { [propertiesName]: text }, [{ file: propertiesName }]);
  },
  'json-duplicate-key': (target) => propertiesText(target, (text) => text.replace(/^ {4}"iconBrandColor": .*\n/m, '$&$&')),
  'json-encoding-utf8': (target) => {
    const bytes = new TextEncoder().encode(print(target.files.properties));
    for (const name of ['"publisher": "', '"stackOwner": "']) {
      const start = Buffer.from(bytes).indexOf(name);
      if (start !== -1) bytes[start + name.length] = 0xf8;
    }
    return files(target, { [propertiesName]: bytes }, [{ file: propertiesName }]);
  },
  'json-indentation-consistent': (target) =>
    files(target, { [definitionName]: print(target.files.definition).replace(/^ {6}"/gm, '       "') }, [{ file: definitionName }]),
  'json-indentation-spaces': (target) =>
    propertiesText(target, (text) => text.replace(/^ +/gm, (blanks) => '\t'.repeat(blanks.length / 2))),
  'json-root-object': (target) => propertiesText(target, (text) => `[${text.trimEnd()}]\n`, ''),
  'json-syntax-valid': (target) => propertiesText(target, (text) => text.replace(/\n}\n$/, ',\n}\n')),

  'definition-file-name': (target) =>
    files(target, { [definitionName]: undefined, 'ApiDefinition.swagger.json': print(target.files.definition) }, [
      { file: 'ApiDefinition.swagger.json' },
    ]),
  'definition-file-present': (target) => files(target, { [definitionName]: undefined }, [{ file: '.' }]),
  'properties-file-present': (target) => files(target, { [propertiesName]: undefined }, [{ file: '.' }]),
  'properties-object-present': (target) => changed(target, 'properties', ['contact'], { name: 'Northwind Traders' }),
  'limits-definition-size': (target) => {
    const mutation = files(target, {}, [{ file: definitionName }]);
    const entries = mutation.entries.map((entry) => (entry.path === definitionName ? { ...entry, size: 1_048_576 } : entry));
    return { ...mutation, entries };
  },

  'capabilities-match-triggers': (target) => {
    const capabilities = valueAt(target.files.properties, ['properties', 'capabilities']);
    const listed: readonly JsonValue[] = Array.isArray(capabilities) && capabilities.length > 0 ? capabilities : ['actions'];
    const others = listed.filter((one) => one !== 'triggers');
    return changed(target, 'properties', ['properties', 'capabilities'], listed.includes('triggers') ? others : [...listed, 'triggers']);
  },
  'capabilities-known': (target) => {
    const capabilities = valueAt(target.files.properties, ['properties', 'capabilities']);
    const listed: readonly JsonValue[] = Array.isArray(capabilities) && capabilities.length > 0 ? capabilities : ['actions'];
    const path = ['properties', 'capabilities'];
    return changed(target, 'properties', path, [...listed, 'streams'], [...path, listed.length]);
  },
  'publisher-text-ascii': (target) => publisher(target, 'Northwind\u2019s Traders'),
  'publisher-text-alphanumeric': (target) => publisher(target, 'Northwind/Traders'),
  'info-description-length': (target) => changed(target, 'definition', ['info', 'description'], 'Keeps the list of things.'),
  'info-title-present': (target) => changed(target, 'definition', ['info', 'title'], 365, ['info']),
  'operation-id-characters': (target) =>
    ofOperation(target, (operation) => ({ operationId: `${operation['operationId']}\u00e7` }), 'operationId'),
  'operation-description-distinct': (target) =>
    ofOperation(target, (operation) => ({ description: `${String(operation['summary']).toUpperCase()}.` }), 'description'),
  'operation-status-consistent': (target) => {
    const preview: Edit = { path: ['info', 'x-ms-api-annotation'], value: { status: 'Preview' } };
    const annotation = { status: 'Production', family: 'AnOperation', revision: 1 };
    return ofOperation(target, () => ({ 'x-ms-api-annotation': annotation }), 'x-ms-api-annotation/status', [preview]);
  },
  'security-definitions-present': (target) => {
    const edits: Edit[] = ['securityDefinitions', 'security'].map((member) => ({ path: [member], value: undefined }));
    return files(target, { [definitionName]: print(edited(target.files.definition, edits)) }, [{ file: definitionName, pointer: '' }]);
  },
  'security-single-definition': (target) =>
    changed(target, 'definition', ['securityDefinitions', 'other'], { type: 'apiKey', in: 'header', name: 'X-Other' }, [
      'securityDefinitions',
    ]),
  'security-oauth-setting-declared': (target) => {
    const edits: Edit[] = [
      { path: ['securityDefinitions'], value: { api_key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
      { path: ['security'], value: [{ api_key: [] }] },
    ];
    const key: Edit = {
      path: ['properties', 'connectionParameters', 'api_key'],
      value: { type: 'securestring', uiDefinition: { displayName: 'Key', description: 'The key of your account.' } },
    };
    const properties = print(edited(target.files.properties, [key]));
    return files(target, { [definitionName]: print(edited(target.files.definition, edits)), [propertiesName]: properties }, [
      { file: definitionName, pointer: '/securityDefinitions' },
    ]);
  },
  'security-requirement-scopes': (target) =>
    changed(target, 'definition', ['security', 0, 'account'], ['things.read', 'things.write'], ['security', 0, 'account', 1]),
  'security-matches-connection': (target) => {
    const name = Object.keys(objectAt(target.files.definition, ['securityDefinitions']))[0];
    const parameters = Object.keys(objectAt(target.files.properties, ['properties', 'connectionParameters']));
    if (name === undefined || parameters.length !== 1) return undefined;
    return changed(target, 'definition', ['securityDefinitions', name], { type: 'basic' });
  },
  'connection-parameter-sets-exclusive': (target) => {
    const parameters = objectAt(target.files.properties, ['properties', 'connectionParameters']);
    const words = { displayName: 'Key', description: 'Sign in with a key.' };
    const sets = { uiDefinition: words, values: ['first', 'second'].map((name) => ({ name, uiDefinition: words, parameters })) };
    return changed(target, 'properties', ['properties', 'connectionParameterSets'], sets, ['properties', 'connectionParameters']);
  },
  'connection-parameter-text-ascii': (target) => {
    const [name, parameter] = Object.entries(objectAt(target.files.properties, ['properties', 'connectionParameters']))[0] ?? [];
    if (name === undefined || !isObject(parameter)) return undefined;
    const path = ['properties', 'connectionParameters', name, 'uiDefinition', 'description'];
    const text = `${valueAt(parameter, ['uiDefinition', 'description'])} Caf\u00e9s have one.`;
    return changed(target, 'properties', path, text, path.slice(0, -1));
  },
  'connection-parameter-name': (target) => connectionParameter(target, 'account-number', { type: 'string' }),
  'connection-parameter-secure': (target) => connectionParameter(target, 'password', { type: 'string' }, ['type']),
  'connection-parameter-type': (target) => connectionParameter(target, 'account', { type: 'guid' }, ['type']),
  'dynamic-not-on-body-parameter': (target) => {
    const definition = target.connector.definition;
    const body = definition?.parameters.find((parameter) => parameter.in === 'body');
    const list = definition?.operations.find(({ isInternal, method, trigger }) => isInternal && method === 'get' && trigger === undefined);
    if (body === undefined || list?.id === undefined) return undefined;
    const path = [...pathOf(body.place), 'x-ms-dynamic-schema'];
    return changed(target, 'definition', path, { operationId: list.id, 'value-path': 'schema' });
  },
  'folder-executable-bit': (target) => {
    const mutation = files(target, {}, [{ file: readmeName }]);
    return { ...mutation, entries: mutation.entries.map((entry) => (entry.path === readmeName ? { ...entry, executable: true } : entry)) };
  },
  'connection-parameter-tenant-id': (target) => {
    const texts = { displayName: 'Tenant', description: 'The tenant ID of for the Azure Active Directory application' };
    const uiDefinition = { ...texts, constraints: { required: 'true' } };
    return connectionParameter(target, 'token:TenantId', { type: 'string', uiDefinition });
  },
  'connection-parameter-tenant-id-texts': (target) => {
    const path = ['properties', 'connectionParameters', 'token:TenantId'];
    const parameter: JsonObject = {
      type: 'string',
      metadata: { sourceType: 'AzureActiveDirectoryTenant' },
      uiDefinition: { displayName: 'Firm', description: 'Your firm.', constraints: { required: 'false', hidden: 'true' } },
    };
    return changed(target, 'properties', path, parameter, [...path, 'uiDefinition', 'description']);
  },
  'connection-parameters-non-empty': (target) => {
    const edits: Edit[] = ['securityDefinitions', 'security'].map((path) => ({ path: [path], value: undefined }));
    const properties = edited(target.files.properties, [{ path: ['properties', 'connectionParameters'], value: {} }]);
    return files(target, { [definitionName]: print(edited(target.files.definition, edits)), [propertiesName]: print(properties) }, [
      { file: propertiesName, pointer: '/properties/connectionParameters' },
    ]);
  },
  'policy-connection-parameter-exists': (target) =>
    policy(target, { 'x-ms-apimTemplateParameter.value': "@connectionParameters('nowhere')" }, 'x-ms-apimTemplateParameter.value'),
  'policy-operation-exists': (target) =>
    policy(target, { 'x-ms-apimTemplate-operationName': ['NoSuchOperation'] }, 'x-ms-apimTemplate-operationName/0'),
  'file-size-limit': (target) => sized(target, readmeName, limits.fileBytes + 1),
  'enum-values-display-name': (target) => withEnum(target, [{ value: 'new', displayName: 'New' }, { value: 'old' }], '/1'),
  'enum-values-in-enum': (target) => withEnum(target, [{ value: 'fresh', displayName: 'Fresh' }], '/0/value'),
  'enum-values-unique': (target) =>
    withEnum(
      target,
      [
        { value: 'new', displayName: 'New' },
        { value: 'new', displayName: 'Fresh' },
      ],
      '/1',
    ),
  'annotation-replacement-complete': (target) =>
    ofOperation(
      target,
      ({ description }) => ({
        deprecated: true,
        description: `${description} (deprecated)`,
        summary: 'Look at things (deprecated)',
        'x-ms-api-annotation': { replacement: { operationId: 'LookAtThings' } },
      }),
      'x-ms-api-annotation/replacement',
    ),
  'text-english': (target) =>
    ofOperation(target, ({ description }) => ({ description: `${description} \u0421\u043a\u043b\u0430\u0434.` }), 'description'),
  'reference-no-siblings': (target) => {
    const reference = target.connector.definition?.references.find(({ kind }) => kind === 'schema');
    if (reference === undefined) return undefined;
    const path = pathOf(reference.place);
    return changed(target, 'definition', [...path, 'description'], 'What stands here is ignored.', path);
  },
  'reference-target-concrete': (target) => {
    const definitions = objectAt(target.files.definition, ['definitions']);
    const reference = target.connector.definition?.references.find(({ kind }) => kind === 'schema');
    if (reference === undefined || definitions['Alias'] !== undefined) return undefined;
    const edits: Edit[] = [
      { path: ['definitions', 'Alias'], value: { $ref: String(reference.value['$ref']) } },
      { path: [...pathOf(reference.place), '$ref'], value: '#/definitions/Alias' },
    ];
    const definition = edited(target.files.definition, edits);
    return files(target, { [definitionName]: print(definition) }, [{ file: definitionName, pointer: '/definitions/Alias' }]);
  },
  'trigger-value': (target) => ofTrigger(target, () => ({ 'x-ms-trigger': 'BATCH' }), 'x-ms-trigger'),
  'trigger-batch-array': (target) =>
    ofTrigger(
      target,
      ({ responses }) => ({
        responses: {
          ...(isObject(responses) ? responses : {}),
          '200': { description: 'The newest thing.', schema: { type: 'object', properties: { a: worded('Newest thing') } } },
        },
      }),
      'responses/200/schema',
    ),
  'notification-not-on-webhook': (target) => {
    const webhook = target.connector.definition?.operations.find(({ trigger }) => trigger === 'webhook');
    const path = webhook && [...pathOf(webhook.place), 'x-ms-notification'];
    return path && changed(target, 'definition', path, { operationId: webhook.id ?? '' });
  },
  'parameter-binary-not-urlencoded': (target) =>
    withForm(target, [{ name: 'thing', in: 'formData', type: 'string', format: 'binary', ...labelled }], '/0'),
  'parameter-form-name-ascii': (target) =>
    withForm(target, [{ name: 'th\u00efng', in: 'formData', type: 'string', ...labelled }], '/0/name'),
  'schema-required-loop': (target) => {
    const definition = target.connector.definition;
    const used = definition?.references.find(({ kind }) => kind === 'schema');
    const path = used && parsePointer(String(used.value['$ref']).slice(1));
    const schema = path && objectAt(target.files.definition, path);
    if (used === undefined || path === undefined || !isObject(schema?.['properties'])) return undefined;
    const required = Array.isArray(schema['required']) ? schema['required'] : [];
    const edits: Edit[] = [
      { path: [...path, 'properties', 'again'], value: { $ref: String(used.value['$ref']) } },
      { path: [...path, 'required'], value: [...required, 'again'] },
    ];
    return files(target, { [definitionName]: print(edited(target.files.definition, edits)) }, [
      { file: definitionName, pointer: pointerOf(path) },
    ]);
  },
  'oauth-independent-supported': (target) => {
    const mutation = files(target, {}, [{ file: propertiesName, pointer: '/properties/connectionParameters/token' }]);
    return { ...mutation, entries: entriesOf(filesWithOAuth(target)) };
  },

  'script-class': (target) => script(target, (text) => text.replace('class Script ', 'class Scripts ')),
  'script-execute-async': (target) => {
    const mutation = script(target, (text) => text.replace('ExecuteAsync', 'RunAsync'));
    // What is missing is missing in the class.
    return mutation && { ...mutation, places: [{ file: 'script.csx' }] };
  },
  'script-http-client-absent': (target) =>
    script(target, (text) => text.replace('return ', 'var client = new HttpClient();\n        return ')),
  'script-namespaces': (target) => script(target, (text) => `using System.Data;\n${text}`),
  'script-operation-ids-exist': (target) =>
    script(target, (text) => text.replace('return ', 'if (this.Context.OperationId == "Other") { }\n        return ')),
  'script-size': (target) => script(target, (text) => `${text}//${'x'.repeat(1_048_576)}\n`),
  'script-file-name': (target) => {
    const entry = target.files.others.find(({ path }) => path === 'script.csx');
    return files(target, { 'script.csx': undefined, 'Script.csx': entry?.bytes }, [{ file: 'Script.csx' }]);
  },
  'script-operations-declared': (target) => changed(target, 'properties', ['properties', 'scriptOperations'], undefined, ['properties']),
  'script-gateway-excluded': (target) => {
    const capabilities = valueAt(target.files.properties, ['properties', 'capabilities']);
    return changed(
      target,
      'properties',
      ['properties', 'capabilities'],
      [...(Array.isArray(capabilities) ? capabilities : ['actions']), 'gateway'],
    );
  },

  'oauth-redirect-mode': (target) => setting(target, ['redirectMode'], 'Global'),
  'oauth-settings-present': (target) => setting(target, [], undefined, -1),
  'oauth-scopes-present': (target) => setting(target, ['scopes'], undefined, -1),
  'oauth-urls-present': (target) => setting(target, ['customParameters', 'tokenUrl'], undefined, -1),
  'oauth-first-party-flag': (target) => setting(target, ['properties', 'IsFirstParty'], 'True'),
  'oauth-resource-uri-present': (target) => setting(target, ['identityProvider'], 'aad', -1),
};

/** The rules whose mutation needs a target that signs in with OAuth, and those that need one with a script. */
export function isAboutOAuth(id: string): boolean {
  const others = [
    'readme-oauth-steps',
    'security-oauth-setting-declared',
    'security-requirement-scopes',
    'connection-parameter-tenant-id-texts',
  ];
  return (id.startsWith('oauth-') && id !== 'oauth-independent-supported') || others.includes(id);
}
export function isAboutScript(id: string): boolean {
  return id.startsWith('script-') && id !== 'script-present' && id !== 'script-operations-known';
}

type Content = string | Uint8Array | undefined;

function files(target: Target, contents: Readonly<Record<string, Content>>, places: Mutation['places']): Mutation {
  const texts = {
    [definitionName]: print(target.files.definition),
    [propertiesName]: print(target.files.properties),
    [readmeName]: target.files.readme,
  };
  const kept = entriesOfTexts(texts, target.files.others).filter(({ path }) => !Object.hasOwn(contents, path));
  const added = Object.entries(contents).flatMap(([path, content]): FolderEntry[] => {
    if (content === undefined) return [];
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return [{ path, kind: 'file', executable: false, size: bytes.length, bytes }];
  });
  return {
    how: 'by hand',
    program: target.program,
    folderName: target.name,
    entries: [...kept, ...added].sort((a, b) => (a.path < b.path ? -1 : 1)),
    places,
  };
}

function readme(target: Target, change: (text: string) => string): Mutation {
  const text = change(target.files.readme);
  // Where something is missing the line is for the rule to choose.
  const line = text.length < target.files.readme.length ? {} : { line: changedLine(target.files.readme, text) };
  return files(target, { [readmeName]: text }, [{ file: readmeName, ...line }]);
}

/** The first line of a text that is other than before; a blank one that was added is not it. */
function changedLine(before: string, after: string): number {
  const [old, lines] = [before.split('\n'), after.split('\n')];
  return lines.findIndex((line, index) => line !== old[index] && line.trim() !== '') + 1;
}

/** Takes a section out: its heading and everything up to the next of its level. */
function without(heading: RegExp): (text: string) => string {
  return (text) => {
    const start = heading.exec(text)?.index;
    if (start === undefined) return text;
    const next = text.indexOf('\n## ', start + 1);
    return text.slice(0, start) + (next === -1 ? '' : text.slice(next + 1));
  };
}

function propertiesText(target: Target, change: (text: string) => string, pointer?: string): Mutation {
  const before = print(target.files.properties);
  const after = change(before);
  const place = { file: propertiesName, ...(pointer === undefined ? { line: changedLine(before, after) } : { pointer }) };
  return files(target, { [propertiesName]: after }, [place]);
}

function script(target: Target, change: (text: string) => string): Mutation | undefined {
  const entry = target.files.others.find(({ path }) => path === 'script.csx');
  if (entry?.bytes === undefined) return undefined;
  const before = new TextDecoder().decode(entry.bytes);
  const after = change(before);
  return files(target, { 'script.csx': after }, [{ file: 'script.csx', line: changedLine(before, after) }]);
}

function changed(
  target: Target,
  which: 'definition' | 'properties',
  path: Path,
  value: JsonValue | undefined,
  place: Path = path,
): Mutation {
  const file = which === 'definition' ? definitionName : propertiesName;
  const edits: readonly Edit[] = [{ path, value }];
  return files(target, { [file]: print(edited(target.files[which], edits)) }, [{ file, pointer: pointerOf(place) }]);
}

/** One of the settings of the sign-in; with `up` the place is so many steps above it. */
function setting(target: Target, path: Path, value: JsonValue | undefined, up?: -1): Mutation | undefined {
  const parameters = valueAt(target.files.properties, ['properties', 'connectionParameters']);
  const name = Object.entries(isObject(parameters) ? (parameters as JsonObject) : {}).find(
    ([, one]) => isObject(one) && one['type'] === 'oauthSetting',
  )?.[0];
  if (name === undefined) return undefined;
  const full = ['properties', 'connectionParameters', name, 'oAuthSettings', ...path];
  return changed(target, 'properties', full, value, up === undefined ? full : full.slice(0, up));
}

function publisher(target: Target, value: string): Mutation {
  const edits = ['publisher', 'stackOwner'].map((member): Edit => ({ path: ['properties', member], value }));
  const readmeText = target.files.readme;
  return files(target, { [propertiesName]: print(edited(target.files.properties, edits)), [readmeName]: readmeText }, [
    { file: propertiesName, pointer: '/properties/publisher' },
  ]);
}

/** Changes members of the first operation that makers see; the place is one of them. */
function ofOperation(
  target: Target,
  change: (operation: JsonObject) => JsonObject,
  place: string,
  more: readonly Edit[] = [],
): Mutation | undefined {
  const operation = target.connector.definition?.operations.find(({ isInternal, trigger }) => !isInternal && trigger === undefined);
  if (operation === undefined) return undefined;
  const path = pathOf(operation.place);
  const edits = Object.entries(change(operation.value)).map(([member, value]): Edit => ({ path: [...path, member], value }));
  const definition = edited(target.files.definition, [...more, ...edits]) as JsonObject;
  const readmeText = followingReadme(target.files.readme, target.files.definition, definition);
  const pointer = pointerOf([...path, ...place.split('/')]);
  return files(target, { [definitionName]: print(definition), [readmeName]: readmeText }, [{ file: definitionName, pointer }]);
}

function objectAt(document: JsonValue, path: Path): JsonObject {
  const value = valueAt(document, path);
  return isObject(value) ? value : {};
}

const labelled: JsonObject = { 'x-ms-summary': 'Thing to send', description: 'The thing that is sent.' };

function worded(title: string): JsonObject {
  return { type: 'string', title, description: 'What people call the thing.' };
}

/** One more policy, which sets a header. */
function policy(target: Target, parameters: JsonObject, place: string): Mutation {
  const policies = valueAt(target.files.properties, ['properties', 'policyTemplateInstances']);
  const path = ['properties', 'policyTemplateInstances', Array.isArray(policies) ? policies.length : 0];
  const value: JsonObject = {
    templateId: 'setheader',
    title: 'Ask for JSON',
    parameters: {
      'x-ms-apimTemplateParameter.name': 'X-Answer',
      'x-ms-apimTemplateParameter.value': 'json',
      'x-ms-apimTemplateParameter.existsAction': 'override',
      'x-ms-apimTemplate-policySection': 'Request',
      ...parameters,
    },
  };
  return changed(target, 'properties', path, value, [...path, 'parameters', ...place.split('/')]);
}

function sized(target: Target, name: string, size: number): Mutation {
  const mutation = files(target, {}, [{ file: name }]);
  return { ...mutation, entries: mutation.entries.map((entry) => (entry.path === name ? { ...entry, size } : entry)) };
}

/** The first operation that makers see gets one more query parameter, a choice of two. */
function withEnum(target: Target, values: JsonValue, place: string): Mutation | undefined {
  const operation = target.connector.definition?.operations.find(({ isInternal, trigger }) => !isInternal && trigger === undefined)?.value;
  const given = Array.isArray(operation?.['parameters']) ? operation['parameters'] : [];
  const parameter: JsonObject = {
    name: 'thing',
    in: 'query',
    type: 'string',
    enum: ['new', 'old'],
    'x-ms-enum-values': values,
    ...labelled,
  };
  return ofOperation(target, () => ({ parameters: [...given, parameter] }), `parameters/${given.length}/x-ms-enum-values${place}`);
}

/** One more operation, hidden from makers, that takes a form. */
function withForm(target: Target, parameters: JsonValue, place: string): Mutation {
  const path = ['paths', '/mutations', 'post'];
  const operation: JsonObject = {
    operationId: 'SendThing',
    summary: 'Send a thing',
    description: 'Sends a thing to the place.',
    'x-ms-visibility': 'internal',
    consumes: ['application/x-www-form-urlencoded'],
    parameters,
    responses: { '201': { description: 'The name of the thing that was sent.', schema: worded('Sent thing') } },
  };
  return changed(target, 'definition', path, operation, [...path, 'parameters', ...place.split('/').slice(1)]);
}

/** Changes members of the first polling trigger. */
function ofTrigger(target: Target, change: (operation: JsonObject) => JsonObject, place: string): Mutation | undefined {
  const operation = target.connector.definition?.operations.find(
    ({ trigger, value }) => trigger === 'polling' && value['x-ms-trigger'] === 'batch',
  );
  if (operation === undefined) return undefined;
  const path = pathOf(operation.place);
  const edits = Object.entries(change(operation.value)).map(([member, value]): Edit => ({ path: [...path, member], value }));
  return files(target, { [definitionName]: print(edited(target.files.definition, edits)) }, [
    { file: definitionName, pointer: pointerOf([...path, ...place.split('/')]) },
  ]);
}

/** One more connection parameter, with the words that makers see. */
function connectionParameter(target: Target, name: string, members: JsonObject, place: Path = []): Mutation | undefined {
  const path = ['properties', 'connectionParameters', name];
  if (valueAt(target.files.properties, ['properties', 'connectionParameterSets']) !== undefined) return undefined;
  const uiDefinition = { displayName: 'Account', description: 'The account to use.', tooltip: 'The account to use' };
  return changed(target, 'properties', path, { uiDefinition, ...members }, [...path, ...place]);
}
