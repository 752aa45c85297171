import { isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { responseSchema } from '../examples.ts';
import { quote } from '../quote.ts';
import { dynamicKinds } from './calls.ts';
import { namesIn } from './schema-parts.ts';

const older = 'x-ms-dynamic-schema';
const newer = 'x-ms-dynamic-properties';

export const dynamicItemValuePathMatch = defineRule({
  id: 'dynamic-item-value-path-match',
  subject: 'dynamic',
  codes: ['DynamicPropertiesItemValuePathMismatch'],
  severity: 'error',
  programs: everyProgram,
  summary: `${newer} has the same path as the ${older} beside it, without a last "properties".`,
  why: 'Some designers of the platform read the one, some the other: the same action shows other fields, or none, depending on where a maker works.',
  fix: `Set itemValuePath of ${newer} to the value-path of ${older}.`,
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: [newer],
  check({ [older]: schema, [newer]: properties }) {
    if (!isObject(schema) || !isObject(properties)) return;
    const path = schema['value-path'];
    const { itemValuePath } = properties;
    if (typeof path !== 'string' || !isPath(itemValuePath)) return;
    const names = namesIn(path);
    if (names.at(-1) === 'properties') names.pop();
    const expected = names.join('/');
    if (namesIn(itemValuePath ?? '').join('/') === expected) return;
    // Of two paths that differ nobody but the publisher knows which one is right.
    const isCertain = expected !== '' && (itemValuePath == null || itemValuePath === `${expected}/properties`);
    return {
      message: `${newer} has ${itemValuePath == null ? 'no itemValuePath' : `the itemValuePath ${quote(itemValuePath)}`}; value-path of ${older} is ${quote(path)}.`,
      at: [newer, 'itemValuePath'],
      repair: isCertain ? { kind: 'set', at: [newer], name: 'itemValuePath', value: expected } : undefined,
      fix: expected === '' ? `Remove itemValuePath from ${newer}.` : `Set "itemValuePath": ${quote(expected)} in ${newer}.`,
    };
  },
  valid: [
    pair('the same', { 'value-path': 'schema' }, { itemValuePath: 'schema' }),
    pair('without the last properties', { 'value-path': 'schema/properties' }, { itemValuePath: 'schema' }),
    pair('nothing is left', { 'value-path': 'properties' }, {}),
    pair('nothing is left, and the path is null', { 'value-path': 'properties' }, { itemValuePath: null }),
    pair('no value-path', {}, { itemValuePath: 'schema' }),
    pair('malformed: definition-value-types', { 'value-path': 'schema' }, { itemValuePath: ['schema'] }),
    responseSchema('alone', { [newer]: { operationId: 'ListThings', itemValuePath: 'schema' } }),
  ],
  invalid: [
    pair('another', { 'value-path': 'schema' }, { itemValuePath: 'items' }, [newer, 'itemValuePath']),
    pair('none', { 'value-path': 'schema' }, {}, [newer]),
    pair('with the last properties', { 'value-path': 'schema/properties' }, { itemValuePath: 'schema/properties' }, [
      newer,
      'itemValuePath',
    ]),
  ],
});

function isPath(value: JsonValue | undefined): value is string | null | undefined {
  return value === undefined || value === null || typeof value === 'string';
}

function pair(
  name: string,
  schema: { readonly 'value-path'?: string },
  properties: { readonly itemValuePath?: JsonValue },
  at?: readonly string[],
) {
  const members = { [older]: { operationId: 'ListThings', ...schema }, [newer]: { operationId: 'ListThings', ...properties } };
  return responseSchema(name, members, at && { at });
}
