import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, inputSchema, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { isOfType, rewritten } from './json-type.ts';
import { nameOf } from './typed-node.ts';

export const schemaDefaultType = defineRule({
  id: 'schema-default-type',
  subject: 'schema',
  codes: ['DefaultValueMustMatchType'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A default value has the declared type.',
  why: 'The default is sent as it is written: the API gets a text where it expects a number, and the first run fails.',
  fix: 'Write the default with the declared type.',
  published: { certified: 9, 'independent-publisher': 6 },
  sources: ['OpenAPI 2.0'],
  given: ['schema', 'parameter'],
  having: ['default'],
  check({ type, default: value }, node) {
    if (value === undefined || isOfType(value, type) || ('in' in node && node.in === 'body')) return;
    const better = rewritten(value, type);
    return {
      message: `${nameOf(node)} has type ${quote(type)}, but the default ${quote(value)}.`,
      at: ['default'],
      ...(better !== undefined && { fix: `Write ${quote(better)}.`, repair: { kind: 'replace', value: better } }),
    };
  },
  valid: [
    parameter('a number', { type: 'integer', default: 10 }),
    parameter('null', { type: 'integer', default: null }),
    inputSchema('a list', { type: 'array', items: { type: 'string' }, default: ['a'] }),
    inputSchema('no type', { type: undefined, default: 5 }),
    bodyParameter('a body has no type of its own', { type: 'integer', default: 'five' }),
    schema('a property that is called default', { type: 'object', properties: { default: { type: 'integer' } } }),
  ],
  invalid: [
    parameter('a number written as text', { type: 'integer', default: '10' }, { at: ['default'] }),
    parameter('a boolean written as text', { type: 'boolean', default: 'False' }, { at: ['default'] }),
    parameter('a text written as a number', { default: 2024 }, { at: ['default'] }),
    inputSchema('a list written as text', { type: 'array', items: { type: 'string' }, default: 'a,b' }, { at: ['default'] }),
    inputSchema('a list for an object', { type: 'object', default: [] }, { at: ['default'] }),
    inputSchema('a fraction', { type: 'integer', default: 0.5 }, { at: ['default'] }),
  ],
});
