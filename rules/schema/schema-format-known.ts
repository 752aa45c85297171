import { defineRule, everyProgram } from '../define.ts';
import { parameter, responseSchema, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { nameOf, typedKinds } from './typed-node.ts';

/** The formats of each type. */
const formatsOf: ReadonlyMap<unknown, readonly unknown[]> = new Map([
  ['integer', ['int32', 'int64']],
  ['number', ['float', 'double']],
  ['string', ['byte', 'binary', 'date', 'date-time', 'date-no-tz', 'password', 'email', 'html', 'uri', 'uuid']],
  ['file', ['binary']],
]);

export const schemaFormatKnown = defineRule({
  id: 'schema-format-known',
  subject: 'schema',
  codes: ['UnrecognizedTypeFormat'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A format is one that the platform knows for the type.',
  why: 'An unknown format is ignored: makers get a plain field where a date picker or a file was meant.',
  fix: 'Write a known format of this type, or delete the member.',
  published: { certified: 33, 'independent-publisher': 4 },
  given: typedKinds,
  having: ['format'],
  check({ type, format }, node) {
    const formats = formatsOf.get(type) ?? [];
    if (formats.includes(format)) return;
    const kind = type === undefined ? 'no type' : `type ${quote(type)}`;
    const fix = formats.length === 0 ? 'Delete the format.' : `Write one of ${formats.join(', ')}, or delete the format.`;
    return { message: `${nameOf(node)} has the format ${quote(format)} with ${kind}.`, at: ['format'], fix };
  },
  valid: [
    schema('a date', { format: 'date-time' }),
    parameter('a whole number', { type: 'integer', format: 'int64' }),
    responseSchema('a file', { type: 'file', items: undefined, format: 'binary' }),
    schema('no format', { format: undefined }),
  ],
  invalid: [
    schema('of another type', { type: 'string', format: 'int32' }, { at: ['format'] }),
    schema('in capitals', { format: 'Date-Time' }, { at: ['format'] }),
    schema('invented', { format: 'timestamp' }, { at: ['format'] }),
    schema('empty', { format: '' }, { at: ['format'] }),
    schema('of a boolean', { type: 'boolean', format: 'bool' }, { at: ['format'] }),
    schema('without a type', { type: undefined, format: 'date' }, { at: ['format'] }),
    parameter('a parameter', { type: 'number', format: 'decimal' }, { at: ['format'] }),
    parameter('items of a parameter', { type: 'array', items: { type: 'integer', format: 'int' } }, { at: ['items', 'format'] }),
  ],
});
