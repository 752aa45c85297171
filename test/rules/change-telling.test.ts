import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import { document, type Example, info, oauthSettings, properties, readme, script, unchanged } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { type Change, comparerOf } from '../../src/certify/compare.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import { connectorOf } from '../helpers/judge-example.ts';

const comparer = comparerOf(Object.values<Rule>(index));

function changesBetween(before: Example, after: Example): readonly Change[] {
  return comparer.compare(connectorOf(before), connectorOf(after)).filter(({ finding }) => finding.ruleId !== 'change-version-raised');
}

function messagesBetween(before: Example, after: Example): string[] {
  return changesBetween(before, after).map(({ finding }) => finding.message);
}

describe('what may be a credential is never told', () => {
  const secret = 'k3J9-not-really';
  // Put together here, so that no scanner takes it for real.
  const key = `AKIA${'Q7'.repeat(8)}`;
  const header = (value: string): JsonObject => ({
    templateId: 'setheader',
    title: 'Sign',
    parameters: { 'x-ms-apimTemplateParameter.name': 'Authorization', 'x-ms-apimTemplateParameter.value': value },
  });
  const parameter = (members: JsonObject): JsonObject => ({ connectionParameters: { api_key: { type: 'securestring', ...members } } });

  test.each<[string, Example, Example]>([
    ['a client secret', oauthSettings('', { clientSecret: secret }), oauthSettings('', { clientSecret: `${secret}2` })],
    [
      'one among the custom parameters',
      oauthSettings('', { customParameters: { clientSecret: { value: secret } } }),
      oauthSettings('', { customParameters: {} }),
    ],
    ['the settings with one', oauthSettings('', { clientSecret: secret }), properties('', { connectionParameters: { other: {} } })],
    ['the default of a secret', properties('', parameter({ defaultValue: secret })), properties('', parameter({ defaultValue: 'other' }))],
    [
      'the default among its constraints',
      properties('', parameter({ uiDefinition: { constraints: { default: secret } } })),
      properties('', parameter({ uiDefinition: { constraints: { default: 'other' } } })),
    ],
    [
      'a parameter with one',
      properties('', parameter({ uiDefinition: { constraints: { default: secret } } })),
      properties('', { connectionParameters: undefined }),
    ],
    [
      'the value of a header',
      properties('', { policyTemplateInstances: [header(secret)] }),
      properties('', { policyTemplateInstances: [header('Basic')] }),
    ],
    [
      'a policy with one',
      properties('', { policyTemplateInstances: [header(secret)] }),
      properties('', { policyTemplateInstances: undefined }),
    ],
    ['a key in a text', info('', { description: `Such as ${key}.` }), info('', { description: 'Such as none.' })],
    ['a key in a script', script('', `var key = "${key}";\n`), script('', 'var key = "";\n')],
    ['a key in the readme', readme('', `# Things ${key}\n`), readme('', '# Things\n')],
    ['a key in what nobody knows', document('', { 'x-note': [{ text: key }] }), document('', { 'x-note': [] })],
  ])('%s', (_name, before, after) => {
    for (const changes of [changesBetween(before, after), changesBetween(after, before)]) {
      expect(changes.length).toBeGreaterThan(0);
      for (const told of [secret, key]) expect(JSON.stringify(changes)).not.toContain(told);
    }
  });

  test('what the platform fills in from the connection is told', () => {
    expect(
      messagesBetween(
        properties('', { policyTemplateInstances: [header("@connectionParameters('key')")] }),
        properties('', { policyTemplateInstances: [header("Bearer @connectionParameters('key')")] }),
      ),
    ).toEqual([
      'parameters.x-ms-apimTemplateParameter.value of policy "Sign" (setheader) was "@connectionParameters(\'key\')" and is now ' +
        '"Bearer @connectionParameters(\'key\')".',
    ]);
  });
});

test('of long texts the stretch is told in which they begin to differ', () => {
  const text = 'Keeps the list of what a warehouse holds, and tells where each thing is, to whoever asks.';
  expect(messagesBetween(info('', { description: text }), info('', { description: text.replace('whoever', 'everybody who') }))).toEqual([
    'info.description was "…e each thing is, to whoever asks." and is now "…e each thing is, to everybody who asks.".',
  ]);
});

test('of lists it is told what came and went, and the order where nothing else differs', () => {
  const consuming = (...types: string[]): Example => document('', { consumes: types });
  expect(messagesBetween(consuming('a/b', 'c/d'), consuming('c/d', 'e/f'))).toEqual(['consumes gained "e/f" and lost "a/b".']);
  expect(messagesBetween(consuming('a/b', 'c/d'), consuming('c/d', 'a/b'))).toEqual([
    'consumes was ["a/b","c/d"] and is now ["c/d","a/b"].',
  ]);
});

test('the fewest policies are told as moved, and one that is only pushed on by a new one is not', () => {
  const named = (...titles: string[]): Example =>
    properties('', { policyTemplateInstances: titles.map((title) => ({ templateId: 'setheader', title, parameters: {} })) });
  expect(messagesBetween(named('A', 'B', 'C', 'D'), named('New', 'D', 'A', 'B', 'C'))).toEqual([
    'Policy "New" (setheader) is new: {"templateId":"setheader","title":"New","parameters":{}}.',
    'The place of policy "D" (setheader) among the policies was 4 and is now 2.',
  ]);
});

test('names that every object inherits are plain names', () => {
  const parameters = JSON.parse('{"__proto__": {"type": "string"}, "constructor": {"type": "string"}, "toString": {"type": "string"}}');
  const before = properties('', { connectionParameters: {} });
  expect(messagesBetween(before, properties('', { connectionParameters: parameters }))).toEqual([
    'Connection parameter "__proto__" is new: {"type":"string"}.',
    'Connection parameter "constructor" is new: {"type":"string"}.',
    'Connection parameter "toString" is new: {"type":"string"}.',
  ]);
});

test('each change of the connector has a fingerprint of its own, which stays when another one is put before it', () => {
  const before = properties('', { policyTemplateInstances: [] });
  const policy = (title: string): JsonObject => ({ templateId: 'setheader', title, parameters: {} });
  const [one] = changesBetween(before, properties('', { policyTemplateInstances: [policy('A')] }));
  const two = changesBetween(before, properties('', { policyTemplateInstances: [policy('B'), policy('A')] }));
  expect(new Set(two.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  expect(two[1]?.fingerprint).toBe(one?.fingerprint);
});

describe('a member in other letters is as sensitive as the one it is taken for', () => {
  test.each<[string, Example, string]>([
    ['policies', properties('', { PolicyTemplateInstances: [{ templateId: 'setheader' }] }), 'policies'],
    ['policies that are no list', properties('', { policyTemplateInstances: 'x' }), 'policies'],
    ['connection parameters', properties('', { ConnectionParameters: { key: { type: 'string' } } }), 'connection-parameters'],
    ['sets of them', properties('', { connectionparametersets: { values: [] } }), 'connection-parameters'],
    ['the publisher', properties('', { Publisher: 'Fabrikam' }), 'publisher'],
    ['the operations of the script', properties('', { ScriptOperations: ['ListThings'] }), 'script'],
    ['the host', document('', { Host: 'things.fabrikam.com' }), 'host'],
    ['the host that parameters make', document('', { 'x-ms-parameterized-host': { hostTemplate: '{region}.fabrikam.com' } }), 'host'],
    ['the base path', document('', { basepath: '/v2' }), 'base-path'],
    ['security definitions', document('', { SecurityDefinitions: { key: { type: 'apiKey' } } }), 'security-definitions'],
  ])('%s', (_name, after, sensitive) => {
    expect(changesBetween(unchanged(), after).map((change) => change.sensitive)).toContain(sensitive);
  });
});
