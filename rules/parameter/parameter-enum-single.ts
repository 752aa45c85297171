import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { inputSchema, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';

export const parameterEnumSingle = defineRule({
  id: 'parameter-enum-single',
  subject: 'parameter',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A list of allowed values that makers see has more than one value.',
  why: 'A choice of one is none: makers open a list only to pick what could have been filled in for them.',
  fix: 'Make the value internal and required, with its only value as the default.',
  published: { certified: 34, 'independent-publisher': 15 },
  given: ['parameter', 'schema'],
  having: ['enum', 'items'],
  check(node, context) {
    if ('uses' in context) return context.isInternal ? undefined : singleEnums(node);
    const seen = context.isVisible ? singleEnum(node, []) : undefined;
    // Nobody chooses what a service answers.
    return seen === undefined || context.isInput ? seen : { ...seen, fix: 'Delete the enum, and name the value in the description.' };
  },
  valid: [
    parameter('two values', { enum: ['new', 'old'] }),
    parameter('internal', { enum: ['new'], 'x-ms-visibility': 'internal', required: true, default: 'new' }),
    parameter('an empty list is another matter', { enum: [] }),
    inputSchema('internal property', { enum: ['new'], 'x-ms-visibility': 'internal', default: 'new' }),
  ],
  invalid: [
    parameter('one value', { enum: ['new'] }, { at: ['enum'] }),
    parameter('of the items', { type: 'array', items: { type: 'string', enum: ['new'] } }, { at: ['items', 'enum'] }),
    inputSchema('of a property', { enum: ['new'] }, { at: ['enum'] }),
    schema('of an answer', { enum: ['new'] }, { at: ['enum'] }),
  ],
});

/** Of a parameter and of its `items`, which are as visible as itself. */
function* singleEnums(parameter: JsonObject): Iterable<Observation> {
  const at: string[] = [];
  for (let node: JsonValue | undefined = parameter; isObject(node); node = node['items']) {
    const seen = singleEnum(node, at);
    if (seen !== undefined) yield seen;
    at.push('items');
  }
}

function singleEnum(node: JsonObject, at: Path): Observation | undefined {
  const values = node['enum'];
  if (!isArray(values) || values.length !== 1) return undefined;
  return { message: `The only value allowed is ${quote(values[0])}.`, at: [...at, 'enum'] };
}
