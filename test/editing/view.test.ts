import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { JsonValue } from '../../src/connector/json-value.ts';
import { type Path, parsePointer, valueAt } from '../../src/connector/place.ts';
import { withMetadata, withValue } from '../../src/editing/document-change.ts';
import { editView } from '../../src/editing/edit-view.ts';
import { withSignIn } from '../../src/editing/sign-in.ts';

const certifier = certifierOf(Object.values(index));
const names = { definition: 'apiDefinition.swagger.json', properties: 'apiProperties.json', readme: 'readme.md' };
const { definition, properties, readme } = golden('certified');

function viewOf(changed: { readonly definition?: JsonValue; readonly properties?: JsonValue }, open: string | null = null) {
  const texts = {
    definition: JSON.stringify(changed.definition ?? definition, null, 2),
    properties: JSON.stringify(changed.properties ?? properties, null, 2),
    readme,
  };
  const entries = Object.entries(texts).map(([kind, text]) => {
    const bytes = new TextEncoder().encode(text);
    return { path: names[kind as keyof typeof names], kind: 'file' as const, executable: false, size: bytes.length, bytes };
  });
  const connector = readConnector({ path: 'x', name: 'Northwind Things', program: 'certified', truncated: false, entries });
  const files = Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, { text, base: text }]));
  return editView(connector, certifier.judge(connector), files, names, open);
}

const list = '/paths/~1things/get';
const create = '/paths/~1things/post';

describe('what the page shows', () => {
  test('has a field for every value that is asked for, each with its value', () => {
    const { fields, open } = viewOf({}, create);
    expect(open).toBe(create);
    expect(fields.find(({ key }) => key === 'definition:metadata:Categories')?.value).toBe('Commerce;Productivity');
    const labels = fields.filter(({ step }) => step === 'definition').map(({ group, label }) => `${group}: ${label}`);
    expect(labels).toContain('Parameter body (body), name: Title');
    expect(labels).toContain('Response 201, id: Description');
    expect(labels.at(-1)).toBe('Everything else: The operation as JSON');
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    for (const { file, path, value, kind } of fields.filter(({ file }) => file !== 'readme'))
      if (kind !== 'sign-in') expect(value).toEqual(valueAt(file === 'definition' ? definition : properties, path) ?? null);
  });

  test.each<[string, Path, JsonValue | undefined, string | null, string]>([
    ['info-title-present', ['info', 'title'], undefined, null, 'definition:/info/title'],
    ['info-description-present', ['info', 'description'], undefined, null, 'definition:/info/description'],
    ['info-contact-email', ['info', 'contact', 'email'], undefined, null, 'definition:/info/contact/email'],
    ['host-present', ['host'], undefined, null, 'definition:/host'],
    ['schemes-https', ['schemes'], ['http'], null, 'definition:/schemes'],
    ['operation-summary-present', ['paths', '/things', 'get', 'summary'], undefined, list, `definition:${list}/summary`],
    ['operation-description-present', ['paths', '/things', 'get', 'description'], undefined, list, `definition:${list}/description`],
    ['operation-id-present', ['paths', '/things', 'get', 'operationId'], undefined, list, `definition:${list}/operationId`],
    [
      'parameter-summary-present',
      ['paths', '/things', 'get', 'parameters', 0, 'x-ms-summary'],
      undefined,
      list,
      `definition:${list}/parameters/0/x-ms-summary`,
    ],
    [
      'parameter-description-present',
      ['paths', '/things', 'get', 'parameters', 0, 'description'],
      undefined,
      list,
      `definition:${list}/parameters/0/description`,
    ],
    [
      'schema-property-title-present',
      ['paths', '/things', 'get', 'responses', '200', 'schema', 'items', 'properties', 'id', 'title'],
      undefined,
      list,
      `definition:${list}/responses/200/schema/items/properties/id/title`,
    ],
  ])('has %s at its field', (ruleId, path, value, open, field) => {
    const { findings } = viewOf({ definition: withValue(definition, path, value) }, open);
    expect(findings.filter((one) => one.ruleId === ruleId).map((one) => one.field)).toEqual([field]);
  });

  test.each<[string, string, string]>([
    ['publisher-present', 'publisher', 'properties:/properties/publisher'],
    ['stack-owner-present', 'stackOwner', 'properties:/properties/stackOwner'],
    ['brand-color-present', 'iconBrandColor', 'properties:/properties/iconBrandColor'],
  ])('has %s at its field of the properties', (ruleId, name, field) => {
    const { findings } = viewOf({ properties: withValue(properties, ['properties', name], undefined) });
    expect(findings.filter((one) => one.ruleId === ruleId).map((one) => one.field)).toEqual([field]);
  });

  test('has whatever a value lacks beside its empty field, for every field that there is', () => {
    const asked: string[] = [];
    for (const open of [null, list, create, '/paths/~1things~1{id}/get'])
      for (const { key, kind, file, path, metadata } of viewOf({}, open).fields) {
        if (kind === 'json' || kind === 'sign-in' || kind === 'boolean') continue;
        for (const value of [undefined, '', ' ']) {
          const [before, name] = file === 'definition' ? [definition, 'definition'] : [properties, 'properties'];
          const after = metadata === undefined ? withValue(before, path, value) : withMetadata(before, metadata, value);
          const { findings } = viewOf({ [name]: after }, open);
          if (findings.length > 0) asked.push(key);
          expect([key, value, findings.filter(({ field }) => field !== key)]).toEqual([key, value, []]);
        }
      }
    expect(new Set(asked).size).toBeGreaterThan(30);
  });

  test.each<[string, { readonly definition?: JsonValue; readonly properties?: JsonValue }, string]>([
    [
      'connector-metadata-present',
      { definition: withValue(definition, ['x-ms-connector-metadata'], undefined) },
      'definition:metadata:Website',
    ],
    ['info-contact-present', { definition: withValue(definition, ['info', 'contact'], undefined) }, 'definition:/info/contact/name'],
    ['required-member-present', { definition: withValue(definition, ['info'], undefined) }, 'definition:/info/title'],
    [
      'connection-parameters-object',
      { properties: withValue(properties, ['properties', 'connectionParameters'], undefined) },
      'properties:/properties/connectionParameters',
    ],
    [
      'connection-parameter-ui-present',
      { properties: withValue(properties, ['properties', 'connectionParameters', 'api_key', 'uiDefinition'], undefined) },
      'properties:/properties/connectionParameters/api_key/uiDefinition/displayName',
    ],
    [
      'security-definition-complete',
      withSignIn({ definition, properties }, 'oauth2'),
      'definition:/securityDefinitions/oauth2_auth/authorizationUrl',
    ],
    [
      'oauth-resource-uri-present',
      withSignIn({ definition, properties }, 'oauth2:entra'),
      'properties:/properties/connectionParameters/token/oAuthSettings/customParameters/resourceUri/value',
    ],
  ])('has %s, about several values, at the first that is empty', (ruleId, changed, field) => {
    const { findings } = viewOf(changed);
    expect(findings.filter((one) => one.ruleId === ruleId).map((one) => one.field)).toEqual([field]);
  });

  test('has each address of a sign-in that has no value beside its own field', () => {
    const { findings } = viewOf(withSignIn({ definition, properties }, 'oauth2'));
    const at = findings.filter(({ ruleId }) => ruleId === 'oauth-urls-present').map(({ field }) => field?.split('/').at(-2));
    expect(at).toEqual(['authorizationUrl', 'refreshUrl', 'tokenUrl']);
  });

  test('takes no words of a connector for the name of what is missing', () => {
    const named = withValue(definition, ['paths', '/things', 'get', 'parameters', 0], {
      in: 'query',
      name: 'x has no description',
      type: 'string',
    });
    const { findings } = viewOf({ definition: named }, list);
    const own = findings.filter(({ ruleId }) => ruleId === 'parameter-summary-present').map(({ field }) => field);
    expect(own).toEqual([`definition:${list}/parameters/0/x-ms-summary`]);
  });

  test('has what belongs to no field in the list of its step or operation', () => {
    const { findings } = viewOf({ properties: withValue(properties, ['properties', 'capabilities'], undefined) });
    expect(findings.map(({ step, field }) => [step, field])).toEqual([['general', null]]);
    const closed = viewOf({ definition: withValue(definition, ['paths', '/things', 'get', 'summary'], undefined) });
    const [finding] = closed.findings.filter(({ ruleId }) => ruleId === 'operation-summary-present');
    expect(finding).toMatchObject({ step: 'definition', field: null, operation: list });
    expect(closed.operations.find(({ pointer }) => pointer === list)?.findings).toBeGreaterThan(0);
  });

  test('loses no finding and invents none, whatever goes', () => {
    const paths = [...pathsBelow(definition)];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.constantFrom<JsonValue | undefined>(undefined, null, 7, '', [], {}), (path, value) => {
        const { findings, fields, operations } = viewOf({ definition: withValue(definition, path, value) }, list);
        const keys = new Set(fields.map(({ key }) => key));
        const pointers = new Set(operations.map(({ pointer }) => pointer));
        for (const { field, operation } of findings) {
          if (field !== null) expect(keys).toContain(field);
          if (operation !== null) expect(pointers).toContain(operation);
        }
        for (const { pointer } of operations) expect(parsePointer(pointer)).toBeDefined();
      }),
      { numRuns: 150 },
    );
  });

  test('ends with a schema that holds itself, and with a large one', () => {
    const node = {
      type: 'object',
      properties: Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`p${n}`, { $ref: '#/definitions/Node' }])),
    };
    const looped = withValue(
      withValue(definition, ['definitions', 'Node'], node),
      ['paths', '/things', 'get', 'responses', '200', 'schema'],
      { $ref: '#/definitions/Node' },
    );
    const { fields } = viewOf({ definition: looped }, list);
    expect(fields.length).toBeLessThan(500);
  });
});

function* pathsBelow(value: JsonValue, path: Path = []): Generator<Path> {
  const members = Array.isArray(value) ? [...value.entries()] : typeof value === 'object' && value !== null ? Object.entries(value) : [];
  for (const [key, one] of members) {
    yield [...path, key];
    yield* pathsBelow((one ?? null) as JsonValue, [...path, key]);
  }
}
