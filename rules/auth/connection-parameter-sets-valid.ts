import { isBlank, isObject, isText, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

const set = (name: string) => ({
  name,
  uiDefinition: { displayName: `Sign in with a ${name}` },
  parameters: { [name]: { type: 'securestring' } },
});
const complete = { uiDefinition: { displayName: 'Way to sign in', description: 'Choose one.' }, values: [set('key'), set('token')] };

export const connectionParameterSetsValid = defineRule({
  id: 'connection-parameter-sets-valid',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'connectionParameterSets has a uiDefinition and at least two values, each with a name of its own, a displayName and parameters.',
  why: 'Makers choose how to sign in from this list; an incomplete entry cannot be chosen, or cannot be told from the others.',
  fix: 'Complete connectionParameterSets.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['Multiple authentications on a custom connector'],
  given: 'properties',
  having: ['connectionParameterSets'],
  *check({ connectionParameterSets: sets }) {
    const at = ['connectionParameterSets'];
    if (!isObject(sets)) {
      yield { message: `connectionParameterSets is ${quote(sets)}, not an object.`, at };
      return;
    }
    if (!isObject(sets['uiDefinition'])) yield { message: 'connectionParameterSets has no uiDefinition.', at };
    if (!Array.isArray(sets['values']) || sets['values'].length < 2) {
      yield {
        message: 'connectionParameterSets does not have two values or more.',
        at,
        fix: 'With one way to sign in, use connectionParameters.',
      };
    }
    if (!Array.isArray(sets['values'])) return;
    const names = new Set<string>();
    for (const [index, value] of sets['values'].entries()) yield* judgeSet(value, [...at, 'values', index], names);
  },
  valid: [
    properties('complete', { connectionParameterSets: complete }),
    properties('displayname as the documentation spells it', {
      connectionParameterSets: {
        ...complete,
        values: [set('key'), { ...set('token'), uiDefinition: { displayname: 'Sign in with a token' } }],
      },
    }),
  ],
  invalid: [
    properties('an array', { connectionParameterSets: [set('key'), set('token')] }, { at: ['connectionParameterSets'] }),
    properties(
      'no uiDefinition',
      { connectionParameterSets: { ...complete, uiDefinition: undefined } },
      { at: ['connectionParameterSets'] },
    ),
    properties('one way only', { connectionParameterSets: { ...complete, values: [set('key')] } }, { at: ['connectionParameterSets'] }),
    properties(
      'no values',
      { connectionParameterSets: { ...complete, values: {} } },
      { at: ['connectionParameterSets'], program: 'custom' },
    ),
    properties(
      'the same name twice',
      { connectionParameterSets: { ...complete, values: [set('key'), set('key')] } },
      { at: ['connectionParameterSets', 'values', 1] },
    ),
    properties(
      'an empty entry and one that is none',
      { connectionParameterSets: { ...complete, values: [{}, null] } },
      {
        at: [
          ['connectionParameterSets', 'values', 0],
          ['connectionParameterSets', 'values', 1],
        ],
      },
    ),
  ],
});

function* judgeSet(value: unknown, at: Path, names: Set<string>): Iterable<Observation> {
  if (!isObject(value)) {
    yield { message: 'An entry of connectionParameterSets is not an object.', at };
    return;
  }
  const { name } = value;
  const missing: string[] = [];
  if (isBlank(name)) missing.push('name');
  if (!hasDisplayName(objectOr(value['uiDefinition']))) missing.push('uiDefinition.displayName');
  if (!isObject(value['parameters'])) missing.push('parameters');
  if (missing.length > 0)
    yield { message: `A set of connection parameters has no ${missing.join(', no ')}.`, at, fix: `Add ${missing.join(', ')}.` };
  if (!isText(name)) return;
  if (names.has(name)) yield { message: `Two sets of connection parameters have the name ${quote(name)}.`, at, fix: 'Rename one of them.' };
  names.add(name);
}

/** The documentation spells it displayname and displayName. */
function hasDisplayName(uiDefinition: JsonObject): boolean {
  return isText(uiDefinition['displayName']) || isText(uiDefinition['displayname']);
}
